package dev.baton.console.returns;

/**
 * What was scanned and is not among what was announced: it waits for somebody to say what it is.
 *
 * @param more whether it was announced, and fewer of it
 */
public record Stranger(String code, String name, boolean more) {}
