package dev.baton.catalog;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.gs1.Gtin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** Takes an item or a kit into the catalog, or changes one. Nothing is ever taken out: it is discontinued. */
@UseCase
public class DefineItem {

    /** @param expectedVersion what the caller last saw, 0 for an item that must be new; null when it does not care */
    public record Command(Item item, @Nullable Long expectedVersion) {}

    public sealed interface Outcome {}

    public record Added(Item item) implements Outcome {}

    public record Changed(Item item) implements Outcome {}

    public record SkuTaken(Sku sku) implements Outcome {}

    /** A bar code names one item, or one item's case, and nothing else. */
    public record GtinTaken(Gtin gtin, Sku by) implements Outcome {}

    /** An item stays an item and a kit a kit: stock is kept of the one and never of the other. */
    public record TypeFixed(Sku sku, Item.Type type) implements Outcome {}

    /**
     * @param unknown positions of components that are not in the catalog
     * @param kits positions of components that are kits themselves
     */
    public record WrongComponents(List<Integer> unknown, List<Integer> kits) implements Outcome {

        public WrongComponents {
            unknown = List.copyOf(unknown);
            kits = List.copyOf(kits);
        }
    }

    public record ChangedMeanwhile(Sku sku, int version) implements Outcome {}

    private final Items items;
    private final Audit audit;

    DefineItem(Items items, Audit audit) {
        this.items = items;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        var item = command.item();
        var before = items.find(item.sku()).orElse(null);
        var refusal = stale(command, before).or(() -> gtinTaken(item)).or(() -> wrongComponents(item));
        return refusal.orElseGet(() -> before == null ? add(item) : change(before, item));
    }

    private static Optional<Outcome> stale(Command command, @Nullable Item before) {
        var sku = command.item().sku();
        var expected = command.expectedVersion();
        if (before == null) {
            return Optional.empty();
        }
        if (expected != null && expected == 0) {
            return Optional.of(new SkuTaken(sku));
        }
        if (expected != null && expected != before.version()) {
            return Optional.of(new ChangedMeanwhile(sku, before.version()));
        }
        return before.type() == command.item().type()
                ? Optional.empty()
                : Optional.of(new TypeFixed(sku, before.type()));
    }

    private Optional<Outcome> gtinTaken(Item item) {
        var gtins = Items.barcodesOf(item).stream().map(Items.Barcode::gtin).toList();
        return items.barcodes(gtins).stream()
                .filter(barcode -> !barcode.sku().equals(item.sku()))
                .findFirst()
                .map(barcode -> new GtinTaken(barcode.gtin(), barcode.sku()));
    }

    private Optional<Outcome> wrongComponents(Item kit) {
        var skus = kit.components().stream().map(Item.KitComponent::sku).toList();
        var found = items.find(skus);
        var unknown = new ArrayList<Integer>();
        var kits = new ArrayList<Integer>();
        for (int i = 0; i < skus.size(); i++) {
            var component = found.get(skus.get(i));
            if (component == null) {
                unknown.add(i);
            } else if (component.isKit()) {
                kits.add(i);
            }
        }
        return unknown.isEmpty() && kits.isEmpty() ? Optional.empty() : Optional.of(new WrongComponents(unknown, kits));
    }

    private Outcome add(Item item) {
        var added = item.version(1);
        if (!items.add(added)) {
            return new SkuTaken(item.sku());
        }
        recordParts(added);
        audit.record("item", item.sku(), "added", null, added);
        return new Added(added);
    }

    private Outcome change(Item before, Item item) {
        if (!items.change(item.version(before.version()))) {
            return new ChangedMeanwhile(item.sku(), before.version() + 1);
        }
        var after = item.version(before.version() + 1);
        recordParts(after);
        audit.record("item", item.sku(), "changed", before, after);
        return new Changed(after);
    }

    private void recordParts(Item item) {
        if (!items.replaceBarcodes(item)) {
            throw new OptimisticLockingFailureException("another item was given a GTIN of %s".formatted(item.sku()));
        }
        items.replaceComponents(item);
    }
}
