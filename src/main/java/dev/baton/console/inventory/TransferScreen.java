package dev.baton.console.inventory;

import dev.baton.catalog.ItemQueries;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.inventory.TransferStock;
import dev.baton.network.SiteQueries;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves free units from one site to another, beside what is free where. */
@Controller
@Access("inventory")
@WithinScope
class TransferScreen {

    private final TransferStock transferStock;
    private final ItemQueries items;
    private final SiteQueries sites;
    private final StockReading stock;

    TransferScreen(TransferStock transferStock, ItemQueries items, SiteQueries sites, StockReading stock) {
        this.transferStock = transferStock;
        this.items = items;
        this.sites = sites;
        this.stock = stock;
    }

    @GetMapping("/balances/transfer")
    ModelAndView show(@RequestParam MultiValueMap<String, String> typed) {
        return page(TypedForm.of(typed));
    }

    @PostMapping("/balances/transfer")
    ModelAndView transfer(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var reader = new StockForm(ui, form);
        var all = sites.own();
        var item = reader.item(items);
        var from = reader.site(all, "from");
        var to = reader.site(all, "to");
        long quantity = reader.quantity("quantity");
        var note = reader.text("note", StockForm.NOTE_MAX);
        form.require(from == null || !from.equals(to), "to", ui.t("stock.transfer.same"));
        if (item == null || from == null || to == null || !form.isRight()) {
            return wrong(form);
        }
        return switch (transferStock.handle(
                new TransferStock.Command(item.sku(), from.code(), to.code(), quantity, note))) {
            case TransferStock.Transferred done -> {
                Flash.done(ui.t(
                                "stock.transfer.done",
                                ui.quantity(done.quantity()),
                                done.sku(),
                                done.from(),
                                done.to()))
                        .on(redirect);
                yield new ModelAndView("redirect:/items/" + done.sku());
            }
            case TransferStock.NotEnoughFree(var _, var _, var available) ->
                wrong(form.wrong("quantity", ui.t("stock.transfer.not-enough", ui.quantity(available))));
        };
    }

    private ModelAndView wrong(TypedForm form) {
        var page = page(form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(TypedForm form) {
        var item = StockForm.named(items, form);
        var model = new HashMap<String, @Nullable Object>();
        model.put("form", form);
        model.put("item", item);
        model.put("stock", item == null ? null : stock.of(item));
        model.put("sites", StockWords.choices(sites.own()));
        return new ModelAndView("console/inventory/transfer", model);
    }
}
