package dev.baton.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.CatalogFixture;
import dev.baton.catalog.Sku;
import dev.baton.customers.ShippingPolicy;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentRecalled;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentReleased;
import dev.baton.fulfilment.FulfilmentEvent.PackagesShipped;
import dev.baton.fulfilment.FulfilmentEvent.UnitsMissing;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPicked;
import dev.baton.inventory.InventoryQueries;
import dev.baton.inventory.InventoryQueries.LedgerEntry;
import dev.baton.inventory.IssueStock;
import dev.baton.inventory.Reservation;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.orders.AmendOrder;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.LineId;
import dev.baton.orders.MoveUnits;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.ReleaseHold;
import dev.baton.orders.Step;
import dev.baton.platform.Ids;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders on the floor of real sites, on a real database, with more than one picker. */
@BatonTest
class FulfilmentStoryTest {

    private static final SiteCode EAST = new SiteCode("EAST");
    private static final SiteCode WEST = new SiteCode("WEST");

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    OrderQueries orders;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    FulfilmentSync sync;

    @Autowired
    ReleaseFulfilmentOrder release;

    @Autowired
    ReleaseDue releaseDue;

    @Autowired
    RecallFulfilmentOrder recall;

    @Autowired
    RecordPick pick;

    @Autowired
    RecordShortPick shortPick;

    @Autowired
    PackUnits packUnits;

    @Autowired
    PackScan packScan;

    @Autowired
    UnpackUnits unpackUnits;

    @Autowired
    InventoryQueries inventory;

    @Autowired
    RecordDispatch dispatch;

    @Autowired
    DefinePackaging definePackaging;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    ReleaseHold releaseHold;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    MoveUnits moveUnits;

    @Autowired
    IssueStock issueStock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Relay relay;

    Caller merchant;

