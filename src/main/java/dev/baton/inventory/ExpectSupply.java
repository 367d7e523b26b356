package dev.baton.inventory;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.events.Outbox;
import dev.baton.platform.security.DataScope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what is on its way, changes it, or says that nothing more is coming. Whoever waits for it is promised anew. */
@UseCase
public class ExpectSupply {

    public sealed interface Command {}

    public record Announce(
            Sku sku,
            SiteCode site,
            long quantity,
            LocalDate dueOn,
            @Nullable String reference) implements Command {}

    public record Change(
            ExpectedId expected,
            @Nullable Long expectedVersion,
            long quantity,
            LocalDate dueOn,
            @Nullable String reference)
            implements Command {}

    /** Nothing more of it is coming. */
    public record Close(ExpectedId expected, @Nullable Long expectedVersion) implements Command {}

    public sealed interface Outcome {}

    public record Expecting(Expected expected) implements Outcome {}

    public record ChangedMeanwhile(ExpectedId expected, int version) implements Outcome {}

    private final ExpectedSupplies supplies;
    private final ItemQueries items;
    private final SiteQueries sites;
    private final Outbox outbox;
    private final Clock clock;

    ExpectSupply(ExpectedSupplies supplies, ItemQueries items, SiteQueries sites, Outbox outbox, Clock clock) {
        this.supplies = supplies;
        this.items = items;
        this.sites = sites;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return switch (command) {
            case Announce announce -> {
                DataScope.requireSite("site", announce.site().value());
                yield announce(announce);
            }
            case Change change -> {
                new Invalid.Collector()
                        .require(change.quantity() > 0, "quantity", "must be more than 0")
                        .throwIfAny();
                var before = lock(change.expected());
                yield changed(
                        before,
                        change.expectedVersion(),
                        before.changed(change.quantity(), change.dueOn(), change.reference()));
            }
            case Close close -> {
                var before = lock(close.expected());
                yield changed(before, close.expectedVersion(), before.closed());
            }
        };
    }

    private Outcome announce(Announce announce) {
        sites.get(announce.site());
        var invalid = new Invalid.Collector();
        StockChecks.stockable(invalid, items.find(Set.of(announce.sku())), announce.sku(), "sku");
        invalid.require(announce.quantity() > 0, "quantity", "must be more than 0")
                .throwIfAny();
        var expected = new Expected(
                new ExpectedId(Ids.next()),
                announce.sku(),
                announce.site(),
                announce.quantity(),
                0,
                announce.dueOn(),
                announce.reference(),
                true,
                1);
        var now = clock.instant();
        supplies.add(expected, now);
        outbox.add(new StockEvent.SupplyChanged(announce.sku(), now));
        return new Expecting(expected);
    }

    private Outcome changed(Expected before, @Nullable Long expectedVersion, Expected after) {
        if (expectedVersion != null && expectedVersion != before.version()) {
            return new ChangedMeanwhile(before.id(), before.version());
        }
        supplies.change(after);
        outbox.add(new StockEvent.SupplyChanged(after.sku(), clock.instant()));
        return new Expecting(supplies.find(after.id()).orElseThrow());
    }

    private Expected lock(ExpectedId id) {
        return supplies.lock(id).orElseThrow(() -> new NotFound("expected arrival", id));
    }
}
