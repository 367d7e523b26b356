package dev.baton.platform.web;

/** The caller's {@code If-Match} names a version that is no longer current. Answered as 412. */
public class StaleVersion extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleVersion(long current) {
        super("This was changed meanwhile and is now at version %d.".formatted(current));
    }
}
