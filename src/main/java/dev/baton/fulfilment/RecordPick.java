package dev.baton.fulfilment;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPicked;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.orders.Step;
import dev.baton.platform.UseCase;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a picker has scanned: only what is wanted, and no more of it than is wanted.
 *
 * <p>A scan that carries an id counts once, however often a scanner that was out of reach sends it.
 */
@UseCase
public class RecordPick {

    /**
     * @param code GTIN of the item or of its case, GS1 symbol, or SKU
     * @param quantity how many times it stands for what the code says
     * @param scanId given by the scanner, unique in the fulfilment order; null when it never sends twice
     */
    public record Command(
            FulfilmentOrderId fulfilmentOrder,
            String code,
            long quantity,
            @Nullable String scanId) {}

    public sealed interface Outcome
            permits UnitsPicked, AlreadyPicked, WrongItem, OverPick, UnknownCode, ScanIdReused, NotReleased {}

    /** An item that is still to be picked. */
    public record Expected(Sku sku, String name, long quantity) {}

    public record Scanned(Sku sku, String name, long quantity) {}

    public record AlreadyPicked(FulfilmentOrderId fulfilmentOrder, Sku sku, long units) implements Outcome {}

    public record WrongItem(FulfilmentOrderId fulfilmentOrder, List<Expected> expected, Scanned scanned)
            implements Outcome {}

    public record OverPick(FulfilmentOrderId fulfilmentOrder, Sku sku, long units, long remaining) implements Outcome {}

    public record UnknownCode(FulfilmentOrderId fulfilmentOrder, String code, List<Expected> expected)
            implements Outcome {}

    /** The scanner has given this id to another scan. */
    public record ScanIdReused(FulfilmentOrderId fulfilmentOrder, String scanId) implements Outcome {}

    private final FulfilmentOrders orders;
    private final Scans scans;
    private final ItemQueries items;
    private final Moves moves;
    private final Clock clock;

    RecordPick(FulfilmentOrders orders, Scans scans, ItemQueries items, Moves moves, Clock clock) {
        this.orders = orders;
        this.scans = scans;
        this.items = items;
        this.moves = moves;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = orders.lock(command.fulfilmentOrder());
        var before = command.scanId() == null ? null : scans.find(order.id(), command.scanId());
        if (before != null) {
            return before.is(command.code(), command.quantity())
                    ? new AlreadyPicked(order.id(), before.sku(), before.units())
                    : new ScanIdReused(order.id(), before.scanId());
        }
        var outcome = decide(order, command);
        if (outcome instanceof UnitsPicked picked) {
            moves.move(order, Step.PICK, picked.units());
            orders.record(order, picked);
            if (command.scanId() != null) {
                long units = picked.units().stream().mapToLong(Units::quantity).sum();
                scans.add(
                        order.id(),
                        new Scans.Scan(command.scanId(), command.code(), command.quantity(), picked.sku(), units),
                        picked.at());
            }
        }
        return outcome;
    }

    private Outcome decide(FulfilmentOrder order, Command command) {
        return items.scan(command.code())
                .map(scanned -> order.pick(
                        scanned.item().sku(),
                        scanned.item().nameEn(),
                        Math.multiplyExact(scanned.units(), command.quantity()),
                        clock.instant()))
                .orElseGet(() -> order.pickUnknown(command.code()));
    }
}
