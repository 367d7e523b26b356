package dev.baton.sample;

import dev.baton.fulfilment.FulfilmentRow;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.security.Caller;
import dev.baton.sample.SampleFloor.Until;
import dev.baton.shipping.ShipmentId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A shift in the warehouses, from the first pick to the last truck. The last one is still going on: something is left at every step. */
@Component
class SampleShift {

    private static final LocalTime WORK = LocalTime.of(9, 30);
    private static final LocalTime SHIPPING = LocalTime.of(14, 0);
    private static final LocalTime END = LocalTime.of(18, 0);
    private static final int MINUTES = 220;

    private static final List<Until> LEFT_AT_THE_END = List.of(
            Until.PART_PICKED,
            Until.PACKED,
            Until.RELEASED,
            Until.GONE,
            Until.LABELLED,
            Until.PICKED,
            Until.GONE,
            Until.GONE);

    private final SampleFloor floor;
    private final SampleDispatch dispatch;
    private final OrderQueries orders;
    private final TransactionTemplate transaction;

    SampleShift(SampleFloor floor, SampleDispatch dispatch, OrderQueries orders, TransactionTemplate transaction) {
        this.transaction = transaction;
        this.floor = floor;
        this.dispatch = dispatch;
        this.orders = orders;
    }

    /** The day of the last one that is over by {@code now}. */
    LocalDate last(Instant now) {
        var date = now.atZone(SampleHistory.ZONE).toLocalDate();
        while (!floor.isWorkingDay(date) || !new SampleDay(0, date, now).hasSeen(END)) {
            date = date.minusDays(1);
        }
        return date;
    }

    /** What there is to do, and how far it will get. */
    Map<FulfilmentRow, Until> begin(SampleDay day, boolean isLast) {
        return luis().call(() -> {
            day.at(WORK, () -> {
                dispatch.leaveWhatWaits();
                floor.release(day.date());
            });
            return isLast ? someOfEach(floor.released()) : allGone(floor.released());
        });
    }

    /** Picking and packing by two people; one order is never in the hands of both. */
    List<Runnable> benches(SampleDay day, Map<FulfilmentRow, Until> work) {
        return List.of(() -> bench(day, work, 0), () -> bench(day, work, 1));
    }

    private void bench(SampleDay day, Map<FulfilmentRow, Until> work, int bench) {
        luis().run(() -> together(() -> work.forEach((row, until) -> {
            if (Math.floorMod(row.orderNumber().hashCode(), 2) == bench) {
                day.at(some(WORK, day, row), () -> floor.work(row, until));
            }
        })));
    }

    /** In three steps, because nobody asks a carrier with locks in his hands. */
    void ship(SampleDay day, Map<FulfilmentRow, Until> work) {
        luis().run(() -> shipInSteps(day, work));
    }

    private void shipInSteps(SampleDay day, Map<FulfilmentRow, Until> work) {
        var prepared = new LinkedHashMap<FulfilmentRow, ShipmentId>();
        together(() -> work.forEach((row, until) -> {
            if (until.compareTo(Until.LABELLED) >= 0) {
                day.at(
                        some(SHIPPING, day, row),
                        () -> dispatch.prepare(row.id()).ifPresent(shipment -> prepared.put(row, shipment)));
            }
        }));
        prepared.forEach((row, shipment) -> day.at(some(SHIPPING, day, row), () -> dispatch.label(shipment)));
        together(() -> prepared.forEach((row, shipment) -> {
            if (work.get(row) == Until.GONE) {
                day.at(some(SHIPPING, day, row), () -> dispatch.leave(shipment));
            }
        }));
    }

    /** One commit for many things saves half of the time. */
    private void together(Runnable work) {
        transaction.executeWithoutResult(_ -> work.run());
    }

    private static Caller luis() {
        return new Caller(Caller.current().tenant(), Caller.Kind.USER, "Luis Ortega", Set.of("*"));
    }

    private static LocalTime some(LocalTime from, SampleDay day, FulfilmentRow row) {
        return from.plusMinutes(Draw.of(day.number(), row.number()).between(5, MINUTES));
    }

    private static Map<FulfilmentRow, Until> allGone(List<FulfilmentRow> rows) {
        var work = new LinkedHashMap<FulfilmentRow, Until>();
        rows.forEach(row -> work.put(row, Until.GONE));
        return work;
    }

    private Map<FulfilmentRow, Until> someOfEach(List<FulfilmentRow> rows) {
        var work = new LinkedHashMap<FulfilmentRow, Until>();
        var next = new ArrayDeque<>(LEFT_AT_THE_END);
        for (var row : rows) {
            boolean fits = !isForPostBox(row) && (row.units() > 1 || next.element() != Until.PART_PICKED);
            work.put(row, fits ? next.remove() : Until.GONE);
            if (next.isEmpty()) {
                next.addAll(LEFT_AT_THE_END);
            }
        }
        return work;
    }

    private boolean isForPostBox(FulfilmentRow row) {
        return orders.get(row.order()).shipTo().line1().startsWith(SampleOrders.POST_BOX);
    }
}
