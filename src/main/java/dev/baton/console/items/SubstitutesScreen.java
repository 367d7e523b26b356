package dev.baton.console.items;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.NameSubstitutes;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.NotFound;
import dev.baton.platform.security.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** What may be given instead of an item: one row each, the preferred one first. */
@Controller
@Access("items")
class SubstitutesScreen {

    static final String ROWS = "substitutes";

    private static final String ASK = "ask";
    private static final String DESK = "desk";

    private final NameSubstitutes nameSubstitutes;
    private final ItemQueries items;

    SubstitutesScreen(NameSubstitutes nameSubstitutes, ItemQueries items) {
        this.nameSubstitutes = nameSubstitutes;
        this.items = items;
    }

    @GetMapping("/items/substitutes/{*sku}")
    ModelAndView filled(@PathVariable String sku) {
        var item = item(sku);
        var form = TypedForm.empty().put("version", item.version());
        var substitutes = items.substitutes(item.sku());
        for (int i = 0; i < substitutes.size(); i++) {
            var substitute = substitutes.get(i);
            row(form, i, substitute.sku(), substitute.price(), substitute.consent());
        }
        return page(item, substitutes.isEmpty() ? another(form) : form);
    }

    @PostMapping("/items/substitutes/{*sku}")
    ModelAndView save(
            Ui ui,
            @PathVariable String sku,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var item = item(sku);
        var form = TypedForm.of(typed);
        if (!form.value("without").isEmpty()) {
            var row = form.whole("without", 0, Substitute.MOST, "");
            return page(item, form.removeRow(ROWS, row == null ? -1 : row.intValue()));
        }
        if (!form.value("add").isEmpty()) {
            return page(item, another(form));
        }
        var rows = new ArrayList<Integer>();
        var named = read(ui, form, rows);
        if (!form.isRight()) {
            return wrong(item, form);
        }
        return switch (nameSubstitutes.handle(new NameSubstitutes.Command(item.sku(), named, form.version()))) {
            case NameSubstitutes.Named _ -> {
                Flash.done(ui.t("items.substitutes.saved", item.sku())).on(redirect);
                yield new ModelAndView("redirect:/items/" + item.sku());
            }
            case NameSubstitutes.IsKit _ -> throw new NotFound("item with substitutes", item.sku());
            case NameSubstitutes.WrongSubstitutes(var wrong) -> {
                wrong.forEach((position, what) ->
                        form.wrong(field(rows.get(position), "sku"), ui.t("items.substitutes.wrong." + what)));
                yield wrong(item, form);
            }
            case NameSubstitutes.ChangedMeanwhile(var _, var now) ->
                wrong(item, form.put("version", now).put("stale", now));
        };
    }

    /** @param rows is told in which row of the form each of them stands; blank rows are passed over */
    private List<Substitute> read(Ui ui, TypedForm form, List<Integer> rows) {
        var named = new ArrayList<Substitute>();
        for (int i = 0; i < form.rows(ROWS); i++) {
            var text = form.value(field(i, "sku"));
            if (text.isEmpty()) {
                continue;
            }
            var found = items.scan(text);
            if (found.isEmpty()) {
                form.wrong(field(i, "sku"), ui.t("items.substitutes.wrong.UNKNOWN"));
                continue;
            }
            rows.add(i);
            named.add(new Substitute(
                    found.get().item().sku(),
                    form.constant(field(i, "price"), Substitute.PriceRule.class, Substitute.PriceRule.LOWER),
                    !form.value(field(i, "consent")).equals(DESK)));
        }
        return named;
    }

    private static TypedForm another(TypedForm form) {
        int next = form.rows(ROWS);
        return row(form, next, null, Substitute.PriceRule.LOWER, true).put("added", next);
    }

    private static TypedForm row(
            TypedForm form, int row, @Nullable Sku sku, Substitute.PriceRule price, boolean consent) {
        return form.put(field(row, "sku"), sku)
                .put(field(row, "price"), price)
                .put(field(row, "consent"), consent ? ASK : DESK);
    }

    private static String field(int row, String name) {
        return "%s[%d].%s".formatted(ROWS, row, name);
    }

    private Item item(String path) {
        var item = items.get(ItemScreen.sku(path));
        if (item.isKit()) {
            throw new NotFound("item with substitutes", item.sku());
        }
        return item;
    }

    private static ModelAndView wrong(Item item, TypedForm form) {
        var page = page(item, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView page(Item item, TypedForm form) {
        return new ModelAndView("console/items/substitutes", Map.of("item", item, "form", form));
    }
}
