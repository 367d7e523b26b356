package dev.baton.pricing;

import static dev.baton.pricing.Baskets.alone;
import static dev.baton.pricing.Baskets.amount;
import static dev.baton.pricing.Baskets.discount;
import static dev.baton.pricing.Baskets.percent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.catalog.Item.KitComponent;
import dev.baton.catalog.Sku;
import dev.baton.platform.money.Money;
import dev.baton.pricing.PriceOrder.Outcome.Unpriced;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CalculationTest {

    @Test
    void a_basket_with_everything_adds_up() {
        var order = new Baskets()
                .line("PEPPER", 3, 849, "FOOD", 60)
                .line("MILL", 1, 3600)
                .discount(percent("WELCOME10", 1000, false))
                .code(" welcome10 ")
                .tax("STANDARD", "Sales tax", 66_250, false, true)
                .tax("FOOD", "Sales tax", 0, false, false)
                .charge(695, 2000L, 7500L)
                .priced();

        assertThat(order.goods()).isEqualTo(usd(6147));
        assertThat(order.discount()).isEqualTo(usd(615));
        assertThat(order.net()).isEqualTo(usd(5532));
        assertThat(order.shipping()).isEqualTo(usd(695));
        assertThat(order.tax()).isEqualTo(usd(261));
        assertThat(order.total()).isEqualTo(usd(5532 + 695 + 261));
        assertThat(order.taxIncluded()).isFalse();
        assertThat(order.lines().getFirst().discount().plus(order.lines().get(1).discount()))
                .isEqualTo(order.discount());
    }

    @Test
    void food_is_taxed_at_its_own_rate_and_other_classes_at_the_standard_one() {
        var order = new Baskets()
                .line("PEPPER", 1, 10_000, "FOOD", 60)
                .line("MILL", 1, 10_000, "GENERAL", 60)
                .tax("STANDARD", "Sales tax", 40_000, false, false)
                .tax("FOOD", "Sales tax", 20_000, false, false)
                .priced();

        assertThat(order.lines()).extracting(PricedLine::tax).containsExactly(usd(200), usd(400));
    }

    @Test
    void tax_is_rounded_once_on_the_sum_and_not_on_every_line() {
        var basket = new Baskets().tax("STANDARD", "Sales tax", 66_250, false, false);
        for (int i = 0; i < 10; i++) {
            basket.line("THING-" + i, 1, 100);
        }

        var order = basket.priced();

        assertThat(order.tax())
                .as("10 × 6.625 is 66.25; ten roundings would make 70")
                .isEqualTo(usd(66));
        assertThat(order.lines()).extracting(line -> line.tax().minor()).containsOnly(6L, 7L);
    }

    @Test
    void included_tax_is_taken_out_of_the_price_and_not_added() {
        var basket = new Baskets().line("PEPPER", 1, 11_900).charge(1190, null, null);
        basket.tax("STANDARD", "Umsatzsteuer", 190_000, true, true);

        var order = basket.priced();

        assertThat(order.taxIncluded()).isTrue();
        assertThat(order.tax()).isEqualTo(usd(2090));
        assertThat(order.total()).isEqualTo(usd(13_090));
        assertThat(order.taxes().getFirst().base()).isEqualTo(usd(11_000));
    }

    @Test
    void the_rates_of_a_region_replace_those_of_its_country() {
        var order = new Baskets()
                .line("MILL", 1, 10_000)
                .taxAt("", "STANDARD", "GST", 50_000, false, false)
                .taxAt("NJ", "STANDARD", "HST", 130_000, false, false)
                .priced();

        assertThat(order.taxes()).extracting(AppliedTax::name).containsExactly("HST");
        assertThat(order.taxes().getFirst().jurisdiction()).isEqualTo("US-NJ");
    }

    @Test
    void two_taxes_of_one_place_stand_side_by_side() {
        var order = new Baskets()
                .line("MILL", 1, 10_000)
                .tax("STANDARD", "GST", 50_000, false, false)
                .tax("STANDARD", "QST", 99_750, false, false)
                .priced();

        assertThat(order.taxes()).extracting(AppliedTax::amount).containsExactly(usd(500), usd(998));
    }

    @Test
    void an_unknown_place_has_no_tax_and_says_so() {
        var order = new Baskets().line("MILL", 1, 10_000).priced();

        assertThat(order.tax()).isEqualTo(usd(0));
        assertThat(order.notes())
                .extracting(PricingNote::kind)
                .contains(PricingNote.Kind.TAX_UNKNOWN, PricingNote.Kind.SHIPPING_UNKNOWN);
    }

    @Test
    void the_exempt_pay_no_tax() {
        var basket = new Baskets().line("MILL", 1, 10_000).tax("STANDARD", "Sales tax", 60_000, false, true);
        basket.exempt = true;

        assertThat(basket.priced().total()).isEqualTo(usd(10_000));
    }

    @Test
    void of_the_automatic_discounts_only_the_best_is_given() {
        var order = new Baskets()
                .line("MILL", 1, 10_000)
                .discount(percent("FIVE", 500, true))
                .discount(amount("SEVEN", 700, true))
                .priced();

        assertThat(order.discounts()).extracting(AppliedDiscount::code).containsExactly("SEVEN");
    }

    @Test
    void codes_and_gifts_by_hand_come_on_top_percentages_first() {
        var basket = new Baskets()
                .line("MILL", 1, 10_000)
                .discount(amount("FIVE", 500, false))
                .discount(percent("TEN", 1000, false))
                .code("FIVE")
                .code("TEN");
        basket.manual.add(new ManualDiscount("late last time", Discount.Kind.AMOUNT, 250, null));

        var order = basket.priced();

        assertThat(order.discounts()).extracting(AppliedDiscount::code).containsExactly("TEN", "FIVE", "MANUAL-1");
        assertThat(order.net()).isEqualTo(usd(10_000 - 1000 - 500 - 250));
    }

    @Test
    void what_is_given_alone_is_given_instead_of_all_others_where_it_is_more() {
        var basket = new Baskets()
                .line("MILL", 1, 10_000)
                .discount(percent("SEVEN", 700, true))
                .discount(percent("TEN", 1000, false))
                .discount(alone(percent("TWENTY", 2000, false)))
                .code("TEN")
                .code("TWENTY");
        basket.manual.add(new ManualDiscount("late last time", Discount.Kind.AMOUNT, 250, null));

        var order = basket.priced();

        assertThat(order.discounts()).extracting(AppliedDiscount::code).containsExactly("TWENTY", "MANUAL-1");
        assertThat(order.net()).isEqualTo(usd(10_000 - 2000 - 250));
        assertThat(order.notes())
                .filteredOn(note -> note.kind() == PricingNote.Kind.DISCOUNT_REFUSED)
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.subject()).isEqualTo("TEN");
                    assertThat(note.text()).contains("does not combine");
                });
    }

    @Test
    void what_is_given_alone_is_left_out_where_all_others_take_off_as_much() {
        var order = new Baskets()
                .line("MILL", 1, 10_000)
                .discount(percent("SEVEN", 700, true))
                .discount(percent("TEN", 1000, false))
                .discount(alone(percent("SEVENTEEN", 1700, false)))
                .discount(alone(percent("FIFTEEN", 1500, true)))
                .code("SEVENTEEN")
                .code("TEN")
                .priced();

        assertThat(order.discounts()).extracting(AppliedDiscount::code).containsExactly("SEVEN", "TEN");
        assertThat(order.notes())
                .filteredOn(note -> note.kind() == PricingNote.Kind.DISCOUNT_REFUSED)
                .extracting(PricingNote::subject)
                .containsExactly("SEVENTEEN");
    }

    @Test
    void an_automatic_one_may_be_given_alone_too() {
        var order = new Baskets()
                .line("MILL", 1, 10_000)
                .discount(percent("SEVEN", 700, true))
                .discount(percent("TEN", 1000, false))
                .discount(alone(percent("HALF", 5000, true)))
                .code("TEN")
                .priced();

        assertThat(order.discounts()).extracting(AppliedDiscount::code).containsExactly("HALF");
    }

    @Test
    void charges_by_hand_are_carried_by_their_line_and_taxed_where_carriage_is_not() {
        var basket = new Baskets()
                .line("MILL", 1, 3000)
                .line("PEPPER", 1, 1000, "FOOD", 100)
                .tax("STANDARD", "NJ", 66_250, false, false)
                .tax("FOOD", "NJ", 0, false, false)
                .charge(695, null, null);
        basket.asked.add(new ManualCharge(ManualCharge.Kind.GIFT_WRAP, "Two ribbons", 400, 2));
        basket.asked.add(new ManualCharge(ManualCharge.Kind.HANDLING, "Heavy", 100, null));
        basket.asked.add(new ManualCharge(ManualCharge.Kind.SURCHARGE, "No such line", 100, 7));

        var order = basket.priced();

        assertThat(order.charges())
                .containsExactly(
                        new AppliedCharge(ManualCharge.Kind.GIFT_WRAP, "Two ribbons", usd(400)),
                        new AppliedCharge(ManualCharge.Kind.HANDLING, "Heavy", usd(100)));
        assertThat(order.notes()).extracting(PricingNote::kind).contains(PricingNote.Kind.CHARGE_REFUSED);
        assertThat(order.shipping()).isEqualTo(usd(695 + 500));
        assertThat(order.lines()).extracting(PricedLine::shipping).containsExactly(usd(521 + 75), usd(174 + 25 + 400));
        assertThat(order.tax()).as("of 30.00 + 4.00 + 1.00").isEqualTo(usd(232));
    }

    @Test
    void a_charge_for_a_line_that_was_given_away_is_asked_of_that_line() {
        var basket = new Baskets()
                .line("MILL", 1, 3000)
                .line("PEPPER", 1, 1000)
                .discount(discount(
                        "FREE", Discount.Kind.PERCENT, 10_000, Discount.Scope.LINE, 0, false, Set.of("PEPPER")))
                .code("FREE");
        basket.asked.add(new ManualCharge(ManualCharge.Kind.GIFT_WRAP, "Two ribbons", 400, 2));

        assertThat(basket.priced().lines()).extracting(PricedLine::shipping).containsExactly(usd(0), usd(400));
    }

    @Test
    void nothing_ever_costs_less_than_nothing() {
        var order = new Baskets()
                .line("MILL", 1, 300)
                .line("PEPPER", 1, 200)
                .discount(
                        discount("LINE", Discount.Kind.PERCENT, 10_000, Discount.Scope.LINE, 0, false, Set.of("MILL")))
                .discount(percent("HALF", 5000, false))
                .discount(amount("BIG", 100_000, false))
                .code("LINE")
                .code("HALF")
                .code("BIG")
                .priced();

        assertThat(order.net()).isEqualTo(usd(0));
        assertThat(order.discount()).isEqualTo(usd(500));
        assertThat(order.lines()).extracting(PricedLine::net).containsOnly(usd(0));
    }

    @Test
    void an_amount_for_lines_comes_off_each_of_them() {
        var order = new Baskets()
                .line("GIFT", 2, 1000)
                .line("OTHER", 1, 1000)
                .discount(discount("G2", Discount.Kind.AMOUNT, 200, Discount.Scope.LINE, 0, false, Set.of("GIFT")))
                .code("G2")
                .priced();

        assertThat(order.lines()).extracting(PricedLine::discount).containsExactly(usd(200), usd(0));
    }

    @Test
    void a_refused_code_says_why() {
        var order = new Baskets()
                .line("MILL", 1, 4000)
                .discount(discount("BIG", Discount.Kind.AMOUNT, 500, Discount.Scope.ORDER, 5000, false, Set.of()))
                .code("BIG")
                .code("NONSENSE")
                .priced();

        assertThat(order.discount()).isEqualTo(usd(0));
        assertThat(order.notes())
                .filteredOn(note -> note.kind() == PricingNote.Kind.DISCOUNT_REFUSED)
                .extracting(PricingNote::text)
                .containsExactly(
                        "BIG: it asks for goods of 50.00 USD; there are 40.00 USD.",
                        "NONSENSE: there is no such code.");
    }

    @Test
    void shipping_is_free_from_what_the_customer_really_spends() {
        var basket = new Baskets()
                .line("MILL", 1, 8000)
                .discount(percent("TEN", 1000, false))
                .charge(695, null, 7500L);

        assertThat(basket.priced().shipping()).isEqualTo(usd(0));
        assertThat(basket.code("TEN").priced().shipping()).isEqualTo(usd(695));
    }

    @Test
    void the_smallest_weight_band_that_holds_the_order_is_charged() {
        var basket = new Baskets().line("POT", 1, 100, "STANDARD", 2001);
        basket.charge(4995, null, null).charge(695, 2000L, null).charge(995, 10_000L, null);

        assertThat(basket.priced().shipping()).isEqualTo(usd(995));
    }

    @Test
    void a_line_without_a_price_is_refused_by_name() {
        var outcome = new Baskets()
                .line("MILL", 1, 100)
                .unpriced("NEW", 2, "STANDARD", 1, null)
                .outcome();

        assertThat(outcome)
                .isEqualTo(new Unpriced(
                        List.of(new Unpriceable(2, "NEW has no price in USD on 2026-11-21 for a quantity of 2"))));
    }

    @Test
    void a_price_by_hand_needs_no_list() {
        var order = new Baskets().unpriced("NEW", 2, "STANDARD", 1, 125L).priced();

        assertThat(order.goods()).isEqualTo(usd(250));
        assertThat(order.lines().getFirst().source().kind()).isEqualTo(PriceSource.Kind.OVERRIDE);
    }

    @Test
    void what_is_too_large_is_refused_and_does_not_overflow() {
        assertThat(new Baskets()
                        .unpriced("GOLD", 1_000_000_000, "STANDARD", 1, Long.MAX_VALUE)
                        .outcome())
                .isInstanceOf(Unpriced.class);
        assertThat(new Baskets().unpriced("DEBT", 1, "STANDARD", 1, -1L).outcome())
                .isInstanceOf(Unpriced.class);
    }

    @Test
    void a_kit_s_price_goes_to_its_components_by_what_they_would_cost() {
        var order = new Baskets()
                .kit("SET", 2, 1000, List.of(component("POT", 1), component("LID", 3)), 700, 900)
                .discount(Baskets.percent("TEN", 1000, true))
                .tax("STANDARD", "Sales tax", 70_000, false, false)
                .charge(501, null, null)
                .priced();
        var line = order.lines().getFirst();

        assertThat(line.parts()).extracting(KitPart::gross).containsExactly(usd(875), usd(1125));
        assertThat(line.parts()).extracting(KitPart::unitPrice).containsExactly(usd(437), usd(187));
        sums(line, KitPart::discount, line.discount());
        sums(line, KitPart::net, line.net());
        sums(line, KitPart::shipping, line.shipping());
        sums(line, KitPart::tax, line.tax());
        sums(line, KitPart::total, line.total());
    }

    @Test
    void a_kit_whose_components_have_no_price_is_split_evenly() {
        var order = new Baskets()
                .kit("SET", 1, 1001, List.of(component("POT", 1), component("LID", 1)), 0, 0)
                .priced();

        assertThat(order.lines().getFirst().parts()).extracting(KitPart::gross).containsExactly(usd(501), usd(500));
    }

    private static KitComponent component(String sku, long quantity) {
        return new KitComponent(new Sku(sku), quantity);
    }

    private static void sums(PricedLine line, Function<KitPart, Money> of, Money whole) {
        assertThat(line.parts().stream().map(of).reduce(usd(0), Money::plus)).isEqualTo(whole);
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }
}
