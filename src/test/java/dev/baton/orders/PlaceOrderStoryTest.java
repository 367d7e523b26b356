package dev.baton.orders;

import static dev.baton.catalog.CatalogFixture.component;
import static dev.baton.catalog.CatalogFixture.kit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.Sku;
import dev.baton.customers.ShippingPolicy;
import dev.baton.inventory.ExpectSupply;
import dev.baton.network.SiteCode;
import dev.baton.orders.PlaceOrder.Placed;
import dev.baton.orders.PlaceOrder.Replayed;
import dev.baton.orders.PlaceOrder.Reused;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Placing, waiting, filling and cancelling on a real database, with everybody arriving at once. */
@BatonTest
class PlaceOrderStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    OrderQueries orders;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    PrepareOrder prepare;

    @Autowired
    PlaceTogether together;

    @Autowired
    JsonMapper json;

    @Autowired
    ExpectSupply expectSupply;

    @Autowired
    Relay relay;

    Caller merchant;

    @BeforeEach
    void aMerchant() {
        merchant = tenants.fresh();
        merchant.run(shop::eastAndWest);
    }

    @Test
    void an_order_ships_whole_from_the_site_that_has_it_all() {
        merchant.run(() -> {
            shop.stocked("SPICE", "EAST", 150);
            shop.receive("SPICE", "WEST", 300);

            var order = shop.placed(shop.line("SPICE", 200));

            var line = order.lines().getFirst();
            assertThat(line.sites()).extracting(OrderView.AtSite::site).containsExactly(new SiteCode("WEST"));
            assertThat(line.quantities().reserved()).isEqualTo(200);
            assertThat(order.status()).isEqualTo(OrderStatus.READY);
            assertThat(order.promisedOn()).isNotNull();
            assertThat(orders.sourcing(order.id()).getFirst().explanation().rule())
                    .isEqualTo("ONE_SITE_SERVES_ALL");
            assertThat(orders.get(order.id())).isEqualTo(order);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_is_not_there_waits_with_a_date_and_is_filled_at_its_receipt() {
        merchant.run(() -> {
            shop.stocked("PENCIL", "WEST", 500);
            expectSupply.handle(new ExpectSupply.Announce(
                    Sku.of("PENCIL"),
                    new SiteCode("WEST"),
                    600,
                    LocalDate.now(ZoneOffset.UTC).plusDays(10),
                    "PO-1"));

            var order = shop.placed(shop.line("PENCIL", 1000));

            assertThat(order.lines().getFirst().quantities().reserved()).isEqualTo(500);
            assertThat(order.lines().getFirst().quantities().backordered()).isEqualTo(500);
            assertThat(order.promisedOn()).isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(10));
            shop.receive("PENCIL", "WEST", 600);
            relay.drain();
            var filled = orders.get(order.id());
            assertThat(filled.lines().getFirst().quantities().reserved()).isEqualTo(1000);
            assertThat(filled.status()).isEqualTo(OrderStatus.READY);
            assertThat(shop.stock("PENCIL").available()).isEqualTo(100);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void the_last_units_are_promised_once_however_many_ask() {
        merchant.run(() -> shop.stocked("MUG", "EAST", 10));

        var outcomes = Race.of(40, _ -> merchant.call(() -> shop.placed(shop.line("MUG", 1))));

        assertThat(outcomes.stream()
                        .mapToLong(
                                order -> order.lines().getFirst().quantities().reserved())
                        .sum())
                .isEqualTo(10);
        merchant.run(() -> {
            assertThat(shop.stock("MUG").reserved()).isEqualTo(10);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void the_same_reference_is_the_same_order_however_often_it_is_sent() {
        merchant.run(() -> shop.stocked("MUG", "EAST", 100));

        var outcomes =
                Race.of(20, _ -> merchant.call(() -> shop.place("W-1", ShippingPolicy.PARTIAL, shop.line("MUG", 1))));

        assertThat(outcomes.stream().filter(Placed.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(Replayed.class::isInstance)).hasSize(19);
        merchant.run(() -> {
            assertThat(shop.stock("MUG").reserved()).isEqualTo(1);
            assertThat(shop.place("W-1", ShippingPolicy.PARTIAL, shop.line("MUG", 2)))
                    .isInstanceOf(Reused.class);
        });
    }

    @Test
    void whoever_asks_again_is_told_what_the_first_was_told_whatever_became_of_the_order() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 10);
            PlaceOrder.Line[] lines = {shop.line("MUG", 4), shop.line("MUG", 1)};
            var placed = ((Placed) shop.place("W-1", ShippingPolicy.PARTIAL, lines)).order();
            var first = json.writeValueAsString(placed);

            assertThat(((Replayed) shop.place("W-1", ShippingPolicy.PARTIAL, lines)).answer())
                    .hasToString(first);

            holdOrder.handle(new HoldOrder.Command(placed.id(), HoldReason.FRAUD, null, null, null));
            holdOrder.handle(new HoldOrder.Command(placed.id(), HoldReason.CREDIT, null, null, null));
            assertThat(((Replayed) shop.place("W-1", ShippingPolicy.PARTIAL, lines)).answer())
                    .hasToString(first);
        });
    }

    @Test
    void a_batch_whose_commit_nobody_heard_is_tried_again_and_written_once() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 10);
            var draft = (Draft) prepare.handle(shop.command("W-1", ShippingPolicy.PARTIAL, shop.line("MUG", 4)));

            assertThat(together.handle(List.of(draft))).hasOnlyElementsOfType(Placed.class);
            assertThat(together.handle(List.of(draft)))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Replayed.class, again -> assertThat(again.order()).isEqualTo(draft.id()));

            assertThat(shop.stock("MUG").reserved()).isEqualTo(4);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void a_kit_takes_its_parts_together_and_its_money_stays_whole() {
        merchant.run(() -> {
            shop.stocked("POT", "EAST", 5);
            shop.stocked("LID", "EAST", 20);
            shop.define(kit("SET", component("POT", 1), component("LID", 2)));

            var order = shop.placed(shop.line("SET", 7));

            assertThat(order.lines()).hasSize(2);
            assertThat(order.lines().get(0).quantities().reserved()).isEqualTo(5);
            assertThat(order.lines().get(1).quantities().reserved()).isEqualTo(10);
            assertThat(order.money().goods().minor()).isEqualTo(7 * 250);
            assertThat(order.lines())
                    .extracting(line -> line.money().gross().minor())
                    .containsExactly(875L, 875L);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_is_cancelled_goes_to_whoever_waits() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 10);
            var first = shop.placed(shop.line("MUG", 10));
            var second = shop.placed(shop.line("MUG", 4));
            assertThat(second.status()).isEqualTo(OrderStatus.BACKORDERED);

            cancelOrder.handle(
                    new CancelOrder.Command(first.id(), Map.of(), CancelReason.CUSTOMER_CHANGED_MIND, null, null));
            relay.drain();

            assertThat(orders.get(first.id()).status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(orders.get(second.id()).status()).isEqualTo(OrderStatus.READY);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void orders_that_cross_over_items_and_sites_neither_deadlock_nor_oversell() {
        merchant.run(() -> List.of("A", "B", "C").forEach(sku -> {
            shop.stocked(sku, "EAST", 30);
            shop.receive(sku, "WEST", 30);
        }));

        Race.of(
                30,
                n -> merchant.call(() -> {
                    var order = n % 2 == 0
                            ? shop.placed(shop.line("A", 2), shop.line("B", 1), shop.line("C", 3), shop.line("A", 1))
                            : shop.placed(shop.line("C", 3), shop.line("B", 2), shop.line("A", 2));
                    if (n % 3 == 0) {
                        cancelOrder.handle(
                                new CancelOrder.Command(order.id(), Map.of(), CancelReason.ENTRY_ERROR, null, null));
                    }
                    return order;
                }));

        merchant.run(() -> {
            relay.drain();
            assertThat(shop.contradictions()).isEmpty();
        });
    }
}
