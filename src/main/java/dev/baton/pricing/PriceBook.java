package dev.baton.pricing;

import dev.baton.catalog.Sku;
import java.util.List;
import java.util.Map;

/**
 * All that the calculation of one request may look at.
 *
 * @param prices what was found, by line reference; no entry where nothing was, or where the price is given by hand
 * @param componentValues of a kit: list price times quantity of each component, by line reference; 0 where nothing was found
 * @param discounts candidates; whether they apply is decided by the calculation
 * @param categories of the SKUs, as far as a discount asks for one
 */
record PriceBook(
        PricingRequest request,
        Map<Integer, FoundPrice> prices,
        Map<Integer, long[]> componentValues,
        List<Discount> discounts,
        List<TaxRate> taxRates,
        List<ShippingCharge> charges,
        Map<Sku, String> categories) {

    record FoundPrice(long unitMinor, PriceSource source) {}
}
