package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.CatalogFixture;
import dev.baton.catalog.Item;
import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.PlaceOrder.Placed;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.rules.Effect;
import dev.baton.rules.Facts;
import dev.baton.rules.Finding;
import dev.baton.rules.Rehearse;
import dev.baton.rules.Rule;
import dev.baton.rules.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules speak of the stock there is for an order, of the day it would be promised and of what is left of its price. */
@BatonTest
class StockAndMarginStoryTest {

    private static final Rule OUTLOOK = Rule.of(
            "outlook",
            "Outlook",
            "",
            "true",
            Effect.WARN,
            null,
            "{lines.map(line, line.unitsAvailable)} there, {order.unitsWithoutStock} wait, {order.sites} sites,"
                    + " {order.promisedInDays < 0 ? 'no day' : 'a day'}");

    private static final Rule MARGIN = Rule.of(
            "margin",
            "Margin",
            "",
            "true",
            Effect.WARN,
            null,
            "{lines.map(line, line.unitCost)} / {lines.map(line, math.round(line.marginPercent))} /"
                    + " {math.round(order.marginPercent)} {order.isCostKnown}");

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
    Orders orders;

    @Autowired
    Rehearse rehearse;

    @Autowired
    Rules books;

    @Autowired
    RuleDesk ruleDesk;

    Caller merchant;

