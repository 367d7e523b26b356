package dev.baton.pricing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a jurisdiction takes.
 *
 * <p>The rates of a region go before those of its country: where a region has any, the country's do not count. Several taxes
 * of one jurisdiction (different names) apply side by side. A class with rates of its own there is taxed by these alone; any
 * other is taxed as {@link #STANDARD}.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region ISO 3166-2 without the country; empty for the whole country
 * @param ratePpm in millionths: 66250 is 6.625 %
 * @param inclusive prices sold there contain it; otherwise it is added
 * @param taxesShipping shipping is taxed too, at the standard rate; read from rates of class {@link #STANDARD}
 * @param validTo the last day; null for no end
 */
public record TaxRate(
        String code,
        String country,
        String region,
        String taxClass,
        String name,
        int ratePpm,
        boolean inclusive,
        boolean taxesShipping,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        int version) {

    public static final String STANDARD = "STANDARD";

    boolean inForce(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    TaxRate version(int next) {
        return new TaxRate(
                code, country, region, taxClass, name, ratePpm, inclusive, taxesShipping, validFrom, validTo, next);
    }
}
