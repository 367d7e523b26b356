package dev.baton.sample;

import dev.baton.catalog.Sku;
import dev.baton.inventory.ExpectSupply;
import dev.baton.inventory.ReceiveStock;
import dev.baton.network.SiteCode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lies in the warehouses of the sample company at the beginning, and what is on its way to them. */
@Component
class SampleStock {

    private static final String REFERENCE = "opening balance";

    private final ReceiveStock receiveStock;
    private final ExpectSupply expectSupply;

    SampleStock(ReceiveStock receiveStock, ExpectSupply expectSupply) {
        this.receiveStock = receiveStock;
        this.expectSupply = expectSupply;
    }

    void receive() {
        var items = Sheet.rows("items").stream().collect(Collectors.toMap(row -> row.text("sku"), row -> row));
        Sheet.rows("stock").stream()
                .filter(row -> row.number("quantity") > 0)
                .collect(Collectors.groupingBy(row -> row.text("site"), TreeMap::new, Collectors.toList()))
                .forEach((site, rows) -> receiveStock.handle(new ReceiveStock.Command(
                        new SiteCode(site),
                        REFERENCE,
                        rows.stream()
                                .map(row -> new ReceiveStock.Line(
                                        Sku.of(row.text("sku")),
                                        row.number("quantity"),
                                        null,
                                        bin(items, row.text("sku"), site)))
                                .toList())));
    }

    /** @param today the day from which the file counts */
    void expect(LocalDate today) {
        for (var row : Sheet.rows("expected")) {
            expectSupply.handle(new ExpectSupply.Announce(
                    Sku.of(row.text("sku")),
                    new SiteCode(row.text("site")),
                    row.number("quantity"),
                    today.plusDays(row.number("days_from_start")),
                    row.text("reference")));
        }
    }

    /** Whoever stores for us keeps bins of his own. */
    private static @Nullable String bin(Map<String, Sheet.Row> items, String sku, String site) {
        var item = items.get(sku);
        return item == null || site.equals("COLDPORT") ? null : item.textOrNull("bin_" + site.toLowerCase(Locale.ROOT));
    }
}
