package dev.baton.pricing;

import dev.baton.catalog.Item.KitComponent;
import dev.baton.catalog.Sku;
import dev.baton.pricing.PriceBook.FoundPrice;
import dev.baton.pricing.PriceOrder.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Baskets and price books in words. */
final class Baskets {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    final List<PricingRequest.Line> lines = new ArrayList<>();
    final Map<Integer, FoundPrice> prices = new HashMap<>();
    final Map<Integer, long[]> componentValues = new HashMap<>();
    final List<Discount> discounts = new ArrayList<>();
    final List<TaxRate> rates = new ArrayList<>();
    final List<ShippingCharge> charges = new ArrayList<>();
    final List<String> codes = new ArrayList<>();
    final List<ManualDiscount> manual = new ArrayList<>();
    final List<ManualCharge> asked = new ArrayList<>();
    final Map<Sku, String> categories = new HashMap<>();
    String currency = "USD";
    String country = "US";
    String region = "NJ";
    boolean exempt;
    Set<String> tags = Set.of();

    Baskets line(String sku, long quantity, long unit) {
        return line(sku, quantity, unit, "STANDARD", 100);
    }

    Baskets line(String sku, long quantity, long unit, String taxClass, long grams) {
        prices.put(
                lines.size() + 1,
                new FoundPrice(unit, new PriceSource(PriceSource.Kind.DEFAULT, "RETAIL", 1, 1L, LONG_AGO, null)));
        return unpriced(sku, quantity, taxClass, grams, null);
    }

    Baskets unpriced(String sku, long quantity, String taxClass, long grams, @Nullable Long override) {
        lines.add(new PricingRequest.Line(
                lines.size() + 1, new Sku(sku), quantity, taxClass, grams, override, List.of()));
        return this;
    }

    /** @param values what the components in one kit cost by themselves */
    Baskets kit(String sku, long quantity, long unit, List<KitComponent> components, long... values) {
        line(sku, quantity, unit);
        var line = lines.removeLast();
        lines.add(new PricingRequest.Line(
                line.reference(), line.sku(), quantity, line.taxClass(), line.weightGrams(), null, components));
        componentValues.put(line.reference(), values);
        return this;
    }

    Baskets discount(Discount discount) {
        discounts.add(discount);
        return this;
    }

    Baskets code(String code) {
        codes.add(code);
        return this;
    }

    Baskets tax(String taxClass, String name, int ppm, boolean inclusive, boolean taxesShipping) {
        return taxAt(region, taxClass, name, ppm, inclusive, taxesShipping);
    }

    Baskets taxAt(String where, String taxClass, String name, int ppm, boolean inclusive, boolean taxesShipping) {
        rates.add(new TaxRate(
                "T" + rates.size(), country, where, taxClass, name, ppm, inclusive, taxesShipping, LONG_AGO, null, 1));
        return this;
    }

    Baskets charge(long charge, @Nullable Long maximumGrams, @Nullable Long freeFrom) {
        charges.add(new ShippingCharge(
                "S" + charges.size(),
                "GROUND",
                country,
                Set.of(),
                currency,
                0,
                maximumGrams,
                charge,
                freeFrom,
                LONG_AGO,
                null,
                1));
        return this;
    }

    static Discount percent(String code, int basisPoints, boolean automatic) {
        return discount(code, Discount.Kind.PERCENT, basisPoints, Discount.Scope.ORDER, 0, automatic, Set.of());
    }

    static Discount amount(String code, long minor, boolean automatic) {
        return discount(code, Discount.Kind.AMOUNT, minor, Discount.Scope.ORDER, 0, automatic, Set.of());
    }

    /** The same, but given alone. */
    static Discount alone(Discount discount) {
        return new Discount(
                discount.code(),
                discount.name(),
                discount.kind(),
                discount.value(),
                discount.scope(),
                discount.currency(),
                discount.minimumSubtotal(),
                discount.channel(),
                discount.customerTag(),
                discount.skus(),
                discount.categories(),
                discount.validFrom(),
                discount.validTo(),
                discount.automatic(),
                true,
                discount.enabled(),
                discount.version());
    }

    static Discount discount(
            String code,
            Discount.Kind kind,
            long value,
            Discount.Scope scope,
            long minimum,
            boolean automatic,
            Set<String> skus) {
        return new Discount(
                code, code, kind, value, scope, "USD", minimum, null, null, skus, Set.of(), LONG_AGO, null, automatic,
                false, true, 1);
    }

    Outcome outcome() {
        var request = new PricingRequest(
                null,
                "web",
                null,
                tags,
                currency,
                TODAY,
                TODAY,
                country,
                region,
                exempt,
                lines,
                codes,
                new ByHand(manual, asked),
                "GROUND");
        return Calculation.price(
                new PriceBook(request, prices, componentValues, discounts, rates, charges, categories));
    }

    PricedOrder priced() {
        if (outcome() instanceof Outcome.Priced(var order)) {
            return order;
        }
        throw new AssertionError(outcome());
    }
}
