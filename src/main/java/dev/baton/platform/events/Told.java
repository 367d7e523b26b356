package dev.baton.platform.events;

import java.util.UUID;

/**
 * An event as a listener is told it.
 *
 * @param id of the outbox: the same, however often the event is told
 */
public record Told<E extends Event>(UUID id, E event) {}
