package dev.baton.worklist;

import java.util.UUID;

/**
 * What it is about: a hold, an order, a refund, an endpoint.
 *
 * @param type in small letters: {@code hold}
 * @param label what people call it, such as its number
 */
public record Subject(String type, UUID id, String label) {}
