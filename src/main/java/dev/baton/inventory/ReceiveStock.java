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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes arrived goods into stock at one site, all of them or none, and tells whoever waits for them.
 *
 * <p>A line may name the expected arrival that it fulfils; more or less than expected is received as it came.
 */
@UseCase
public class ReceiveStock {

    /** @param reference the supplier's delivery note, or whatever names the receipt to people */
    public record Command(SiteCode site, @Nullable String reference, List<Line> lines) {}

    /** @param bin where the goods are put; null leaves the bin as it is */
    public record Line(
            Sku sku,
            long quantity,
            @Nullable ExpectedId expected,
            @Nullable String bin) {}

    public record Received(UUID receipt, SiteCode site, Instant at, List<Line> lines) {}

    private final Balances balances;
    private final ExpectedSupplies supplies;
    private final ItemQueries items;
    private final SiteQueries sites;
    private final Outbox outbox;
    private final Clock clock;

    ReceiveStock(
            Balances balances,
            ExpectedSupplies supplies,
            ItemQueries items,
            SiteQueries sites,
            Outbox outbox,
            Clock clock) {
        this.balances = balances;
        this.supplies = supplies;
        this.items = items;
        this.sites = sites;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Received handle(Command command) {
        DataScope.requireSite("site", command.site().value());
        sites.get(command.site());
        check(command);
        var now = clock.instant();
        var receipt = Ids.next();
        var places = new LinkedHashMap<Sku, Set<SiteCode>>();
        command.lines().forEach(line -> places.put(line.sku(), Set.of(command.site())));
        balances.lockOrOpen(places);
        var document = "receipt " + (command.reference() == null ? receipt.toString() : command.reference());
        balances.move(
                command.lines().stream()
                        .map(line -> new Movement(
                                line.sku(),
                                command.site(),
                                Movement.Kind.RECEIPT,
                                line.quantity(),
                                null,
                                document,
                                receipt.toString(),
                                now))
                        .toList(),
                now);
        command.lines().forEach(line -> receive(command.site(), line));
        outbox.add(command.lines().stream()
                .map(line -> new StockEvent.StockReceived(line.sku(), command.site(), line.quantity(), now))
                .toList());
        return new Received(receipt, command.site(), now, command.lines());
    }

    private void receive(SiteCode site, Line line) {
        if (line.bin() != null) {
            balances.setBin(line.sku(), site, line.bin());
        }
        var id = line.expected();
        if (id != null) {
            var expected = supplies.lock(id).orElseThrow(() -> new NotFound("expected arrival", id));
            supplies.change(expected.received(line.quantity()));
        }
    }

    private void check(Command command) {
        var known = items.find(
                new LinkedHashSet<>(command.lines().stream().map(Line::sku).toList()));
        var invalid = new Invalid.Collector();
        var lines = new ArrayList<>(command.lines());
        for (int i = 0; i < lines.size(); i++) {
            StockChecks.stockable(invalid, known, lines.get(i).sku(), "lines[%d].sku".formatted(i));
            invalid.require(lines.get(i).quantity() > 0, "lines[%d].quantity".formatted(i), "must be more than 0");
            checkExpected(invalid, command.site(), lines.get(i), i);
        }
        invalid.throwIfAny();
    }

    private void checkExpected(Invalid.Collector invalid, SiteCode site, Line line, int i) {
        if (line.expected() == null) {
            return;
        }
        var expected = supplies.find(line.expected()).orElse(null);
        var field = "lines[%d].expected".formatted(i);
        invalid.require(expected != null, field, "is not known");
        if (expected != null) {
            invalid.require(expected.sku().equals(line.sku()), field, "is for item " + expected.sku());
            invalid.require(expected.site().equals(site), field, "is for site " + expected.site());
        }
    }
}
