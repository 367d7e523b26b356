package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The golden scenarios as people carry them: through the console alone, at a desk and with a phone in the hand. */
class GoldenInTheBrowserTest extends OrderJourney {

    @Test
    void spice_blends_go_whole_from_west_to_the_door_and_are_paid() {
        var sku = "SEA-HOUSE-120";
        receive(sku, "WEST", 200);

        var number = enter("golden-1", "C-1001", sku, 200, "", "");
        open("/orders/" + number);
        assertThat(page.locator(".order-sentence")).containsText("200 × ");
        assertThat(page.locator(".order-place")).hasCount(1);
        assertThat(page.locator(".order-place")).containsText("200 · " + site("WEST"));
        assertThat(page.locator(".order-sentence")).containsText("ship from " + site("WEST"));
        both("golden-1-order");
        assertThat(page.locator("details.decision").first()).containsText(site("WEST") + " has everything");
        assertThat(page.locator("details.decision").first()).containsText(site("EAST"));
        both("golden-1-why");
        var total = page.locator(".sums .sum dd").first().innerText();

        act("Release");
        pick("golden-1", gtin(sku), 200);
        pack("golden-1");
        var shipment = ship("golden-1");
        assertThat(page.locator(".order-sentence")).containsText("On its way");

        var shipped = page.url();
        var customer = stranger(390, 844);
        customer.navigate(Shared.baton().url(trackingLink(number)));
        assertThat(customer.locator("h1")).containsText("Your order is on its way");
        assertThat(customer.locator("main")).containsText("200 × ");
        assertThat(customer.locator("body")).not().containsText(total);
        assertThat(customer.locator(".hello")).not().containsText("Hello Copper");
        customer.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pictures", "phone-golden-1-customer-sent.png")));

        page.navigate(shipped);
        press("e");
        page.locator("#place").fill("Los Angeles");
        both("golden-1-tell");
        press("Control+Enter");
        assertThat(page.locator(".order-summary")).containsText("Delivered");
        both("golden-1-delivered");

        var invoice = settled(number, "DELIVERED", 1).path(0).path("number").asString();
        customer.reload();
        assertThat(customer.locator("h1")).containsText("Your order has arrived");
        assertThat(customer.locator(".sentence")).containsText("handed over in ");
        assertThat(customer.locator(".seen")).containsText("Los Angeles");
        customer.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pictures", "phone-golden-1-customer-delivered.png")));

        open("/orders/" + number);
        assertThat(page.locator(".order-summary")).containsText("Delivered");
        assertThat(page.locator(".order-sentence")).containsText("all delivered");
        both("golden-1-order-delivered");
        page.locator(".paper-list a[href^='/invoices/']").click();
        assertThat(page.locator(".invoice-sums .sum dd").first()).hasText(total);
        both("golden-1-invoice");
        opensAsPdf(page.locator("[data-key=p]"));

        page.locator("main [data-key=y]").click();
        assertThat(page.locator("#amount")).hasValue(total.replaceAll("[^0-9.]", ""));
        both("golden-1-payment");
        press("Control+Enter");
        assertThat(page.locator("h1")).containsText("PAY-");
        both("golden-1-paid");
        open("/orders/" + number);
        assertThat(page.locator(".sums .sum dd").last()).hasText("$0.00");
        var story = page.locator(".panel:has(> header:has-text('Timeline'))");
        for (var said : new String[] {"Placed", "released", "picked", "packed", "left", "delivered", "INV-", "PAY-"}) {
            assertThat(story).containsText(said);
        }
        assertThat(story).containsText("Amelia Larkspur");
        both("golden-1-order-paid");
        assertThat(shipment).startsWith("SH-");

        var payment = page.locator(".paper-list a[href^='/payments/']").innerText();
        var cents = new BigDecimal(total.replaceAll("[^0-9.]", "")).movePointRight(2).longValueExact();
        var sides = posted(invoice);
        assertThat(sides.get(0)).as("debits of the invoice").isEqualTo(sides.get(1)).isGreaterThanOrEqualTo(cents);
        assertThat(page.locator("#journal tr", new Page.LocatorOptions().setHasText(invoice)))
                .containsText("Accounts receivable");
        assertThat(page.locator("#journal tr", new Page.LocatorOptions().setHasText(invoice)))
                .containsText(total);
        assertThat(posted(payment)).containsExactly(cents, cents);
        var day = sums("#totals", "");
        assertThat(day.get(0)).as("debits of the day").isEqualTo(day.get(1)).isPositive();

        open("/orders/" + number);
        press("a");
        assertThat(page.locator("#review .sum dd").last()).hasText(total);
        both("golden-1-again");
        press("Control+Enter");
        var second = placed();
        assertThat(second).isNotEqualTo(number);
        assertThat(lines(second)).isEqualTo(lines(number));
        open("/orders/" + second);
        assertThat(page.locator(".order-sentence")).containsText("House Seasoning Blend");
        both("golden-1-second");
        assertThat(Shared.baton().verify()).isNotEmpty();
    }

