package dev.baton.shipping;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.customers.ShippingPolicy;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.inventory.InventoryQueries;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.TimelineEntry;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import dev.baton.shipping.ShipPackages.Prepared;
import dev.baton.shipping.ShipmentEvent.ShipmentDispatched;
import dev.baton.shipping.spi.Scan;
import dev.baton.shipping.spi.TrackingCode;
import dev.baton.shipping.spi.TrackingInbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the packing table to the door, with a carrier that forgets, repeats itself and comes late. */
@BatonTest
class ShipmentStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Dock dock;

    @Autowired
    ShipPackages shipPackages;

    @Autowired
    OfferQueries offerQueries;

    @Autowired
    BuyLabel buyLabel;

    @Autowired
    GiveBackLabel giveBackLabel;

    @Autowired
    DispatchShipment dispatchShipment;

    @Autowired
    VoidShipment voidShipment;

    @Autowired
    RecordTracking recordTracking;

    @Autowired
    PollTracking pollTracking;

    @Autowired
    TrackingInbox inbox;

    @Autowired
    ShipmentQueries shipments;

    @Autowired
    OrderQueries orders;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    InventoryQueries inventory;

    @Autowired
    Relay relay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Caller merchant;

    @BeforeEach
    void aMerchant() {
        merchant = tenants.fresh();
        merchant.run(dock::open);
    }

    @Test
    void a_person_takes_another_service_and_says_why() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 10);
            var work = dock.packed(shop.placed(shop.line("MUG", 1)));
            var offers = offerQueries.offers(work.id(), Set.of());

            assertThat(offers.free()).hasSize(1);
            assertThat(requireNonNull(offers.choice()).chosen().orElseThrow().service())
                    .isEqualTo(Dock.GROUND);

            var prepared = (Prepared) shipPackages.handle(
                    new ShipPackages.Command(work.id(), Set.of(), Dock.EXPRESS, "she leaves on Friday"));

            assertThat(prepared.choice().reason()).isEqualTo("she leaves on Friday");
            assertThat(shipments.get(prepared.shipment()).choice()).isEqualTo(prepared.choice());
            assertThat(shipments.byNumber(prepared.number())).contains(prepared.shipment());
            assertThat(offerQueries.offers(work.id(), Set.of()).free()).isEmpty();
        });
    }

    @Test
    void shipments_wait_in_the_queue_of_whoever_must_act() {
        merchant.run(() -> {
            var well = labelled(packedFor("PO-6"));
            var refused = labelled(packedFor("PO-7 !refuse"));

            assertThat(shipments.counts())
                    .containsOnly(entry(ShipmentQueue.IN_HOUSE, 1L), entry(ShipmentQueue.TROUBLE, 1L));
            assertThat(queue(ShipmentQueue.IN_HOUSE)).containsExactly(well.number());
            assertThat(queue(ShipmentQueue.TROUBLE)).containsExactly(refused.number());

            dispatchShipment.handle(well.id());
            assertThat(queue(ShipmentQueue.UNDER_WAY)).containsExactly(well.number());
            tell(well, TrackingCode.DELIVERED, Duration.ofHours(30));
            assertThat(queue(ShipmentQueue.DELIVERED)).containsExactly(well.number());
            assertThat(shipments.counts()).containsOnly(entry(ShipmentQueue.TROUBLE, 1L));
        });
    }

    private List<String> queue(ShipmentQueue queue) {
        var filter = new ShipmentFilter(null, null, queue, null, null, null, null, null, null);
        return shipments.list(filter, PageRequest.first(10)).data().stream()
                .map(ShipmentRow::number)
                .toList();
    }

    @Test
    void a_packed_order_leaves_arrives_and_is_closed() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 10);
            var order = shop.placed(shop.line("MUG", 4));
            var shipment = labelled(dock.packed(order));

            assertThat(shipment.number()).isEqualTo("SH-100001");
            assertThat(shipment.status()).isEqualTo(ShipmentStatus.LABELLED);
            assertThat(shipment.packages().getFirst().sscc()).hasSize(18).startsWith("09520000");
            assertThat(shipment.packages().getFirst().trackingUrl()).contains("example/");
            assertThat(shipment.choice().candidates()).hasSize(2);

            assertThat(dispatchShipment.handle(shipment.id())).isInstanceOf(ShipmentDispatched.class);

            assertThat(orders.get(order.id()).status()).isEqualTo(OrderStatus.SHIPPED);
            assertThat(shop.stock("MUG").onHand()).isEqualTo(6);
            assertThat(shop.stock("MUG").reserved()).isZero();
            assertThat(fulfilment.get(shipment.fulfilmentOrder()).status()).isEqualTo(FulfilmentStatus.SHIPPED);

            tell(shipment, TrackingCode.DELIVERED, Duration.ofHours(30));

            assertThat(shipments.get(shipment.id()).status()).isEqualTo(ShipmentStatus.DELIVERED);
            assertThat(orders.get(order.id()).status()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(orders.timeline(order.id(), PageRequest.first(100)).data())
                    .extracting(TimelineEntry::type)
                    .contains("ShipmentDispatched", "ShipmentDelivered");
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void a_label_whose_answer_got_lost_is_bought_once() {
        merchant.run(() -> {
            var shipment = prepared(packedFor("PO-1 !lost-answer"));
            buyLabel.handle(shipment.id());

            var lost = shipments.get(shipment.id());
            assertThat(lost.status()).isEqualTo(ShipmentStatus.PREPARED);
            assertThat(lost.purchase().state()).isEqualTo(PurchaseState.WAITING);
            assertThat(lost.purchase().problem()).contains("did not answer");
            assertThat(lost.purchase().nextAttemptAt()).isAfter(lost.createdAt());
            assertThat(dispatchShipment.handle(shipment.id())).isInstanceOf(DispatchShipment.NoLabel.class);

            buyLabel.handle(shipment.id());
            buyLabel.handle(shipment.id());
            buyLabel.again(shipment.id());

            assertThat(shipments.get(shipment.id()).status()).isEqualTo(ShipmentStatus.LABELLED);
            assertThat(labelsBought()).isEqualTo(1);
        });
    }

    @Test
    void a_refusal_stands_until_somebody_asks_again() {
        merchant.run(() -> {
            var shipment = prepared(packedFor("PO-2 !refuse"));
            buyLabel.handle(shipment.id());

            var refused = shipments.get(shipment.id());
            assertThat(refused.purchase().state()).isEqualTo(PurchaseState.REFUSED);
            assertThat(refused.purchase().nextAttemptAt()).isNull();

            buyLabel.handle(shipment.id());
            assertThat(shipments.get(shipment.id()).purchase().attempts()).isEqualTo(1);
            buyLabel.again(shipment.id());
            assertThat(shipments.get(shipment.id()).version()).isGreaterThan(refused.version());
        });
    }

    @Test
    void a_carrier_that_is_down_is_asked_ever_later_and_then_given_up_on() {
        merchant.run(() -> {
            var shipment = prepared(packedFor("PO-3 !down"));
            for (int attempt = 0; attempt < 12; attempt++) {
                assertThat(shipments.get(shipment.id()).purchase().state()).isEqualTo(PurchaseState.WAITING);
                buyLabel.handle(shipment.id());
            }

            assertThat(shipments.get(shipment.id()).purchase().state()).isEqualTo(PurchaseState.GAVE_UP);
            assertThat(shipments.get(shipment.id()).purchase().nextAttemptAt()).isNull();
        });
    }

    @Test
    void a_voided_shipment_gives_its_label_back_and_its_packages_free() {
        merchant.run(() -> {
            var work = packedFor("PO-4 !lost-answer");
            var shipment = prepared(work);
            buyLabel.handle(shipment.id());

            assertThat(voidShipment.handle(shipment.id())).isInstanceOf(VoidShipment.Voided.class);
            assertThat(voidShipment.handle(shipment.id())).isInstanceOf(VoidShipment.AlreadyVoided.class);
            giveBackLabel.handle(shipment.id());

            assertThat(shipments.get(shipment.id()).purchase().state()).isEqualTo(PurchaseState.GIVEN_BACK);
            assertThat(labelsBought()).isZero();
            assertThat(prepared(work).number()).isEqualTo("SH-100002");
        });
    }

    @Test
    void a_package_is_in_one_shipment_however_many_ask() {
        var work = merchant.call(() -> packedFor("PO-5"));

        var outcomes = Race.of(8, _ -> merchant.call(() -> ship(work)));

        assertThat(outcomes.stream().filter(Prepared.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(ShipPackages.NothingToShip.class::isInstance))
                .hasSize(7);
    }

    @Test
    void a_shipment_is_dispatched_once_however_many_do_it() {
        var shipment = merchant.call(() -> labelled(packedFor("PO-6")));

        var outcomes = Race.of(8, _ -> merchant.call(() -> dispatchShipment.handle(shipment.id())));

        assertThat(outcomes.stream().filter(ShipmentDispatched.class::isInstance))
                .hasSize(1);
        assertThat(outcomes.stream().filter(DispatchShipment.AlreadyDispatched.class::isInstance))
                .hasSize(7);
        merchant.run(() -> {
            assertThat(shop.stock("MUG").onHand()).isEqualTo(6);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void an_order_ships_in_parts_and_the_slip_knows_the_part_before() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 10);
            var order = shop.placed(shop.line("MUG", 6));
            var work = dock.released(order);
            dock.pick(work.id(), "MUG", 6);
            var first = labelled(dock.pack(work.id(), "MUG", 2));
            dispatchShipment.handle(first.id());

            assertThat(orders.get(order.id()).status()).isEqualTo(OrderStatus.PARTIALLY_SHIPPED);

            var second = labelled(dock.pack(work.id(), "MUG", 4));
            dispatchShipment.handle(second.id());

            assertThat(second.packages()).hasSize(1);
            assertThat(orders.get(order.id()).status()).isEqualTo(OrderStatus.SHIPPED);
            assertThat(shop.stock("MUG").onHand()).isEqualTo(4);
            assertThat(shipments.ofOrder(order.id()))
                    .extracting(ShipmentView::number)
                    .containsExactly("SH-100001", "SH-100002");
        });
    }

    @Test
    void scans_told_twice_late_and_backwards_deliver_once() {
        merchant.run(() -> {
            var shipment = labelled(packedFor("PO-7 !chaos"));
            dispatchShipment.handle(shipment.id());
            var leftAt = clock.instant();

            for (int minutes = 0; minutes <= 30; minutes += 2) {
                ScopedClock.at(leftAt.plus(Duration.ofMinutes(minutes)), () -> {
                    pollTracking.handle(List.of(shipment.id()));
                    return null;
                });
            }

            assertThat(shipments.get(shipment.id()).status()).isEqualTo(ShipmentStatus.DELIVERED);
            assertThat(shipments.tracking(shipment.id()))
                    .extracting(TrackingEvent::code)
                    .containsOnlyOnce(TrackingCode.DELIVERED, TrackingCode.PICKED_UP);
            assertThat(orders.get(shipment.order())
                            .lines()
                            .getFirst()
                            .quantities()
                            .delivered())
                    .isEqualTo(4);
            assertThat(orders.timeline(shipment.order(), PageRequest.first(100)).data())
                    .extracting(TimelineEntry::type)
                    .containsOnlyOnce("ShipmentDelivered");
        });
    }

    @Test
    void a_scan_before_the_dispatch_counts_once_it_has_left() {
        merchant.run(() -> {
            var shipment = labelled(packedFor("PO-8"));
            tell(shipment, TrackingCode.DELIVERED, Duration.ofSeconds(-5));

            assertThat(shipments.get(shipment.id()).status()).isEqualTo(ShipmentStatus.LABELLED);

            dispatchShipment.handle(shipment.id());

            assertThat(shipments.get(shipment.id()).status()).isEqualTo(ShipmentStatus.DELIVERED);
        });
    }

    @Test
    void what_comes_back_is_known_and_not_delivered() {
        merchant.run(() -> {
            var shipment = labelled(packedFor("PO-9"));
            dispatchShipment.handle(shipment.id());
            tell(shipment, TrackingCode.EXCEPTION, Duration.ofHours(20));
            assertThat(shipments.get(shipment.id()).status()).isEqualTo(ShipmentStatus.EXCEPTION);
            tell(shipment, TrackingCode.RETURNED, Duration.ofHours(60));

            assertThat(shipments.get(shipment.id()).status()).isEqualTo(ShipmentStatus.RETURNED_TO_SENDER);
            assertThat(orders.get(shipment.order()).status()).isEqualTo(OrderStatus.SHIPPED);
        });
    }

    @Test
    void a_carrier_that_tells_by_itself_is_heard() {
        merchant.run(() -> {
            var shipment = labelled(packedFor("PO-11"));
            dispatchShipment.handle(shipment.id());
            var number = String.valueOf(shipment.packages().getFirst().trackingNumber());
            var told = List.of(
                    new Scan(number, TrackingCode.OUT_FOR_DELIVERY, clock.instant(), null, null, null),
                    new Scan("NOBODY", TrackingCode.DELIVERED, clock.instant(), null, null, null));

            assertThat(inbox.tell("NORTHLINE", told)).containsExactly("NOBODY");
            assertThat(inbox.tell("NORTHLINE", told)).containsExactly("NOBODY");

            assertThat(shipments.get(shipment.id()).status()).isEqualTo(ShipmentStatus.OUT_FOR_DELIVERY);
            assertThat(shipments.tracking(shipment.id())).hasSize(1);
        });
    }

    @Test
    void a_number_that_is_on_no_package_is_refused() {
        merchant.run(() -> {
            var shipment = labelled(packedFor("PO-10"));
            var scan = new Scan("NOBODY", TrackingCode.DELIVERED, clock.instant(), null, null, null);

            assertThat(recordTracking.handle(new RecordTracking.Command(shipment.id(), List.of(scan), "test")))
                    .isEqualTo(new RecordTracking.NotOurs("NOBODY"));
        });
    }

    private FulfilmentView packedFor(String reference) {
        shop.stocked("MUG", "EAST", 10);
        var placed = (PlaceOrder.Placed) shop.place(reference, ShippingPolicy.PARTIAL, shop.line("MUG", 4));
        OrderView order = placed.order();
        return dock.packed(order);
    }

    private ShipPackages.Outcome ship(FulfilmentView work) {
        return shipPackages.handle(new ShipPackages.Command(work.id(), Set.of(), null, null));
    }

    private ShipmentView prepared(FulfilmentView work) {
        return shipments.get(((Prepared) ship(work)).shipment());
    }

    private ShipmentView labelled(FulfilmentView work) {
        var shipment = prepared(work);
        buyLabel.handle(shipment.id());
        return shipments.get(shipment.id());
    }

    private void tell(ShipmentView shipment, TrackingCode code, Duration after) {
        var scan = new Scan("", code, clock.instant().plus(after), null, null, null);
        recordTracking.handle(new RecordTracking.Command(shipment.id(), List.of(scan), "test"));
    }

    private long labelsBought() {
        return jdbc.sql("""
                        select count(*) from integrations.simulated_labels
                        where tenant_id = :tenant and bought_at is not null and voided_at is null
                        """)
                .param("tenant", merchant.tenant().value())
                .query(Long.class)
                .single();
    }
}
