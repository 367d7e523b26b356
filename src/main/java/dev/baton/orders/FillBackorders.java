package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.customers.ShippingPolicy;
import dev.baton.inventory.Reservation;
import dev.baton.inventory.ReserveStock;
import dev.baton.inventory.Stock;
import dev.baton.inventory.SupplyPromise;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderEvent.BackorderFilled;
import dev.baton.orders.OrderEvent.PromiseChanged;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.orders.OrderLine.Allocation;
import dev.baton.platform.Ids;
import dev.baton.platform.UseCase;
import dev.baton.sourcing.SourcingPlan;
import dev.baton.sourcing.SourcingPlanner;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives stock that has become free to the orders that wait for it, by priority and then by age, in one set-based pass; and dates
 * the rest anew from what is on its way.
 *
 * <p>An order that wants one shipment keeps to the site that holds its goods already, unless another site can now serve all of
 * it. Running it twice changes nothing.
 */
@UseCase
public class FillBackorders {

    private static final Comparator<Order> BY_PRIORITY_AND_AGE = Comparator.comparingInt(
                    (Order order) -> -order.head().priority())
            .thenComparing(order -> order.head().placedAt())
            .thenComparing(Order::id);

    private final Orders orders;
    private final ReserveStock reserveStock;
    private final SiteQueries sites;
    private final JsonMapper json;
    private final Clock clock;

    FillBackorders(Orders orders, ReserveStock reserveStock, SiteQueries sites, JsonMapper json, Clock clock) {
        this.orders = orders;
        this.reserveStock = reserveStock;
        this.sites = sites;
        this.json = json;
        this.clock = clock;
    }

    /** @return the orders that got something */
    public List<OrderId> handle(Collection<Sku> skus) {
        var waiting = orders.lock(orders.waitingFor(skus)).stream()
                .filter(order -> order.stage() == Stage.OPEN && order.sum(Quantities::backordered) > 0)
                .sorted(BY_PRIORITY_AND_AGE)
                .toList();
        if (waiting.isEmpty()) {
            return List.of();
        }
        reserveStock.forgetPromises(
                waiting.stream().map(order -> order.id().value()).toList());
        var stock =
                reserveStock.lock(waiting.stream().flatMap(FillBackorders::open).collect(Collectors.toSet()));
        var network = sites.list();
        var now = clock.instant();
        var filled =
                waiting.stream().map(order -> fill(order, stock, network, now)).toList();
        record(filled, now);
        return filled.stream()
                .filter(one -> one.events().stream().anyMatch(BackorderFilled.class::isInstance))
                .map(one -> one.before().id())
                .toList();
    }

    private static Stream<Sku> open(Order order) {
        return order.lines().stream()
                .filter(line -> line.quantities().open() > 0)
                .map(OrderLine::sku);
    }

    /** @param givenBack reservations that the order holds elsewhere and no longer needs */
    private record Filled(
            Order before,
            Order after,
            SourcingPlan plan,
            List<Reservation> givenBack,
            List<Reservation> reservations,
            List<SupplyPromise> promises,
            List<OrderEvent> events) {}

    private static Filled fill(Order order, Stock stock, List<Site> network, Instant now) {
        if (order.head().shippingPolicy() == ShippingPolicy.COMPLETE) {
            var elsewhere = elsewhere(order, stock, network, now);
            if (elsewhere != null) {
                return elsewhere;
            }
        }
        return topUp(order, stock, usable(order, network), now);
    }

    /** One shipment: if nothing has gone to a floor and a site can now serve everything, it does. */
    private static @Nullable Filled elsewhere(Order order, Stock stock, List<Site> network, Instant now) {
        if (!order.isAmendable() || order.sum(Quantities::reserved) == 0) {
            return null;
        }
        var held = reservations(order);
        held.forEach(reservation -> stock.giveBack(reservation.sku(), reservation.site(), reservation.quantity()));
        var wants = Wants.ofEverythingOpen(order);
        var plan = SourcingPlanner.plan(wants.request(order, now), stock, network);
        if (!plan.backorders().isEmpty()) {
            held.forEach(reservation -> stock.take(reservation.sku(), reservation.site(), reservation.quantity()));
            return null;
        }
        var emptied = order.withLines(order.lines().stream()
                .map(line ->
                        line.with(line.quantities().unfill(line.quantities().reserved()), List.of()))
                .toList());
        return filled(order, emptied, held, plan, wants, stock, now);
    }

