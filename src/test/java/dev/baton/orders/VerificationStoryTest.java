package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.CatalogFixture;
import dev.baton.catalog.Item;
import dev.baton.catalog.NameSubstitutes;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.PlaceOrder.Placed;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.pricing.DefinePriceList;
import dev.baton.pricing.Price;
import dev.baton.pricing.PriceList;
import dev.baton.rules.Effect;
import dev.baton.rules.Finding;
import dev.baton.rules.PublishRules;
import dev.baton.rules.Rehearse;
import dev.baton.rules.Rule;
import dev.baton.rules.RuleQueries;
import dev.baton.rules.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A manager writes rules, tries them on what was ordered, publishes them, and every order after that is judged by them. */
@BatonTest
class VerificationStoryTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private static final Rule MANY_MUGS = Rule.of(
            "many-mugs",
            "Many mugs",
            "",
            "lines.exists(line, line.sku == 'MUG' && line.quantity > 10)",
            Effect.HOLD,
            "STOCK",
            "{lines[0].quantity} mugs at once.");

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    ReleaseHold releaseHold;

    @Autowired
    OrderQueries orders;

    @Autowired
    PublishRules publishRules;

    @Autowired
    Rehearse rehearse;

    @Autowired
    RuleQueries rules;

    @Autowired
    Rules books;

    @Autowired
    DefinePriceList definePriceList;

    @Autowired
    NameSubstitutes nameSubstitutes;

    @Autowired
    RuleDesk ruleDesk;

    Caller merchant;

    @BeforeEach
    void aShopThatSellsMugs() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 1000);
        });
    }

    @Test
    void a_published_rule_holds_the_very_next_order_and_says_why() {
        merchant.run(() -> {
            assertThat(placed(20).holds()).isEmpty();

            ruleDesk.publish(MANY_MUGS);

            var held = placed(20);
            assertThat(held.status()).isEqualTo(OrderStatus.ON_HOLD);
            assertThat(held.holds()).singleElement().satisfies(hold -> {
                assertThat(hold.reason()).isEqualTo(HoldReason.STOCK);
                assertThat(hold.rule()).isEqualTo("many-mugs");
                assertThat(hold.note()).isEqualTo("20 mugs at once.");
            });
            assertThat(orders.get(held.id()).holds()).isEqualTo(held.holds());
            assertThat(placed(10).holds()).isEmpty();
        });
    }

    @Test
    void a_rule_refuses_an_order_and_nothing_of_it_is_there() {
        merchant.run(() -> {
            ruleDesk.publish(Rule.of(
                    "no-mugs",
                    "No mugs",
                    "",
                    "lines.exists(line, line.sku == 'MUG')",
                    Effect.REJECT,
                    null,
                    "No mugs."));

            assertThat(placeOrder.handle(command(1)))
                    .isInstanceOfSatisfying(
                            PlaceOrder.Rejected.class,
                            rejected -> assertThat(rejected.findings())
                                    .extracting(Finding::message)
                                    .containsExactly("No mugs."));
            assertThat(shop.stock("MUG").sites().getFirst().reserved()).isZero();
        });
    }

    @Test
    void what_is_no_longer_made_is_said_with_what_there_is_instead() {
        merchant.run(() -> {
            shop.define(CatalogFixture.item("CUP"));
            nameSubstitutes.handle(new NameSubstitutes.Command(
                    Sku.of("MUG"), List.of(new Substitute(Sku.of("CUP"), Substitute.PriceRule.OWN, true)), null));
            shop.stocked("BOWL", "EAST", 10);
            assertThat(placed(1).findings()).isEmpty();

            for (var sku : List.of("MUG", "BOWL")) {
                shop.define(CatalogFixture.withStatus(CatalogFixture.item(sku), Item.Status.DISCONTINUED));
            }

            assertThat(shop.placed(shop.line("MUG", 1), shop.line("BOWL", 1)).findings())
                    .extracting(Finding::message)
                    .containsExactly("No longer made: MUG (instead: CUP), BOWL.");
        });
    }

    @Test
    void warnings_tags_and_priorities_stand_on_the_order() {
        merchant.run(() -> {
            ruleDesk.publish(
                    Rule.of("look", "Look", "", "order.units > 1", Effect.WARN, null, "{order.units} units."),
                    Rule.of("gift", "Gift", "", "order.channel == 'web'", Effect.TAG, "gift", "A gift."),
                    Rule.of("soon", "Soon", "", "true", Effect.PRIORITY, "700", "Soon."));

            var order = orders.get(placed(3).id());

            assertThat(order.findings()).extracting(Finding::rule).containsExactly("look", "gift", "soon");
            assertThat(order.findings().getFirst().message()).isEqualTo("3 units.");
            assertThat(order.priority()).isEqualTo(700);
            assertThat(order.holds()).isEmpty();
        });
    }

    @Test
    void a_rule_that_breaks_holds_instead_of_stopping_the_intake() {
        merchant.run(() -> {
            ruleDesk.publish(Rule.of("broken", "Broken", "", "lines[5].quantity > 1", Effect.WARN, null, "!"));

            assertThat(placed(1).holds()).singleElement().satisfies(hold -> {
                assertThat(hold.reason()).isEqualTo(HoldReason.OTHER);
                assertThat(hold.rule()).isEqualTo("broken");
                assertThat(hold.note()).contains("could not be evaluated");
            });
        });
    }

    @Test
    void a_hold_of_a_rule_goes_when_an_amendment_makes_the_rule_untrue_and_comes_when_it_makes_it_true() {
        merchant.run(() -> {
            ruleDesk.publish(MANY_MUGS);
            var order = placed(20);

            amend(order, 5);
            var released = orders.get(order.id());
            assertThat(released.onHold()).isFalse();
            assertThat(released.holds())
                    .singleElement()
                    .satisfies(hold -> assertThat(hold.releaseNote()).contains("no longer true"));

            amend(order, 30);
            assertThat(orders.get(order.id()).onHold()).isTrue();
        });
    }

    @Test
    void what_a_person_has_released_is_not_held_for_the_same_rule_again() {
        merchant.run(() -> {
            ruleDesk.publish(MANY_MUGS);
            var order = placed(20);
            releaseHold.handle(
                    new ReleaseHold.Command(order.id(), order.holds().getFirst().id(), "they really want them", null));

            amend(order, 30);

            assertThat(orders.get(order.id()).onHold()).isFalse();
        });
    }

    @Test
    void the_same_goods_twice_within_a_day_are_found() {
        merchant.run(() -> {
            ruleDesk.publish(ruleDesk.shipped("near-duplicate"));
            var first = placed(7);
            assertThat(first.holds()).isEmpty();

            assertThat(placed(8).holds()).isEmpty();
            assertThat(placed(7).holds()).singleElement().satisfies(hold -> {
                assertThat(hold.reason()).isEqualTo(HoldReason.DUPLICATE);
                assertThat(hold.note()).contains(first.number());
            });
        });
    }

    @Test
    void a_price_set_by_hand_is_compared_with_the_list() {
        merchant.run(() -> {
            ruleDesk.publish(ruleDesk.shipped("price-far-off-list"));
            definePriceList.handle(new DefinePriceList.Command(
                    new PriceList("RETAIL", "Retail", "USD", null, null, true, LONG_AGO, null, 0),
                    List.of(new Price(new Sku("MUG"), 1, 400, LONG_AGO, null)),
                    null));

            assertThat(at(299).holds()).extracting(Hold::reason).containsExactly(HoldReason.PRICE);
            assertThat(at(300).holds()).isEmpty();
            assertThat(at(501).holds()).extracting(Hold::rule).containsExactly("price-far-off-list");
        });
    }

    /** Everything that Baton comes with can be understood and evaluated, whatever the order. */
    @Test
    void every_rule_that_baton_comes_with_can_be_switched_on() {
        merchant.run(() -> {
            var all = books.book(VerificationRules.CODE).shipped().stream()
                    .map(rule -> rule.enabled(true))
                    .toList();

            ruleDesk.publish(all.toArray(Rule[]::new));

            var order = placed(3);
            assertThat(order.holds()).allSatisfy(hold -> assertThat(hold.note()).doesNotContain("could not"));
            assertThat(order.findings())
                    .allSatisfy(finding -> assertThat(finding.broken()).isFalse());
        });
    }

    @Test
    void a_rehearsal_tells_which_orders_a_draft_would_have_held() {
        merchant.run(() -> {
            placed(3);
            var large = placed(30);
            ruleDesk.save(MANY_MUGS);

            var report = rehearse.handle(VerificationRules.CODE, 7);

            assertThat(report.cases()).isEqualTo(2);
            assertThat(report.now().held()).isZero();
            assertThat(report.then().held()).isEqualTo(1);
            var rule = report.rules().getFirst();
            assertThat(rule.then()).isEqualTo(1);
            assertThat(rule.examples()).singleElement().satisfies(example -> {
                assertThat(example.label()).isEqualTo(large.number());
                assertThat(example.message()).isEqualTo("30 mugs at once.");
            });
            assertThat(placed(30).holds()).as("a draft holds nothing").isEmpty();
        });
    }

    @Test
    void rolling_back_puts_an_earlier_version_in_force_as_a_new_one() {
        merchant.run(() -> {
            ruleDesk.publish(MANY_MUGS);
            ruleDesk.publish(MANY_MUGS.enabled(false));
            assertThat(placed(20).holds()).isEmpty();

            publishRules.handle(new PublishRules.Command(VerificationRules.CODE, 1, "we need it after all", null));

            assertThat(placed(21).holds()).hasSize(1);
            assertThat(rules.published(VerificationRules.CODE).version()).isEqualTo(3);
        });
    }

    @Test
    void what_cannot_be_understood_can_be_saved_but_not_published() {
        merchant.run(() -> {
            ruleDesk.save(Rule.of("wrong", "Wrong", "", "order.totl > 5", Effect.WARN, null, "!"));

            assertThat(publishRules.handle(new PublishRules.Command(VerificationRules.CODE, null, null, null)))
                    .isInstanceOfSatisfying(
                            PublishRules.Mistaken.class,
                            mistaken -> assertThat(mistaken.mistakes())
                                    .singleElement()
                                    .satisfies(mistake ->
                                            assertThat(mistake.field()).isEqualTo("rules[0].when")));
        });
    }

    private PlaceOrder.Command command(long mugs) {
        return shop.command(null, ShippingPolicy.PARTIAL, shop.line("MUG", mugs));
    }

    private OrderView placed(long mugs) {
        return ((Placed) placeOrder.handle(command(mugs))).order();
    }

    private OrderView at(long minor) {
        var lines = new ArrayList<PlaceOrder.Line>();
        lines.add(new PlaceOrder.Line(new Sku("MUG"), 2, UnitOfMeasure.EACH, Money.of(minor, "USD")));
        return ((Placed) placeOrder.handle(
                        shop.command(null, ShippingPolicy.PARTIAL, lines.toArray(PlaceOrder.Line[]::new))))
                .order();
    }

    private void amend(OrderView order, long mugs) {
        assertThat(amendOrder.handle(new AmendOrder.Command(
                        order.id(), List.of(shop.line("MUG", mugs)), null, null, null, null, null, null, null)))
                .isInstanceOf(OrderEvent.OrderAmended.class);
    }
}
