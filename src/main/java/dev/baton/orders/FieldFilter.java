package dev.baton.orders;

/**
 * Orders in whose field this value stands.
 *
 * @param key the value as text, without case
 */
public record FieldFilter(String field, String key) {}
