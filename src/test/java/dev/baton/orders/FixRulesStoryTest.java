package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.CatalogFixture;
import dev.baton.catalog.Item;
import dev.baton.catalog.NameSubstitutes;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.catalog.Substitute.PriceRule;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.PlaceOrder.Placed;
import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.pricing.DefinePriceList;
import dev.baton.pricing.Price;
import dev.baton.pricing.PriceList;
import dev.baton.rules.Effect;
import dev.baton.rules.Finding;
import dev.baton.rules.Rehearse;
import dev.baton.rules.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A rule puts an order right before it is placed: whoever enters it sees that before, and it stands on the order. */
@BatonTest
class FixRulesStoryTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private static final Rule CASES = fix(
            "cases",
            "lines.exists(line, line.quantity % line.caseSize != 0)",
            "WHOLE_CASES",
            "Rounded up: {lines[0].quantity}.");

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    PreviewOrder previewOrder;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    PreviewAmendment previewAmendment;

    @Autowired
    OrderQueries orders;

    @Autowired
    Rehearse rehearse;

    @Autowired
    NameSubstitutes nameSubstitutes;

    @Autowired
    DefinePriceList definePriceList;

    @Autowired
    RuleDesk ruleDesk;

    Caller merchant;

    @BeforeEach
    void aShopWithMugsInCases() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 100);
            shop.define(CatalogFixture.item("MUG", null, 6, null));
        });
    }

    @Test
    void a_line_is_rounded_up_to_whole_cases_and_the_order_says_so() {
        merchant.run(() -> {
            ruleDesk.publish(CASES);

            var order = placed(7);

            assertThat(quantities(order)).containsExactly(12L);
            assertThat(order.money().goods()).isEqualTo(Money.of(3_000, "USD"));
            assertThat(order.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.effect()).isEqualTo(Effect.FIX);
                assertThat(finding.value()).isEqualTo("WHOLE_CASES");
                assertThat(finding.message()).isEqualTo("Rounded up: 7.");
            });
            assertThat(orders.get(order.id()).findings()).isEqualTo(order.findings());
            assertThat(placed(12).findings()).isEmpty();
        });
    }

    @Test
    void a_preview_shows_the_order_put_right_and_why() {
        merchant.run(() -> {
            ruleDesk.publish(CASES);

            assertThat(previewOrder.handle(command(7)))
                    .isInstanceOfSatisfying(PreviewOrder.Previewed.class, previewed -> {
                        assertThat(quantities(previewed.order())).containsExactly(12L);
                        assertThat(told(previewed.order())).containsExactly("Rounded up: 7.");
                    });
        });
    }

    @Test
    void what_is_asked_for_again_is_the_same_order() {
        merchant.run(() -> {
            ruleDesk.publish(CASES);
            var asked = shop.command("first", ShippingPolicy.PARTIAL, shop.line("MUG", 7));
            var order = ((Placed) placeOrder.handle(asked)).order();

            assertThat(placeOrder.handle(asked))
                    .isInstanceOfSatisfying(
                            PlaceOrder.Replayed.class,
                            replayed -> assertThat(replayed.order()).isEqualTo(order.id()));
            assertThat(placeOrder.handle(shop.command("first", ShippingPolicy.PARTIAL, shop.line("MUG", 12))))
                    .as("which is something else")
                    .isInstanceOf(PlaceOrder.Reused.class);
        });
    }

    @Test
    void an_order_is_judged_once_more_as_it_was_put_right() {
        merchant.run(() -> {
            ruleDesk.publish(
                    CASES,
                    Rule.of("loose", "Loose", "", "lines[0].quantity % 6 != 0", Effect.REJECT, null, "No loose mugs."),
                    Rule.of("dozen", "Dozen", "", "order.units == 12", Effect.HOLD, "OTHER", "A dozen."),
                    fix("late", "order.units == 12", "SHIP_COMPLETE", "All at once."));

            var order = placed(7);

            assertThat(order.holds()).extracting(Hold::rule).containsExactly("dozen");
            assertThat(order.shippingPolicy()).isEqualTo(ShippingPolicy.PARTIAL);
            assertThat(order.findings()).extracting(Finding::effect).containsExactly(Effect.FIX, Effect.WARN);
            assertThat(order.findings().getLast().message())
                    .startsWith("All at once.")
                    .contains("not done");
        });
    }

    @ParameterizedTest
    @CsvSource({"SHIP_COMPLETE, COMPLETE, GROUND", "SHIP_PARTIAL, PARTIAL, GROUND", "SERVICE EXPRESS, PARTIAL, EXPRESS"
    })
    void an_order_ships_as_the_rule_says(String value, ShippingPolicy policy, String service) {
        merchant.run(() -> {
            ruleDesk.publish(fix("ship", "true", value, "Shipped so."));

            var order = placed(6);

            assertThat(order.shippingPolicy()).isEqualTo(policy);
            assertThat(order.shippingService()).isEqualTo(service);
            assertThat(told(order)).hasSize(value.equals("SHIP_PARTIAL") ? 0 : 1);
        });
    }

    @Test
    void quantities_are_rounded_up_to_those_of_the_item() {
        merchant.run(() -> {
            shop.define(CatalogFixture.item("MUG").ordered(new Item.Ordering(10, 4, 20L)));
            ruleDesk.publish(ruleDesk.shipped("round-up-to-multiples"));

            assertThat(quantities(placed(3))).containsExactly(12L);
            assertThat(quantities(placed(16))).containsExactly(16L);
            assertThat(quantities(placed(13))).containsExactly(16L);
            assertThat(quantities(placed(21))).as("above the maximum").containsExactly(21L);
        });
    }

    @ParameterizedTest
    @CsvSource({"SAME, 1000", "OWN, 700", "LOWER, 700"})
    void what_is_no_longer_made_and_gone_is_replaced_at_the_price_of_its_rule(PriceRule rule, long minor) {
        merchant.run(() -> {
            discontinued(rule, false, 1_000, 700);
            ruleDesk.publish(ruleDesk.shipped("substitute-discontinued"));

            var order = listed(3);

            assertThat(order.lines()).singleElement().satisfies(line -> {
                assertThat(line.sku()).isEqualTo(new Sku("BOWL"));
                assertThat(line.quantities().ordered()).isEqualTo(3);
                assertThat(line.money().unitPrice()).isEqualTo(Money.of(minor, "USD"));
            });
            assertThat(told(order)).containsExactly("No longer made and not in stock: VASE (instead: BOWL).");
        });
    }

    @Test
    void the_lower_price_is_that_of_the_original_where_the_substitute_is_dearer() {
        merchant.run(() -> {
            discontinued(PriceRule.LOWER, false, 1_000, 1_300);
            ruleDesk.publish(ruleDesk.shipped("substitute-discontinued"));

            assertThat(listed(3).lines().getFirst().money().unitPrice()).isEqualTo(Money.of(1_000, "USD"));
        });
    }

    @Test
    void nothing_is_replaced_that_is_there_or_for_which_the_customer_is_asked() {
        merchant.run(() -> {
            discontinued(PriceRule.SAME, true, 1_000, 700);
            ruleDesk.publish(ruleDesk.shipped("substitute-discontinued"));
            assertThat(listed(3).lines().getFirst().sku()).isEqualTo(new Sku("VASE"));
            assertThat(listed(3).findings()).isEmpty();

            nameSubstitutes.handle(new NameSubstitutes.Command(
                    Sku.of("VASE"), List.of(new Substitute(Sku.of("BOWL"), PriceRule.SAME, false)), null));
            shop.stocked("VASE", "WEST", 1);
            shop.define(CatalogFixture.withStatus(CatalogFixture.item("VASE"), Item.Status.DISCONTINUED));
            assertThat(listed(3).lines().getFirst().sku()).isEqualTo(new Sku("VASE"));
        });
    }

    @Test
    void what_cannot_be_priced_as_it_was_put_right_is_placed_as_it_was_asked() {
        merchant.run(() -> {
            discontinued(PriceRule.OWN, false, 1_000, 0);
            ruleDesk.publish(ruleDesk.shipped("substitute-discontinued"));

            var order = listed(3);

            assertThat(order.lines().getFirst().sku()).isEqualTo(new Sku("VASE"));
            assertThat(order.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.effect()).isEqualTo(Effect.WARN);
                assertThat(finding.message()).contains("not done");
            });
        });
    }

    @Test
    void an_amendment_is_told_and_changed_by_nobody_and_what_was_put_right_stays_said() {
        merchant.run(() -> {
            ruleDesk.publish(CASES);
            var order = placed(7);
            var amendment = new AmendOrder.Command(
                    order.id(), List.of(shop.line("MUG", 8)), null, null, null, null, null, null, null);

            assertThat(previewAmendment.handle(amendment))
                    .isInstanceOfSatisfying(
                            PreviewAmendment.Previewed.class,
                            previewed ->
                                    assertThat(quantities(previewed.after())).containsExactly(8L));
            amendOrder.handle(amendment);

            var after = orders.get(order.id());
            assertThat(quantities(after)).containsExactly(8L);
            assertThat(after.findings()).extracting(Finding::effect).containsExactly(Effect.FIX, Effect.WARN);
            assertThat(after.findings().getLast().message()).contains("Rounded up: 8.", "not done");
        });
    }

    @Test
    void a_rehearsal_counts_what_would_be_put_right() {
        merchant.run(() -> {
            placed(7);
            placed(12);
            ruleDesk.save(CASES);

            var report = rehearse.handle(VerificationRules.CODE, 7);

            assertThat(report.then().fixed()).isEqualTo(1);
            assertThat(report.now().fixed()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource(
            value = {"WHOLE_BOXES", "SERVICE", "SERVICE express", "NULL"},
            nullValues = "NULL")
    void a_rule_that_names_no_way_to_put_right_is_not_even_drafted(@Nullable String value) {
        merchant.run(() -> assertThatThrownBy(
                        () -> ruleDesk.save(Rule.of("x", "X", "", "true", Effect.FIX, value, "!")))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.fields()).singleElement().satisfies(field -> {
                            assertThat(field.field()).isEqualTo("rules[0].value");
                            assertThat(field.message()).contains("WHOLE_CASES", "SERVICE EXPRESS");
                        })));
    }

    private static Rule fix(String code, String when, String value, String message) {
        return Rule.of(code, code, "", when, Effect.FIX, value, message);
    }

    /** VASE is no longer made and never was in stock; BOWL may be given instead, and has no price when that is 0. */
    private void discontinued(PriceRule rule, boolean consent, long vase, long bowl) {
        shop.define(CatalogFixture.withStatus(CatalogFixture.item("VASE"), Item.Status.DISCONTINUED));
        shop.stocked("BOWL", "EAST", 100);
        nameSubstitutes.handle(new NameSubstitutes.Command(
                Sku.of("VASE"), List.of(new Substitute(Sku.of("BOWL"), rule, consent)), null));
        var prices = new ArrayList<Price>();
        prices.add(new Price(new Sku("VASE"), 1, vase, LONG_AGO, null));
        if (bowl > 0) {
            prices.add(new Price(new Sku("BOWL"), 1, bowl, LONG_AGO, null));
        }
        definePriceList.handle(new DefinePriceList.Command(
                new PriceList("RETAIL", "Retail", "USD", null, null, true, LONG_AGO, null, 0), prices, null));
    }

    private OrderView listed(long vases) {
        return ((Placed) placeOrder.handle(shop.command(
                        null,
                        ShippingPolicy.PARTIAL,
                        new PlaceOrder.Line(new Sku("VASE"), vases, UnitOfMeasure.EACH, null))))
                .order();
    }

    private static List<Long> quantities(OrderView order) {
        return order.lines().stream().map(line -> line.quantities().ordered()).toList();
    }

    private static List<String> told(OrderView order) {
        return order.findings().stream().map(Finding::message).toList();
    }

    private PlaceOrder.Command command(long mugs) {
        return shop.command(null, ShippingPolicy.PARTIAL, shop.line("MUG", mugs));
    }

    private OrderView placed(long mugs) {
        return ((Placed) placeOrder.handle(command(mugs))).order();
    }
}
