package dev.baton.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.customers.ShippingPolicy;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentReleased;
import dev.baton.network.SiteCode;
import dev.baton.orders.AmendOrder;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.ReleaseHold;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkQueries;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A line waits, or what one site serves, and the rest of the order goes on. */
@BatonTest
class PartHoldStoryTest {

    private static final SiteCode EAST = new SiteCode("EAST");
    private static final SiteCode WEST = new SiteCode("WEST");

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    ReleaseHold releaseHold;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    OrderQueries orders;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    ReleaseFulfilmentOrder release;

    @Autowired
    WorkQueries worklist;

    @Autowired
    Relay relay;

    @LocalServerPort
    int port;

    Caller merchant;

    @BeforeEach
    void mugsAndBowls() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 20);
            shop.stocked("BOWL", "EAST", 20);
            shop.stocked("VASE", "WEST", 20);
        });
    }

    @Test
    void a_line_waits_and_the_rest_is_picked_and_it_follows_by_itself() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("MUG", 2), shop.line("BOWL", 3));
            relay.drain();
            var hold = held(order, lineOf(order, "BOWL"), null);

            assertThat(released(order.id(), EAST))
                    .as("the floor has not heard of it, the order has")
                    .isInstanceOf(ReleaseFulfilmentOrder.OnHold.class);
            relay.drain();
            assertThat(orders.get(order.id()).status()).isEqualTo(OrderStatus.READY);
            assertThat(orders.get(order.id()).onHold()).isFalse();
            assertThat(work(order.id())).containsExactly(tuple(EAST, FulfilmentStatus.OPEN, List.of("MUG")));
            assertThat(worklist.list(WorkFilter.open(), PageRequest.first(5)).data())
                    .singleElement()
                    .extracting(WorkItem::wrong)
                    .isEqualTo(Sentence.of(
                            "worklist.wrong.hold-part-noted", Sentence.KEY + "orders.hold.OTHER", "BOWL", "cracked"));
            assertThat(released(order.id(), EAST)).isInstanceOf(FulfilmentReleased.class);

            releaseHold.handle(new ReleaseHold.Command(order.id(), hold, null, null));
            relay.drain();
            assertThat(work(order.id()))
                    .containsExactlyInAnyOrder(
                            tuple(EAST, FulfilmentStatus.RELEASED, List.of("MUG")),
                            tuple(EAST, FulfilmentStatus.OPEN, List.of("BOWL")));
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_one_site_serves_waits_and_the_other_goes_on() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("MUG", 2), shop.line("VASE", 1));
            relay.drain();
            held(order, null, WEST);
            relay.drain();

            assertThat(work(order.id()))
                    .containsExactlyInAnyOrder(
                            tuple(EAST, FulfilmentStatus.OPEN, List.of("MUG")),
                            tuple(WEST, FulfilmentStatus.ON_HOLD, List.of("VASE")));
            assertThat(released(order.id(), WEST)).isInstanceOf(ReleaseFulfilmentOrder.OnHold.class);
            assertThat(released(order.id(), EAST)).isInstanceOf(FulfilmentReleased.class);
            assertThat(orders.get(order.id()).status()).isEqualTo(OrderStatus.IN_FULFILMENT);
        });
    }

    @Test
    void an_order_is_on_hold_once_nothing_of_it_can_go() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("MUG", 2), shop.line("VASE", 1));
            held(order, lineOf(order, "MUG"), null);
            assertThat(orders.get(order.id()).status()).isEqualTo(OrderStatus.READY);

            held(order, null, WEST);
            relay.drain();

            assertThat(orders.get(order.id()).status()).isEqualTo(OrderStatus.ON_HOLD);
            assertThat(work(order.id())).allMatch(each -> each.toList().contains(FulfilmentStatus.ON_HOLD));
        });
    }

    @Test
    void of_an_order_that_ships_complete_a_line_holds_everything() {
        merchant.run(() -> {
            var order = ((PlaceOrder.Placed)
                            shop.place(null, ShippingPolicy.COMPLETE, shop.line("MUG", 2), shop.line("BOWL", 3)))
                    .order();
            held(order, lineOf(order, "BOWL"), null);
            relay.drain();

            assertThat(orders.get(order.id()).status()).isEqualTo(OrderStatus.ON_HOLD);
            assertThat(released(order.id(), EAST)).isInstanceOf(ReleaseFulfilmentOrder.OnHold.class);
        });
    }

    @Test
    void a_line_on_the_floor_shows_its_hold_there_until_it_is_released() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("MUG", 2), shop.line("BOWL", 3));
            relay.drain();
            released(order.id(), EAST);

            var hold = held(order, lineOf(order, "BOWL"), null);
            relay.drain();
            assertThat(fulfilment.ofOrder(order.id()).getFirst().onHold()).isTrue();

            releaseHold.handle(new ReleaseHold.Command(order.id(), hold, null, null));
            relay.drain();
            assertThat(fulfilment.ofOrder(order.id()).getFirst().onHold()).isFalse();
        });
    }

    @Test
    void a_hold_ends_with_its_line() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("MUG", 2), shop.line("BOWL", 3), shop.line("VASE", 1));
            held(order, lineOf(order, "BOWL"), null);
            held(order, lineOf(order, "VASE"), null);

            amendOrder.handle(new AmendOrder.Command(
                    order.id(),
                    List.of(shop.line("MUG", 2), shop.line("BOWL", 5)),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
            assertThat(active(order.id())).containsExactly(lineOf(order, "BOWL"));

            cancelOrder.handle(new CancelOrder.Command(
                    order.id(), Map.of(lineOf(order, "BOWL"), 5L), CancelReason.CUSTOMER_CHANGED_MIND, null, null));
            assertThat(active(order.id())).isEmpty();
            assertThat(orders.get(order.id()).status()).isEqualTo(OrderStatus.READY);
        });
    }

    @Test
    void a_hold_stays_with_its_line_through_cancellations_and_amendments() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("MUG", 2), shop.line("BOWL", 3));
            held(order, lineOf(order, "BOWL"), null);
            cancelOrder.handle(new CancelOrder.Command(
                    order.id(), Map.of(lineOf(order, "BOWL"), 1L), CancelReason.CUSTOMER_CHANGED_MIND, null, null));

            amendOrder.handle(
                    new AmendOrder.Command(order.id(), null, null, null, "Ring twice", null, null, null, null));

            var after = orders.get(order.id());
            assertThat(active(order.id())).containsExactly(lineOf(after, "BOWL"));
            relay.drain();
            assertThat(work(order.id())).containsExactly(tuple(EAST, FulfilmentStatus.OPEN, List.of("MUG")));
        });
    }

    @Test
    void by_api_a_part_must_be_one_of_the_order() {
        var api = new Api(port, tenants.key(merchant));
        var order = merchant.call(() -> shop.placed(shop.line("MUG", 2), shop.line("BOWL", 3)));
        var path = "/orders/" + order.id() + "/holds";

        assertThat(api.post(path, "{\"reason\":\"OTHER\",\"line\":\"" + UUID.randomUUID() + "\"}")
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("line");
        assertThat(api.post(path, "{\"reason\":\"OTHER\",\"site\":\"WEST\"}")
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("site");
        var held = api.post(path, "{\"reason\":\"OTHER\",\"line\":\"" + lineOf(order, "BOWL") + "\"}");
        assertThat(held.body().at("/status").asString()).isEqualTo("READY");
        assertThat(held.body().at("/holds/0/line").asString())
                .isEqualTo(lineOf(order, "BOWL").toString());
        assertThat(api.get("/holds").body().at("/data/0/part/sku").asString()).isEqualTo("BOWL");
    }

    private UUID held(OrderView order, @Nullable LineId line, @Nullable SiteCode site) {
        var outcome = holdOrder.handle(
                new HoldOrder.Command(order.id(), HoldReason.OTHER, "cracked", null, null).of(line, site));
        return ((OrderHeld) outcome).hold();
    }

    private ReleaseFulfilmentOrder.Outcome released(OrderId order, SiteCode site) {
        var waiting = fulfilment.ofOrder(order).stream()
                .filter(work -> work.site().equals(site))
                .findFirst()
                .orElseThrow();
        return release.handle(new ReleaseFulfilmentOrder.Command(waiting.id()));
    }

    private List<Tuple> work(OrderId order) {
        return fulfilment.ofOrder(order).stream()
                .map(work -> tuple(
                        work.site(),
                        work.status(),
                        work.lines().stream().map(line -> line.sku().value()).toList()))
                .toList();
    }

    private List<LineId> active(OrderId order) {
        return orders.get(order).holds().stream()
                .filter(Hold::isActive)
                .map(Hold::line)
                .toList();
    }

    private static LineId lineOf(OrderView order, String sku) {
        return order.lines().stream()
                .filter(line -> line.sku().value().equals(sku))
                .map(OrderView.Line::id)
                .findFirst()
                .orElseThrow();
    }
}
