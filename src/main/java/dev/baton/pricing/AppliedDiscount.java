package dev.baton.pricing;

import dev.baton.platform.money.Money;

/** A discount of the whole order: the sum of what its lines got. */
public record AppliedDiscount(String code, String name, Origin origin, Money amount) {

    public enum Origin {
        AUTOMATIC,
        CODE,
        MANUAL
    }
}
