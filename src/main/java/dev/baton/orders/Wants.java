package dev.baton.orders;

import dev.baton.network.SiteCode;
import dev.baton.orders.OrderLine.Allocation;
import dev.baton.orders.Sourced.Slot;
import dev.baton.sourcing.SourcingRequest;
import dev.baton.sourcing.SourcingRequest.Part;
import dev.baton.sourcing.SourcingRequest.Want;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToLongFunction;

/** What an existing order asks of sourcing: units of its lines, kits kept together as long as all their parts are in step. */
record Wants(List<Want> wants, List<Slot> slots) {

    static Wants ofBackorders(Order order) {
        return of(order, line -> line.quantities().backordered());
    }

    static Wants ofEverythingOpen(Order order) {
        return of(order, line -> line.quantities().open());
    }

    /** What {@code site} would serve and has not been told to pick. */
    static Wants ofOpenAt(Order order, SiteCode site) {
        return of(
                order,
                line -> line.allocations().stream()
                        .filter(allocation -> allocation.site().equals(site))
                        .mapToLong(Allocation::open)
                        .sum());
    }

    boolean concerns(LineId line) {
        return slots.stream().anyMatch(slot -> slot.line().equals(line));
    }

    SourcingRequest request(Order order, Instant now) {
        var head = order.head();
        return new SourcingRequest(
                head.shipTo().country(), head.location(), head.shippingPolicy(), now, head.requestedOn(), wants);
    }

    private static Wants of(Order order, ToLongFunction<OrderLine> units) {
        var wants = new ArrayList<Want>();
        var slots = new ArrayList<Slot>();
        var groups = new LinkedHashMap<Object, List<OrderLine>>();
        order.lines().stream()
                .filter(line -> units.applyAsLong(line) > 0)
                .forEach(line -> groups.computeIfAbsent(groupOf(order, line, units), _ -> new ArrayList<>())
                        .add(line));
        groups.values().forEach(group -> {
            var first = group.getFirst();
            boolean together = isKitInStep(order, first, units);
            long perUnit = together ? first.perUnit() : 1;
            var parts = new ArrayList<Part>();
            for (var line : group) {
                long per = together ? line.perUnit() : 1;
                slots.add(new Slot(line.id(), line.sku(), wants.size(), parts.size(), per));
                parts.add(new Part(line.sku(), per, line.handlingClass()));
            }
            var kit = first.kit();
            wants.add(new Want(
                    together && kit != null ? kit.sku().value() : first.sku().value(),
                    units.applyAsLong(first) / perUnit,
                    parts));
        });
        return new Wants(wants, slots);
    }

    private static Object groupOf(Order order, OrderLine line, ToLongFunction<OrderLine> units) {
        var kit = line.kit();
        return kit != null && isKitInStep(order, line, units) ? kit.number() : line.id();
    }

    /** Whether every part of the line's kit wants the same number of kits. */
    private static boolean isKitInStep(Order order, OrderLine line, ToLongFunction<OrderLine> units) {
        var kit = line.kit();
        if (kit == null) {
            return false;
        }
        long kits = units.applyAsLong(line) / kit.perUnit();
        return order.lines().stream()
                .filter(other -> other.kit() != null && other.kit().number() == kit.number())
                .allMatch(other -> units.applyAsLong(other) == kits * other.perUnit());
    }
}
