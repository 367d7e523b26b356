package dev.baton.console.inventory;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.network.Site;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the forms about stock have in common: an item, a site, a number, a date. */
final class StockForm {

    static final long QUANTITY_MAX = 1_000_000_000L;
    static final int NOTE_MAX = 500;
    static final int REFERENCE_MAX = 100;

    private final Ui ui;
    private final TypedForm form;

    StockForm(Ui ui, TypedForm form) {
        this.ui = ui;
        this.form = form;
    }

    /** An item that holds stock. */
    @Nullable
    Item item(ItemQueries items) {
        var item = named(items, form);
        if (item == null) {
            form.wrong("sku", ui.t("stock.wrong.item"));
        } else if (item.isKit()) {
            form.wrong("sku", ui.t("stock.wrong.kit"));
        }
        return item;
    }

    /** The item whose code stands in the form, as chosen, typed or scanned. */
    static @Nullable Item named(ItemQueries items, TypedForm form) {
        var code = form.value("sku");
        return code.isEmpty()
                ? null
                : items.scan(code).map(scanned -> scanned.item()).orElse(null);
    }

    @Nullable
    Site site(List<Site> sites, String field) {
        var site = StockWords.site(sites, form.value(field)).orElse(null);
        form.require(site != null, field, ui.t("stock.wrong.site"));
        return site;
    }

    long quantity(String field) {
        var number = form.whole(field, 1, QUANTITY_MAX, ui.t("stock.wrong.quantity"));
        if (number == null) {
            form.wrong(field, ui.t("stock.wrong.quantity"));
        }
        return number == null ? 0 : number;
    }

    /** A number with a sign, which is not 0. */
    long change(String field) {
        var text = form.value(field).replace('−', '-').replaceFirst("^\\+", "");
        form.put(field, text);
        var number = form.whole(field, -QUANTITY_MAX, QUANTITY_MAX, ui.t("stock.wrong.change"));
        form.require(number != null, field, ui.t("stock.wrong.change"));
        form.require(number == null || number != 0, field, ui.t("stock.adjust.zero"));
        return number == null ? 0 : number;
    }

    @Nullable
    LocalDate date(String field) {
        try {
            return LocalDate.parse(form.value(field));
        } catch (DateTimeParseException e) {
            form.wrong(field, ui.t("stock.wrong.date"));
            return null;
        }
    }

    @Nullable
    String text(String field, int most) {
        form.require(form.value(field).length() <= most, field, ui.t("form.wrong.too-long", most));
        return form.valueOrNull(field);
    }
}
