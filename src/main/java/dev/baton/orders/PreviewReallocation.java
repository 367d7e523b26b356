package dev.baton.orders;

import dev.baton.inventory.Reservation;
import dev.baton.inventory.ReserveStock;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What {@link ReallocateOrder} would make of an order as things stand. Nothing is locked, reserved or written. */
@Service
@Transactional(readOnly = true)
public class PreviewReallocation {

    public sealed interface Outcome permits Previewed, ReallocateOrder.Refusal {}

    /**
     * @param units that would move
     * @param to the sites that would serve them, by code
     */
    public record Previewed(OrderView before, OrderView after, long units, List<SiteCode> to) implements Outcome {}

    private final Orders orders;
    private final ReserveStock reserveStock;
    private final SiteQueries sites;
    private final Clock clock;

    PreviewReallocation(Orders orders, ReserveStock reserveStock, SiteQueries sites, Clock clock) {
        this.orders = orders;
        this.reserveStock = reserveStock;
        this.sites = sites;
        this.clock = clock;
    }

    public Outcome handle(OrderId order, SiteCode from) {
        var before = orders.find(List.of(order)).stream().findFirst().orElseThrow(() -> new NotFound("order", order));
        var held = Reallocation.at(before, from);
        if (held.isEmpty()) {
            return new ReallocateOrder.NothingThere(order, from);
        }
        var stock = reserveStock.look(held.stream().map(Reservation::sku).collect(Collectors.toSet()), null);
        var found = Reallocation.of(before, from, stock, sites.list(), clock.instant());
        return found == null
                ? new ReallocateOrder.NotElsewhere(order, from)
                : new Previewed(OrderView.of(before), OrderView.of(found.after()), found.units(), found.to());
    }
}
