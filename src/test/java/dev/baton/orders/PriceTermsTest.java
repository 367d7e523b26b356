package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.pricing.ByHand;
import dev.baton.pricing.Discount;
import dev.baton.pricing.ManualCharge;
import dev.baton.pricing.ManualDiscount;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PriceTermsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void what_was_given_for_a_line_follows_it_to_its_new_place() {
        var given = given(List.of("PEPPER", "SALT", "PEPPER"), kindness(null), kindness(1), kindness(2));

        assertThat(given.byHandOn(skus("MILL", "PEPPER", "PEPPER", "SALT")).discounts())
                .containsExactly(kindness(null), kindness(3), kindness(2));
    }

    @Test
    void what_was_given_for_a_line_that_is_gone_is_gone_with_it() {
        var given = given(List.of("PEPPER", "SALT"), kindness(0), kindness(1));

        assertThat(given.byHandOn(skus("SALT")).discounts()).containsExactly(kindness(0));
    }

    @Test
    void it_is_kept_as_it_was_given() {
        var given = given(List.of("PEPPER", "SALT"), kindness(null), kindness(1));

        assertThat(PriceTerms.of(JSON.valueToTree(Map.of(PriceTerms.FIELD, given))))
                .isEqualTo(given);
        assertThat(given.codes()).containsExactly("SPRING");
        assertThat(PriceTerms.of(JSON.createObjectNode()))
                .as("an order of which nothing is kept")
                .isEqualTo(new PriceTerms(List.of(), List.of(), List.of()));
    }

    @Test
    void what_was_asked_for_a_line_goes_where_it_goes() {
        var wrap = new ManualCharge(ManualCharge.Kind.GIFT_WRAP, "Two ribbons", 450, 1);
        var asked = given(List.of("PEPPER", "SALT"), new ByHand(List.of(), List.of(wrap)));

        assertThat(asked.byHandOn(skus("SALT", "MILL")).charges())
                .containsExactly(new ManualCharge(wrap.kind(), wrap.reason(), wrap.amount(), 0));
        assertThat(asked.byHandOn(skus("PEPPER")).charges()).isEmpty();
        assertThat(PriceTerms.of(JSON.valueToTree(Map.of(PriceTerms.FIELD, asked))))
                .isEqualTo(asked);
    }

    private static PriceTerms given(List<String> lines, ManualDiscount... discounts) {
        return given(lines, new ByHand(List.of(discounts), List.of()));
    }

    private static PriceTerms given(List<String> lines, ByHand byHand) {
        return PriceTerms.of(new PlaceOrder.Command(
                        "web",
                        null,
                        null,
                        null,
                        lines.stream()
                                .map(sku -> new PlaceOrder.Line(Sku.of(sku), 1, UnitOfMeasure.EACH, null))
                                .toList(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of("SPRING"),
                        byHand.discounts(),
                        null)
                .charging(byHand.charges()));
    }

    private static ManualDiscount kindness(@Nullable Integer line) {
        return new ManualDiscount("kindness", Discount.Kind.PERCENT, 500, line);
    }

    private static List<Sku> skus(String... skus) {
        return Stream.of(skus).map(Sku::of).toList();
    }
}
