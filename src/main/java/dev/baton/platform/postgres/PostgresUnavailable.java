package dev.baton.platform.postgres;

/** PostgreSQL cannot be had. The message is one line that a person can act on. */
public class PostgresUnavailable extends RuntimeException {

    PostgresUnavailable(String message) {
        super(message);
    }

    PostgresUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
