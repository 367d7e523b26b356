package dev.baton.pricing;

import dev.baton.catalog.Sku;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one unit costs from a quantity on. Of the prices in force the highest quantity that is reached wins, then the youngest.
 *
 * @param unitMinor in minor units of the list's currency
 * @param validTo the last day; null for no end
 */
public record Price(
        Sku sku,
        long quantityFrom,
        long unitMinor,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
