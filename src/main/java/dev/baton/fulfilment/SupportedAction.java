package dev.baton.fulfilment;

import org.jspecify.annotations.Nullable;

/**
 * Whether something can be asked of a fulfilment order as it stands.
 *
 * @param whyNot null when it is possible
 */
public record SupportedAction(
        FulfilmentAction action, boolean possible, @Nullable WhyNot whyNot) {

    public enum WhyNot {
        ORDER_ON_HOLD,
        NOT_RELEASED,
        ALREADY_RELEASED,
        PICKING_HAS_BEGUN,
        NOTHING_TO_PICK,
        NOTHING_PICKED,
        NOTHING_PACKED,
        PACKAGES_OPEN,
        SHIPPED,
        CANCELLED
    }

    static SupportedAction of(FulfilmentAction action, @Nullable WhyNot whyNot) {
        return new SupportedAction(action, whyNot == null, whyNot);
    }
}
