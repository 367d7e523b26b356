package dev.baton.pricing;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Gathers what the calculation needs, for all requests together. */
@Component
class PriceBooks {

    private final ListPrices prices;
    private final Discounts discounts;
    private final TaxRates taxRates;
    private final ShippingCharges charges;
    private final ItemQueries items;

    PriceBooks(ListPrices prices, Discounts discounts, TaxRates taxRates, ShippingCharges charges, ItemQueries items) {
        this.prices = prices;
        this.discounts = discounts;
        this.taxRates = taxRates;
        this.charges = charges;
        this.items = items;
    }

    List<PriceBook> read(List<PricingRequest> requests) {
        var found = prices.find(requests);
        return IntStream.range(0, requests.size())
                .mapToObj(i -> book(requests.get(i), found.get(i)))
                .toList();
    }

    private PriceBook book(PricingRequest request, ListPrices.Found found) {
        var offered = discounts.known(request.discountCodes());
        return new PriceBook(
                request,
                found.prices(),
                found.componentValues(),
                offered,
                taxRates.known(request.country(), request.region()),
                charges.known(request.shippingService(), request.country()),
                categories(request, offered));
    }

    /** Asks the catalogue only when a discount wants to know. */
    private Map<Sku, String> categories(PricingRequest request, List<Discount> offered) {
        if (offered.stream().allMatch(discount -> discount.categories().isEmpty())) {
            return Map.of();
        }
        var skus = request.lines().stream().map(PricingRequest.Line::sku).collect(Collectors.toSet());
        var categories = new HashMap<Sku, String>();
        items.known(skus).forEach((sku, item) -> {
            if (item.category() != null) {
                categories.put(sku, item.category());
            }
        });
        return categories;
    }
}
