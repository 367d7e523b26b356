package dev.baton.orders;

import static dev.baton.catalog.CatalogFixture.component;
import static dev.baton.catalog.CatalogFixture.kit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.ShippingPolicy;
import dev.baton.inventory.ExpectSupply;
import dev.baton.network.SiteCode;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.pricing.DefinePriceList;
import dev.baton.pricing.Price;
import dev.baton.pricing.PriceList;
import dev.baton.pricing.SetPrices;
import dev.baton.rules.Effect;
import dev.baton.rules.Rule;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What placing or amending would do is shown before it is done, is what is then done, and leaves no trace. */
@BatonTest
class PreviewStoryTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

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
    HoldOrder holdOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    OrderQueries orders;

    @Autowired
    ExpectSupply expectSupply;

    @Autowired
    DefinePriceList definePriceList;

    @Autowired
    SetPrices setPrices;

    @Autowired
    RuleDesk ruleDesk;

    Caller merchant;

    @BeforeEach
    void aShop() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 50);
            shop.stocked("BOWL", "WEST", 50);
            definePriceList.handle(new DefinePriceList.Command(
                    new PriceList("RETAIL", "Retail", "USD", null, null, true, LONG_AGO, null, 0),
                    List.of(price("MUG", 400), price("BOWL", 900)),
                    null));
        });
    }

    @Test
    void an_order_is_shown_as_it_is_then_placed() {
        merchant.run(() -> {
            ruleDesk.publish(
                    rule("many", "order.units > 50", Effect.HOLD, "STOCK"),
                    rule("mugs", "lines.exists(line, line.sku == 'MUG')", Effect.WARN, null));
            var command = shop.command(null, ShippingPolicy.PARTIAL, listed("MUG", 60), listed("BOWL", 2));

            var previewed = previewed(command);

            assertThat(orders.list(OrderFilter.all(), PageRequest.first(1)).data())
                    .isEmpty();
            assertThat(shop.stock("MUG").available()).isEqualTo(50);
            var placed = ((PlaceOrder.Placed) placeOrder.handle(command)).order();
            assertThat(placed.number()).isEqualTo("SO-100001");
            assertThat(previewed.number()).isEmpty();
            assertThat(previewed.money()).isEqualTo(placed.money());
            assertThat(previewed.promisedOn()).isEqualTo(placed.promisedOn());
            assertThat(previewed.findings()).isEqualTo(placed.findings()).hasSize(1);
            assertThat(previewed.holds()).extracting(Hold::rule).containsExactly("many");
            assertThat(previewed.lines())
                    .usingRecursiveComparison()
                    .ignoringFields("id")
                    .isEqualTo(placed.lines());
        });
    }

    @Test
    void what_the_rules_refuse_is_refused_before_it_is_placed() {
        merchant.run(() -> {
            shop.stocked("JUG", "EAST", 1);
            ruleDesk.publish(rule("none", "order.units > 50", Effect.REJECT, null));

            assertThat(previewOrder.handle(shop.command(null, ShippingPolicy.PARTIAL, listed("MUG", 51))))
                    .isInstanceOf(PlaceOrder.Rejected.class);
            assertThat(previewOrder.handle(shop.command(null, ShippingPolicy.PARTIAL, listed("JUG", 1))))
                    .as("no list has a price for it")
                    .isInstanceOf(PlaceOrder.Unpriced.class);
        });
    }

    @Test
    void an_amendment_counts_with_what_the_order_has_already() {
        merchant.run(() -> {
            expectSupply.handle(new ExpectSupply.Announce(
                    Sku.of("MUG"),
                    new SiteCode("EAST"),
                    10,
                    LocalDate.now(ZoneOffset.UTC).plusDays(9),
                    "PO-1"));
            var order = shop.placed(listed("MUG", 60));
            assertThat(order.promisedOn()).isNotNull();

            var same = amendment(order, false, listed("MUG", 60), listed("BOWL", 1));

            assertThat(same.after().promisedOn()).isEqualTo(order.promisedOn());
            assertThat(same.after().lines().getFirst().quantities())
                    .isEqualTo(order.lines().getFirst().quantities());
            assertThat(amendment(order, false, listed("MUG", 61)).after().promisedOn())
                    .as("one more than is there and on its way")
                    .isNull();
            assertThat(orders.get(order.id()).version()).isEqualTo(order.version());
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void an_amendment_is_shown_as_it_is_then_made() {
        merchant.run(() -> {
            ruleDesk.publish(rule("many", "order.units > 30", Effect.HOLD, "STOCK"));
            var order = shop.placed(listed("MUG", 40));
            holdOrder.handle(new HoldOrder.Command(order.id(), HoldReason.CUSTOMER_REQUEST, null, null, null));

            var previewed = amendment(order, false, listed("MUG", 20), listed("BOWL", 5));

            assertThat(previewed.before()).isEqualTo(orders.get(order.id()));
            amended(order, false, listed("MUG", 20), listed("BOWL", 5));
            var after = orders.get(order.id());
            assertThat(previewed.after().money()).isEqualTo(after.money());
            assertThat(previewed.after().promisedOn()).isEqualTo(after.promisedOn());
            assertThat(previewed.after().holds())
                    .usingRecursiveComparison()
                    .ignoringFields("releasedAt")
                    .isEqualTo(after.holds());
            assertThat(previewed.after().holds()).extracting(Hold::isActive).containsExactly(false, true);
            assertThat(previewed.changes()).containsOnlyKeys("lines");
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_stays_keeps_its_price_and_what_is_new_costs_what_it_costs_today() {
        merchant.run(() -> {
            var order = shop.placed(listed("MUG", 10));
            setPrices.handle(
                    new SetPrices.Command("RETAIL", List.of(price("MUG", 500), price("BOWL", 1000)), Set.of()));
            PlaceOrder.Line[] wanted = {listed("MUG", 12), listed("MUG", 1), listed("BOWL", 1)};

            assertThat(amendment(order, false, wanted).after().money().goods().minor())
                    .isEqualTo(13 * 500 + 1000);
            assertThat(amendment(order, true, wanted).after().money().goods().minor())
                    .as("the second line of mugs is new")
                    .isEqualTo(12 * 400 + 500 + 1000);

            amended(order, true, wanted);
            amended(order, false, listed("MUG", 12));
            assertThat(orders.get(order.id()).money().goods().minor())
                    .as("a line that is given without a price, and without keeping it, costs what the list says")
                    .isEqualTo(12 * 500);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void only_prices_that_changed_are_kept_by_hand() {
        merchant.run(() -> {
            var order = shop.placed(listed("MUG", 10), listed("BOWL", 2));
            setPrices.handle(new SetPrices.Command("RETAIL", List.of(price("MUG", 500)), Set.of()));

            amended(order, true, listed("MUG", 10), listed("BOWL", 3));

            assertThat(orders.get(order.id()).lines())
                    .extracting(
                            line -> line.pricing().path("source").path("kind").asString())
                    .containsExactly("OVERRIDE", "DEFAULT");
        });
    }

    @Test
    void a_kit_keeps_its_price_as_a_kit_also_when_some_of_it_was_cancelled() {
        merchant.run(() -> {
            shop.stocked("POT", "EAST", 50);
            shop.stocked("LID", "EAST", 50);
            shop.define(kit("SET", component("POT", 1), component("LID", 2)));
            setPrices.handle(new SetPrices.Command("RETAIL", List.of(price("SET", 3333)), Set.of()));
            var order = shop.placed(listed("SET", 3));
            setPrices.handle(new SetPrices.Command("RETAIL", List.of(price("SET", 5000)), Set.of()));

            var kept = amendment(order, true, listed("SET", 5));

            assertThat(kept.after().money().goods().minor()).isEqualTo(5 * 3333);
        });
    }

    private OrderView previewed(PlaceOrder.Command command) {
        return ((PreviewOrder.Previewed) previewOrder.handle(command)).order();
    }

    private PreviewAmendment.Previewed amendment(OrderView order, boolean keepPrices, PlaceOrder.Line... lines) {
        return (PreviewAmendment.Previewed) previewAmendment.handle(command(order, keepPrices, lines));
    }

    private void amended(OrderView order, boolean keepPrices, PlaceOrder.Line... lines) {
        assertThat(amendOrder.handle(command(order, keepPrices, lines))).isInstanceOf(OrderEvent.OrderAmended.class);
    }

    private static AmendOrder.Command command(OrderView order, boolean keepPrices, PlaceOrder.Line... lines) {
        return new AmendOrder.Command(order.id(), List.of(lines), null, null, null, null, null, null, keepPrices, null);
    }

    private static PlaceOrder.Line listed(String sku, long quantity) {
        return new PlaceOrder.Line(Sku.of(sku), quantity, UnitOfMeasure.EACH, null);
    }

    private static Price price(String sku, long minor) {
        return new Price(new Sku(sku), 1, minor, LONG_AGO, null);
    }

    private static Rule rule(String code, String condition, Effect effect, @Nullable String value) {
        return Rule.of(code, code, "", condition, effect, value, "Rule " + code);
    }
}
