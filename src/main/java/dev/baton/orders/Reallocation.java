package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.inventory.Reservation;
import dev.baton.inventory.Stock;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.orders.OrderEvent.Change;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.PromiseChanged;
import dev.baton.orders.OrderLine.Allocation;
import dev.baton.sourcing.SourcingPlanner;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order before and after other sites serve what one of them was to serve and has not got on its floor. Pure.
 *
 * @param held what is given back at the site
 */
record Reallocation(Order before, Order after, List<Reservation> held, Sourced sourced) {

    /** What a site would serve of an order and has not been told to pick. */
    static List<Reservation> at(Order order, SiteCode site) {
        return FillBackorders.reservations(order).stream()
                .filter(reservation -> reservation.site().equals(site))
                .toList();
    }

    /** @return null when the other sites do not have all of it */
    static @Nullable Reallocation of(Order order, SiteCode from, Stock stock, Collection<Site> network, Instant now) {
        var held = at(order, from);
        var wants = Wants.ofOpenAt(order, from);
        var others = network.stream().filter(site -> !site.code().equals(from)).toList();
        var plan = SourcingPlanner.plan(wants.request(order, now), stock, others);
        if (!plan.backorders().isEmpty()) {
            return null;
        }
        var sourced = Sourced.of(order.id(), plan, wants.slots());
        var after = order.withLines(order.lines().stream()
                .map(line -> wants.concerns(line.id()) ? moved(line, from, sourced) : line)
                .toList());
        return new Reallocation(order, after, held, sourced);
    }

    private static OrderLine moved(OrderLine line, SiteCode from, Sourced sourced) {
        var added = sourced.allocationsOf(line.id());
        var allocations = new ArrayList<Allocation>();
        for (var allocation : line.allocations()) {
            if (!allocation.site().equals(from)) {
                allocations.add(allocation);
            } else if (allocation.released() > 0) {
                allocations.add(
                        new Allocation(from, allocation.released(), allocation.released(), allocation.shipOn()));
            }
        }
        long units = added.stream().mapToLong(Allocation::quantity).sum();
        var promise = units == line.quantities().owed()
                ? sourced.promisedOn(line.id())
                : later(line.promisedOn(), sourced.promisedOn(line.id()));
        return line.with(line.quantities(), FillBackorders.merged(allocations, added))
                .promised(promise);
    }

    /** The later of two days; none while one of them is not known. */
    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || b == null ? null : a.isAfter(b) ? a : b;
    }

    long units() {
        return held.stream().mapToLong(Reservation::quantity).sum();
    }

    /** Where it goes to, by code. */
    List<SiteCode> to() {
        return sourced.reservations().stream()
                .map(Reservation::site)
                .distinct()
                .sorted()
                .toList();
    }

    Set<Sku> skus() {
        return held.stream().map(Reservation::sku).collect(Collectors.toSet());
    }

    OrderAmended amended(Instant now) {
        return new OrderAmended(
                before.id(), Map.of("sites", new Change(inWords(held), inWords(sourced.reservations()))), now);
    }

    List<OrderEvent> told(OrderAmended amended) {
        return Objects.equals(before.promisedOn(), after.promisedOn())
                ? List.of(amended)
                : List.of(
                        amended,
                        new PromiseChanged(before.id(), before.promisedOn(), after.promisedOn(), amended.at()));
    }

    private static String inWords(List<Reservation> reservations) {
        return reservations.stream()
                .map(reservation ->
                        "%d × %s at %s".formatted(reservation.quantity(), reservation.sku(), reservation.site()))
                .collect(Collectors.joining(", "));
    }
}