    private static Filled topUp(Order order, Stock stock, List<Site> network, Instant now) {
        var wants = Wants.ofBackorders(order);
        var plan = SourcingPlanner.plan(wants.request(order, now), stock, network);
        return filled(order, order, List.of(), plan, wants, stock, now);
    }

    private static Filled filled(
            Order before,
            Order base,
            List<Reservation> givenBack,
            SourcingPlan plan,
            Wants wants,
            Stock stock,
            Instant now) {
        var sourced = Sourced.of(before.id(), plan, wants.slots());
        sourced.take(stock);
        var after = base.withLines(
                base.lines().stream().map(line -> served(line, sourced, wants)).toList());
        var events = new ArrayList<OrderEvent>();
        if (!sourced.reservations().isEmpty()) {
            events.add(new BackorderFilled(
                    before.id(),
                    sourced.reservations().stream()
                            .map(reservation -> new Units(
                                    new LineId(reservation.line()),
                                    reservation.sku(),
                                    reservation.site(),
                                    reservation.quantity()))
                            .toList(),
                    now));
        }
        if (!Objects.equals(before.promisedOn(), after.promisedOn())) {
            events.add(new PromiseChanged(before.id(), before.promisedOn(), after.promisedOn(), now));
        }
        return new Filled(before, after, plan, givenBack, sourced.reservations(), sourced.promises(), events);
    }

    private static OrderLine served(OrderLine line, Sourced sourced, Wants wants) {
        if (!wants.concerns(line.id())) {
            return line;
        }
        var added = sourced.allocationsOf(line.id());
        long units = added.stream().mapToLong(Allocation::quantity).sum();
        var next = line.with(line.quantities().fill(units), merged(line.allocations(), added));
        var arrival = sourced.promisedOn(line.id());
        var kept = line.quantities().reserved() > 0 ? line.promisedOn() : null;
        return next.promised(arrival == null || kept == null || arrival.isAfter(kept) ? arrival : kept);
    }

    static List<Allocation> merged(List<Allocation> some, List<Allocation> others) {
        var merged = new TreeMap<SiteCode, Allocation>();
        Stream.concat(some.stream(), others.stream())
                .forEach(allocation -> merged.merge(
                        allocation.site(),
                        allocation,
                        (a, b) -> new Allocation(
                                a.site(), a.quantity() + b.quantity(), a.released() + b.released(), b.shipOn())));
        return List.copyOf(merged.values());
    }

    /** Where an order that wants one shipment may be topped up: where its goods already are. */
    private static List<Site> usable(Order order, List<Site> network) {
        if (order.head().shippingPolicy() == ShippingPolicy.PARTIAL) {
            return network;
        }
        Set<SiteCode> held = order.lines().stream()
                .flatMap(line -> line.allocations().stream())
                .map(Allocation::site)
                .collect(Collectors.toSet());
        return held.isEmpty()
                ? network
                : network.stream().filter(site -> held.contains(site.code())).toList();
    }

    static List<Reservation> reservations(Order order) {
        return order.lines().stream()
                .flatMap(line -> line.allocations().stream()
                        .filter(allocation -> allocation.open() > 0)
                        .map(allocation -> new Reservation(
                                order.id().value(),
                                line.id().value(),
                                line.sku(),
                                allocation.site(),
                                allocation.open())))
                .toList();
    }

    private void record(List<Filled> filled, Instant now) {
        reserveStock.giveBack(
                filled.stream().flatMap(one -> one.givenBack().stream()).toList());
        reserveStock.record(
                filled.stream().flatMap(one -> one.reservations().stream()).toList(),
                filled.stream().flatMap(one -> one.promises().stream()).toList(),
                now);
        var changed =
                filled.stream().filter(one -> !one.before().equals(one.after())).toList();
        orders.record(
                changed.stream()
                        .map(one -> new Orders.Change(one.before(), one.after(), one.events()))
                        .toList(),
                now);
        orders.addSourcings(changed.stream()
                .filter(one -> !one.reservations().isEmpty())
                .map(one -> new Orders.Sourcing(
                        one.before().id(),
                        Ids.next(),
                        now,
                        "BACKORDER_FILLED",
                        json.writeValueAsString(one.plan().explanation())))
                .toList());
    }
}
