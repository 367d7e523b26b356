package dev.baton.pricing;

/**
 * A line that cannot be priced.
 *
 * @param line its reference in the request
 */
public record Unpriceable(int line, String reason) {}
