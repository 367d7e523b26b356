package dev.baton.pricing;

import dev.baton.platform.money.Money;

/** A line's part of a discount. */
public record LineDiscount(String code, String name, Money amount) {}
