package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What people do to an order from its entry to the carrier, at a desk and with a phone in the hand. */
abstract class OrderJourney extends BrowserJourney {

    // ── what a person does ─────────────────────────────────────────────────────────────────────────────────────

    /** Types an order in with the keyboard alone, and says its number. */
    String enter(String name, String customer, String sku, long quantity, String price, String policy) {
        open("/orders/new");
        type(customer);
        press("Tab");
        assertThat(page.locator("#customer-facts")).containsText(customer);
        line(0, sku, quantity, price);
        assertThat(page.locator("#review .sum dd")).containsText("$");
        page.locator("#policy").selectOption(policy);
        both(name + "-entry");
        press("Control+Enter");
        var number = placed();
        both(name + "-placed");
        return number;
    }

    void line(int row, String sku, long quantity, String price) {
        assertThat(page.locator("#sku-" + row)).isFocused();
        type(sku);
        press("Tab");
        assertThat(page.locator("#facts-" + row + " .number")).isAttached();
        type(String.valueOf(quantity));
        press("Tab");
        type(price);
        press("Tab");
    }

    String placed() {
        var notice = page.locator("main a[href^='/orders/SO-']");
        assertThat(notice).isVisible();
        return notice.getAttribute("href").substring("/orders/".length());
    }

    /** Presses the one thing that the order's page proposes next. */
    void act(String label) {
        var next = page.locator(".page-actions .button-primary");
        assertThat(next).containsText(label);
        next.click();
    }

    /** With a phone: one scan, then the rest as a number; the last one is scanned too. */
    void pick(String name, String code, long quantity) {
        page.setViewportSize(390, 844);
        act("Pick");
        assertThat(page.locator("[data-left]")).hasText(String.valueOf(quantity));
        picture("phone-" + name + "-pick");
        scan(code);
        assertThat(page.locator("[data-left]")).hasText(String.valueOf(quantity - 1));
        if (quantity == 2) {
            scan(code);
        } else {
            page.getByText("Enter quantity").click();
            picture("phone-" + name + "-pick-many");
            type(String.valueOf(quantity - 1));
            press("Enter");
        }
        assertThat(page.locator("h2:has-text('All picked')")).isVisible();
        picture("phone-" + name + "-picked");
    }

    void pack(String name) {
        page.getByText("Pack it").click();
        assertThat(page.locator(".floor-planned li").first()).isVisible();
        both(name + "-pack");
        page.getByText("Pack everything as planned").click();
        assertThat(page.locator("h2:has-text('All packed')")).isVisible();
        both(name + "-packed");
        page.getByText("Ship it").click();
        page.setViewportSize(1440, 900);
    }

    /** Takes the proposed service, looks at every paper, and hands over. */
    String ship(String name) {
        assertThat(page.locator("#offers input:checked")).hasCount(1);
        both(name + "-ship");
        press("Control+Enter");
        assertThat(page.locator("h1")).containsText("SH-");
        assertThat(page.locator(".order-summary")).containsText("Labelled");
        both(name + "-labelled");
        for (var paper : page.locator("main a[href*='/label']:not([href*=zpl]), main a[href$='/packing-slip']").all()) {
            opensAsPdf(paper);
        }
        var number = page.locator("h1").innerText();
        act("Hand to the carrier");
        assertThat(page.locator(".order-sentence")).containsText("On its way");
        both(name + "-gone");
        return number;
    }

    void opensAsPdf(Locator link) {
        assertThat(link).hasAttribute("target", "_blank");
        var answer = page.request().get(Shared.baton().url(link.getAttribute("href")));
        assertThat(answer.headers().get("content-type")).isEqualTo("application/pdf");
        assertThat(answer.headers().get("content-disposition")).startsWith("inline");
        assertThat(new String(answer.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    /** What is answered to a form that was filled in wrongly is no complaint of the browser's. */
    void wasRefused() {
        complaints.removeIf(complaint -> complaint.contains("422"));
    }

    Locator said() {
        return page.locator(".toasts");
    }

    Locator alarm() {
        return page.locator(".scan-alarm");
    }

    /** A picture of the whole page at a desk and on a phone, where nothing may scroll sideways. */
    void both(String name) {
        var size = page.viewportSize();
        page.setViewportSize(1440, 900);
        picture("desk-" + name);
        page.setViewportSize(390, 844);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("%s scrolls sideways on a phone", name)
                .isLessThanOrEqualTo(390);
        picture("phone-" + name);
        page.setViewportSize(size.width, size.height);
    }

    // ── what stands behind it ──────────────────────────────────────────────────────────────────────────────────

    static String item(String name) {
        var sku = name + "-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        Shared.api().post("/items", """
                { "sku": "%s", "name": { "en": "%s" }, "weightGrams": 9,
                  "dimensions": { "lengthMm": 178, "widthMm": 9, "heightMm": 9 }, "handlingClass": "STANDARD",
                  "status": "ACTIVE" }
                """.formatted(sku, name)).ok();
        return sku;
    }

    static void receive(String sku, String site, long quantity) {
        Shared.api().post("/inventory/receipts", """
                { "site": "%s", "reference": "test", "lines": [ { "sku": "%s", "quantity": %d } ] }
                """.formatted(site, sku, quantity)).ok();
    }

    static String site(String code) {
        return Shared.api().get("/sites/" + code).ok().path("name").asString();
    }

    static String gtin(String sku) {
        return Shared.api().get("/items/" + sku).ok().path("gtin").asString();
    }

    static JsonNode order(String number) {
        var id = Shared.api().get("/orders?text=" + number).ok().path("data").path(0).path("id").asString();
        return Shared.api().get("/orders/" + id).ok();
    }

    static JsonNode works(String number) {
        return Shared.api().get("/fulfilment-orders?order=" + order(number).path("id").asString()).ok().path("data");
    }

    static long picked(String number) {
        long picked = 0;
        for (var work : works(number)) {
            var lines = Shared.api().get("/fulfilment-orders/" + work.path("id").asString()).ok().path("lines");
            for (var line : lines) {
                picked += line.path("picked").asLong();
            }
        }
        return picked;
    }

    /** The invoices of the order, when it has come so far and all of them are written. */
    static JsonNode settled(String number, String status, int invoices) {
        var id = order(number).path("id").asString();
        Shared.api().await("/orders/" + id, it -> it.path("status").asString().equals(status));
        return Shared.api()
                .await("/invoices?order=" + id, it -> it.path("data").size() == invoices)
                .path("data");
    }

    static long cents(JsonNode money) {
        return new BigDecimal(money.path("amount").asString()).movePointRight(2).longValueExact();
    }
}
