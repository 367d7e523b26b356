package dev.baton.pricing;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reduction of the goods' price.
 *
 * @param value basis points for {@link Kind#PERCENT}, minor units of {@code currency} for {@link Kind#AMOUNT}
 * @param currency only orders in this currency; null for any, which an amount or a minimum cannot be
 * @param minimumSubtotal what the goods of the whole order must cost before discounts, in minor units
 * @param channel only orders of this channel; null for any
 * @param customerTag only customers with this tag; null for any
 * @param skus for {@link Scope#LINE}: only these; empty, with no categories, means every line
 * @param categories for {@link Scope#LINE}: only items of these categories
 * @param validTo the last day; null for no end
 * @param automatic given by itself; otherwise by its code
 * @param exclusive given alone: with no other code and no automatic discount; what is given by hand comes on top of it too
 */
public record Discount(
        String code,
        String name,
        Kind kind,
        long value,
        Scope scope,
        @Nullable String currency,
        long minimumSubtotal,
        @Nullable String channel,
        @Nullable String customerTag,
        Set<String> skus,
        Set<String> categories,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        boolean automatic,
        boolean exclusive,
        boolean enabled,
        int version) {

    public enum Kind {
        PERCENT,
        AMOUNT
    }

    public enum Scope {
        /** A percentage of all goods, or an amount once. */
        ORDER,
        /** A percentage of the lines it is for, or an amount off each of them. */
        LINE
    }

    public Discount {
        skus = Set.copyOf(skus);
        categories = Set.copyOf(categories);
    }

    boolean inForce(LocalDate day) {
        return enabled && !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    boolean isFor(String sku, @Nullable String category) {
        return scope == Scope.ORDER
                || (skus.isEmpty() && categories.isEmpty())
                || skus.contains(sku)
                || (category != null && categories.contains(category));
    }

    Discount version(int next) {
        return new Discount(
                code,
                name,
                kind,
                value,
                scope,
                currency,
                minimumSubtotal,
                channel,
                customerTag,
                skus,
                categories,
                validFrom,
                validTo,
                automatic,
                exclusive,
                enabled,
                next);
    }
}
