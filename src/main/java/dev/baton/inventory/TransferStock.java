package dev.baton.inventory;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.events.Outbox;
import dev.baton.platform.security.DataScope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves free units from one site to another at once, both movements or none. What is promised stays where it is. */
@UseCase
public class TransferStock {

    public record Command(
            Sku sku,
            SiteCode from,
            SiteCode to,
            long quantity,
            @Nullable String note) {}

    public sealed interface Outcome {}

    public record Transferred(UUID transfer, Sku sku, SiteCode from, SiteCode to, long quantity, Instant at)
            implements Outcome {}

    public record NotEnoughFree(Sku sku, SiteCode from, long available) implements Outcome {}

    private final Balances balances;
    private final ItemQueries items;
    private final SiteQueries sites;
    private final Outbox outbox;
    private final Clock clock;

    TransferStock(Balances balances, ItemQueries items, SiteQueries sites, Outbox outbox, Clock clock) {
        this.balances = balances;
        this.items = items;
        this.sites = sites;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        DataScope.requireSite("from", command.from().value());
        DataScope.requireSite("to", command.to().value());
        check(command);
        long available = balances.lockOrOpen(Map.of(command.sku(), Set.of(command.from(), command.to()))).stream()
                .filter(balance -> balance.site().equals(command.from()))
                .mapToLong(Balance::available)
                .sum();
        if (available < command.quantity()) {
            return new NotEnoughFree(command.sku(), command.from(), available);
        }
        var now = clock.instant();
        var transfer = Ids.next();
        balances.move(
                List.of(
                        movement(command, command.from(), -command.quantity(), transfer, now),
                        movement(command, command.to(), command.quantity(), transfer, now)),
                now);
        outbox.add(
                new StockEvent.StockTransferred(command.sku(), command.from(), command.to(), command.quantity(), now));
        return new Transferred(transfer, command.sku(), command.from(), command.to(), command.quantity(), now);
    }

    private static Movement movement(Command command, SiteCode site, long quantity, UUID transfer, Instant now) {
        return new Movement(
                command.sku(),
                site,
                Movement.Kind.TRANSFER,
                quantity,
                command.note(),
                "transfer %s to %s".formatted(command.from(), command.to()),
                transfer.toString(),
                now);
    }

    private void check(Command command) {
        sites.get(command.from());
        sites.get(command.to());
        var invalid = new Invalid.Collector();
        StockChecks.stockable(invalid, items.find(Set.of(command.sku())), command.sku(), "sku");
        invalid.require(command.quantity() > 0, "quantity", "must be more than 0")
                .require(!command.from().equals(command.to()), "to", "must be another site")
                .throwIfAny();
    }
}
