package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.inventory.Reservation;
import dev.baton.inventory.ReserveStock;
import dev.baton.inventory.Stock;
import dev.baton.network.HandlingClass;
import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderLine.Allocation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How an order would be served of the stock that there is at this moment. Nothing is locked or taken, so whoever orders meanwhile may
 * get what is seen here.
 */
@Component
class LookAtStock {

    static final long NO_DATE = -1;

    /** What there is for orders that go to a country, ISO 3166-1 alpha-2. */
    record Free(Stock stock, Collection<Site> network, String country) {

        /** Units at all sites that could send them there. */
        long available(Sku sku, HandlingClass handlingClass) {
            return network.stream()
                    .filter(site -> site.enabled() && site.shipsTo(country) && site.handles(handlingClass))
                    .mapToLong(site -> stock.available(sku, site.code()))
                    .sum();
        }
    }

    /**
     * What was seen for an order.
     *
     * @param unitsWithoutStock how many units would wait
     * @param promisedInDays from placing to the day on which all of it would have arrived; {@link #NO_DATE} when there is none
     * @param sites how many would serve it
     */
    record Seen(Free free, long unitsWithoutStock, long promisedInDays, long sites) {}

    private final ReserveStock reserveStock;
    private final SiteQueries sites;

    LookAtStock(ReserveStock reserveStock, SiteQueries sites) {
        this.reserveStock = reserveStock;
        this.sites = sites;
    }

    Free free(Collection<Sku> skus, String country) {
        return new Free(reserveStock.look(skus, null), sites.known(), country);
    }

    /** What an order would get if it were placed now. */
    Sourced placing(Draft draft) {
        return draft.sourced(reserveStock.look(draft.skus(), null), sites.known());
    }

    /** What an order would be if it were amended now; what it has reserved is free for itself. */
    Amendment amending(Order before, Draft draft, Instant now) {
        return Amendment.of(before, draft, stock(before, draft), sites.known(), now);
    }

    /** @param before the order that is amended; null when it is placed */
    Seen seen(Draft draft, @Nullable Order before) {
        var network = sites.known();
        var stock = before == null ? reserveStock.look(draft.skus(), null) : stock(before, draft);
        var sourced = before == null
                ? draft.sourced(stock, network)
                : Amendment.of(before, draft, stock, network, draft.at()).sourced();
        var country = draft.head().shipTo().country();
        long served =
                sourced.reservations().stream().mapToLong(Reservation::quantity).sum();
        long ordered = draft.lines().stream().mapToLong(Draft.Line::ordered).sum();
        return new Seen(
                new Free(stock, network, country),
                ordered - served,
                days(draft.at(), sourced.promisedOn()),
                sourced.reservations().stream()
                        .map(Reservation::site)
                        .distinct()
                        .count());
    }

    /** An order that stands: what it waits for, what it was promised first, and the stock that there is for it now. */
    Seen seen(Order order) {
        var stock = reserveStock.look(
                order.lines().stream().map(OrderLine::sku).collect(Collectors.toSet()),
                order.id().value());
        FillBackorders.reservations(order).forEach(held -> stock.giveBack(held.sku(), held.site(), held.quantity()));
        boolean isDated = order.lines().stream().allMatch(line -> line.firstPromisedOn() != null);
        return new Seen(
                new Free(stock, sites.known(), order.head().shipTo().country()),
                order.sum(Quantities::backordered),
                days(
                        order.head().placedAt(),
                        isDated
                                ? order.lines().stream()
                                        .map(OrderLine::firstPromisedOn)
                                        .filter(Objects::nonNull)
                                        .max(LocalDate::compareTo)
                                        .orElse(null)
                                : null),
                order.lines().stream()
                        .flatMap(line -> line.allocations().stream())
                        .map(Allocation::site)
                        .distinct()
                        .count());
    }

    private Stock stock(Order before, Draft draft) {
        return reserveStock.look(Amendment.skus(before, draft), before.id().value());
    }

    private static long days(Instant placedAt, @Nullable LocalDate on) {
        return on == null
                ? NO_DATE
                : ChronoUnit.DAYS.between(placedAt.atZone(ZoneOffset.UTC).toLocalDate(), on);
    }
}
