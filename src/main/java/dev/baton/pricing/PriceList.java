package dev.baton.pricing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Prices in one currency, for whom and when.
 *
 * <p>A line takes its price from the first of these that has one for its SKU, currency, day and quantity: a list made for this
 * very customer, the list the customer was given, the list of the channel, the tenant's default list. Between two of the same
 * kind the younger wins.
 *
 * @param channel a list that names a channel is that channel's list, and counts in no other; null for any
 * @param customer the number of the one customer it was made for; null for any
 * @param validTo the last day; null for no end
 * @param version counts its changes and those of its prices, from 1
 */
public record PriceList(
        String code,
        String name,
        String currency,
        @Nullable String channel,
        @Nullable String customer,
        boolean isDefault,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        int version) {

    PriceList version(int next) {
        return new PriceList(code, name, currency, channel, customer, isDefault, validFrom, validTo, next);
    }
}
