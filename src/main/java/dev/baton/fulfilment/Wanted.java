package dev.baton.fulfilment;

import dev.baton.network.SiteCode;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an order wants of one site and what is not on its floor yet; no work when it wants nothing more. */
record Wanted(OrderId order, SiteCode site, boolean onHold, Particulars particulars, List<Work> work) {

    Wanted {
        work = List.copyOf(work);
    }

    static Wanted of(OrderView order, SiteCode site) {
        var work = order.lines().stream()
                .filter(line -> open(line, site) > 0)
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
        return new Wanted(order.id(), site, order.onHold(), particulars, work);
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
