package dev.baton.console.items;

import dev.baton.catalog.DefineItem;
import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.security.Access;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes an item into the catalog and changes one. What was typed is never lost, whatever is wrong with it. */
@Controller
@Access("items")
class ItemFormScreen {

    private final DefineItem defineItem;
    private final ItemQueries items;
    private final ItemReading reading;
    private final String usualCurrency;

    ItemFormScreen(
            DefineItem defineItem,
            ItemQueries items,
            ItemReading reading,
            @Value("${baton.currency:USD}") String usualCurrency) {
        this.defineItem = defineItem;
        this.items = items;
        this.reading = reading;
        this.usualCurrency = usualCurrency;
    }

    @GetMapping("/items/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String type) {
        return page(null, ItemForm.blank(type.equals("kit") ? Item.Type.KIT : Item.Type.ITEM, usualCurrency));
    }

    @GetMapping("/items/edit/{*sku}")
    ModelAndView filled(@PathVariable String sku) {
        var item = items.get(ItemScreen.sku(sku));
        return page(item, ItemForm.of(item, usualCurrency));
    }

    @PostMapping("/items/new")
    ModelAndView add(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        return save(ui, null, TypedForm.of(typed), redirect);
    }

    @PostMapping("/items/edit/{*sku}")
    ModelAndView change(
            Ui ui,
            @PathVariable String sku,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        return save(ui, items.get(ItemScreen.sku(sku)), form, redirect);
    }

    private ModelAndView save(Ui ui, @Nullable Item before, TypedForm form, RedirectAttributes redirect) {
        if (!form.value("add").isEmpty() || !form.value("without").isEmpty()) {
            return page(before, rows(form));
        }
        var item = new ItemForm(ui, form).read(before == null ? null : before.sku(), items);
        if (item.isEmpty()) {
            return wrong(before, form);
        }
        long version = before == null ? 0 : form.version();
        return switch (defineItem.handle(new DefineItem.Command(item.get(), version))) {
            case DefineItem.Added(var added) -> saved(added.sku(), ui.t("items.added", added.sku()), redirect);
            case DefineItem.Changed(var changed) ->
                saved(changed.sku(), ui.t("items.changed", changed.sku()), redirect);
            case DefineItem.SkuTaken _ -> wrong(before, form.wrong("sku", ui.t("items.wrong.sku-taken")));
            case DefineItem.GtinTaken(var gtin, var by) ->
                wrong(
                        before,
                        form.wrong(
                                gtin.equals(item.get().gtin()) ? "gtin" : "caseGtin",
                                ui.t("items.wrong.gtin-taken", by)));
            case DefineItem.TypeFixed _ -> wrong(before, form.wrong("type", ui.t("items.wrong.type-fixed")));
            case DefineItem.WrongComponents _ ->
                wrong(before, form.wrong("components[0].sku", ui.t("items.wrong.components")));
            case DefineItem.ChangedMeanwhile(var _, var now) ->
                wrong(before, form.put("version", now).put("stale", now));
        };
    }

    private static TypedForm rows(TypedForm form) {
        if (!form.value("without").isEmpty()) {
            var row = form.whole("without", 0, Integer.MAX_VALUE, "");
            return form.removeRow(ItemForm.COMPONENTS, row == null ? -1 : row.intValue());
        }
        int next = form.rows(ItemForm.COMPONENTS);
        return form.put("components[%d].sku".formatted(next), null)
                .put("components[%d].quantity".formatted(next), 1)
                .put("added", next);
    }

    private static ModelAndView saved(Sku sku, String words, RedirectAttributes redirect) {
        Flash.done(words).on(redirect);
        return new ModelAndView("redirect:/items/" + sku);
    }

    private ModelAndView wrong(@Nullable Item before, TypedForm form) {
        var page = page(before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(@Nullable Item before, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put("kit", form.constant("type", Item.Type.class, Item.Type.ITEM) == Item.Type.KIT);
        model.put("action", before == null ? "/items/new" : "/items/edit/" + before.sku());
        model.put("categories", reading.categories());
        model.put("brands", reading.brands());
        return new ModelAndView("console/items/form", model);
    }
}