    @BeforeEach
    void aMerchant() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            for (var handlingClass : HandlingClass.values()) {
                Floor.sizes(handlingClass)
                        .forEach(packaging -> definePackaging.handle(new DefinePackaging.Command(packaging, 0L)));
            }
        });
    }

    @Test
    void an_order_gets_one_fulfilment_order_per_site_however_often_the_news_is_told() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 6);
            shop.receive("MUG", "WEST", 4);

            var order = shop.placed(shop.line("MUG", 10));
            relay.drain();
            transaction.executeWithoutResult(_ -> sync.keepInLine(Set.of(order.id())));

            assertThat(fulfilment.ofOrder(order.id()))
                    .extracting(
                            FulfilmentView::site,
                            view -> view.lines().getFirst().quantity(),
                            FulfilmentView::status)
                    .containsExactlyInAnyOrder(
                            tuple(EAST, 6L, FulfilmentStatus.OPEN), tuple(WEST, 4L, FulfilmentStatus.OPEN));
            assertThat(fulfilment.ofOrder(order.id()))
                    .extracting(FulfilmentView::number)
                    .containsExactlyInAnyOrder("FO-100001", "FO-100002");
        });
    }

    @Test
    void the_wrong_scan_moves_nothing_and_cannot_be_shipped() {
        merchant.run(() -> {
            shop.stocked("PEPPER", "EAST", 5);
            shop.stocked("SAFFRON", "EAST", 5);
            var floor = released(shop.placed(shop.line("PEPPER", 1)));

            var wrong = pick.handle(new RecordPick.Command(floor.id(), "SAFFRON", 1, "s-1"));
            var packed = packUnits.handle(pack(floor.id(), null));

            assertThat(wrong)
                    .isEqualTo(new RecordPick.WrongItem(
                            floor.id(),
                            List.of(new RecordPick.Expected(Sku.of("PEPPER"), "Item PEPPER", 1)),
                            new RecordPick.Scanned(Sku.of("SAFFRON"), "Item SAFFRON", 1)));
            assertThat(packed).isInstanceOf(PackUnits.NothingToPack.class);
            assertThat(fulfilment.get(floor.id())).isEqualTo(floor);
            assertThat(line(floor.order()).quantities().released()).isEqualTo(1);
        });
    }

    @Test
    void an_order_is_picked_packed_and_shipped_and_every_book_agrees() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 12);
            var floor = released(shop.placed(shop.line("MUG", 10)));
            assertThat(shop.contradictions()).isEmpty();

            picked(floor, "MUG", 10);
            var packed = (PackUnits.Packed) packUnits.handle(pack(floor.id(), null));
            assertThat(shop.contradictions()).isEmpty();
            var parcels = packed.packages().stream()
                    .map(FulfilmentEvent.UnitsPacked::parcel)
                    .toList();
            transaction.executeWithoutResult(_ -> ship(floor, parcels));

            assertThat(fulfilment.get(floor.id()).status()).isEqualTo(FulfilmentStatus.SHIPPED);
            assertThat(fulfilment.get(floor.id()).packages())
                    .allMatch(FulfilmentView.PackageView::shipped)
                    .allMatch(parcel -> parcel.weightGrams()
                            == 100 + 100 * parcel.contents().getFirst().quantity());
            assertThat(line(floor.order()).quantities().shipped()).isEqualTo(10);
            assertThat(shop.stock("MUG").onHand()).isEqualTo(2);
            assertThat(dispatch.handle(floor.id(), labelled(floor, parcels), "SH-1", Instant.EPOCH))
                    .isInstanceOf(RecordDispatch.AlreadyShipped.class);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void of_two_pickers_who_scan_the_last_unit_at_once_one_is_refused() {
        var floor = merchant.call(() -> {
            shop.stocked("MUG", "EAST", 1);
            return released(shop.placed(shop.line("MUG", 1)));
        });

        var outcomes = Race.of(
                2, n -> merchant.call(() -> pick.handle(new RecordPick.Command(floor.id(), "MUG", 1, "scan-" + n))));

        assertThat(outcomes).filteredOn(UnitsPicked.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(RecordPick.OverPick.class::isInstance).hasSize(1);
        merchant.run(() -> assertThat(shop.contradictions()).isEmpty());
    }

    @Test
    void a_scan_sent_again_by_a_scanner_out_of_reach_counts_once() {
        var floor = merchant.call(() -> {
            shop.stocked("MUG", "EAST", 10);
            return released(shop.placed(shop.line("MUG", 10)));
        });
        var scan = new RecordPick.Command(floor.id(), "MUG", 3, "scan-1");

        var outcomes = Race.of(8, _ -> merchant.call(() -> pick.handle(scan)));

        assertThat(outcomes).filteredOn(UnitsPicked.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(new RecordPick.AlreadyPicked(floor.id(), Sku.of("MUG"), 3)::equals)
                .hasSize(7);
        merchant.run(() -> {
            assertThat(line(floor.order()).quantities().picked()).isEqualTo(3);
            assertThat(pick.handle(new RecordPick.Command(floor.id(), "MUG", 4, "scan-1")))
                    .isInstanceOf(RecordPick.ScanIdReused.class);
        });
    }

    @Test
    void the_code_of_a_case_counts_all_that_it_holds() {
        merchant.run(() -> {
            shop.define(CatalogFixture.item("TIN", "4006381333931", 6, "14006381333938"));
            shop.receive("TIN", "EAST", 20);
            var floor = released(shop.placed(shop.line("TIN", 13)));

            picked(floor, "14006381333938", 2);
            picked(floor, "4006381333931", 1);

            assertThat(line(floor.order()).quantities().picked()).isEqualTo(13);
            assertThat(pick.handle(new RecordPick.Command(floor.id(), "999", 1, null)))
                    .isEqualTo(new RecordPick.UnknownCode(floor.id(), "999", List.of()));
        });
    }

    @Test
    void an_order_on_hold_is_not_released_and_says_why() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 5);
            var order = shop.placed(shop.line("MUG", 1));
            relay.drain();
            var held = (OrderHeld)
                    holdOrder.handle(new HoldOrder.Command(order.id(), HoldReason.PAYMENT, "card", null, null));
            var unaware = only(order.id());

            var refused = release.handle(new ReleaseFulfilmentOrder.Command(unaware.id()));
            relay.drain();

            assertThat(refused)
                    .isInstanceOfSatisfying(
                            ReleaseFulfilmentOrder.OnHold.class,
                            onHold -> assertThat(onHold.holds().getFirst().reason())
                                    .isEqualTo(HoldReason.PAYMENT));
            assertThat(only(order.id()).status()).isEqualTo(FulfilmentStatus.ON_HOLD);
            releaseHold.handle(new ReleaseHold.Command(order.id(), held.hold(), null, null));
            relay.drain();
            assertThat(only(order.id()).status()).isEqualTo(FulfilmentStatus.OPEN);
            assertThat(release.handle(new ReleaseFulfilmentOrder.Command(unaware.id())))
                    .isInstanceOf(FulfilmentReleased.class);
            assertThat(release.handle(new ReleaseFulfilmentOrder.Command(unaware.id())))
                    .isInstanceOf(ReleaseFulfilmentOrder.AlreadyReleased.class);
        });
    }

    @Test
    void an_order_to_be_shipped_complete_waits_for_the_rest() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 1);
            var order = ((PlaceOrder.Placed) shop.place(null, ShippingPolicy.COMPLETE, shop.line("MUG", 3))).order();
            relay.drain();

            for (var waiting : fulfilment.ofOrder(order.id())) {
                assertThat(release.handle(new ReleaseFulfilmentOrder.Command(waiting.id())))
                        .isEqualTo(new ReleaseFulfilmentOrder.WaitsForRest(waiting.id(), 2));
            }
        });
    }

    @Test
    void what_an_amendment_took_off_is_not_picked_though_the_floor_has_not_heard_of_it() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 5);
            shop.stocked("PEPPER", "EAST", 5);
            var order = shop.placed(shop.line("MUG", 2), shop.line("PEPPER", 3));
            relay.drain();
            var work = fulfilment.ofOrder(order.id()).getFirst();

            amendOrder.handle(new AmendOrder.Command(
                    order.id(), List.of(shop.line("MUG", 2)), null, null, null, null, null, null, null));

            assertThat(release.handle(new ReleaseFulfilmentOrder.Command(work.id())))
                    .isEqualTo(new ReleaseFulfilmentOrder.ChangedMeanwhile(work.id(), Sku.of("PEPPER"), 0));
            relay.drain();
            assertThat(release.handle(new ReleaseFulfilmentOrder.Command(work.id())))
                    .isInstanceOf(FulfilmentEvent.FulfilmentReleased.class);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void stock_that_comes_after_the_release_gets_a_fulfilment_order_of_its_own_and_a_recall_joins_them() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 5);
            var order = shop.placed(shop.line("MUG", 8));
            var first = released(order);
            shop.receive("MUG", "EAST", 5);
            relay.drain();

            assertThat(fulfilment.ofOrder(order.id()))
                    .extracting(view -> view.lines().getFirst().quantity(), FulfilmentView::status)
                    .containsExactly(tuple(5L, FulfilmentStatus.RELEASED), tuple(3L, FulfilmentStatus.OPEN));
            assertThat(recall.handle(new RecallFulfilmentOrder.Command(first.id())))
                    .isInstanceOf(FulfilmentRecalled.class);
            relay.drain();
            transaction.executeWithoutResult(_ -> sync.keepInLine(Set.of(order.id())));

            assertThat(fulfilment.ofOrder(order.id()))
                    .extracting(view -> view.lines().getFirst().quantity(), FulfilmentView::status)
                    .containsExactly(tuple(8L, FulfilmentStatus.OPEN), tuple(3L, FulfilmentStatus.CANCELLED));
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_is_missing_on_the_shelf_is_sought_at_another_site() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 5);
            var floor = released(shop.placed(shop.line("MUG", 5)));
            shop.receive("MUG", "WEST", 5);
            relay.drain();

            var missing = shortPick.handle(new RecordShortPick.Command(floor.id(), Sku.of("MUG"), 2, true));
            relay.drain();

            assertThat(missing).isInstanceOf(UnitsMissing.class);
            assertThat(fulfilment.get(floor.id()).lines().getFirst().missing()).isEqualTo(2);
            assertThat(fulfilment.ofOrder(floor.order()))
                    .filteredOn(view -> view.site().equals(WEST))
                    .singleElement()
                    .satisfies(view ->
                            assertThat(view.lines().getFirst().quantity()).isEqualTo(2));
            assertThat(shortPick.handle(new RecordShortPick.Command(floor.id(), Sku.of("MUG"), 4, false)))
                    .isEqualTo(new RecordShortPick.MoreThanToPick(floor.id(), Sku.of("MUG"), 4, 3));
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_is_damaged_leaves_the_books_as_damage_and_what_is_out_of_reach_stays_in_them() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 5);
            var floor = released(shop.placed(shop.line("MUG", 5)));

            shortPick.handle(new RecordShortPick.Command(floor.id(), Sku.of("MUG"), 2, RecordShortPick.Reason.DAMAGED));
            shortPick.handle(
                    new RecordShortPick.Command(floor.id(), Sku.of("MUG"), 1, RecordShortPick.Reason.OUT_OF_REACH));

            assertThat(shop.stock("MUG").onHand()).isEqualTo(3);
            assertThat(inventory
                            .ledger(Sku.of("MUG"), EAST, null, PageRequest.first(10))
                            .data())
                    .extracting(LedgerEntry::reason)
                    .contains("DAMAGE: short pick " + floor.number());
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_is_picked_is_planned_as_it_would_be_packed() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 12);
            var floor = released(shop.placed(shop.line("MUG", 10)));
            assertThat(fulfilment.plan(floor.id())).isEmpty();
            picked(floor, "MUG", 10);

            var plan = fulfilment.plan(floor.id());
            packUnits.handle(pack(floor.id(), null));

            assertThat(plan)
                    .extracting(planned -> planned.packaging().code(), PlannedPackage::weightGrams)
                    .isEqualTo(fulfilment.get(floor.id()).packages().stream()
                            .map(parcel -> tuple(parcel.packaging(), parcel.weightGrams()))
                            .toList());
            assertThat(fulfilment.plan(floor.id())).isEmpty();
        });
    }

    @Test
    void scans_fill_one_new_package_however_often_they_are_sent() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 5);
            shop.stocked("PEN", "EAST", 5);
            var floor = released(shop.placed(shop.line("MUG", 3)));
            picked(floor, "MUG", 3);
            var parcel = PackageId.next();
            var box = new PackagingCode("ST-400");
            var scan = new PackScan.Command(floor.id(), parcel, box, "MUG", "scan-1");

            assertThat(packScan.handle(scan)).isEqualTo(new PackScan.ScanPacked(floor.id(), parcel, Sku.of("MUG"), 1));
            assertThat(packScan.handle(scan)).isEqualTo(new PackScan.AlreadyPacked(floor.id(), Sku.of("MUG"), 1));
            packScan.handle(new PackScan.Command(floor.id(), parcel, box, "MUG", "scan-2"));

            assertThat(fulfilment.get(floor.id()).packages()).singleElement().satisfies(made -> {
                assertThat(made.id()).isEqualTo(parcel);
                assertThat(made.sealed()).isFalse();
                assertThat(made.contents().getFirst().quantity()).isEqualTo(2);
            });
            assertThat(packScan.handle(new PackScan.Command(floor.id(), parcel, box, "PEN", "scan-1")))
                    .isInstanceOf(PackScan.ScanIdReused.class);
            assertThat(packScan.handle(new PackScan.Command(floor.id(), parcel, box, "PEN", "scan-3")))
                    .isEqualTo(new PackScan.NotPicked(
                            floor.id(),
                            List.of(new RecordPick.Expected(Sku.of("MUG"), "Item MUG", 1)),
                            new RecordPick.Scanned(Sku.of("PEN"), "Item PEN", 1)));
            assertThat(packScan.handle(new PackScan.Command(floor.id(), parcel, box, "999", null)))
                    .isInstanceOf(PackScan.UnknownCode.class);
            assertThat(packScan.handle(
                            new PackScan.Command(floor.id(), parcel, new PackagingCode("CO-400"), "MUG", "scan-4")))
                    .isInstanceOf(PackScan.ScanPacked.class);
            assertThat(packScan.handle(new PackScan.Command(floor.id(), parcel, box, "MUG", "scan-5")))
                    .isInstanceOfSatisfying(
                            PackScan.Refused.class,
                            refused -> assertThat(refused.why()).isInstanceOf(PackUnits.NothingToPack.class));
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void a_cancelled_order_leaves_nothing_to_do() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 5);
            var order = shop.placed(shop.line("MUG", 5));
            relay.drain();

            cancelOrder.handle(
                    new CancelOrder.Command(order.id(), Map.of(), CancelReason.CUSTOMER_CHANGED_MIND, null, null));
            var late = release.handle(
                    new ReleaseFulfilmentOrder.Command(only(order.id()).id()));
            relay.drain();

            assertThat(late).isInstanceOf(ReleaseFulfilmentOrder.ChangedMeanwhile.class);
            assertThat(only(order.id()).status()).isEqualTo(FulfilmentStatus.CANCELLED);
        });
    }

    @Test
    void all_that_must_leave_by_a_day_is_released_at_once_and_what_stays_says_why() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 50);
            var placed = List.of(
                    shop.placed(shop.line("MUG", 1)),
                    shop.placed(shop.line("MUG", 2)),
                    shop.placed(shop.line("MUG", 3)));
            holdOrder.handle(new HoldOrder.Command(placed.get(1).id(), HoldReason.FRAUD, null, null, null));
            relay.drain();

            var outcome = releaseDue.handle(new ReleaseDue.Command(EAST, LocalDate.of(2200, 1, 1)));

            assertThat(outcome.released()).hasSize(2);
            assertThat(outcome.refused())
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.why()).isInstanceOf(ReleaseFulfilmentOrder.OnHold.class));
            assertThat(fulfilment.counts(LocalDate.of(2200, 1, 1)))
                    .extracting(FulfilmentQueries.Count::status, FulfilmentQueries.Count::fulfilmentOrders)
                    .containsExactlyInAnyOrder(
                            tuple(FulfilmentStatus.RELEASED, 2L), tuple(FulfilmentStatus.ON_HOLD, 1L));
        });
    }

    @Test
    void whoever_releases_and_recalls_at_once_leaves_the_books_in_order() {
        var order = merchant.call(() -> {
            shop.stocked("MUG", "EAST", 5);
            var placed = shop.placed(shop.line("MUG", 5));
            relay.drain();
            return placed;
        });
        var id = merchant.call(() -> only(order.id()).id());

        Race.of(
                12,
                n -> merchant.call(() -> switch (n % 3) {
                    case 0 -> release.handle(new ReleaseFulfilmentOrder.Command(id));
                    case 1 -> recall.handle(new RecallFulfilmentOrder.Command(id));
                    default ->
                        transaction.execute(_ -> {
                            sync.keepInLine(Set.of(order.id()));
                            return "kept in line";
                        });
                }));

        merchant.run(() -> {
            assertThat(only(order.id()).lines().getFirst().quantity()).isEqualTo(5);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void the_list_comes_in_pages_soonest_to_leave_first() {
        merchant.run(() -> {
            shop.stocked("MUG", "EAST", 50);
            for (int n = 0; n < 5; n++) {
                shop.placed(shop.line("MUG", 1));
            }
            relay.drain();

            var first = fulfilment.list(FulfilmentFilter.ALL, PageRequest.of(3, null));
            var second = fulfilment.list(FulfilmentFilter.ALL, PageRequest.of(3, first.next()));
            var none = fulfilment.list(
                    new FulfilmentFilter(WEST, Set.of(FulfilmentStatus.OPEN), null, null, "rosa"),
                    PageRequest.first(10));

            assertThat(first.data()).hasSize(3);
            assertThat(second.data()).hasSize(2).doesNotContainAnyElementsOf(first.data());
            assertThat(second.next()).isNull();
            assertThat(none.data()).isEmpty();
        });
    }

    private FulfilmentView only(OrderId order) {
        return fulfilment.ofOrder(order).getFirst();
    }

    private FulfilmentView released(OrderView order) {
        relay.drain();
        var id = only(order.id()).id();
        assertThat(release.handle(new ReleaseFulfilmentOrder.Command(id))).isInstanceOf(FulfilmentReleased.class);
        return fulfilment.get(id);
    }

    private void picked(FulfilmentView floor, String code, long times) {
        assertThat(pick.handle(new RecordPick.Command(floor.id(), code, times, null)))
                .isInstanceOf(UnitsPicked.class);
    }

    private OrderView.Line line(OrderId order) {
        return orders.get(order).lines().getFirst();
    }

    private static PackUnits.Command pack(FulfilmentOrderId id, @Nullable PackagingCode packaging) {
        return new PackUnits.Command(id, null, packaging, Map.of(), null, true);
    }

    private Map<PackageId, Map<LineId, Long>> labelled(FulfilmentView floor, List<PackageId> parcels) {
        return fulfilment.get(floor.id()).packages().stream()
                .filter(parcel -> parcels.contains(parcel.id()))
                .collect(Collectors.toMap(
                        FulfilmentView.PackageView::id,
                        parcel -> parcel.contents().stream()
                                .collect(Collectors.toMap(
                                        FulfilmentView.Content::line, FulfilmentView.Content::quantity))));
    }

    /** What shipping does, in its one transaction. */
    private void ship(FulfilmentView floor, List<PackageId> parcels) {
        var now = Instant.EPOCH;
        var shipped = (PackagesShipped) dispatch.handle(floor.id(), labelled(floor, parcels), "SH-1", now);
        moveUnits.handle(new MoveUnits.Command(
                floor.order(),
                Step.SHIP,
                floor.site(),
                "SH-1",
                shipped.units().stream().collect(Collectors.toMap(Units::line, Units::quantity))));
        issueStock.handle(new IssueStock.Command(
                "SH-1",
                Ids.next(),
                floor.site(),
                shipped.units().stream()
                        .map(unit -> new Reservation(
                                floor.order().value(), unit.line().value(), unit.sku(), floor.site(), unit.quantity()))
                        .toList(),
                now));
    }
}
