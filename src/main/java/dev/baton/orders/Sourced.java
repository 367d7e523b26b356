package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.inventory.Reservation;
import dev.baton.inventory.Stock;
import dev.baton.inventory.SupplyPromise;
import dev.baton.orders.OrderLine.Allocation;
import dev.baton.sourcing.SourcingPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sourcing plan in the words of an order: which line gets what from where, and when it will have arrived. */
record Sourced(
        SourcingPlan plan,
        List<Reservation> reservations,
        List<SupplyPromise> promises,
        Map<LineId, List<Allocation>> allocations,
        Map<LineId, LocalDate> arrivals,
        Set<LineId> undated) {

    /**
     * Which part of which want a line stands for.
     *
     * @param perUnit units of the line in one of what is wanted
     */
    record Slot(LineId line, Sku sku, int want, int part, long perUnit) {}

    static Sourced of(OrderId order, SourcingPlan plan, List<Slot> slots) {
        var sourced = new Sourced(
                plan, new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
        slots.forEach(slot -> sourced.add(order, slot));
        return sourced;
    }

    private void add(OrderId order, Slot slot) {
        plan.allotments().stream()
                .filter(allotment -> allotment.want() == slot.want())
                .forEach(allotment -> {
                    long units = allotment.quantity() * slot.perUnit();
                    reservations.add(
                            new Reservation(order.value(), slot.line().value(), slot.sku(), allotment.site(), units));
                    allocations
                            .computeIfAbsent(slot.line(), _ -> new ArrayList<>())
                            .add(new Allocation(allotment.site(), units, 0, allotment.shipOn()));
                    arrives(slot.line(), allotment.arriveOn());
                });
        plan.backorders().stream()
                .filter(backorder -> backorder.want() == slot.want())
                .forEach(backorder -> {
                    backorder.promises().stream()
                            .filter(promise -> promise.part() == slot.part())
                            .forEach(promise -> promises.add(new SupplyPromise(
                                    order.value(),
                                    slot.line().value(),
                                    promise.expected(),
                                    slot.sku(),
                                    promise.quantity())));
                    if (backorder.arriveOn() == null) {
                        undated.add(slot.line());
                    } else {
                        arrives(slot.line(), backorder.arriveOn());
                    }
                });
    }

    /** Takes what was decided out of the stock that the next order sees. */
    void take(Stock stock) {
        reservations.forEach(reservation -> stock.take(reservation.sku(), reservation.site(), reservation.quantity()));
        promises.forEach(promise -> stock.promise(promise.sku(), promise.expected(), promise.quantity()));
    }

    List<Allocation> allocationsOf(LineId line) {
        return allocations.getOrDefault(line, List.of()).stream()
                .sorted(Comparator.comparing(Allocation::site))
                .toList();
    }

    /** When all of the line will have arrived; null while some of it has no date. */
    @Nullable
    LocalDate promisedOn(LineId line) {
        return undated.contains(line) ? null : arrivals.get(line);
    }

    /** When all of the order will have arrived; null while some of it has no date. */
    @Nullable
    LocalDate promisedOn() {
        return undated.isEmpty()
                ? arrivals.values().stream().max(LocalDate::compareTo).orElse(null)
                : null;
    }

    private void arrives(LineId line, LocalDate on) {
        arrivals.merge(line, on, (a, b) -> a.isAfter(b) ? a : b);
    }
}
