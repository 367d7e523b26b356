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

    private final Prices prices;
    private final Discounts discounts;
    private final TaxRates taxRates;
    private final ShippingCharges charges;
    private final ItemQueries items;

    PriceBooks(Prices prices, Discounts discounts, TaxRates taxRates, ShippingCharges charges, ItemQueries items) {
        this.prices = prices;
        this.discounts = discounts;
        this.taxRates = taxRates;
        this.charges = charges;
        this.items = items;
    }

    List<PriceBook> read(List<PricingRequest> requests) {
        var found = prices.find(requests);
        var offered = discounts.candidates(requests);
        var rates = taxRates.candidates(requests);
        var table = charges.candidates(requests);
        var categories = categories(requests, offered);
        return IntStream.range(0, requests.size())
                .mapToObj(i -> new PriceBook(
                        requests.get(i),
                        found.get(i).prices(),
                        found.get(i).componentValues(),
                        offered,
                        rates,
                        table,
                        categories))
                .toList();
    }

    /** Asks the catalogue only when a discount wants to know. */
    private Map<Sku, String> categories(List<PricingRequest> requests, List<Discount> offered) {
        if (offered.stream().allMatch(discount -> discount.categories().isEmpty())) {
            return Map.of();
        }
        var skus = requests.stream()
                .flatMap(request -> request.lines().stream())
                .map(PricingRequest.Line::sku)
                .collect(Collectors.toSet());
        var categories = new HashMap<Sku, String>();
        items.find(skus).forEach((sku, item) -> {
            if (item.category() != null) {
                categories.put(sku, item.category());
            }
        });
        return categories;
    }
}
