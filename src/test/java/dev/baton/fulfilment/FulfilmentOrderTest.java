package dev.baton.fulfilment;

import static dev.baton.fulfilment.Floor.CARTON;
import static dev.baton.fulfilment.Floor.EAST;
import static dev.baton.fulfilment.Floor.FIRST;
import static dev.baton.fulfilment.Floor.FOOD_CARTON;
import static dev.baton.fulfilment.Floor.ID;
import static dev.baton.fulfilment.Floor.MUG;
import static dev.baton.fulfilment.Floor.NOON;
import static dev.baton.fulfilment.Floor.ORDER;
import static dev.baton.fulfilment.Floor.PADDED;
import static dev.baton.fulfilment.Floor.PARTICULARS;
import static dev.baton.fulfilment.Floor.PEPPER;
import static dev.baton.fulfilment.Floor.SECOND;
import static dev.baton.fulfilment.Floor.labelled;
import static dev.baton.fulfilment.Floor.line;
import static dev.baton.fulfilment.Floor.missing;
import static dev.baton.fulfilment.Floor.open;
import static dev.baton.fulfilment.Floor.packed;
import static dev.baton.fulfilment.Floor.picked;
import static dev.baton.fulfilment.Floor.released;
import static dev.baton.fulfilment.Floor.sealed;
import static dev.baton.fulfilment.Floor.shipped;
import static dev.baton.fulfilment.Floor.wanted;
import static dev.baton.fulfilment.Floor.work;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentCancelled;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentChanged;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentFreed;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentHeld;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentRecalled;
import dev.baton.fulfilment.FulfilmentEvent.PackagesShipped;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPicked;
import dev.baton.network.HandlingClass;
import dev.baton.orders.OrderEvent.Units;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FulfilmentOrderTest {

    @Test
    void what_the_order_wants_is_followed_until_it_is_released() {
        var less = work(1, PEPPER, HandlingClass.STANDARD, 1);

        assertThat(open().follow(wanted(less), NOON))
                .containsExactly(new FulfilmentChanged(ID, ORDER, PARTICULARS, List.of(less), NOON));
        assertThat(open().follow(wanted(open().work().toArray(Work[]::new)), NOON))
                .isEmpty();
        assertThat(released().follow(wanted(less), NOON)).isEmpty();
    }

    @Test
    void an_order_that_wants_nothing_cancels_it() {
        assertThat(open().follow(wanted(), NOON)).containsExactly(new FulfilmentCancelled(ID, ORDER, NOON));
    }

    @Test
    void a_hold_of_the_order_shows_until_it_is_lifted() {
        var work = open().work();
        var heldOrder = new Wanted(ORDER, EAST, true, Set.of(), PARTICULARS, work);

        var held = open().after(open().follow(heldOrder, NOON));

        assertThat(open().follow(heldOrder, NOON)).containsExactly(new FulfilmentHeld(ID, ORDER, NOON));
        assertThat(held.status()).isEqualTo(FulfilmentStatus.ON_HOLD);
        assertThat(held.follow(wanted(work.toArray(Work[]::new)), NOON))
                .containsExactly(new FulfilmentFreed(ID, ORDER, NOON));
    }

    @Test
    void the_wrong_item_is_refused_and_what_was_expected_is_told() {
        var saffron = new Sku("SAFFRON");

        assertThat(picked(released(), PEPPER, 2).pick(saffron, "Saffron", 1, NOON))
                .isEqualTo(new RecordPick.WrongItem(
                        ID,
                        List.of(new RecordPick.Expected(MUG, "mug", 1)),
                        new RecordPick.Scanned(saffron, "Saffron", 1)));
    }

    @Test
    void one_unit_too_many_is_refused() {
        assertThat(picked(released(), PEPPER, 1).pick(PEPPER, "", 2, NOON))
                .isEqualTo(new RecordPick.OverPick(ID, PEPPER, 2, 1));
    }

    @Test
    void an_item_on_two_lines_is_picked_for_the_first_one_first() {
        var twice = released(work(1, PEPPER, HandlingClass.STANDARD, 2), work(2, PEPPER, HandlingClass.STANDARD, 3));

        assertThat(twice.pick(PEPPER, "", 4, NOON))
                .isEqualTo(new UnitsPicked(
                        ID,
                        ORDER,
                        PEPPER,
                        List.of(new Units(line(1), PEPPER, EAST, 2), new Units(line(2), PEPPER, EAST, 2)),
                        NOON));
    }

    @Test
    void what_is_missing_is_no_longer_to_be_picked() {
        var short1 = missing(released(), PEPPER, 2);

        assertThat(short1.pick(PEPPER, "", 1, NOON)).isEqualTo(new RecordPick.OverPick(ID, PEPPER, 1, 0));
        assertThat(picked(short1, MUG, 1).status()).isEqualTo(FulfilmentStatus.PICKED);
    }

    @Test
    void it_is_cancelled_when_nothing_of_it_can_be_found() {
        assertThat(missing(missing(released(), PEPPER, 2), MUG, 1).status()).isEqualTo(FulfilmentStatus.CANCELLED);
    }

    @Test
    void it_is_recalled_until_the_first_unit_is_off_the_shelf() {
        assertThat(released().recall(NOON)).isInstanceOf(FulfilmentRecalled.class);
        assertThat(picked(released(), PEPPER, 1).recall(NOON))
                .isEqualTo(new RecallFulfilmentOrder.PickingHasBegun(ID, 1));
    }

    @Test
    void a_recall_forgets_what_was_missing() {
        var recalled = missing(released(), PEPPER, 1);

        var open = recalled.after((FulfilmentRecalled) recalled.recall(NOON));

        assertThat(open.status()).isEqualTo(FulfilmentStatus.OPEN);
        assertThat(open.work()).extracting(Work::quantity).containsExactly(1L, 1L);
    }

    @Test
    void goods_lie_only_in_packaging_that_protects_them() {
        var food = picked(released(work(1, PEPPER, HandlingClass.FOOD_SAFE, 2)), PEPPER, 2);

        assertThat(food.pack(FIRST, CARTON, food.toPack(Map.of()), NOON))
                .isEqualTo(new PackUnits.WrongPackaging(
                        ID,
                        CARTON.packaging(),
                        HandlingClass.STANDARD,
                        List.of(new PackUnits.Unprotected(PEPPER, HandlingClass.FOOD_SAFE))));
        assertThat(food.pack(FIRST, PADDED, food.toPack(Map.of()), NOON)).isInstanceOf(PackUnits.WrongPackaging.class);
        assertThat(packed(food, FIRST, FOOD_CARTON, Map.of()).status()).isEqualTo(FulfilmentStatus.PACKED);
    }

    @Test
    void a_package_carries_no_more_than_its_packaging() {
        var heavy = picked(released(work(1, PEPPER, HandlingClass.STANDARD, 21)), PEPPER, 21);

        assertThat(heavy.pack(FIRST, CARTON, heavy.toPack(Map.of()), NOON))
                .isEqualTo(new PackUnits.TooHeavy(ID, CARTON.packaging(), 2_100, 2_000));
    }

    @Test
    void packing_may_be_spread_over_packages_and_shipped_in_parts() {
        var first = sealed(packed(picked(), FIRST, CARTON, Map.of(PEPPER, 1L)));
        var partly = shipped(first);
        var both = packed(partly, SECOND, CARTON, Map.of());

        assertThat(partly.status()).isEqualTo(FulfilmentStatus.PICKED);
        assertThat(both.status()).isEqualTo(FulfilmentStatus.PACKED);
        assertThat(both.parcelNumber(both.parcel(SECOND))).isEqualTo("FO-100001-2");
        assertThat(both.dispatch(labelled(both, SECOND), "SH-100002", NOON))
                .isEqualTo(new RecordDispatch.NotReady(ID, List.of("FO-100001-2")));
    }

    @Test
    void nothing_more_goes_into_a_closed_package() {
        var closed = sealed(packed(picked(), FIRST, CARTON, Map.of(PEPPER, 1L)));

        assertThat(closed.pack(FIRST, CARTON, closed.toPack(Map.of()), NOON))
                .isEqualTo(new PackUnits.PackageSealed(ID, "FO-100001-1"));
    }

    @Test
    void what_is_unpacked_waits_to_be_packed_again() {
        var order = sealed(packed(picked()));
        var unpacked = order.after((FulfilmentEvent) order.unpack(FIRST, Map.of(PEPPER, 2L), NOON));

        assertThat(unpacked.toPack(Map.of())).isEqualTo(Map.of(line(1), 2L));
        assertThat(unpacked.parcel(FIRST).isSealed()).isFalse();
        assertThat(order.after((FulfilmentEvent) order.unpack(FIRST, Map.of(), NOON))
                        .parcels())
                .isEmpty();
    }

    @Test
    void a_package_leaves_once() {
        var gone = shipped(sealed(packed(picked())));

        assertThat(gone.status()).isEqualTo(FulfilmentStatus.SHIPPED);
        assertThat(gone.dispatch(labelled(gone, FIRST), "SH-100001", NOON))
                .isEqualTo(new RecordDispatch.AlreadyShipped(ID, "SH-100001", List.of(FIRST)));
        assertThat(gone.dispatch(labelled(gone, FIRST), "SH-100002", NOON)).isInstanceOf(RecordDispatch.NotReady.class);
        var ready = sealed(packed(picked()));
        assertThat(ready.dispatch(labelled(ready, FIRST), "SH-100001", NOON))
                .isInstanceOfSatisfying(
                        PackagesShipped.class,
                        shipped -> assertThat(shipped.units())
                                .extracting(Units::quantity)
                                .containsExactly(2L, 1L));
    }

    @Test
    void what_was_packed_otherwise_after_it_was_labelled_does_not_leave() {
        var ready = sealed(packed(picked()));
        var line = ready.lines().getFirst().line();

        assertThat(ready.dispatch(Map.of(FIRST, Map.of(line, 999L)), "SH-100001", NOON))
                .isEqualTo(new RecordDispatch.NotReady(ID, List.of("FO-100001-1")));
        assertThat(ready.dispatch(Map.of(PackageId.next(), Map.of(line, 1L)), "SH-100001", NOON))
                .isEqualTo(new RecordDispatch.NotReady(ID, List.of()));
    }
}
