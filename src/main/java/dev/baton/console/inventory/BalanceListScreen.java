package dev.baton.console.inventory;

import dev.baton.console.Chip;
import dev.baton.console.Export;
import dev.baton.console.Sort;
import dev.baton.console.Ui;
import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What lies where: every item at every site. */
@Controller
@Access("inventory")
@WithinScope
class BalanceListScreen {

    private final BalanceReading balances;
    private final SiteQueries sites;

    BalanceListScreen(BalanceReading balances, SiteQueries sites) {
        this.balances = balances;
        this.sites = sites;
    }

    /** What the address asks for. */
    record Asked(
            String q,
            @Nullable String site,
            @Nullable String available,
            @Nullable String sort) {

        Asked {
            q = Objects.requireNonNullElse(q, "");
        }

        /** Whether something is to be available; null for all. */
        @Nullable
        Boolean some() {
            return "some".equals(available) ? Boolean.TRUE : "none".equals(available) ? Boolean.FALSE : null;
        }

        Sort order() {
            return Sort.parse(sort, "sku");
        }
    }

    @GetMapping(path = "/balances", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        var at = StockWords.code(sites.own(), asked.site());
        Export.<BalanceRow>of(ui, "balances")
                .column(ui.t("stock.item"), BalanceRow::sku)
                .column(ui.t("items.name"), row -> row.name(ui.language()))
                .column(ui.t("stock.site"), BalanceRow::site)
                .column(ui.t("stock.bin"), BalanceRow::bin)
                .column(ui.t("stock.on-hand"), BalanceRow::onHand)
                .column(ui.t("stock.reserved"), BalanceRow::reserved)
                .column(ui.t("stock.available"), BalanceRow::available)
                .column(ui.t("stock.expected"), BalanceRow::expected)
                .column(ui.t("export.next-due"), BalanceRow::nextDue)
                .write(export, response, request -> balances.list(asked.q(), at, asked.some(), asked.order(), request));
    }

    @GetMapping("/balances")
    ModelAndView show(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var all = sites.own();
        var at = StockWords.site(all, asked.site()).orElse(null);
        var some = asked.some();
        var order = asked.order();
        var page = balances.list(asked.q(), at == null ? null : at.code(), some, order, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null || cursor.isBlank());
        model.put("q", asked.q());
        model.put("site", at == null ? "" : at.code().value());
        model.put("sites", StockWords.choices(all));
        model.put("available", some == null ? "" : some ? "some" : "none");
        model.put("sort", order);
        model.put("chips", chips(ui, at, some));
        model.put("tabs", StockWords.tabs(ui));
        return new ModelAndView("console/inventory/balances", model);
    }

    private static List<Chip> chips(Ui ui, @Nullable Site site, @Nullable Boolean available) {
        var chips = new ArrayList<Chip>();
        if (site != null) {
            chips.add(new Chip(ui.t("stock.site"), site.code().value(), ui.with("site", null)));
        }
        if (available != null) {
            chips.add(new Chip(
                    ui.t("stock.availability"),
                    available ? ui.t("stock.with-available") : ui.t("stock.without-available"),
                    ui.with("available", null)));
        }
        return chips;
    }
}
