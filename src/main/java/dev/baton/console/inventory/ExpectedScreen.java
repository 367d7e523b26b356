package dev.baton.console.inventory;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.console.Chip;
import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.inventory.ExpectSupply;
import dev.baton.inventory.Expected;
import dev.baton.inventory.ExpectedId;
import dev.baton.inventory.InventoryQueries;
import dev.baton.network.SiteQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import dev.baton.platform.web.StaleVersion;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is on its way: the list, and one arrival announced, changed or closed. */
@Controller
@Access("inventory")
@WithinScope
class ExpectedScreen {

    private final ExpectSupply expectSupply;
    private final InventoryQueries inventory;
    private final ItemQueries items;
    private final SiteQueries sites;
    private final Clock clock;

    ExpectedScreen(
            ExpectSupply expectSupply, InventoryQueries inventory, ItemQueries items, SiteQueries sites, Clock clock) {
        this.expectSupply = expectSupply;
        this.inventory = inventory;
        this.items = items;
        this.sites = sites;
        this.clock = clock;
    }

    /** What the address asks for. */
    record Asked(String q, @Nullable String site, String state) {

        Asked {
            q = Objects.requireNonNullElse(q, "");
            state = Objects.requireNonNullElse(state, "open");
        }

        /** Whether it is still awaited; null for all. */
        @Nullable
        Boolean open() {
            return state.equals("closed") ? Boolean.FALSE : state.equals("any") ? null : Boolean.TRUE;
        }
    }

    @GetMapping(path = "/balances/expected", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        var item = item(asked.q());
        var at = StockWords.code(sites.own(), asked.site());
        Export.<Expected>of(ui, "expected")
                .column(ui.t("stock.item"), Expected::sku)
                .column(ui.t("stock.site"), Expected::site)
                .column(ui.t("export.due"), Expected::dueOn)
                .column(ui.t("stock.quantity"), Expected::quantity)
                .column(ui.t("export.received"), Expected::received)
                .column(ui.t("export.outstanding"), Expected::outstanding)
                .column(ui.t("export.reference"), Expected::reference)
                .column(ui.t("stock.expected.open"), Expected::open)
                .write(export, response, request -> inventory.expected(item, at, asked.open(), request));
    }

    @GetMapping("/balances/expected")
    ModelAndView list(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var all = sites.own();
        var at = StockWords.code(all, asked.site());
        var open = asked.open();
        var item = item(asked.q());
        var page = inventory.expected(item, at, open, PageRequest.of(null, cursor));
        var chips = new ArrayList<Chip>();
        if (at != null) {
            chips.add(new Chip(ui.t("stock.site"), at.value(), ui.with("site", null)));
        }
        if (open == null || !open) {
            var word = open == null ? ui.t("stock.any") : ui.t("stock.expected.closed");
            chips.add(new Chip(ui.t("stock.expected.state"), word, ui.with("state", null)));
        }
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put(
                "names",
                items.find(page.data().stream().map(Expected::sku).distinct().toList()));
        model.put("next", page.next());
        model.put("first", cursor == null || cursor.isBlank());
        model.put("q", asked.q());
        model.put("unknown", !asked.q().isBlank() && item == null);
        model.put("site", at == null ? "" : at.value());
        model.put("state", open == null ? "any" : open ? "open" : "closed");
        model.put("sites", StockWords.choices(all));
        model.put("today", today(ui));
        model.put("chips", chips);
        model.put("tabs", StockWords.tabs(ui));
        return new ModelAndView("console/inventory/expected", model);
    }

    @GetMapping("/balances/expected/new")
    ModelAndView blank(@RequestParam MultiValueMap<String, String> typed) {
        return page(null, TypedForm.of(typed));
    }

    @GetMapping("/balances/expected/{id}")
    ModelAndView filled(@PathVariable ExpectedId id) {
        var expected = inventory.expected(id);
        return page(expected, form(expected));
    }

    @PostMapping("/balances/expected/new")
    ModelAndView announce(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var reader = new StockForm(ui, form);
        var item = reader.item(items);
        var site = reader.site(sites.own(), "site");
        var quantity = reader.quantity("quantity");
        var due = reader.date("dueOn");
        var reference = reader.text("reference", StockForm.REFERENCE_MAX);
        if (item == null || site == null || due == null || !form.isRight()) {
            return wrong(null, form);
        }
        expectSupply.handle(new ExpectSupply.Announce(item.sku(), site.code(), quantity, due, reference));
        Flash.done(ui.t("stock.expected.announced", ui.quantity(quantity), item.sku(), site.code(), ui.date(due)))
                .on(redirect);
        return new ModelAndView("redirect:/balances/expected");
    }

    @PostMapping("/balances/expected/{id}")
    ModelAndView change(
            Ui ui,
            @PathVariable ExpectedId id,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var reader = new StockForm(ui, form);
        var before = inventory.expected(id);
        var quantity = reader.quantity("quantity");
        var due = reader.date("dueOn");
        var reference = reader.text("reference", StockForm.REFERENCE_MAX);
        if (due == null || !form.isRight()) {
            return wrong(before, form);
        }
        return switch (expectSupply.handle(new ExpectSupply.Change(id, form.version(), quantity, due, reference))) {
            case ExpectSupply.Expecting(var expected) -> {
                Flash.done(ui.t("stock.expected.changed", expected.sku())).on(redirect);
                yield new ModelAndView("redirect:/balances/expected");
            }
            case ExpectSupply.ChangedMeanwhile(var _, var now) ->
                wrong(before, form.put("version", now).put("stale", now));
        };
    }

    @PostMapping("/balances/expected/{id}/closing")
    String close(Ui ui, @PathVariable ExpectedId id, @RequestParam long version, RedirectAttributes redirect) {
        switch (expectSupply.handle(new ExpectSupply.Close(id, version))) {
            case ExpectSupply.Expecting(var expected) ->
                Flash.done(ui.t("stock.expected.closed-done", expected.sku())).on(redirect);
            case ExpectSupply.ChangedMeanwhile(var _, var now) -> throw new StaleVersion(now);
        }
        return "redirect:/balances/expected";
    }

    private @Nullable Sku item(String scanned) {
        return scanned.isBlank()
                ? null
                : items.scan(scanned).map(found -> found.item().sku()).orElse(null);
    }

    private static TypedForm form(Expected expected) {
        return TypedForm.empty()
                .put("version", expected.version())
                .put("quantity", expected.quantity())
                .put("dueOn", expected.dueOn())
                .put("reference", expected.reference());
    }

    private LocalDate today(Ui ui) {
        return LocalDate.now(clock.withZone(ui.zone()));
    }

    private ModelAndView wrong(@Nullable Expected before, TypedForm form) {
        var page = page(before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(@Nullable Expected before, TypedForm form) {
        Item item = before == null ? StockForm.named(items, form) : items.get(before.sku());
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put("item", item);
        model.put("sites", List.copyOf(StockWords.choices(sites.own())));
        return new ModelAndView("console/inventory/expectedForm", model);
    }
}
