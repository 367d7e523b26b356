package dev.baton.console.shipping;

import org.jspecify.annotations.Nullable;

/**
 * A station on the way of a shipment.
 *
 * @param when in words; null when nothing is known
 */
public record Step(String label, State state, @Nullable String when) {

    public enum State {
        DONE,
        NOW,
        TROUBLE,
        NEXT
    }
}
