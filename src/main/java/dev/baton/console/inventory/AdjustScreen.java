package dev.baton.console.inventory;

import dev.baton.catalog.ItemQueries;
import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.inventory.AdjustStock;
import dev.baton.network.SiteQueries;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Corrects what the books say lies at a site, beside what they say now. */
@Controller
@Access("inventory")
@WithinScope
class AdjustScreen {

    private final AdjustStock adjustStock;
    private final ItemQueries items;
    private final SiteQueries sites;
    private final StockReading stock;

    AdjustScreen(AdjustStock adjustStock, ItemQueries items, SiteQueries sites, StockReading stock) {
        this.adjustStock = adjustStock;
        this.items = items;
        this.sites = sites;
        this.stock = stock;
    }

    /** Asked again whenever item or site change, for what stands there. */
    @GetMapping("/balances/adjust")
    ModelAndView show(Ui ui, @RequestParam MultiValueMap<String, String> typed) {
        var form = TypedForm.of(typed);
        return page(ui, form.value("reason").isEmpty() ? form.put("reason", AdjustStock.Reason.COUNT) : form);
    }

    @PostMapping("/balances/adjust")
    ModelAndView adjust(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var reader = new StockForm(ui, form);
        var item = reader.item(items);
        var site = reader.site(sites.own(), "site");
        long change = reader.change("change");
        var note = reader.text("note", StockForm.NOTE_MAX);
        if (item == null || site == null || !form.isRight()) {
            return wrong(ui, form);
        }
        var reason = form.constant("reason", AdjustStock.Reason.class, AdjustStock.Reason.CORRECTION);
        return switch (adjustStock.handle(new AdjustStock.Command(item.sku(), site.code(), change, reason, note))) {
            case AdjustStock.Adjusted done -> {
                Flash.done(ui.t(
                                "stock.adjust.done",
                                done.sku(),
                                done.site(),
                                signed(ui, done.quantity()),
                                ui.quantity(done.onHand())))
                        .on(redirect);
                yield new ModelAndView("redirect:/balances/ledger?sku=%s&site=%s".formatted(done.sku(), done.site()));
            }
            case AdjustStock.WouldOversell(var _, var _, var onHand, var reserved) ->
                wrong(
                        ui,
                        form.wrong(
                                "change",
                                ui.t(
                                        "stock.adjust.oversell",
                                        ui.quantity(onHand),
                                        ui.quantity(reserved),
                                        ui.quantity(onHand - reserved))));
        };
    }

    private static String signed(Ui ui, long change) {
        return (change > 0 ? "+" : "−") + ui.quantity(Math.abs(change));
    }

    private ModelAndView wrong(Ui ui, TypedForm form) {
        var page = page(ui, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Ui ui, TypedForm form) {
        var item = StockForm.named(items, form);
        var all = sites.own();
        var model = new HashMap<String, @Nullable Object>();
        model.put("form", form);
        model.put("item", item);
        model.put("stock", item == null ? null : stock.of(item));
        model.put("at", StockWords.site(all, form.value("site")).orElse(null));
        model.put("sites", StockWords.choices(all));
        model.put("reasons", reasons(ui));
        return new ModelAndView("console/inventory/adjust", model);
    }

    private static List<Choice> reasons(Ui ui) {
        return Arrays.stream(AdjustStock.Reason.values())
                .map(reason -> new Choice(
                        reason.name(), ui.t("stock.reason." + reason.name().toLowerCase(Locale.ROOT))))
                .toList();
    }
}
