package dev.baton.console.inventory;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.console.Chip;
import dev.baton.console.Choice;
import dev.baton.console.Export;
import dev.baton.console.Ui;
import dev.baton.inventory.InventoryQueries;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everything that ever moved: of all items, of one, or of one at one site with what lay there after each movement. */
@Controller
@Access("inventory")
@WithinScope
class LedgerScreen {

    private static final List<String> KINDS = List.of("RECEIPT", "ADJUSTMENT", "TRANSFER", "SHIPMENT", "RETURN");

    private final InventoryQueries inventory;
    private final ItemQueries items;
    private final SiteQueries sites;
    private final StockReading stock;

    LedgerScreen(InventoryQueries inventory, ItemQueries items, SiteQueries sites, StockReading stock) {
        this.inventory = inventory;
        this.items = items;
        this.sites = sites;
        this.stock = stock;
    }

    /** What the address asks for. */
    record Asked(
            @Nullable String sku,
            @Nullable String site,
            @Nullable String kind) {

        @Nullable
        String wanted() {
            return kind != null && KINDS.contains(kind) ? kind : null;
        }
    }

    @GetMapping(path = "/balances/ledger", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        var item = StockWords.sku(asked.sku());
        var at = StockWords.code(sites.own(), asked.site());
        Export.<InventoryQueries.LedgerEntry>of(ui, "stock-ledger")
                .column(ui.t("stock.when"), InventoryQueries.LedgerEntry::at)
                .column(ui.t("stock.item"), InventoryQueries.LedgerEntry::sku)
                .column(ui.t("stock.site"), InventoryQueries.LedgerEntry::site)
                .column(ui.t("stock.kind"), entry -> word(ui, entry.kind()))
                .column(ui.t("stock.quantity"), InventoryQueries.LedgerEntry::quantity)
                .column(ui.t("export.on-hand-after"), InventoryQueries.LedgerEntry::onHandAfter)
                .column(ui.t("export.document"), InventoryQueries.LedgerEntry::document)
                .column(ui.t("stock.reason"), InventoryQueries.LedgerEntry::reason)
                .column(ui.t("export.who"), InventoryQueries.LedgerEntry::actor)
                .write(export, response, request -> inventory.ledger(item, at, asked.wanted(), request));
    }

    @GetMapping("/balances/ledger")
    ModelAndView show(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var all = sites.own();
        var at = StockWords.code(all, asked.site());
        var wanted = asked.wanted();
        var item = item(asked.sku());
        var page = inventory
                .ledger(item == null ? null : item.sku(), at, wanted, PageRequest.of(null, cursor))
                .map(Movement::new);
        var model = new HashMap<String, @Nullable Object>();
        model.put("item", item);
        model.put("stock", item == null ? null : stock.of(item));
        model.put("movements", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null || cursor.isBlank());
        model.put("site", at == null ? "" : at.value());
        model.put("kind", wanted == null ? "" : wanted);
        model.put("sites", StockWords.choices(all));
        model.put(
                "kinds",
                KINDS.stream().map(name -> new Choice(name, word(ui, name))).toList());
        model.put("chips", chips(ui, item, at, wanted));
        model.put("tabs", StockWords.tabs(ui));
        return new ModelAndView("console/inventory/ledger", model);
    }

    private @Nullable Item item(@Nullable String sku) {
        Sku named = StockWords.sku(sku);
        return named == null ? null : items.get(named);
    }

    private static List<Chip> chips(Ui ui, @Nullable Item item, @Nullable SiteCode site, @Nullable String kind) {
        var chips = new ArrayList<Chip>();
        if (item != null) {
            chips.add(new Chip(ui.t("stock.item"), item.sku().value(), ui.with("sku", null)));
        }
        if (site != null) {
            chips.add(new Chip(ui.t("stock.site"), site.value(), ui.with("site", null)));
        }
        if (kind != null) {
            chips.add(new Chip(ui.t("stock.kind"), word(ui, kind), ui.with("kind", null)));
        }
        return chips;
    }

    private static String word(Ui ui, String kind) {
        return ui.t("stock.kind." + kind.toLowerCase(Locale.ROOT));
    }
}
