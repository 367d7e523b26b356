package dev.baton.returns;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.orders.LineId;
import dev.baton.orders.MoveUnits;
import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.Step;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import dev.baton.returns.ReturnEvent.ReturnReceived;
import dev.baton.returns.ReturnEvent.ReturnedUnits;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes units in that came back, scan by scan. What was not announced is said at once, and taken in as such when whoever holds it
 * in the hand says so. Nothing of it can be sold before somebody has looked at it.
 */
@UseCase
public class ReceiveReturn {

    private static final int UNITS_MAX = 1_000_000;

    /**
     * @param code what the scanner or the keyboard says: a bar code or an SKU
     * @param quantity how often it is there
     * @param scan how the scanner calls this scan, so that it counts once; null when it does not say
     * @param anyway take it in though it was not announced
     * @param insteadOf the line that it was sent in place of; null for its own
     * @param site where it arrived; null for where it was to go
     */
    public record Command(
            ReturnId id,
            String code,
            long quantity,
            @Nullable String scan,
            boolean anyway,
            @Nullable Integer insteadOf,
            @Nullable SiteCode site,
            @Nullable String ifMatch) {}

    public sealed interface Outcome
            permits ReturnReceived, TakenBefore, UnknownCode, NotAnnounced, MoreThanAnnounced, NotAwaited {}

    /** The same scan again: nothing more has come. */
    public record TakenBefore(ReturnId id) implements Outcome {}

    public record UnknownCode(String code) implements Outcome {}

    /** Another item than was announced. */
    public record NotAnnounced(ReturnId id, Sku scanned, String name, List<Expected> expected) implements Outcome {}

    public record Expected(int line, Sku sku, String name, long left) {}

    public record MoreThanAnnounced(ReturnId id, Sku sku, long announced, long received) implements Outcome {}

    /** Nobody has said yes, it is over, or the customer keeps the goods. */
    public record NotAwaited(ReturnId id, ReturnState state) implements Outcome {}

    private final Returns returns;
    private final ItemQueries items;
    private final SiteQueries sites;
    private final OrderQueries orders;
    private final MoveUnits moveUnits;
    private final Audit audit;
    private final Clock clock;

    ReceiveReturn(
            Returns returns,
            ItemQueries items,
            SiteQueries sites,
            OrderQueries orders,
            MoveUnits moveUnits,
            Audit audit,
            Clock clock) {
        this.returns = returns;
        this.items = items;
        this.sites = sites;
        this.orders = orders;
        this.moveUnits = moveUnits;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        new Invalid.Collector()
                .require(
                        command.quantity() > 0 && command.quantity() <= UNITS_MAX,
                        "quantity",
                        "must be from 1 to %d".formatted(UNITS_MAX))
                .throwIfAny();
        if (command.site() != null) {
            sites.get(command.site());
        }
        var before = returns.lock(command.id());
        EntityTags.check(command.ifMatch(), before.version());
        var state = before.progress().state();
        if (before.progress().keepsGoods() || !state.awaitsGoods()) {
            return new NotAwaited(before.id(), state);
        }
        var scanned = items.scan(command.code()).orElse(null);
        if (scanned == null) {
            return new UnknownCode(command.code());
        }
        long units = scanned.units() * command.quantity();
        return switch (place(before, command, scanned.item(), units)) {
            case Refused(var refusal) -> refusal;
            case Places(var lines, var into) ->
                command.scan() != null && !returns.scanned(before.id(), command.scan())
                        ? new TakenBefore(before.id())
                        : record(before, command, lines, into);
        };
    }

    // ── where it belongs ───────────────────────────────────────────────────────────────────────────────────────

    private sealed interface Placing {}

    private record Refused(Outcome refusal) implements Placing {}

    /** @param into units of the item by line, in the order of the lines */
    private record Places(List<Return.Line> lines, List<Return.Holding> into) implements Placing {}

    private Placing place(Return before, Command command, Item item, long units) {
        if (command.insteadOf() != null) {
            var line = before.line(command.insteadOf())
                    .orElseThrow(() -> new Invalid("insteadOf", "is no line of this return"));
            return line.received() + units > line.quantity()
                    ? new Refused(
                            new MoreThanAnnounced(before.id(), line.sku(), line.quantity(), line.received() + units))
                    : new Places(before.lines(), List.of(arrived(line.number(), item.sku(), units)));
        }
        var line = before.lineOf(item.sku()).orElse(null);
        if (line == null) {
            return command.anyway()
                    ? extra(before, item, units, List.of())
                    : new Refused(new NotAnnounced(before.id(), item.sku(), item.name("en"), expected(before)));
        }
        long fits = Math.clamp(line.quantity() - line.received(), 0, units);
        if (fits == units) {
            return new Places(before.lines(), List.of(arrived(line.number(), item.sku(), units)));
        }
        if (!command.anyway()) {
            return new Refused(
                    new MoreThanAnnounced(before.id(), item.sku(), line.quantity(), line.received() + units));
        }
        var announced = fits == 0 ? List.<Return.Holding>of() : List.of(arrived(line.number(), item.sku(), fits));
        return extra(before, item, units - fits, announced);
    }

