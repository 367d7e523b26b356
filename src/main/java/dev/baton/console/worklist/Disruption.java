package dev.baton.console.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which exceptions a disruption is made of: those of orders that were raised in a time.
 *
 * @param from the first moment
 * @param to the first moment after it
 * @param kind null for any
 * @param cause null for any
 */
record Disruption(
        Instant from,
        Instant to,
        @Nullable String kind,
        @Nullable String cause) {}
