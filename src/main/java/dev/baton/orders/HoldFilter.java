package dev.baton.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which holds a list shows; null means any.
 *
 * @param owner who sees to it
 * @param unowned only those that nobody sees to
 * @param rule the code of the rule that found it
 * @param placedFrom those that stand since then or later
 * @param placedBefore those that stand since before
 * @param text beginnings of words by which the order is found
 */
public record HoldFilter(
        State state,
        @Nullable HoldReason reason,
        @Nullable HoldSource source,
        @Nullable String owner,
        boolean unowned,
        @Nullable String rule,
        @Nullable Instant placedFrom,
        @Nullable Instant placedBefore,
        @Nullable String text,
        Sort sort) {

    public enum State {
        /** Those that hold an order which is not over. */
        ACTIVE,
        RELEASED,
        ALL
    }

    public enum Sort {
        OLDEST,
        NEWEST
    }

    /** All that hold an order now, the oldest first. */
    public static HoldFilter active() {
        return new HoldFilter(State.ACTIVE, null, null, null, false, null, null, null, null, Sort.OLDEST);
    }

    /** Those that hold an order now, by since when; null for any time. */
    public static HoldFilter since(@Nullable Instant from, @Nullable Instant before) {
        return new HoldFilter(State.ACTIVE, null, null, null, false, null, from, before, null, Sort.OLDEST);
    }

    /** Those that hold an order now and that {@code name} sees to. */
    public static HoldFilter of(String name) {
        return new HoldFilter(State.ACTIVE, null, null, name, false, null, null, null, null, Sort.OLDEST);
    }

    /** Those that hold an order now and that nobody sees to. */
    public static HoldFilter nobodys() {
        return new HoldFilter(State.ACTIVE, null, null, null, true, null, null, null, null, Sort.OLDEST);
    }
}
