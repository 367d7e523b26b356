package dev.baton.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.catalog.Sku;
import dev.baton.platform.security.Caller;
import dev.baton.pricing.PriceOrder.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which price is found, on a real database. */
@BatonTest
class PriceOrderTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Sku PEPPER = new Sku("PEPPER");
    private static final Sku SALT = new Sku("SALT");

    @Autowired
    TestTenant tenants;

    @Autowired
    DefinePriceList definePriceList;

    @Autowired
    PriceOrder priceOrder;

    Caller caller;

    @BeforeEach
    void fourLists() {
        caller = tenants.fresh();
        list("RETAIL", "USD", null, null, true, price(PEPPER, 1, 849), price(SALT, 1, 300));
        list("EURO", "EUR", null, null, true, price(PEPPER, 1, 799));
        list("SHOP", "USD", "web", null, false, price(PEPPER, 1, 829));
        list("WHOLESALE", "USD", null, null, false, price(PEPPER, 24, 525), price(PEPPER, 144, 475));
        list("ACME", "USD", null, "C-1", false, price(PEPPER, 1000, 400));
    }

    @Test
    void a_list_made_for_the_customer_goes_first() {
        assertThat(find("C-1", "WHOLESALE", "phone", "USD", PEPPER, 1000)).isEqualTo("ACME 400 from 1000");
        assertThat(find("C-2", "WHOLESALE", "phone", "USD", PEPPER, 1000)).isEqualTo("WHOLESALE 475 from 144");
    }

    @Test
    void the_list_the_customer_was_given_goes_before_the_channel_s_and_that_before_the_default() {
        assertThat(find("C-2", "WHOLESALE", "web", "USD", PEPPER, 24)).isEqualTo("WHOLESALE 525 from 24");
        assertThat(find("C-2", null, "web", "USD", PEPPER, 24)).isEqualTo("SHOP 829 from 1");
        assertThat(find(null, null, "phone", "USD", PEPPER, 24)).isEqualTo("RETAIL 849 from 1");
    }

    @Test
    void a_list_without_the_goods_or_the_quantity_passes_the_question_on() {
        assertThat(find("C-1", "WHOLESALE", "phone", "USD", PEPPER, 23)).isEqualTo("RETAIL 849 from 1");
        assertThat(find("C-2", "WHOLESALE", "web", "USD", SALT, 200)).isEqualTo("RETAIL 300 from 1");
    }

    @Test
    void every_currency_has_its_own_lists() {
        assertThat(find("C-2", "WHOLESALE", "web", "EUR", PEPPER, 24)).isEqualTo("EURO 799 from 1");
        assertThat(find("C-2", "WHOLESALE", "web", "GBP", PEPPER, 24))
                .isEqualTo("PEPPER has no price in GBP on 2026-11-21 for a quantity of 24");
    }

    @Test
    void a_price_counts_from_its_first_day_to_its_last_and_the_youngest_wins() {
        list(
                "RETAIL-2",
                "CAD",
                null,
                null,
                true,
                new Price(PEPPER, 1, 900, NEW_YEAR, null),
                new Price(PEPPER, 1, 700, TODAY, TODAY.plusDays(1)));

        assertThat(find(TODAY.minusDays(1), "CAD")).isEqualTo("RETAIL-2 900 from 1");
        assertThat(find(TODAY, "CAD")).isEqualTo("RETAIL-2 700 from 1");
        assertThat(find(TODAY.plusDays(1), "CAD")).isEqualTo("RETAIL-2 700 from 1");
        assertThat(find(TODAY.plusDays(2), "CAD")).isEqualTo("RETAIL-2 900 from 1");
        assertThat(find(NEW_YEAR.minusDays(1), "CAD")).contains("has no price in CAD on 2025-12-31");
    }

    @Test
    void several_baskets_are_answered_in_their_order() {
        var outcomes = caller.call(() -> priceOrder.handle(List.of(
                request("C-2", null, "web", "USD", TODAY, PEPPER, 1),
                request("C-2", null, "web", "GBP", TODAY, PEPPER, 1),
                request("C-2", null, "phone", "USD", TODAY, SALT, 1))));

        assertThat(outcomes)
                .extracting(PriceOrderTest::words)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("SHOP 829 from 1"),
                        second -> assertThat(second).contains("no price in GBP"),
                        third -> assertThat(third).isEqualTo("RETAIL 300 from 1"));
    }

    @Test
    void another_merchant_s_prices_are_never_found() {
        caller = tenants.fresh();

        assertThat(find("C-2", "WHOLESALE", "web", "USD", PEPPER, 24)).contains("has no price");
    }

    private static Price price(Sku sku, long from, long minor) {
        return new Price(sku, from, minor, NEW_YEAR, null);
    }

    private void list(
            String code,
            String currency,
            @Nullable String channel,
            @Nullable String customer,
            boolean isDefault,
            Price... prices) {
        var list = new PriceList(code, code, currency, channel, customer, isDefault, NEW_YEAR, null, 1);
        caller.call(() -> definePriceList.handle(new DefinePriceList.Command(list, List.of(prices), 0L)));
    }

    private String find(LocalDate on, String currency) {
        return words(caller.call(() -> priceOrder.handle(request(null, null, "phone", currency, on, PEPPER, 1))));
    }

    private String find(
            @Nullable String customer, @Nullable String list, String channel, String currency, Sku sku, long quantity) {
        return words(
                caller.call(() -> priceOrder.handle(request(customer, list, channel, currency, TODAY, sku, quantity))));
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Priced(var order) -> {
                var line = order.lines().getFirst();
                yield "%s %d from %d"
                        .formatted(
                                line.source().list(),
                                line.unitPrice().minor(),
                                line.source().quantityFrom());
            }
            case Outcome.Unpriced(var lines) -> lines.getFirst().reason();
        };
    }

    private static PricingRequest request(
            @Nullable String customer,
            @Nullable String list,
            String channel,
            String currency,
            LocalDate on,
            Sku sku,
            long quantity) {
        return new PricingRequest(
                list,
                channel,
                customer,
                Set.of(),
                currency,
                on,
                on,
                "US",
                "NJ",
                false,
                List.of(new PricingRequest.Line(7, sku, quantity, "FOOD", 60, null, List.of())),
                List.of(),
                ByHand.NOTHING,
                "GROUND");
    }
}
