package dev.baton.console.items;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.console.Chip;
import dev.baton.console.Choice;
import dev.baton.console.Export;
import dev.baton.console.Ui;
import dev.baton.console.inventory.StockReading;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The catalog as a list, and what a field that looks for an item is answered. */
@Controller
@Access("items")
@WithinScope
class ItemListScreen {

    private static final int HITS = 12;

    /** What a look-up field shows of an item. */
    record Hit(String value, String title, String fact, String code) {}

    private final ItemQueries items;
    private final ItemReading reading;
    private final StockReading stock;

    ItemListScreen(ItemQueries items, ItemReading reading, StockReading stock) {
        this.items = items;
        this.reading = reading;
        this.stock = stock;
    }

    /** What the address asks for. */
    record Asked(
            String q, @Nullable String status, @Nullable String category) {

        Asked {
            q = Objects.requireNonNullElse(q, "");
        }

        Item.@Nullable Status wanted() {
            return ItemWords.status(status);
        }

        @Nullable
        String kind() {
            return category == null || category.isBlank() ? null : category;
        }
    }

    @GetMapping(path = "/items", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<Item>of(ui, "items")
                .column(ui.t("items.sku"), Item::sku)
                .column(ui.t("items.name"), item -> item.name(ui.language()))
                .column(ui.t("items.gtin"), Item::gtin)
                .column(ui.t("items.category"), Item::category)
                .column(ui.t("items.brand"), Item::brand)
                .column(ui.t("items.status"), item -> ItemWords.status(ui, item))
                .column(ui.t("items.kit"), Item::isKit)
                .column(ui.t("items.unit"), Item::unit)
                .column(ui.t("items.case-size"), Item::caseSize)
                .column(ui.t("items.weight") + " (g)", Item::weightGrams)
                .column(ui.t("items.handling"), item -> ItemWords.handling(ui, item.handlingClass()))
                .column(ui.t("items.hs-code"), Item::hsCode)
                .column(ui.t("items.origin"), Item::countryOfOrigin)
                .column(ui.t("items.cost"), Item::standardCost)
                .column(ui.t("items.minimum"), item -> item.ordering().minimum())
                .column(ui.t("items.multiple"), item -> item.ordering().multiple())
                .column(ui.t("items.maximum"), item -> item.ordering().maximum())
                .write(export, response, request -> items.list(asked.q(), asked.wanted(), asked.kind(), request));
    }

    @GetMapping("/items")
    ModelAndView show(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var wanted = asked.wanted();
        var kind = asked.kind();
        var page = items.list(asked.q(), wanted, kind, PageRequest.of(null, cursor));
        var stocks = stock.of(page.data());
        var model = new HashMap<String, @Nullable Object>();
        model.put(
                "rows",
                page.data().stream()
                        .map(item -> new ItemRow(item, Objects.requireNonNull(stocks.get(item.sku()))))
                        .toList());
        model.put("next", page.next());
        model.put("first", cursor == null || cursor.isBlank());
        model.put("q", asked.q());
        model.put("status", wanted == null ? "" : wanted.name());
        model.put("category", kind == null ? "" : kind);
        model.put("statuses", statuses(ui));
        model.put(
                "categories",
                reading.categories().stream()
                        .map(name -> new Choice(name, name))
                        .toList());
        model.put("chips", chips(ui, wanted, kind));
        return new ModelAndView("console/items/list", model);
    }

    @GetMapping("/items/find")
    ResponseEntity<List<Hit>> find(Ui ui, @RequestParam String q) {
        var scanned = items.scan(q).map(found -> List.of(found.item()));
        var found = scanned.orElseGet(
                () -> items.list(q, null, null, PageRequest.first(HITS)).data());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(found.stream().map(item -> hit(ui, item)).toList());
    }

    private static Hit hit(Ui ui, Item item) {
        return new Hit(
                item.sku().value(),
                item.name(ui.language()),
                item.isKit()
                        ? ui.t("items.kit")
                        : item.status() == Item.Status.ACTIVE ? "" : ItemWords.status(ui, item),
                item.sku().value());
    }

    private static List<Choice> statuses(Ui ui) {
        return Arrays.stream(Item.Status.values())
                .map(status -> new Choice(status.name(), ItemWords.status(ui, status)))
                .toList();
    }

    private static List<Chip> chips(Ui ui, Item.@Nullable Status status, @Nullable String category) {
        var chips = new ArrayList<Chip>();
        if (status != null) {
            chips.add(new Chip(ui.t("items.status"), ItemWords.status(ui, status), ui.with("status", null)));
        }
        if (category != null) {
            chips.add(new Chip(ui.t("items.category"), category, ui.with("category", null)));
        }
        return chips;
    }
}
