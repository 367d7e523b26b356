package dev.baton.console.items;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.console.Ui;
import dev.baton.console.inventory.Movement;
import dev.baton.console.inventory.StockReading;
import dev.baton.inventory.Expected;
import dev.baton.inventory.InventoryQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One item: what it is, where it lies, what moved, and what it is part of. */
@Controller
@Access("items")
@WithinScope
class ItemScreen {

    private static final int MOVEMENTS = 12;
    private static final int ARRIVALS = 20;

    private final ItemQueries items;
    private final ItemReading reading;
    private final StockReading stock;
    private final InventoryQueries inventory;
    private final Clock clock;

    ItemScreen(ItemQueries items, ItemReading reading, StockReading stock, InventoryQueries inventory, Clock clock) {
        this.items = items;
        this.reading = reading;
        this.stock = stock;
        this.inventory = inventory;
        this.clock = clock;
    }

    /** A SKU may have slashes in it. */
    @GetMapping("/items/{*sku}")
    ModelAndView show(Ui ui, @PathVariable String sku) {
        var item = items.get(sku(sku));
        return new ModelAndView(
                "console/items/item",
                Map.of(
                        "item",
                        item,
                        "stock",
                        stock.of(item),
                        "components",
                        components(ui, item),
                        "uses",
                        reading.whereUsed(item.sku()).stream()
                                .map(use -> new KitPart(
                                        use.kit(),
                                        ui.language().equals("es") ? use.nameEs() : use.nameEn(),
                                        use.quantity(),
                                        0))
                                .toList(),
                        "substitutes",
                        substitutes(ui, item),
                        "arrivals",
                        arrivals(item),
                        "movements",
                        movements(item),
                        "today",
                        LocalDate.now(clock.withZone(ui.zone()))));
    }

    private List<KitPart> components(Ui ui, Item kit) {
        var found =
                items.find(kit.components().stream().map(Item.KitComponent::sku).toList());
        var stocks = stock.of(found.values());
        return kit.components().stream()
                .map(component -> {
                    var item = Objects.requireNonNull(found.get(component.sku()));
                    return new KitPart(
                            item.sku(),
                            item.name(ui.language()),
                            component.quantity(),
                            Objects.requireNonNull(stocks.get(item.sku())).available());
                })
                .toList();
    }

    private List<SubstituteRow> substitutes(Ui ui, Item original) {
        var substitutes = original.isKit() ? List.<Substitute>of() : items.substitutes(original.sku());
        var found = items.find(substitutes.stream().map(Substitute::sku).toList());
        var stocks = stock.of(found.values());
        return substitutes.stream()
                .map(substitute -> {
                    var item = Objects.requireNonNull(found.get(substitute.sku()));
                    return new SubstituteRow(
                            substitute,
                            item.name(ui.language()),
                            item.status() == Item.Status.ACTIVE,
                            Objects.requireNonNull(stocks.get(item.sku())).available());
                })
                .toList();
    }

    private List<Expected> arrivals(Item item) {
        return item.isKit()
                ? List.of()
                : inventory
                        .expected(item.sku(), null, true, PageRequest.first(ARRIVALS))
                        .data();
    }

    private List<Movement> movements(Item item) {
        return item.isKit()
                ? List.of()
                : inventory
                        .ledger(item.sku(), null, null, PageRequest.first(MOVEMENTS))
                        .map(Movement::new)
                        .data();
    }

    static Sku sku(String path) {
        return Sku.tryOf(path.substring(1)).orElseThrow(() -> new NotFound("item", path));
    }
}
