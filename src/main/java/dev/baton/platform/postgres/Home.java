package dev.baton.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that holds everything one installation of Baton keeps: the database, its secret and the logs. */
public record Home(Path path) {

    public static Home at(Path path) {
        try {
            Files.createDirectories(path);
            return new Home(path.toRealPath());
        } catch (IOException e) {
            throw new PostgresUnavailable("Cannot use %s as the home: %s".formatted(path, e), e);
        }
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** Facts about the Baton that runs here, for the commands that come after it. */
    public Path running() {
        return path.resolve("running.properties");
    }

    Path lock() {
        return path.resolve("baton.lock");
    }

    Path binaries(String version) {
        return path.resolve("postgresql-" + version);
    }

    Path data() {
        return path.resolve("data-18");
    }

    Path secret() {
        return path.resolve("postgres.secret");
    }

    Path postgresLog() {
        return logs().resolve("postgres.log");
    }
}
