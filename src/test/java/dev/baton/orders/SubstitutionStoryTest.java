package dev.baton.orders;

import static dev.baton.catalog.CatalogFixture.component;
import static dev.baton.catalog.CatalogFixture.item;
import static dev.baton.catalog.CatalogFixture.kit;
import static dev.baton.catalog.CatalogFixture.withStatus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.Item;
import dev.baton.catalog.NameSubstitutes;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.catalog.Substitute.PriceRule;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.SubstituteItem.Agreement;
import dev.baton.orders.SubstituteItem.Substituted;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.pricing.DefinePriceList;
import dev.baton.pricing.Discount;
import dev.baton.pricing.ManualDiscount;
import dev.baton.pricing.Price;
import dev.baton.pricing.PriceList;
import dev.baton.rules.Effect;
import dev.baton.rules.Rule;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tins that nobody has are substituted by jars that are there, at the price that was said, and no unit is lost on the way. */
@BatonTest
class SubstitutionStoryTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final Sku TIN = Sku.of("TIN");
    private static final Sku JAR = Sku.of("JAR");
    private static final Sku BAG = Sku.of("BAG");

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    NameSubstitutes nameSubstitutes;

    @Autowired
    SubstituteItem substituteItem;

    @Autowired
    PreviewSubstitution previewSubstitution;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    MoveUnits moveUnits;

    @Autowired
    OrderQueries orders;

    @Autowired
    DefinePriceList definePriceList;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Autowired
    RuleDesk ruleDesk;

    Caller merchant;

    /** A tin costs 4.00, a jar 5.00, a bag 3.00; there are ten jars and ten bags. */
    @BeforeEach
    void no_tins() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.define(item("TIN"));
            shop.stocked("JAR", "EAST", 10);
            shop.stocked("BAG", "WEST", 10);
            definePriceList.handle(new DefinePriceList.Command(
                    new PriceList("RETAIL", "Retail", "USD", null, null, true, LONG_AGO, null, 0),
                    List.of(price("TIN", 400), price("JAR", 500), price("BAG", 300)),
                    null));
            named(new Substitute(JAR, PriceRule.OWN, true), new Substitute(BAG, PriceRule.OWN, false));
        });
    }

    @Test
    void each_rule_has_its_price_and_the_preview_said_so() {
        merchant.run(() -> {
            for (var expected : Map.of(
                            new Substitute(JAR, PriceRule.SAME, true), 400L,
                            new Substitute(JAR, PriceRule.OWN, true), 500L,
                            new Substitute(JAR, PriceRule.LOWER, true), 400L,
                            new Substitute(BAG, PriceRule.SAME, true), 400L,
                            new Substitute(BAG, PriceRule.OWN, true), 300L,
                            new Substitute(BAG, PriceRule.LOWER, true), 300L)
                    .entrySet()) {
                named(expected.getKey());
                var sku = expected.getKey().sku();
                var order = shop.placed(listed("TIN", 1));

                var previewed = (PreviewSubstitution.Previewed)
                        previewSubstitution.handle(order.id(), line(order), 1, sku, null);
                var done = (Substituted) substitute(order, 1, sku, Agreement.BY_TELEPHONE);

                assertThat(previewed.unitPrice()).as("%s", expected).isEqualTo(usd(expected.getValue()));
                assertThat(previewed.difference()).isEqualTo(usd(expected.getValue() - 400));
                assertThat(previewed.isAllThere()).isTrue();
                assertThat(previewed.after().money().currentTotal()).isEqualTo(done.totalAfter());
                assertThat(orders.get(order.id()).lines()).singleElement().satisfies(line -> {
                    assertThat(line.sku()).isEqualTo(sku);
                    assertThat(line.id()).isEqualTo(done.line());
                    assertThat(line.money().unitPrice()).isEqualTo(usd(expected.getValue()));
                    assertThat(line.quantities().reserved()).isEqualTo(1);
                });
            }
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_waits_is_substituted_and_what_is_there_stays_at_its_price() {
        merchant.run(() -> {
            shop.receive("TIN", "EAST", 4);
            var order = shop.placed(new PlaceOrder.Line(TIN, 10, UnitOfMeasure.EACH, usd(350)), listed("BAG", 2));

            assertThat(substitute(order, 6, JAR, Agreement.IN_WRITING)).isInstanceOf(Substituted.class);

            var after = orders.get(order.id());
            assertThat(after.lines()).extracting(OrderView.Line::sku).containsExactly(TIN, BAG, JAR);
            assertThat(after.lines())
                    .extracting(line -> line.quantities().owed())
                    .containsExactly(4L, 2L, 6L);
            assertThat(after.lines())
                    .allMatch(line ->
                            line.quantities().reserved() == line.quantities().owed());
            assertThat(after.lines())
                    .extracting(line -> line.money().unitPrice())
                    .containsExactly(usd(350), usd(300), usd(500));
            assertThat(after.lines().getFirst().id()).isEqualTo(line(order));
            var entry = orders.timeline(order.id(), PageRequest.first(10)).data().stream()
                    .filter(each -> each.type().equals(SubstituteItem.NOTED))
                    .findFirst()
                    .orElseThrow();
            assertThat(entry.data().path("agreement").asString()).isEqualTo("IN_WRITING");
            assertThat(entry.data().path("note").asString()).isEqualTo("Said so");
            assertThat(entry.data().path("original").asString()).isEqualTo("TIN");
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void a_discount_on_the_original_is_not_lost_by_the_substitute() {
        merchant.run(() -> {
            named(new Substitute(JAR, PriceRule.SAME, true), new Substitute(BAG, PriceRule.LOWER, true));
            var percent = new ManualDiscount("Sorry", Discount.Kind.PERCENT, 5_000, 0);

            for (var sku : List.of(JAR, BAG)) {
                var order = placedWith(percent, listed("TIN", 3));
                assertThat(order.money().currentTotal()).isEqualTo(usd(600));
                assertThat(substitute(order, 3, sku, Agreement.BY_TELEPHONE)).isInstanceOf(Substituted.class);
                assertThat(orders.get(order.id()).money().currentTotal()).isEqualTo(usd(600));
            }
            var onAll = placedWith(new ManualDiscount("Sorry", Discount.Kind.PERCENT, 5_000, null), listed("TIN", 3));
            substitute(onAll, 3, JAR, Agreement.BY_TELEPHONE);
            assertThat(orders.get(onAll.id()).money().currentTotal()).isEqualTo(usd(600));
        });
    }

    @Test
    void another_line_of_the_same_item_keeps_its_own_price() {
        merchant.run(() -> {
            var order = shop.placed(new PlaceOrder.Line(TIN, 2, UnitOfMeasure.EACH, usd(100)), listed("TIN", 3));

            assertThat(substitute(order, 2, BAG, Agreement.NOT_ASKED)).isInstanceOf(Substituted.class);

            assertThat(orders.get(order.id()).lines())
                    .extracting(line -> line.money().unitPrice())
                    .containsExactly(usd(400), usd(300));
        });
    }

    @Test
    void a_substitute_that_came_into_the_lists_later_costs_what_it_costs_today() {
        merchant.run(() -> {
            shop.stocked("NEW", "EAST", 5);
            named(new Substitute(Sku.of("NEW"), PriceRule.OWN, true), new Substitute(JAR, PriceRule.LOWER, true));
            var order = shop.placed(listed("TIN", 1));
            jdbc.sql("update orders.orders set placed_at = placed_at - interval '30 days' where order_id = :order")
                    .param("order", order.id().value())
                    .update();
            assertThat(substitute(order, 1, Sku.of("NEW"), Agreement.ONLINE))
                    .isInstanceOf(SubstituteItem.Unpriced.class);
            definePriceList.handle(new DefinePriceList.Command(
                    new PriceList("RETAIL", "Retail", "USD", null, null, true, LONG_AGO, null, 0),
                    List.of(price("TIN", 400), new Price(Sku.of("NEW"), 1, 650, LocalDate.now(ZoneOffset.UTC), null)),
                    null));

            assertThat(substitute(order, 1, Sku.of("NEW"), Agreement.ONLINE)).isInstanceOf(Substituted.class);
            assertThat(orders.get(order.id()).money().currentTotal()).isEqualTo(usd(650));
        });
    }

    @Test
    void what_cannot_be_is_refused_and_changes_nothing() {
        merchant.run(() -> {
            shop.define(kit("DUO", component("TIN", 1), component("JAR", 1)));
            var inKit = shop.placed(new PlaceOrder.Line(Sku.of("DUO"), 1, UnitOfMeasure.EACH, usd(900)));
            assertThat(substitute(inKit, 1, BAG, Agreement.ONLINE))
                    .isEqualTo(new SubstituteItem.PartOfKit(inKit.id(), TIN, Sku.of("DUO")));
            var order = orders.get(shop.placed(listed("TIN", 2)).id());
            assertThat(substitute(order, 1, Sku.of("DUO"), Agreement.ONLINE))
                    .isEqualTo(new SubstituteItem.NotASubstitute(order.id(), TIN, Sku.of("DUO")));
            assertThat(substitute(order, 1, JAR, Agreement.NOT_ASKED))
                    .isEqualTo(new SubstituteItem.NeedsConsent(order.id(), JAR));
            assertThat(substitute(order, 3, JAR, Agreement.ONLINE))
                    .isEqualTo(new SubstituteItem.NotOpen(order.id(), TIN, 2, 3));
            ruleDesk.publish(Rule.of(
                    "no-jars", "No jars", "", "lines.exists(l, l.sku == 'JAR')", Effect.REJECT, null, "No jars."));
            assertThat(substitute(order, 1, JAR, Agreement.ONLINE)).isInstanceOf(SubstituteItem.Rejected.class);
            shop.define(withStatus(item("BAG"), Item.Status.DISCONTINUED));
            assertThat(substitute(order, 1, BAG, Agreement.ONLINE)).isInstanceOf(SubstituteItem.NotASubstitute.class);
            assertThat(orders.get(order.id())).isEqualTo(order);
        });
    }

    @Test
    void it_is_too_late_once_anything_of_the_order_is_on_a_floor_or_it_is_cancelled() {
        merchant.run(() -> {
            var partly = shop.placed(listed("TIN", 2), listed("BAG", 1));
            var bag = partly.lines().getLast();
            moveUnits.handle(new MoveUnits.Command(
                    partly.id(), Step.RELEASE, bag.sites().getFirst().site(), "F-1", Map.of(bag.id(), 1L)));
            var gone = shop.placed(listed("TIN", 2));
            cancelOrder.handle(
                    new CancelOrder.Command(gone.id(), Map.of(), CancelReason.CUSTOMER_CHANGED_MIND, null, null));

            assertThat(substitute(partly, 2, JAR, Agreement.ONLINE)).isInstanceOf(SubstituteItem.TooLate.class);
            assertThat(substitute(gone, 2, JAR, Agreement.ONLINE)).isInstanceOf(SubstituteItem.TooLate.class);
        });
    }

    @Test
    void what_was_agreed_to_is_what_is_done_or_nothing_is() {
        merchant.run(() -> {
            var order = orders.get(shop.placed(listed("TIN", 2)).id());

            assertThat(seen(order, 2, usd(999))).isEqualTo(new SubstituteItem.NotAsSeen(order.id(), usd(1000)));
            shop.placed(listed("JAR", 9));
            assertThat(seen(order, 2, usd(1000))).isInstanceOf(SubstituteItem.NotAsSeen.class);
            assertThat(orders.get(order.id())).isEqualTo(order);
            shop.receive("JAR", "WEST", 1);
            assertThat(seen(order, 2, usd(1000))).isInstanceOf(Substituted.class);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void of_many_who_agree_at_once_as_many_get_it_as_there_are() {
        var waiting = merchant.call(() -> IntStream.range(0, 12)
                .mapToObj(_ -> shop.placed(listed("TIN", 2)))
                .toList());

        var outcomes = Race.of(12, i -> merchant.call(() -> seen(waiting.get(i), 2, usd(1000))));

        assertThat(outcomes).filteredOn(Substituted.class::isInstance).hasSize(5);
        assertThat(outcomes)
                .filteredOn(SubstituteItem.NotAsSeen.class::isInstance)
                .hasSize(7);
        merchant.run(() -> {
            assertThat(shop.stock("JAR").sites().getFirst().available()).isZero();
            waiting.forEach(order -> assertThat(owed(order)).isEqualTo(2));
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void one_order_substituted_by_many_at_once_is_substituted_unit_by_unit_and_no_further() {
        var order = merchant.call(() -> shop.placed(listed("TIN", 5)));

        var outcomes = Race.of(
                10,
                i -> merchant.call(() -> substituteItem.handle(new SubstituteItem.Command(
                        order.id(),
                        line(order),
                        1,
                        i % 2 == 0 ? JAR : BAG,
                        Agreement.BY_TELEPHONE,
                        null,
                        null,
                        null))));

        assertThat(outcomes).filteredOn(Substituted.class::isInstance).hasSize(5);
        assertThat(outcomes)
                .filteredOn(SubstituteItem.LineGone.class::isInstance)
                .hasSize(5);
        merchant.run(() -> {
            assertThat(owed(order)).isEqualTo(5);
            assertThat(orders.get(order.id()).lines())
                    .noneMatch(line -> line.sku().equals(TIN));
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void however_often_and_in_what_parts_no_unit_and_no_cent_is_lost() {
        var random = new Random(20261123);
        merchant.run(() -> {
            shop.receive("TIN", "EAST", 3);
            named(new Substitute(JAR, PriceRule.SAME, false), new Substitute(BAG, PriceRule.SAME, false));
            for (int round = 0; round < 12; round++) {
                long units = 1 + random.nextLong(9);
                var order =
                        shop.placed(new PlaceOrder.Line(TIN, units, UnitOfMeasure.EACH, usd(333)), listed("BAG", 1));
                long left = units;
                while (left > 0 && random.nextInt(5) > 0) {
                    long some = 1 + random.nextLong(left);
                    var sku = random.nextBoolean() ? JAR : BAG;
                    var line = orders.get(order.id()).lines().getFirst();
                    assertThat(substitute(order, line.id(), some, sku, Agreement.NOT_ASKED))
                            .isInstanceOf(Substituted.class);
                    left -= some;
                    assertThat(owed(order)).isEqualTo(units + 1);
                    assertThat(orders.get(order.id()).money().currentTotal())
                            .isEqualTo(order.money().currentTotal());
                }
                if (round % 3 == 0) {
                    cancelOrder.handle(new CancelOrder.Command(
                            order.id(), Map.of(), CancelReason.CUSTOMER_CHANGED_MIND, null, null));
                }
            }
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void a_program_previews_and_does_it_and_is_told_by_name_what_is_the_matter() {
        var api = new Api(port, tenants.key(merchant));
        var order = merchant.call(() -> shop.placed(listed("TIN", 2)));
        var path = "/orders/" + order.id();
        var body = "{ \"line\": \"%s\", \"substitute\": \"%s\" %s }";

        var preview = api.post(path + "/substitution-previews", body.formatted(line(order), "JAR", ""));
        assertThat(preview.status()).as(preview.response().body()).isEqualTo(200);
        assertThat(preview.body().at("/difference/amount").asString()).isEqualTo("2.00");
        assertThat(preview.body().path("quantity").asLong()).isEqualTo(2);
        assertThat(preview.body().path("fromStock").asLong()).isEqualTo(2);
        assertThat(preview.body().path("consent").asBoolean()).isTrue();

        var substitutions = path + "/substitutions";
        assertThat(api.post(substitutions, body.formatted(line(order), "JAR", ", \"agreement\": \"NOT_ASKED\""))
                        .problem())
                .isEqualTo("substitute-needs-consent");
        assertThat(api.post(substitutions, body.formatted(line(order), "DUO", ", \"agreement\": \"ONLINE\""))
                        .problem())
                .isEqualTo("not-a-substitute");
        assertThat(api.post(
                                substitutions,
                                body.formatted(line(order), "JAR", ", \"agreement\": \"ONLINE\", \"quantity\": 3"))
                        .problem())
                .isEqualTo("units-not-open");
        assertThat(api.post(
                                substitutions,
                                body.formatted(
                                        line(order),
                                        "JAR",
                                        ", \"agreement\": \"ONLINE\", \"total\": {\"amount\": \"9.00\", \"currency\": \"USD\"}"))
                        .problem())
                .isEqualTo("substitution-not-as-seen");
        assertThat(api.post(
                                substitutions,
                                body.formatted(
                                        "01920000-0000-7000-8000-000000000001", "JAR", ", \"agreement\": \"ONLINE\""))
                        .status())
                .isEqualTo(422);
        var done = api.post(
                substitutions,
                body.formatted(
                        line(order),
                        "JAR",
                        ", \"agreement\": \"ONLINE\", \"total\": {\"amount\": \"10.00\", \"currency\": \"USD\"}"));
        assertThat(done.status()).as(done.response().body()).isEqualTo(200);
        assertThat(done.body().at("/lines/0/sku").asString()).isEqualTo("JAR");
        assertThat(api.post(substitutions, body.formatted(line(order), "JAR", ", \"agreement\": \"ONLINE\""))
                        .status())
                .isEqualTo(422);
    }

    private SubstituteItem.Outcome substitute(OrderView order, long units, Sku sku, Agreement agreement) {
        return substitute(order, line(order), units, sku, agreement);
    }

    private SubstituteItem.Outcome substitute(OrderView order, LineId line, long units, Sku sku, Agreement agreement) {
        var now = orders.get(order.id()).lines();
        var of = now.stream().anyMatch(each -> each.id().equals(line))
                ? line
                : now.getFirst().id();
        return substituteItem.handle(
                new SubstituteItem.Command(order.id(), of, units, sku, agreement, null, "Said so", null));
    }

    private SubstituteItem.Outcome seen(OrderView order, long units, Money total) {
        return substituteItem.handle(new SubstituteItem.Command(
                order.id(), line(order), units, JAR, Agreement.ONLINE, new SubstituteItem.Seen(total), null, null));
    }

    private OrderView placedWith(ManualDiscount discount, PlaceOrder.Line line) {
        var command = shop.command(null, ShippingPolicy.PARTIAL, line);
        return ((PlaceOrder.Placed) placeOrder.handle(new PlaceOrder.Command(
                        command.channel(),
                        null,
                        null,
                        command.shipTo(),
                        command.lines(),
                        null,
                        null,
                        null,
                        ShippingPolicy.PARTIAL,
                        null,
                        "USD",
                        List.of(),
                        List.of(discount),
                        null)))
                .order();
    }

    private void named(Substitute... substitutes) {
        assertThat(nameSubstitutes.handle(new NameSubstitutes.Command(TIN, List.of(substitutes), null)))
                .isInstanceOf(NameSubstitutes.Named.class);
    }

    private long owed(OrderView order) {
        return orders.get(order.id()).lines().stream()
                .mapToLong(line -> line.quantities().owed())
                .sum();
    }

    private static LineId line(OrderView order) {
        return order.lines().getFirst().id();
    }

    private static PlaceOrder.Line listed(String sku, long quantity) {
        return new PlaceOrder.Line(Sku.of(sku), quantity, UnitOfMeasure.EACH, null);
    }

    private static Price price(String sku, long minor) {
        return new Price(Sku.of(sku), 1, minor, LONG_AGO, null);
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }
}
