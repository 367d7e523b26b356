package dev.baton.pricing;

import dev.baton.platform.money.Money;

/**
 * A line's part of a tax, shipping included where that is taxed.
 *
 * @param ratePpm in millionths
 * @param base what is taxed, without the tax itself
 */
public record LineTax(String name, int ratePpm, Money base, Money amount) {}
