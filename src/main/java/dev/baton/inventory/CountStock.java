package dev.baton.inventory;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.security.DataScope;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the books say what was counted on the shelf: adjusts by the difference, whatever it is by then. */
@UseCase
public class CountStock {

    private static final long MOST = 1_000_000_000L;

    /** @param counted base units that lie there, promised ones among them */
    public record Command(
            Sku sku, SiteCode site, long counted, @Nullable String note) {}

    public sealed interface Outcome {}

    public record Counted(AdjustStock.Outcome adjustment) implements Outcome {}

    /** The books say so already. */
    public record AsInTheBooks(long onHand) implements Outcome {}

    private final Balances balances;
    private final ItemQueries items;
    private final SiteQueries sites;
    private final AdjustStock adjustStock;

    CountStock(Balances balances, ItemQueries items, SiteQueries sites, AdjustStock adjustStock) {
        this.balances = balances;
        this.items = items;
        this.sites = sites;
        this.adjustStock = adjustStock;
    }

    public Outcome handle(Command command) {
        DataScope.requireSite("site", command.site().value());
        sites.get(command.site());
        var invalid = new Invalid.Collector();
        StockChecks.stockable(invalid, items.find(Set.of(command.sku())), command.sku(), "sku");
        invalid.require(
                        command.counted() >= 0 && command.counted() <= MOST,
                        "counted",
                        "must be from 0 to %d".formatted(MOST))
                .throwIfAny();
        var balance = balances.lockOrOpen(Map.of(command.sku(), Set.of(command.site()))).stream()
                .filter(candidate -> candidate.site().equals(command.site()))
                .findFirst()
                .orElseThrow();
        long difference = command.counted() - balance.onHand();
        return difference == 0
                ? new AsInTheBooks(balance.onHand())
                : new Counted(adjustStock.handle(new AdjustStock.Command(
                        command.sku(), command.site(), difference, AdjustStock.Reason.COUNT, command.note())));
    }
}
