package dev.baton.inventory;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.events.Outbox;
import dev.baton.platform.security.DataScope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Corrects what the books say lies at a site, with a reason.
 *
 * <p>What is promised to orders cannot be adjusted away: the promise must be moved first, or somebody would be oversold.
 */
@UseCase
public class AdjustStock {

    /**
     * @param quantity signed: found (positive) or missing (negative)
     * @param note in the words of whoever adjusts
     */
    public record Command(
            Sku sku,
            SiteCode site,
            long quantity,
            Reason reason,
            @Nullable String note) {}

    public enum Reason {
        COUNT,
        DAMAGE,
        SHRINKAGE,
        EXPIRY,
        FOUND,
        CORRECTION
    }

    public sealed interface Outcome {}

    public record Adjusted(
            UUID adjustment, Sku sku, SiteCode site, long quantity, long onHand, long reserved, Instant at)
            implements Outcome {}

    /** Fewer than {@code reserved} would be left. */
    public record WouldOversell(Sku sku, SiteCode site, long onHand, long reserved) implements Outcome {}

    private final Balances balances;
    private final ItemQueries items;
    private final SiteQueries sites;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    AdjustStock(Balances balances, ItemQueries items, SiteQueries sites, Audit audit, Outbox outbox, Clock clock) {
        this.balances = balances;
        this.items = items;
        this.sites = sites;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        DataScope.requireSite("site", command.site().value());
        check(command);
        var balance = balances.lockOrOpen(Map.of(command.sku(), Set.of(command.site()))).stream()
                .filter(candidate -> candidate.site().equals(command.site()))
                .findFirst()
                .orElseThrow();
        long after = balance.onHand() + command.quantity();
        if (after < balance.reserved()) {
            return new WouldOversell(command.sku(), command.site(), balance.onHand(), balance.reserved());
        }
        var now = clock.instant();
        var adjustment = Ids.next();
        balances.move(
                List.of(new Movement(
                        command.sku(),
                        command.site(),
                        Movement.Kind.ADJUSTMENT,
                        command.quantity(),
                        command.note() == null
                                ? command.reason().name()
                                : command.reason().name() + ": " + command.note(),
                        "adjustment",
                        adjustment.toString(),
                        now)),
                now);
        audit.record(
                "stock",
                command.sku() + "@" + command.site(),
                "adjusted",
                Map.of("onHand", balance.onHand()),
                Map.of("onHand", after, "reason", command.reason()));
        outbox.add(new StockEvent.StockAdjusted(
                command.sku(),
                command.site(),
                command.quantity(),
                command.reason().name(),
                now));
        return new Adjusted(
                adjustment, command.sku(), command.site(), command.quantity(), after, balance.reserved(), now);
    }

    private void check(Command command) {
        sites.get(command.site());
        var invalid = new Invalid.Collector();
        StockChecks.stockable(invalid, items.find(Set.of(command.sku())), command.sku(), "sku");
        invalid.require(command.quantity() != 0, "quantity", "must not be 0").throwIfAny();
    }
}