    /** The path of the link that the customer of an order is sent. */
    private String trackingLink(String number) {
        open("/orders/" + number);
        var link = page.locator("#tracking-url");
        if (link.count() == 0) {
            page.locator("#tracking-link button").click();
        }
        assertThat(link).isVisible();
        return URI.create(link.inputValue()).getPath();
    }

    /** What stands in the journal under a document, in cents: debits and credits. */
    private List<Long> posted(String document) {
        open("/journal");
        var posting = page.locator("#journal a", new Page.LocatorOptions().setHasText(document));
        while (posting.count() == 0) {
            var here = page.url();
            page.locator("a[rel=next]").click();
            page.waitForURL(url -> !url.equals(here));
        }
        assertThat(posting).hasCount(1);
        posting.scrollIntoViewIfNeeded();
        both("golden-1-journal-" + document.substring(0, 3));
        return sums("#journal", document);
    }

    private List<Long> sums(String table, String document) {
        @SuppressWarnings("unchecked")
        var sums = (List<Number>) page.evaluate("""
                ([table, document]) => {
                  const cents = (cell) => Math.round(100 * Number(cell.textContent.replace(/[^0-9.]/g, "") || 0));
                  const sums = [0, 0];
                  let counts = document === "";
                  for (const row of window.document.querySelectorAll(`${table} tbody tr`)) {
                    const link = row.querySelector("th a");
                    if (link && document !== "") counts = link.textContent === document;
                    if (counts) row.querySelectorAll("td.number").forEach((cell, i) => (sums[i] += cents(cell)));
                  }
                  return sums;
                }
                """, List.of(table, document));
        return sums.stream().map(Number::longValue).toList();
    }

    private static List<String> lines(String number) {
        return order(number).path("lines").valueStream()
                .map(line -> line.path("sku").asString() + " " + line.path("quantities").path("ordered").asLong())
                .toList();
    }

    @Test
    void pencils_ship_as_far_as_they_go_and_the_rest_follows_by_itself_when_it_comes() {
        var sku = item("PENCIL");
        open("/receive?site=CENTRAL");
        scan(sku);
        page.locator(".receipt-quantity").fill("500");
        page.locator("#reference").fill("DN-1");
        both("golden-2-receive");
        press("Control+Enter");
        assertThat(page.locator(".toasts")).containsText("500 units are in stock");

        var due = LocalDate.now(ZoneOffset.UTC).plusDays(10);
        open("/balances/expected");
        press("n");
        assertThat(page.locator("#sku")).isFocused();
        type(sku);
        assertThat(page.locator("#sku-hits [role=option]").first()).containsText(sku);
        press("Enter");
        page.locator("#site").selectOption("CENTRAL");
        page.locator("#quantity").fill("600");
        page.locator("#dueOn").fill(due.toString());
        page.locator("#reference").fill("PO-7001");
        both("golden-2-expect");
        press("Control+Enter");
        assertThat(page.locator(".toasts")).containsText("600 of " + sku);
        both("golden-2-expected");

        var number = enter("golden-2", "C-1001", sku, 1000, "1.25", "PARTIAL");
        open("/orders/" + number);
        assertThat(page.locator(".order-sentence")).containsText("500 wait for stock; arrives ");
        assertThat(page.locator("#lines")).containsText("reserved 500 · backordered 500");
        both("golden-2-order");
        var placed = order(number);
        assertThat(LocalDate.parse(placed.path("promisedOn").asString())).isAfter(due);

        act("Release");
        pick("golden-2", sku, 500);
        pack("golden-2");
        ship("golden-2-first");
        settled(number, "PARTIALLY_SHIPPED", 1);
        open("/orders/" + number);
        assertThat(page.locator(".order-sentence")).containsText("500 of 1,000 units have shipped");
        both("golden-2-order-half");

        open("/receive?site=CENTRAL");
        page.locator(".arrival-list button[aria-label$='" + sku + "']").click();
        assertThat(page.locator(".receipt-quantity")).hasValue("600");
        both("golden-2-receive-expected");
        press("Control+Enter");
        assertThat(page.locator(".toasts")).containsText("600 units are in stock");

        Shared.api()
                .await(
                        "/fulfilment-orders?status=OPEN&order=" + placed.path("id").asString(),
                        it -> it.path("data").size() == 1);
        open("/orders/" + number);
        assertThat(page.locator(".order-sentence")).containsText("500 ship from");
        both("golden-2-order-filled");
        act("Release");
        pick("golden-2-rest", sku, 500);
        pack("golden-2-rest");
        ship("golden-2-rest");
        var invoices = settled(number, "SHIPPED", 2);
        open("/orders/" + number);
        assertThat(page.locator(".paper-list a[href^='/invoices/']")).hasCount(2);
        both("golden-2-order-shipped");
        assertThat(cents(invoices.path(0).path("total")) + cents(invoices.path(1).path("total")))
                .isEqualTo(cents(placed.path("money").path("total")));
        open("/items/" + sku);
        both("golden-2-item");
        assertThat(Shared.api().get("/availability/" + sku).ok().path("available").asLong())
                .isEqualTo(100);
        assertThat(Shared.baton().verify()).isNotEmpty();
    }

