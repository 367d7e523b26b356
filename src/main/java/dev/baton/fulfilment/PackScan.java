package dev.baton.fulfilment;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.ScannedItem;
import dev.baton.catalog.Sku;
import dev.baton.platform.UseCase;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a packer has scanned into a package: only what is picked, and no more of it than is picked.
 *
 * <p>A scan that carries an id counts once, however often a scanner that was out of reach sends it.
 */
@UseCase
public class PackScan {

    /**
     * @param parcel the package it goes into, made of {@code packaging} when it is not there yet
     * @param code GTIN of the item or of its case, GS1 symbol, or SKU
     * @param scanId given by the scanner, unique in the fulfilment order; null when it never sends twice
     */
    public record Command(
            FulfilmentOrderId fulfilmentOrder,
            PackageId parcel,
            PackagingCode packaging,
            String code,
            @Nullable String scanId) {}

    public sealed interface Outcome permits ScanPacked, AlreadyPacked, NotPicked, UnknownCode, ScanIdReused, Refused {}

    public record ScanPacked(FulfilmentOrderId fulfilmentOrder, PackageId parcel, Sku sku, long units)
            implements Outcome {}

    public record AlreadyPacked(FulfilmentOrderId fulfilmentOrder, Sku sku, long units) implements Outcome {}

    /** It does not belong to this fulfilment order. */
    public record NotPicked(
            FulfilmentOrderId fulfilmentOrder, List<RecordPick.Expected> expected, RecordPick.Scanned scanned)
            implements Outcome {}

    public record UnknownCode(FulfilmentOrderId fulfilmentOrder, String code, List<RecordPick.Expected> expected)
            implements Outcome {}

    /** The scanner has given this id to another scan. */
    public record ScanIdReused(FulfilmentOrderId fulfilmentOrder, String scanId) implements Outcome {}

    /** The item is right, and yet it cannot be packed there. */
    public record Refused(FulfilmentOrderId fulfilmentOrder, PackUnits.Outcome why) implements Outcome {}

    private final FulfilmentOrders orders;
    private final Scans scans;
    private final ItemQueries items;
    private final PackUnits packUnits;
    private final Clock clock;

    PackScan(FulfilmentOrders orders, Scans scans, ItemQueries items, PackUnits packUnits, Clock clock) {
        this.orders = orders;
        this.scans = scans;
        this.items = items;
        this.packUnits = packUnits;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = orders.lock(command.fulfilmentOrder());
        var before = command.scanId() == null ? null : scans.find(order.id(), command.scanId());
        if (before != null) {
            return before.is(command.code(), 1)
                    ? new AlreadyPacked(order.id(), before.sku(), before.units())
                    : new ScanIdReused(order.id(), before.scanId());
        }
        var scanned = items.scan(command.code());
        if (scanned.isEmpty()) {
            return new UnknownCode(order.id(), command.code(), order.waitingToBePacked());
        }
        return pack(order, command, scanned.get());
    }

    private Outcome pack(FulfilmentOrder order, Command command, ScannedItem scanned) {
        var item = scanned.item();
        long units = scanned.units();
        if (order.lines().stream().noneMatch(line -> line.sku().equals(item.sku()))) {
            return new NotPicked(
                    order.id(), order.waitingToBePacked(), new RecordPick.Scanned(item.sku(), item.nameEn(), units));
        }
        var outcome = packUnits.handle(new PackUnits.Command(
                order.id(), command.parcel(), command.packaging(), Map.of(item.sku(), units), null, false));
        if (!(outcome instanceof PackUnits.Packed)) {
            return new Refused(order.id(), outcome);
        }
        if (command.scanId() != null) {
            scans.add(
                    order.id(),
                    new Scans.Scan(command.scanId(), command.code(), 1, item.sku(), units),
                    clock.instant());
        }
        return new ScanPacked(order.id(), command.parcel(), item.sku(), units);
    }
}
