package dev.baton.platform.events;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened, told upwards. Written in the transaction in which it happened, delivered at least once, and in order
 * per subject.
 *
 * <p>Carries ids and facts, never secrets. Its name on the wire is the simple name of its class, which is unique in the house.
 */
public interface Event {

    /** What it happened to: events of one subject are delivered in the order in which they happened. */
    UUID subject();

    Instant at();
}