    @Test
    void the_wrong_scan_turns_the_phone_red_moves_nothing_and_cannot_ship() {
        var right = item("RIGHT");
        var other = item("OTHER");
        var wrong = item("WRONG");
        receive(right, "EAST", 5);
        receive(other, "EAST", 5);
        receive(wrong, "EAST", 5);
        open("/orders/new");
        type("C-1001");
        press("Tab");
        line(0, right, 1, "2.50");
        line(1, other, 1, "2.50");
        press("Control+Enter");
        var number = placed();
        open("/orders/" + number);
        page.setViewportSize(390, 844);
        act("Release");
        act("Pick");
        var first = page.locator(".floor-stop").getAttribute("data-sku");
        var second = first.equals(right) ? other : right;

        scan(wrong);
        assertThat(alarm()).containsText("Wrong item");
        assertThat(alarm()).containsText(first);
        assertThat(alarm()).containsText(wrong);
        assertThat(alarm()).hasCSS("background-color", "rgb(179, 20, 31)");
        picture("phone-golden-3-wrong");
        press("Enter");
        assertThat(alarm()).isVisible();
        page.getByText("Continue").click();
        assertThat(page.locator("[data-left]")).hasText("1");
        assertThat(picked(number)).isZero();
        page.reload();
        assertThat(page.locator(".floor-stop")).hasAttribute("data-sku", first);

        scan(first);
        assertThat(page.locator(".floor-stop")).hasAttribute("data-sku", second);
        scan(first);
        assertThat(alarm()).containsText("Too many");
        assertThat(alarm()).containsText("No more of " + first.substring(0, first.indexOf('-')));
        picture("phone-golden-3-too-many");
        press("Escape");
        assertThat(picked(number)).isEqualTo(1);

        var work = works(number).path(0);
        open("/ship?fulfilmentOrder=" + work.path("id").asString());
        assertThat(page.getByText("Ship and buy label")).hasCount(0);
        picture("phone-golden-3-cannot-ship");
        page.setViewportSize(1440, 900);
        picture("desk-golden-3-cannot-ship");
        open("/orders/" + number);
        assertThat(page.locator("main")).not().containsText("Hand to the carrier");
        both("golden-3-order");
        assertThat(Shared.api()
                        .post("/shipments", "{ \"fulfilmentOrder\": \"%s\" }".formatted(work.path("id").asString()))
                        .status())
                .isEqualTo(409);
        assertThat(Shared.baton().verify()).isNotEmpty();
    }

    @Test
    void the_wrong_item_comes_back_and_counts_against_the_picking() {
        var right = item("LADLE-S");
        var wrong = item("LADLE-L");
        receive(right, "EAST", 10);
        var number = enter("golden-9", "C-1001", right, 2, "40.00", "");
        open("/orders/" + number);
        act("Release");
        pick("golden-9", right, 2);
        pack("golden-9");
        ship("golden-9");
        press("e");
        page.locator("#place").fill("Los Angeles");
        press("Control+Enter");
        settled(number, "DELIVERED", 1);
        var before = Shared.api().get("/return-rates").ok();

        open("/orders/" + number);
        page.locator("[data-key=t]").first().click();
        page.locator("#quantity-1").fill("1");
        page.locator("#reason-1").selectOption("WRONG_ITEM");
        both("golden-9-request");
        press("Control+Enter");
        assertThat(page.locator("h1")).containsText("RMA-");
        var rma = page.locator("h1").innerText().trim();
        assertThat(page.locator(".order-summary")).containsText("Approved");
        both("golden-9-approved");

        open("/returns/receive");
        scan(rma);
        assertThat(page.locator(".floor-head")).containsText(rma);
        page.setViewportSize(390, 844);
        scan(wrong);
        assertThat(alarm()).containsText("Not announced");
        picture("phone-golden-9-wrong");
        page.getByText("Continue").click();
        page.getByText("Sent in place of").click();
        assertThat(page.locator(".inspect-card")).containsText(wrong);
        picture("phone-golden-9-inspect");
        page.locator("button[name=grade][value=A]").click();
        assertThat(page.locator(".order-summary")).containsText("Inspected");
        page.setViewportSize(1440, 900);
        both("golden-9-inspected");
        act("Refund $40.00");
        both("golden-9-preview");
        page.locator("#settle button[type=submit]").click();
        assertThat(page.locator(".order-summary")).containsText("Closed");
        assertThat(page.locator("main")).containsText("CM-");
        both("golden-9-closed");

        open("/returns?fulfilment=true");
        assertThat(page.locator("#list")).containsText(rma);
        both("golden-9-behind-the-rate");
        open("/orders/" + number);
        assertThat(page.locator("#lines")).containsText("1 came back");
        both("golden-9-order");
        var after = Shared.api().get("/return-rates").ok();
        assertThat(after.path("fulfilmentUnits").asLong())
                .isEqualTo(before.path("fulfilmentUnits").asLong() + 1);
        assertThat(Shared.baton().verify()).isNotEmpty();
    }
}
