package dev.baton.pricing;

import dev.baton.platform.money.Money;

/**
 * A tax of the whole order: the sum of what its lines carry.
 *
 * @param jurisdiction country and, when it is the region's tax, region: {@code US-NJ}
 * @param ratePpm in millionths
 * @param base what is taxed, without the tax itself
 */
public record AppliedTax(String jurisdiction, String name, int ratePpm, Money base, Money amount) {}
