package dev.baton.pricing;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of what customers pay for shipping.
 *
 * <p>Of the rows that hold an order, one that names its region goes before one that names only its country, and that before
 * one for anywhere; then the highest minimum, then the smallest weight limit, then the code decide.
 *
 * @param service what the customer chooses, such as {@code GROUND}
 * @param country ISO 3166-1 alpha-2; empty for anywhere
 * @param regions ISO 3166-2 without the country; empty for all of the country
 * @param minimumSubtotal goods after discounts, in minor units, from which the row counts
 * @param maximumGrams the heaviest order it holds; null for any
 * @param charge in minor units
 * @param freeFrom goods after discounts, in minor units, from which nothing is charged; null for never
 * @param validTo the last day; null for no end
 */
public record ShippingCharge(
        String code,
        String service,
        String country,
        Set<String> regions,
        String currency,
        long minimumSubtotal,
        @Nullable Long maximumGrams,
        long charge,
        @Nullable Long freeFrom,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        int version) {

    public ShippingCharge {
        regions = Set.copyOf(regions);
    }

    boolean holds(PricingRequest request, long subtotal, long grams) {
        return service.equals(request.shippingService())
                && currency.equals(request.currency())
                && (country.isEmpty() || country.equals(request.country()))
                && (regions.isEmpty() || regions.contains(request.region()))
                && minimumSubtotal <= subtotal
                && (maximumGrams == null || grams <= maximumGrams)
                && !request.on().isBefore(validFrom)
                && (validTo == null || !request.on().isAfter(validTo));
    }

    ShippingCharge version(int next) {
        return new ShippingCharge(
                code,
                service,
                country,
                regions,
                currency,
                minimumSubtotal,
                maximumGrams,
                charge,
                freeFrom,
                validFrom,
                validTo,
                next);
    }
}