    private static List<Expected> expected(Return of) {
        return of.lines().stream()
                .filter(line -> line.received() < line.quantity())
                .map(line -> new Expected(line.number(), line.sku(), line.name(), line.quantity() - line.received()))
                .toList();
    }

    /** On a line of its own, which belongs to the order as far as that has sent such units that are not spoken for. */
    private Placing extra(Return before, Item item, long units, List<Return.Holding> announced) {
        var known = before.lines().stream()
                .filter(line -> line.quantity() == 0 && line.sku().equals(item.sku()))
                .findFirst();
        var lines = new ArrayList<>(before.lines());
        int number;
        if (known.isPresent() && known.get().orderLine() == null) {
            number = known.get().number();
        } else {
            number = lines.size() + 1;
            lines.add(extraLine(before, item, units, number));
        }
        var into = new ArrayList<>(announced);
        into.add(arrived(number, item.sku(), units));
        return new Places(lines, into);
    }

    private Return.Line extraLine(Return before, Item item, long units, int number) {
        var first = before.lines().getFirst();
        return new Return.Line(
                number,
                sentLine(before, item.sku(), units),
                item.sku(),
                item.name("en"),
                item.handlingClass(),
                0,
                0,
                first.reason(),
                first.cause(),
                null,
                null,
                first.shippedAt());
    }

    private @Nullable LineId sentLine(Return before, Sku sku, long units) {
        var spokenFor = returns.spokenFor(before.facts().order());
        return orders.get(before.facts().order()).lines().stream()
                .filter(line -> line.sku().equals(sku))
                .filter(line -> line.quantities().shipped() - spokenFor.getOrDefault(line.id(), 0L) >= units)
                .map(dev.baton.orders.OrderView.Line::id)
                .findFirst()
                .orElse(null);
    }

    private static Return.Holding arrived(int line, Sku sku, long units) {
        return new Return.Holding(line, sku, Disposition.UNDECIDED, null, units);
    }

    // ── written down ───────────────────────────────────────────────────────────────────────────────────────────

    private ReturnReceived record(Return before, Command command, List<Return.Line> lines, List<Return.Holding> into) {
        var now = clock.instant();
        var facts = before.facts();
        boolean nothingHere = before.arrived() == 0;
        var site = nothingHere && command.site() != null
                ? command.site()
                : before.progress().site();
        var counted = lines.stream()
                .map(line -> line.received(into.stream()
                        .filter(holding -> holding.line() == line.number())
                        .mapToLong(Return.Holding::quantity)
                        .sum()))
                .toList();
        var after = before.withLines(counted);
        for (var holding : into) {
            after = after.moved(null, holding);
        }
        after = after.with(before.progress().received(site, now, after.hasAllAnnounced()));
        var stored = returns.store(after);
        returns.post(
                stored,
                into.stream()
                        .map(holding -> new Returns.Step(null, holding, command.anyway() ? "not announced" : null))
                        .toList(),
                now);
        var units = new ArrayList<ReturnedUnits>();
        for (var holding : into) {
            var orderLine = after.line(holding.line()).orElseThrow().orderLine();
            units.add(new ReturnedUnits(orderLine, holding.sku(), holding.quantity()));
            if (orderLine != null) {
                comeBack(before, site, orderLine, holding.quantity());
            }
        }
        audit.record("return", facts.number(), "received", null, units);
        var event = new ReturnReceived(facts.order(), before.id(), facts.number(), site, units, now);
        returns.tell(event);
        return event;
    }

    private void comeBack(Return of, SiteCode site, LineId line, long units) {
        var facts = of.facts();
        var moved = moveUnits.handle(
                new MoveUnits.Command(facts.order(), Step.RETURN, site, facts.number(), Map.of(line, units)));
        if (!(moved instanceof OrderEvent.UnitsMoved)) {
            throw new IllegalStateException("%s brings back what order %s has not shipped: %s"
                    .formatted(facts.number(), facts.orderNumber(), moved));
        }
    }
}
