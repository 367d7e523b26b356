package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A file of orders: handed in, its columns matched, tried out, its errors fetched, imported; and orders of years ago. */
class ImportsInTheBrowserTest extends OrderJourney {

    @Test
    void a_file_is_matched_tried_out_corrected_and_imported() throws Exception {
        var sku = item("RASP");
        receive(sku, "EAST", 20);
        var tag = UUID.randomUUID().toString().substring(0, 8);
        open("/imports");
        both("imports");
        hand("orders-" + tag + ".csv", "ORDERS", """
                Reference;Customer;Was;Qty;Price
                %1$s-1;C-1001;%2$s;2;9.50
                %1$s-2;C-1001;NO-SUCH-THING;1;9.50
                %1$s-3;C-1001;%2$s;1;9.50
                """.formatted(tag, sku));
        assertThat(page.locator("main")).containsText("lines.sku");
        both("imports-columns");
        page.locator("select[aria-label='Was']").selectOption("lines.sku");
        page.locator("button[name=dryRun][value=true]").click();
        assertThat(page.locator("#progress")).containsText("A dry run");
        assertThat(page.locator("#failures")).containsText("there is no item NO-SUCH-THING");
        both("imports-tried");
        var download = page.waitForDownload(() -> page.locator("a[href$='export=csv']").click());
        assertThat(Files.readString(download.path(), StandardCharsets.UTF_8))
                .contains("NO-SUCH-THING", tag + "-2")
                .doesNotContain(tag + "-1");

        page.locator("a:has-text('Import for real')").click();
        page.locator("button[name=dryRun][value=false]").click();
        assertThat(page.locator("#progress .status")).containsText("Done");
        assertThat(page.locator("#failures")).containsText("NO-SUCH-THING");
        both("imports-done");
        for (var reference : new String[] {tag + "-1", tag + "-3"}) {
            assertThat(Shared.api().get("/orders?externalReference=" + reference).ok().path("data"))
                    .as(reference)
                    .hasSize(1);
        }
        open("/imports");
        both("imports-list");
    }

    @Test
    void orders_of_years_ago_are_found_and_touch_nothing() {
        var sku = item("FLUTE");
        receive(sku, "EAST", 20);
        var number = "OLD-" + UUID.randomUUID().toString().substring(0, 6);
        open("/imports");
        hand(number + ".csv", "HISTORY", """
                order number,order date,status,customer,sku,quantity,price
                %1$s,2021-05-04,delivered,C-1001,%2$s,3,4.00
                """.formatted(number, sku));
        both("imports-history");
        page.locator("button[name=dryRun][value=false]").click();
        assertThat(page.locator("#progress .status")).containsText("Done");

        open("/orders/" + number);
        assertThat(page.locator("h1")).containsText(number);
        assertThat(page.locator(".order-summary")).containsText("History");
        both("imports-history-order");
        open("/orders?q=" + number);
        assertThat(page.locator("main")).containsText(number);
        assertThat(Shared.api().get("/availability/" + sku).ok().path("available").asLong())
                .isEqualTo(20);
    }

    private void hand(String name, String kind, String text) {
        page.locator("[name=kind]").selectOption(kind);
        page.locator("#file")
                .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        page.locator("main .button-primary").click();
        assertThat(page.locator("h1")).hasText(name);
    }
}
