package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.pricing.Discount;
import dev.baton.pricing.ManualDiscount;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GivenDiscountsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void what_was_given_for_a_line_follows_it_to_its_new_place() {
        var given = given(List.of("PEPPER", "SALT", "PEPPER"), kindness(null), kindness(1), kindness(2));

        assertThat(given.byHandOn(skus("MILL", "PEPPER", "PEPPER", "SALT")))
                .containsExactly(kindness(null), kindness(3), kindness(2));
    }

    @Test
    void what_was_given_for_a_line_that_is_gone_is_gone_with_it() {
        var given = given(List.of("PEPPER", "SALT"), kindness(0), kindness(1));

        assertThat(given.byHandOn(skus("SALT"))).containsExactly(kindness(0));
    }

    @Test
    void it_is_kept_as_it_was_given() {
        var given = given(List.of("PEPPER", "SALT"), kindness(null), kindness(1));

        assertThat(GivenDiscounts.of(JSON.valueToTree(Map.of(GivenDiscounts.FIELD, given))))
                .isEqualTo(given);
        assertThat(given.codes()).containsExactly("SPRING");
        assertThat(GivenDiscounts.of(JSON.createObjectNode()))
                .as("an order of which nothing is kept")
                .isEqualTo(new GivenDiscounts(List.of(), List.of()));
    }

    private static GivenDiscounts given(List<String> lines, ManualDiscount... discounts) {
        return GivenDiscounts.of(new PlaceOrder.Command(
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
                List.of(discounts),
                null));
    }

    private static ManualDiscount kindness(@Nullable Integer line) {
        return new ManualDiscount("kindness", Discount.Kind.PERCENT, 500, line);
    }

    private static List<Sku> skus(String... skus) {
        return Stream.of(skus).map(Sku::of).toList();
    }
}
