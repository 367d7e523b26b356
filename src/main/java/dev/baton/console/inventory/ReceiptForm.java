package dev.baton.console.inventory;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.inventory.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of a delivery as they stand in the form: scanned, taken over from what is expected, changed, taken out. */
final class ReceiptForm {

    static final String LINES = "lines";

    private static final int BIN_MAX = 40;

    private final Ui ui;
    private final TypedForm form;
    private final Map<String, Expected> expected;

    /** @param expected what is expected at the site, the soonest first */
    ReceiptForm(Ui ui, TypedForm form, List<Expected> expected) {
        this.ui = ui;
        this.form = form;
        this.expected = expected.stream()
                .collect(Collectors.toMap(arrival -> arrival.id().toString(), Function.identity()));
    }

    /** Counts a scan into its line; a new line is tied to the soonest arrival that expects the item. */
    void scan(Item item, long units, List<Expected> soonest, @Nullable String bin) {
        for (int i = 0; i < form.rows(LINES); i++) {
            if (form.value(field(i, "sku")).equals(item.sku().value())) {
                form.put(field(i, "quantity"), typed(i) + units).put("touched", i);
                return;
            }
        }
        var arrival = soonest.stream()
                .filter(candidate -> candidate.sku().equals(item.sku()))
                .findFirst()
                .orElse(null);
        add(item.sku(), units, arrival, bin);
    }

    /** Takes all that is outstanding of an arrival over as a line. */
    void take(Expected arrival, @Nullable String bin) {
        for (int i = 0; i < form.rows(LINES); i++) {
            if (form.value(field(i, "expected")).equals(arrival.id().toString())) {
                form.put(field(i, "quantity"), arrival.outstanding()).put("touched", i);
                return;
            }
        }
        add(arrival.sku(), arrival.outstanding(), arrival, bin);
    }

    private void add(Sku sku, long quantity, @Nullable Expected arrival, @Nullable String bin) {
        int next = form.rows(LINES);
        form.put(field(next, "sku"), sku)
                .put(field(next, "quantity"), quantity)
                .put(field(next, "bin"), bin)
                .put(field(next, "expected"), arrival == null ? null : arrival.id())
                .put("touched", next);
    }

    List<ReceiptLine> lines(ItemQueries items) {
        var skus = new ArrayList<Sku>();
        for (int i = 0; i < form.rows(LINES); i++) {
            Sku.tryOf(form.value(field(i, "sku"))).ifPresent(skus::add);
        }
        var known = items.find(skus);
        var lines = new ArrayList<ReceiptLine>();
        for (int i = 0; i < form.rows(LINES); i++) {
            var item = Sku.tryOf(form.value(field(i, "sku"))).map(known::get).orElse(null);
            if (item != null) {
                lines.add(new ReceiptLine(
                        item, typed(i), form.value(field(i, "bin")), expected.get(form.value(field(i, "expected")))));
            }
        }
        return lines;
    }

    /** Complains about every line that cannot be booked. */
    void check(List<ReceiptLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            var quantity = form.whole(field(i, "quantity"), 1, StockForm.QUANTITY_MAX, ui.t("stock.wrong.quantity"));
            form.require(quantity != null, field(i, "quantity"), ui.t("stock.wrong.quantity"));
            form.require(lines.get(i).bin().length() <= BIN_MAX, field(i, "bin"), ui.t("form.wrong.too-long", BIN_MAX));
        }
        form.require(!lines.isEmpty(), "code", ui.t("receive.wrong.nothing"));
    }

    static String field(int row, String name) {
        return "lines[%d].%s".formatted(row, name);
    }

    private long typed(int row) {
        try {
            return Math.max(0, Long.parseLong(form.value(field(row, "quantity"))));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
