package dev.baton.platform.commands;

/** A command that cannot be done, in one line that says what to do about it. */
final class Refusal extends RuntimeException {

    private final int exitCode;

    private Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The line that was typed makes no sense. */
    static Refusal usage(String message) {
        return new Refusal(2, message);
    }

    static Refusal failure(String message) {
        return new Refusal(1, message);
    }

    int exitCode() {
        return exitCode;
    }
}
