package dev.baton.inventory;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.events.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Puts units that a customer sent back on the shelf again, where they may be sold; and tells whoever waits for them. */
@UseCase
public class TakeBackStock {

    /**
     * @param document what they came back with, as people know it
     * @param cause its id: the ledger can be held against it
     */
    public record Command(SiteCode site, String document, UUID cause, Map<Sku, Long> units) {}

    public record TakenBack(SiteCode site, Instant at) {}

    private final Balances balances;
    private final ItemQueries items;
    private final SiteQueries sites;
    private final Outbox outbox;
    private final Clock clock;

    TakeBackStock(Balances balances, ItemQueries items, SiteQueries sites, Outbox outbox, Clock clock) {
        this.balances = balances;
        this.items = items;
        this.sites = sites;
        this.outbox = outbox;
        this.clock = clock;
    }

    public TakenBack handle(Command command) {
        sites.get(command.site());
        check(command);
        var now = clock.instant();
        var places = new LinkedHashMap<Sku, Set<SiteCode>>();
        command.units().keySet().forEach(sku -> places.put(sku, Set.of(command.site())));
        balances.lockOrOpen(places);
        balances.move(
                command.units().entrySet().stream()
                        .map(units -> new Movement(
                                units.getKey(),
                                command.site(),
                                Movement.Kind.RETURN,
                                units.getValue(),
                                null,
                                command.document(),
                                command.cause().toString(),
                                now))
                        .toList(),
                now);
        outbox.add(command.units().entrySet().stream()
                .map(units -> new StockEvent.StockReceived(units.getKey(), command.site(), units.getValue(), now))
                .toList());
        return new TakenBack(command.site(), now);
    }

    private void check(Command command) {
        var invalid = new Invalid.Collector();
        var known = items.find(command.units().keySet());
        for (var units : List.copyOf(command.units().entrySet())) {
            StockChecks.stockable(invalid, known, units.getKey(), "units[%s]".formatted(units.getKey()));
            invalid.require(units.getValue() > 0, "units[%s]".formatted(units.getKey()), "must be more than 0");
        }
        invalid.throwIfAny();
    }
}
