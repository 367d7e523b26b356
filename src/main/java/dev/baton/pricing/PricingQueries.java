package dev.baton.pricing;

import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about prices, discounts, taxes and charges. Lists are by code. */
@Service
@Transactional(readOnly = true)
public class PricingQueries {

    private final PriceLists lists;
    private final Prices prices;
    private final Discounts discounts;
    private final TaxRates taxRates;
    private final ShippingCharges charges;

    PricingQueries(PriceLists lists, Prices prices, Discounts discounts, TaxRates taxRates, ShippingCharges charges) {
        this.lists = lists;
        this.prices = prices;
        this.discounts = discounts;
        this.taxRates = taxRates;
        this.charges = charges;
    }

    public PriceList priceList(String code) {
        return lists.find(code).orElseThrow(() -> new NotFound("price list", code));
    }

    public Page<PriceList> priceLists(@Nullable String currency, PageRequest request) {
        return lists.list(currency, request);
    }

    /** By SKU, quantity and first day. */
    public Page<Price> prices(String list, @Nullable String sku, PageRequest request) {
        return prices.list(priceList(list).code(), sku, request);
    }

    public Discount discount(String code) {
        return discounts.find(code).orElseThrow(() -> new NotFound("discount", code));
    }

    /** That one, as it is today, if there still is one. */
    public Optional<Discount> findDiscount(String code) {
        return discounts.find(code);
    }

    public Page<Discount> discounts(PageRequest request) {
        return discounts.list(request);
    }

    public TaxRate taxRate(String code) {
        return taxRates.find(code).orElseThrow(() -> new NotFound("tax rate", code));
    }

    public Page<TaxRate> taxRates(@Nullable String country, PageRequest request) {
        return taxRates.list(country, request);
    }

    public ShippingCharge shippingCharge(String code) {
        return charges.find(code).orElseThrow(() -> new NotFound("shipping charge", code));
    }

    public Page<ShippingCharge> shippingCharges(@Nullable String service, PageRequest request) {
        return charges.list(service, request);
    }

    /** The services that customers are charged for. */
    public List<String> shippingServices() {
        return charges.services();
    }
}
