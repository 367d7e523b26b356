package dev.baton.shipping;

import dev.baton.platform.money.Money;

/**
 * What a carrier offers.
 *
 * @param currency of its rates
 */
public record ServiceLevel(ServiceCode code, String name, Reach reach, String currency, boolean enabled) {

    public enum Reach {
        DOMESTIC,
        CROSS_BORDER,
        ANYWHERE
    }

    public ServiceLevel {
        Money.zero(currency);
    }

    boolean goes(boolean acrossBorder) {
        return switch (reach) {
            case DOMESTIC -> !acrossBorder;
            case CROSS_BORDER -> acrossBorder;
            case ANYWHERE -> true;
        };
    }
}
