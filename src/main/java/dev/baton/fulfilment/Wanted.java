package dev.baton.fulfilment;

import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an order wants of one site and what is not on its floor yet; no work when it wants nothing more.
 *
 * <p>Lines that are held one by one wait apart from those that may go, unless nothing else is left.
 *
 * @param stopped whether a hold keeps back all that the site serves
 * @param held the lines that are held one by one
 */
record Wanted(
        OrderId order, SiteCode site, boolean stopped, Set<LineId> held, Particulars particulars, List<Work> work) {

    Wanted {
        held = Set.copyOf(held);
        work = List.copyOf(work);
    }

    /** Whether {@code lines}, or one of them, may not leave the site. */
    boolean keepsBack(Stream<LineId> lines) {
        return stopped || lines.anyMatch(held::contains);
    }

    /** Whether its work may not go to the floor. */
    boolean onHold() {
        return keepsBack(work.stream().map(Work::line));
    }

    static Wanted of(OrderView order, SiteCode site) {
        var open = order.lines().stream().filter(line -> open(line, site) > 0).toList();
        var held = order.lines().stream()
                .map(OrderView.Line::id)
                .filter(line -> !order.holdsOf(line).isEmpty())
                .collect(Collectors.toSet());
        var free = open.stream().filter(line -> !held.contains(line.id())).toList();
        boolean stopped = order.onHold() || !order.holdsOn(site, Set.of()).isEmpty();
        var work = (stopped || free.isEmpty() ? open : free)
                .stream()
                        .map(line -> new Work(
                                line.id(),
                                line.number(),
                                line.sku(),
                                line.name(),
                                line.handlingClass(),
                                line.weightGrams(),
                                open(line, site)))
                        .sorted(Comparator.comparingInt(Work::number))
                        .toList();
        var particulars = new Particulars(
                order.number(),
                order.customerName(),
                order.vip(),
                order.priority(),
                order.shippingService(),
                shipOn(order, site),
                order.promisedOn());
        return new Wanted(order.id(), site, stopped, held, particulars, work);
    }

    /** The sites at which {@code order} has anything that is not on the floor. */
    static List<SiteCode> sitesOf(OrderView order) {
        return order.lines().stream()
                .flatMap(line -> line.sites().stream())
                .filter(at -> at.quantity() > at.released())
                .map(OrderView.AtSite::site)
                .distinct()
                .sorted()
                .toList();
    }

    private static long open(OrderView.Line line, SiteCode site) {
        return line.sites().stream()
                .filter(at -> at.site().equals(site))
                .mapToLong(at -> at.quantity() - at.released())
                .sum();
    }

    private static @Nullable LocalDate shipOn(OrderView order, SiteCode site) {
        return order.lines().stream()
                .flatMap(line -> line.sites().stream())
                .filter(at -> at.site().equals(site) && at.quantity() > at.released())
                .map(OrderView.AtSite::shipOn)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
