package dev.baton.orders;

import dev.baton.inventory.Reservation;
import dev.baton.inventory.ReserveStock;
import dev.baton.inventory.StockEvent.StockFreed;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.platform.Ids;
import dev.baton.platform.UseCase;
import dev.baton.platform.events.Outbox;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has other sites serve what one site would serve of an order and has not got on its floor: all of it, or nothing. Prices stay as they
 * are; the promise follows where the goods come from.
 */
@UseCase
public class ReallocateOrder {

    /** @param from the site that shall not serve it */
    public record Command(
            OrderId order, SiteCode from, @Nullable String ifMatch) {}

    public sealed interface Outcome permits OrderAmended, Refusal {}

    /** Nothing is done. */
    public sealed interface Refusal extends Outcome, PreviewReallocation.Outcome {}

    /** The site serves nothing of it, or has all of that on its floor. */
    public record NothingThere(OrderId order, SiteCode from) implements Refusal {}

    /** The other sites together do not have all of it. */
    public record NotElsewhere(OrderId order, SiteCode from) implements Refusal {}

    private final Orders orders;
    private final ReserveStock reserveStock;
    private final SiteQueries sites;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    ReallocateOrder(
            Orders orders, ReserveStock reserveStock, SiteQueries sites, Outbox outbox, JsonMapper json, Clock clock) {
        this.orders = orders;
        this.reserveStock = reserveStock;
        this.sites = sites;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var before = orders.lock(command.order());
        EntityTags.check(command.ifMatch(), before.version());
        var held = Reallocation.at(before, command.from());
        if (held.isEmpty()) {
            return new NothingThere(before.id(), command.from());
        }
        var now = clock.instant();
        var stock = reserveStock.lock(held.stream().map(Reservation::sku).collect(Collectors.toSet()));
        var found = Reallocation.of(before, command.from(), stock, sites.list(), now);
        if (found == null) {
            return new NotElsewhere(before.id(), command.from());
        }
        var amended = found.amended(now);
        orders.record(List.of(new Orders.Change(before, found.after(), found.told(amended))), now);
        reserveStock.giveBack(held);
        reserveStock.record(found.sourced().reservations(), List.of(), now);
        orders.addSourcings(List.of(new Orders.Sourcing(
                before.id(),
                Ids.next(),
                now,
                "REALLOCATED",
                json.writeValueAsString(found.sourced().plan().explanation()))));
        outbox.add(found.skus().stream().map(sku -> new StockFreed(sku, now)).toList());
        return amended;
    }
}
