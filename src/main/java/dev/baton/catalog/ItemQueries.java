package dev.baton.catalog;

import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.gs1.Gs1Code;
import dev.baton.platform.gs1.Gtin;
import dev.baton.platform.gs1.ScannedCode;
import dev.baton.platform.kept.Generations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about items. */
@Service
@Transactional(readOnly = true)
public class ItemQueries {

    private final Items items;
    private final Substitutes substitutes;

    ItemQueries(Items items, Substitutes substitutes) {
        this.items = items;
        this.substitutes = substitutes;
    }

    public Item get(Sku sku) {
        return items.find(sku).orElseThrow(() -> new NotFound("item", sku));
    }

    /** Those that are there, in one statement whatever their number. */
    public Map<Sku, Item> find(Collection<Sku> skus) {
        return items.find(skus);
    }

    /**
     * As {@link #find}, from memory: as it was less than a second ago. Whoever decides by it compares {@link Generations}
     * when the decision is recorded.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Map<Sku, Item> known(Collection<Sku> skus) {
        return items.known(skus);
    }

    /**
     * Of SKUs that are not in the catalog, the item that may have been meant: sold, of the same company, and called much alike.
     * What nothing is called like is left out. For who has to refuse them.
     */
    public Map<Sku, Sku> meant(Collection<Sku> unknown) {
        return unknown.isEmpty() ? Map.of() : items.alike(unknown);
    }

    /** What may be given instead of an item, the preferred one first. */
    public List<Substitute> substitutes(Sku sku) {
        return Objects.requireNonNull(substitutes.find(List.of(sku)).get(sku));
    }

    /** Of each of them what may be given instead, from memory as {@link #known}; an empty list where there is nothing. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Map<Sku, List<Substitute>> knownSubstitutes(Collection<Sku> skus) {
        return substitutes.known(skus);
    }

    /**
     * The item that a scanner or a keyboard means: by the GTIN of the item or of its case, by a GS1 symbol that carries one, or
     * by SKU.
     *
     * <p>A symbol that tells how many are in the carton counts for as many.
     */
    public Optional<ScannedItem> scan(String code) {
        return switch (ScannedCode.of(code)) {
            case ScannedCode.Item(var gtin) -> scanned(gtin, 1).or(() -> called(code));
            case ScannedCode.Label(var label) ->
                label.gtin().flatMap(gtin -> scanned(gtin, inCarton(label))).or(() -> called(code));
            case ScannedCode.Text(var text) -> called(text);
            case ScannedCode.Unreadable _ -> Optional.empty();
        };
    }

    /** By SKU. The text's words must all occur in SKU, GTIN or name; case and accents do not matter. */
    public Page<Item> list(
            @Nullable String text, Item.@Nullable Status status, @Nullable String category, PageRequest request) {
        return items.list(text, status, category, request);
    }

    /** Application identifier 37 counts what lies in a carton whose content 02 names. */
    private static long inCarton(Gs1Code label) {
        return label.value("02").isPresent()
                ? label.value("37").map(Long::valueOf).orElse(1L)
                : 1;
    }

    private Optional<ScannedItem> scanned(Gtin gtin, long count) {
        return items.barcodes(List.of(gtin)).stream()
                .findFirst()
                .flatMap(barcode -> items.find(barcode.sku())
                        .map(item -> new ScannedItem(item, item.baseUnits(count, barcode.unit()))));
    }

    private Optional<ScannedItem> called(String text) {
        return Sku.tryOf(text).flatMap(items::find).map(item -> new ScannedItem(item, 1));
    }
}
