package dev.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.notes.Audience;
import dev.baton.notes.Note;
import dev.baton.notes.NoteQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.Invalid;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.shipping.BuyLabel;
import dev.baton.shipping.Dock;
import dev.baton.shipping.PurchaseState;
import dev.baton.shipping.ShipPackages;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentStatus;
import dev.baton.shipping.ShipmentView;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands on a floor or at a door is brought on its way from the worklist, as far as a desk can. */
@BatonTest
class FloorFixesStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Dock dock;

    @Autowired
    Relay relay;

    @Autowired
    FixDesk desk;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    ShipPackages shipPackages;

    @Autowired
    BuyLabel buyLabel;

    @Autowired
    ShipmentQueries shipments;

    @Autowired
    NoteQueries notes;

    @Autowired
    JdbcClient jdbc;

    Caller merchant;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            dock.open();
            shop.stocked("TIN", "EAST", 100);
        });
    }

    @Test
    void what_is_picked_is_packed_and_the_rest_comes_from_elsewhere() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("TIN", 4));
            var work = dock.released(order);
            dock.pick(work.id(), "TIN", 1);
            shop.receive("TIN", "WEST", 50);
            var item = desk.stalled(order, "FLOOR_PICKING_STOPPED");

            assertThat(desk.possible(item, "HAND_BACK_REST").changes())
                    .containsExactly(
                            Sentence.of("worklist.fix.will-pack-picked", 1, order.number(), "EAST"),
                            Sentence.of("worklist.fix.will-hand-back", 3));
            desk.applied(item, "HAND_BACK_REST", Map.of());

            var after = fulfilment.get(work.id());
            assertThat(after.status()).isEqualTo(FulfilmentStatus.PICKED);
            assertThat(after.lines().getFirst().missing()).isEqualTo(3);
            assertThat(shop.stock("TIN").onHand())
                    .as("nobody has looked at the shelf")
                    .isEqualTo(150);
            relay.drain();
            assertThat(fulfilment.ofOrder(order.id()))
                    .filteredOn(other -> !other.id().equals(work.id()))
                    .singleElement()
                    .satisfies(other -> {
                        assertThat(other.site().value()).isEqualTo("WEST");
                        assertThat(other.lines().getFirst().toPick()).isEqualTo(3);
                    });
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void the_floor_reads_what_the_desk_says_until_it_is_taken_back() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("TIN", 4));
            dock.released(order);
            var item = desk.stalled(order, "FLOOR_NOT_BEGUN");

            assertThatThrownBy(() -> desk.apply(item, "TELL_FLOOR", Map.of("text", " ")))
                    .isInstanceOf(Invalid.class);
            desk.applied(item, "TELL_FLOOR", Map.of("text", "The customer comes at four"));

            assertThat(forTheFloor(order)).containsExactly("The customer comes at four");
            assertThat(desk.item(order).isOpen()).as("nobody has picked it yet").isTrue();
            desk.undoLast(item);
            assertThat(forTheFloor(order)).isEmpty();
        });
    }

    @Test
    void what_is_packed_goes_into_a_shipment_by_the_service_that_was_chosen_and_out_of_it_again() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("TIN", 4));
            dock.packed(order);
            var item = desk.stalled(order, "PACKED_NOT_SHIPPED");
            var possible = desk.possible(item, "SHIP_PACKED");
            var service = possible.asks().getFirst();
            assertThat(service.choices()).contains(service.value(), Dock.EXPRESS.toString());

            assertThat(desk.apply(item, "SHIP_PACKED", Map.of("service", "NOBODY/GROUND")))
                    .isInstanceOf(ApplyFix.Refused.class);
            assertThatThrownBy(() -> desk.apply(item, "SHIP_PACKED", Map.of("service", "by mule")))
                    .isInstanceOf(Invalid.class);
            desk.applied(item, "SHIP_PACKED", Map.of("service", Dock.EXPRESS.toString()));

            assertThat(shipments(order)).singleElement().satisfies(shipment -> {
                assertThat(shipment.service()).isEqualTo(Dock.EXPRESS);
                assertThat(shipment.status()).isEqualTo(ShipmentStatus.PREPARED);
            });
            desk.undoLast(item);
            assertThat(shipments(order))
                    .singleElement()
                    .extracting(ShipmentView::status)
                    .isEqualTo(ShipmentStatus.VOIDED);
        });
    }

    @Test
    void a_label_that_was_refused_is_asked_for_again_or_bought_from_another() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("TIN", 4));
            var shipment = prepared(dock.packed(order));
            refused(shipment, "address unknown");
            var item = desk.stalled(order, "PARCEL_WITHOUT_LABEL");

            assertThat(desk.possible(item, "BUY_LABEL_AGAIN").changes())
                    .contains(Sentence.of("worklist.fix.carrier-said", "address unknown"));
            desk.applied(item, "BUY_LABEL_AGAIN", Map.of());
            assertThat(shipments.get(shipment).purchase().state()).isEqualTo(PurchaseState.WAITING);

            var other = desk.possible(item, "SHIP_OTHERWISE").asks().getFirst();
            assertThat(other.choices())
                    .doesNotContain(shipments.get(shipment).service().toString());
            desk.applied(item, "SHIP_OTHERWISE", Map.of("service", other.value()));
            assertThat(shipments(order))
                    .extracting(ShipmentView::status)
                    .containsExactlyInAnyOrder(ShipmentStatus.VOIDED, ShipmentStatus.PREPARED);
            assertThat(shipments(order))
                    .filteredOn(each -> each.status() == ShipmentStatus.PREPARED)
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.service()).hasToString(other.value());
                        assertThat(each.packages())
                                .hasSameSizeAs(shipments.get(shipment).packages());
                    });
        });
    }

    @Test
    void a_parcel_that_the_carrier_has_is_handed_over_and_only_once() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("TIN", 4));
            var shipment = prepared(dock.packed(order));
            buyLabel.handle(shipment);
            var item = desk.stalled(order, "PARCEL_NOT_COLLECTED");

            assertThat(desk.possible(item, "HAND_OVER").canBeUndone()).isFalse();
            desk.applied(item, "HAND_OVER", Map.of());

            assertThat(shipments.get(shipment).status()).isEqualTo(ShipmentStatus.DISPATCHED);
            assertThat(shop.stock("TIN").onHand()).isEqualTo(96);
            assertThat(desk.offered(item, "HAND_OVER")).isInstanceOf(Fix.NotNow.class);
            assertThat(desk.offered(item, "SHIP_OTHERWISE")).isInstanceOf(Fix.NotNow.class);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    private ShipmentId prepared(FulfilmentView work) {
        var outcome = shipPackages.handle(new ShipPackages.Command(work.id(), Set.of(), null, null));
        return ((ShipPackages.Prepared) outcome).shipment();
    }

    private void refused(ShipmentId shipment, String why) {
        jdbc.sql("update shipping.shipments set purchase = 'REFUSED', purchase_problem = ? where shipment_id = ?")
                .params(why, shipment.value())
                .update();
    }

    private List<ShipmentView> shipments(OrderView order) {
        return shipments.ofOrder(order.id());
    }

    private List<String> forTheFloor(OrderView order) {
        return notes.readBy(Audience.WAREHOUSE, List.of(order.id())).stream()
                .map(Note::text)
                .toList();
    }
}
