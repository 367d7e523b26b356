package dev.baton.sample;

import dev.baton.catalog.Sku;
import dev.baton.pricing.DefineDiscount;
import dev.baton.pricing.DefinePriceList;
import dev.baton.pricing.DefineShippingCharge;
import dev.baton.pricing.DefineTaxRate;
import dev.baton.pricing.Discount;
import dev.baton.pricing.Price;
import dev.baton.pricing.PriceList;
import dev.baton.pricing.ShippingCharge;
import dev.baton.pricing.TaxRate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the sample company asks for its goods and for bringing them, and what the state adds. */
@Component
class SamplePrices {

    private static final LocalDate ALWAYS = LocalDate.of(2020, 1, 1);
    private static final String DOLLAR = "USD";

    private static final Set<String> CONTIGUOUS =
            Set.of(("AL AZ AR CA CO CT DE DC FL GA ID IL IN IA KS KY LA ME MD MA MI MN"
                            + " MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY")
                    .split(" "));
    private static final Set<String> OUTLYING = Set.of("AK HI AS GU MP PR VI AA AE AP".split(" "));

    /** Countries with a price list in money of their own. */
    private static final Map<String, String> HOME_CURRENCY =
            Map.of("DE", "EUR", "ES", "EUR", "FR", "EUR", "NL", "EUR", "GB", "GBP");

    private final DefinePriceList definePriceList;
    private final DefineDiscount defineDiscount;
    private final DefineTaxRate defineTaxRate;
    private final DefineShippingCharge defineShippingCharge;

    SamplePrices(
            DefinePriceList definePriceList,
            DefineDiscount defineDiscount,
            DefineTaxRate defineTaxRate,
            DefineShippingCharge defineShippingCharge) {
        this.definePriceList = definePriceList;
        this.defineDiscount = defineDiscount;
        this.defineTaxRate = defineTaxRate;
        this.defineShippingCharge = defineShippingCharge;
    }

    void define() {
        defineLists();
        Sheet.rows("discounts").forEach(row -> defineDiscount.handle(new DefineDiscount.Command(discount(row), 0L)));
        Sheet.rows("tax-rates").forEach(this::defineTaxes);
        defineCharges();
    }

    private void defineLists() {
        var prices = Sheet.rows("prices").stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("price_list"),
                        Collectors.mapping(
                                row -> new Price(
                                        Sku.of(row.text("sku")),
                                        row.number("min_quantity"),
                                        row.number("price_minor"),
                                        row.date("valid_from"),
                                        row.dateOrNull("valid_to")),
                                Collectors.toList())));
        for (var row : Sheet.rows("price-lists")) {
            var list = new PriceList(
                    row.text("code"),
                    row.text("name"),
                    row.text("currency"),
                    row.textOrNull("channel"),
                    null,
                    row.text("customer_group").startsWith("RETAIL"),
                    row.date("valid_from"),
                    row.dateOrNull("valid_to"),
                    1);
            definePriceList.handle(new DefinePriceList.Command(list, prices.getOrDefault(list.code(), List.of()), 0L));
        }
    }

    private static Discount discount(Sheet.Row row) {
        return new Discount(
                row.text("code"),
                row.text("name"),
                Discount.Kind.valueOf(row.text("kind")),
                row.number("value"),
                Discount.Scope.valueOf(row.text("scope")),
                DOLLAR,
                row.number("min_subtotal_minor"),
                row.textOrNull("channel"),
                row.textOrNull("customer_tag"),
                Set.of(),
                row.text("code").startsWith("GIFT-") ? Set.of("Gift sets") : Set.of(),
                row.date("valid_from"),
                row.dateOrNull("valid_to"),
                row.flag("automatic"),
                false,
                true,
                1);
    }

    /** The rate for everything; and, where food is taxed otherwise, one for food. */
    private void defineTaxes(Sheet.Row row) {
        defineTax(row, TaxRate.STANDARD, row.number("rate_ppm"));
        var food = row.numberOrNull("food_rate_ppm");
        if (food != null) {
            defineTax(row, "FOOD", food.intValue());
        }
    }

    private void defineTax(Sheet.Row row, String taxClass, int ratePpm) {
        var place = row.text("region").isEmpty() ? row.text("country") : row.text("country") + "-" + row.text("region");
        var rate = new TaxRate(
                place + "-" + taxClass,
                row.text("country"),
                row.text("region"),
                taxClass,
                row.text("name"),
                ratePpm,
                row.flag("inclusive"),
                !row.text("country").equals("US"),
                ALWAYS,
                null,
                1);
        defineTaxRate.handle(new DefineTaxRate.Command(rate, 0L));
    }

    private void defineCharges() {
        int number = 1;
        for (var row : Sheet.rows("shipping-charges")) {
            define(row, "%s-%s-%03d".formatted(row.text("service"), row.text("country"), number), DOLLAR);
            var home = HOME_CURRENCY.get(row.text("country"));
            if (home != null) {
                define(row, "%s-%s-%03d-%s".formatted(row.text("service"), row.text("country"), number, home), home);
            }
            number++;
        }
    }

    private void define(Sheet.Row row, String code, String currency) {
        var charge = new ShippingCharge(
                code,
                row.text("service"),
                row.text("country"),
                regions(row.textOrNull("region_group")),
                currency,
                row.number("min_subtotal_minor"),
                row.numberOrNull("max_weight_g"),
                row.number("charge_minor"),
                row.numberOrNull("free_from_subtotal_minor"),
                ALWAYS,
                null,
                1);
        defineShippingCharge.handle(new DefineShippingCharge.Command(charge, 0L));
    }

    private static Set<String> regions(@Nullable String group) {
        if (group == null) {
            return Set.of();
        }
        return switch (group) {
            case "CONTIGUOUS" -> CONTIGUOUS;
            case "OUTLYING" -> OUTLYING;
            default -> throw new IllegalArgumentException("no group of regions: " + group);
        };
    }
}
