package dev.baton.automations;

import dev.baton.orders.OrderId;
import org.jspecify.annotations.Nullable;

/** Which runs are wanted; what is null does not narrow. */
public record RunFilter(
        @Nullable AutomationId automation,
        @Nullable RunState state,
        @Nullable OrderId order) {

    public static RunFilter all() {
        return new RunFilter(null, null, null);
    }
}