    @BeforeEach
    void aShopWithTwoSites() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 30);
            shop.stocked("MUG", "WEST", 10);
        });
    }

    @Test
    void a_rule_speaks_of_the_stock_there_is_while_an_order_is_judged() {
        merchant.run(() -> {
            ruleDesk.publish(OUTLOOK);

            assertThat(told(placed(25))).containsExactly("40 there, 0 wait, 1 sites, a day");
            assertThat(told(placed(20))).containsExactly("15 there, 5 wait, 2 sites, no day");
        });
    }

    @Test
    void a_preview_says_what_the_rule_would_find() {
        merchant.run(() -> {
            ruleDesk.publish(OUTLOOK);

            assertThat(previewOrder.handle(command(50)))
                    .isInstanceOfSatisfying(
                            PreviewOrder.Previewed.class,
                            previewed -> assertThat(told(previewed.order()))
                                    .containsExactly("40 there, 10 wait, 2 sites, no day"));
        });
    }

    @Test
    void what_an_order_has_reserved_counts_for_itself_when_it_is_amended() {
        merchant.run(() -> {
            ruleDesk.publish(OUTLOOK);
            var order = placed(40);

            amendOrder.handle(new AmendOrder.Command(
                    order.id(), List.of(shop.line("MUG", 39)), null, null, null, null, null, null, null));

            assertThat(told(OrderView.of(found(order)))).containsExactly("40 there, 0 wait, 2 sites, a day");
        });
    }

    @Test
    void a_rehearsal_says_how_past_orders_stand() {
        merchant.run(() -> {
            placed(45);
            ruleDesk.save(OUTLOOK);

            assertThat(rehearse.handle(VerificationRules.CODE, 7)
                            .rules()
                            .getFirst()
                            .examples())
                    .singleElement()
                    .satisfies(example -> assertThat(example.message()).isEqualTo("40 there, 5 wait, 2 sites, no day"));
        });
    }

    @Test
    void stock_is_looked_at_only_when_a_rule_that_is_switched_on_speaks_of_it() {
        merchant.run(() -> {
            ruleDesk.publish(
                    OUTLOOK.enabled(false),
                    Rule.of("units", "Units", "", "order.units > 0 && lines[0].quantity > 0", Effect.WARN, null, "!"));
            var looked = new AtomicInteger();
            Supplier<Object> look = () -> (long) looked.incrementAndGet();
            var order = new LateFacts(Map.of("units", 1L), Map.of("sites", look));
            var line = new LateFacts(Map.of("quantity", 1L), Map.of("unitsAvailable", look));
            var facts = new Facts("web", Set.of(), Map.of("order", () -> order, "lines", () -> List.of(line)));

            assertThat(books.judge(VerificationRules.CODE, facts))
                    .extracting(Finding::rule)
                    .containsExactly("units");
            assertThat(looked).hasValue(0);

            ruleDesk.publish(
                    Rule.of("look", "Look", "", "order.sites + order.sites > 0", Effect.WARN, null, "{order.sites}"));
            books.judge(VerificationRules.CODE, facts);
            assertThat(looked).as("once, however often it is spoken of").hasValue(1);
        });
    }

    @Test
    void what_is_left_of_a_price_is_reckoned_by_the_standard_cost() {
        merchant.run(() -> {
            ruleDesk.publish(MARGIN);
            assertThat(told(at(1000, 2))).containsExactly("0 / 0 / 0 false");

            shop.define(CatalogFixture.item("MUG").costing(Money.of(750, "USD")));
            assertThat(told(at(1000, 2))).containsExactly("7.50 / 25 / 25 true");
            assertThat(told(at(500, 2))).containsExactly("7.50 / -50 / -50 true");
            assertThat(told(at(0, 2))).containsExactly("7.50 / -100 / -100 true");

            shop.define(CatalogFixture.item("MUG").costing(Money.of(750, "EUR")));
            assertThat(told(at(1000, 2))).as("another currency").containsExactly("0 / 0 / 0 false");
        });
    }

    @Test
    void a_thin_margin_holds_and_what_comes_too_late_is_told() {
        merchant.run(() -> {
            ruleDesk.publish(ruleDesk.shipped("thin-margin"), ruleDesk.shipped("cannot-be-served-in-time"));
            shop.define(CatalogFixture.item("MUG").costing(Money.of(950, "USD")));

            var thin = at(1000, 50);

            assertThat(thin.holds()).singleElement().satisfies(hold -> {
                assertThat(hold.reason()).isEqualTo(HoldReason.PRICE);
                assertThat(hold.note()).isEqualTo("Little is left of MUG (5 %).");
            });
            assertThat(told(thin)).containsExactly("Nobody knows when all of it arrives. Units without stock: 10.");
            assertThat(at(2000, 1).holds()).isEmpty();
        });
    }

    @Test
    void a_quantity_that_is_not_meant_is_told_of_items_and_of_kits() {
        merchant.run(() -> {
            ruleDesk.publish(ruleDesk.shipped("quantity-not-meant"));
            shop.define(CatalogFixture.item("MUG").ordered(new Item.Ordering(4, 2, 12L)));
            shop.define(CatalogFixture.kit("PAIR", CatalogFixture.component("MUG", 2))
                    .ordered(new Item.Ordering(3, 1, null)));

            for (long fits : new long[] {4, 6, 12}) {
                assertThat(told(placed(fits))).as("%d", fits).isEmpty();
            }
            for (long misfit : new long[] {2, 5, 14}) {
                assertThat(told(placed(misfit)))
                        .as("%d", misfit)
                        .containsExactly("Not ordered in such quantities: %d × MUG.".formatted(misfit));
            }
            assertThat(told(shop.placed(shop.line("PAIR", 2))))
                    .containsExactly("Not ordered in such quantities: 4 × MUG.");
            assertThat(told(shop.placed(shop.line("PAIR", 3)))).isEmpty();
        });
    }

    @Test
    void every_word_of_the_vocabulary_is_known_of_every_order() {
        merchant.run(() -> {
            var vocabulary = books.book(VerificationRules.CODE).vocabulary();
            var all = vocabulary.variables().stream()
                    .flatMap(variable -> variable.words().stream()
                            .map(word -> Rule.of(
                                    (variable.name() + "-" + word.name()).toLowerCase(Locale.ROOT),
                                    word.name(),
                                    "",
                                    "true",
                                    Effect.WARN,
                                    null,
                                    "{%s%s.%s}"
                                            .formatted(variable.name(), variable.isMany() ? "[0]" : "", word.name()))))
                    .toArray(Rule[]::new);
            ruleDesk.publish(all);

            var order = placed(1);

            assertThat(order.holds()).isEmpty();
            assertThat(order.findings()).hasSize(all.length);
            assertThat(Arrays.stream(all).map(Rule::code)).doesNotHaveDuplicates();
        });
    }

    private static List<String> told(OrderView order) {
        return order.findings().stream().map(Finding::message).toList();
    }

    private Order found(OrderView order) {
        return orders.find(List.of(order.id())).getFirst();
    }

    private PlaceOrder.Command command(long mugs) {
        return shop.command(null, ShippingPolicy.PARTIAL, shop.line("MUG", mugs));
    }

    private OrderView placed(long mugs) {
        return ((Placed) placeOrder.handle(command(mugs))).order();
    }

    private OrderView at(long minor, long mugs) {
        return ((Placed) placeOrder.handle(shop.command(
                        null,
                        ShippingPolicy.PARTIAL,
                        new PlaceOrder.Line(new Sku("MUG"), mugs, UnitOfMeasure.EACH, Money.of(minor, "USD")))))
                .order();
    }
}
