package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody who presses twice, goes back, reloads, opens two windows, or may not. */
class ScepticTest extends BrowserJourney {

    @Test
    void what_is_pressed_twice_happens_once() {
        var sku = item("TWICE");
        open("/receive?site=EAST");
        assertThat(page.locator("[name=code]")).isFocused();
        scan(sku);
        assertThat(page.locator(".receipt-quantity")).hasValue("1");
        page.locator(".receipt-quantity").fill("7");
        assertThat(page.locator("button[name=book]")).containsText("Receive 7 units");
        page.locator("button[name=book]").dblclick();
        assertThat(page.locator(".toasts")).containsText("7 units are in stock");
        page.reload();
        assertThat(available(sku)).isEqualTo(7);

        open("/orders/new");
        type("C-1001");
        press("Tab");
        type(sku);
        press("Tab");
        type("2");
        press("Tab");
        type("2.50");
        assertThat(page.locator("#review .sum dd")).containsText("$");
        page.locator(".entry-review .button-primary").dblclick();
        var opener = page.locator("main a[href^='/orders/SO-']");
        assertThat(opener).isVisible();
        var number = opener.getAttribute("href").substring("/orders/".length());
        assertThat(available(sku)).isEqualTo(5);
        open("/orders/" + number);
        page.locator(".page-actions .button-primary").dblclick();
        assertThat(page.locator("h1")).containsText(number);
        assertThat(page.locator(".page-actions .button-primary")).containsText("Pick");
        Shared.api()
                .post(path(number) + "/picks", "{ \"code\": \"%s\", \"quantity\": 2 }".formatted(sku))
                .ok();
        Shared.api().post(path(number) + "/packages", "{}").ok();
        page.reload();
        press("s");
        assertThat(page.locator("#offers input:checked")).hasCount(1);
        var desk = page.url();
        page.locator("button:has-text('Ship and buy label')").dblclick();
        assertThat(page.locator("h1")).containsText("SH-");
        var shipment = page.locator("h1").innerText();
        page.goBack();
        page.reload();
        assertThat(page.locator("h1")).hasText(shipment);
        open(desk.substring(desk.indexOf("/ship?")));
        assertThat(page.locator("h1")).hasText(shipment);

        var other = window();
        other.navigate(page.url());
        page.locator(".page-actions .button-primary").dblclick();
        assertThat(page.locator(".order-sentence")).containsText("On its way");
        other.locator(".page-actions .button-primary").click();
        assertThat(other.locator(".order-sentence")).containsText("On its way");
        other.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "pictures", "desk-sceptic-two-windows.png")));
        other.close();

        var id = order(number).path("id").asString();
        Shared.api().await("/invoices?order=" + id, it -> it.path("data").size() == 1);
        open("/payments/new?target=" + number);
        page.locator("form[action='/payments'] .button-primary").dblclick();
        assertThat(page.locator("h1")).containsText("PAY-");
        page.goBack();
        press("Control+Enter");
        assertThat(page.locator("main")).containsText("Nothing is owed for this order any more");
        picture("desk-sceptic-paid-twice");
        complaints.removeIf(complaint -> complaint.contains("422"));
        assertThat(Shared.api().get("/payments?order=" + id).ok().path("data")).hasSize(1);
        assertThat(Shared.baton().verify()).isNotEmpty();
    }

    @Test
    void who_may_only_look_sees_everything_and_changes_nothing() {
        var order = Shared.api().get("/orders?status=DELIVERED&limit=1").ok().path("data").path(0).path("number").asString();
        var ready = Shared.api().get("/fulfilment-orders?status=OPEN&limit=1").ok().path("data").path(0);
        signIn("viewer@larkspur-ladle.example");
        for (var place : List.of(
                "/orders/" + order,
                "/orders/" + ready.path("orderNumber").asString(),
                "/orders/new",
                "/pick/" + ready.path("number").asString(),
                "/receive",
                "/balances/expected",
                "/balances/expected/new",
                "/ship",
                "/payments/new")) {
            assertThat(page.navigate(Shared.baton().url(place)).status()).as(place).isEqualTo(200);
            assertThat(page.locator("h1").first()).isVisible();
            assertThat(page.locator("main .button-primary:not([aria-disabled=true]):visible")).hasCount(0);
            picture("desk-viewer" + place.replace('/', '-'));
        }
    }

    // ── words ──────────────────────────────────────────────────────────────────────────────────────────────────

    private void signIn(String email) {
        context.clearCookies();
        open("/sign-in");
        page.fill("[name=email]", email);
        page.fill("[name=password]", "larkspur");
        press("Enter");
        page.waitForURL("**/");
    }

    private Page window() {
        return context.newPage();
    }

    private static String path(String number) {
        var work = Shared.api()
                .await("/fulfilment-orders?order=" + order(number).path("id").asString(), it -> it.path("data").size() == 1)
                .path("data").path(0);
        return "/fulfilment-orders/" + work.path("id").asString();
    }

    private static JsonNode order(String number) {
        return Shared.api().get("/orders?text=" + number).ok().path("data").path(0);
    }

    private static long available(String sku) {
        return Shared.api().get("/availability/" + sku).ok().path("available").asLong();
    }

    private static String item(String name) {
        var sku = name + "-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        Shared.api().post("/items", """
                { "sku": "%s", "name": { "en": "%s" }, "weightGrams": 9,
                  "dimensions": { "lengthMm": 178, "widthMm": 9, "heightMm": 9 }, "handlingClass": "STANDARD",
                  "status": "ACTIVE" }
                """.formatted(sku, name)).ok();
        return sku;
    }
}
