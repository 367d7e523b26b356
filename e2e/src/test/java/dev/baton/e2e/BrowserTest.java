package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The console in a real browser. */
class BrowserTest extends BrowserJourney {

    @Test
    void every_screen_of_the_rail_opens_and_fits_a_desk_and_a_phone() {
        var places = page.locator("nav a[href^='/']").all().stream()
                .map(link -> link.getAttribute("href"))
                .distinct()
                .toList();
        assertThat(places).contains("/orders");
        for (var place : places) {
            page.setViewportSize(1440, 900);
            var answer = page.navigate(Shared.baton().url(place));
            assertThat(answer.status()).as(place).isEqualTo(200);
            assertThat(page.locator("h1").first()).isVisible();
            picture("desk" + place.replace('/', '-'));
            page.setViewportSize(390, 844);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s scrolls sideways on a phone", place)
                    .isLessThanOrEqualTo(390);
            picture("phone" + place.replace('/', '-'));
        }
    }

    @Test
    void an_order_is_entered_by_keyboard_and_shows_where_it_ships_from_and_why() {
        page.navigate(Shared.baton().url("/orders/new"));
        type("C-1001");
        press("Tab");
        assertThat(page.locator("#customer-facts")).containsText("Copper Tide");
        page.locator("#sku-0").focus();
        type("SPC-PEPPER-BLK-WHL-60");
        press("Tab");
        page.locator("#quantity-0").fill("12");
        assertThat(page.locator("#review")).containsText("$");
        picture("order-entry");

        press("Control+Enter");

        assertThat(page.locator("main")).containsText("SO-");
        page.getByText("Open").first().click();
        assertThat(page.locator("h1")).containsText("SO-");
        assertThat(page.locator("main")).containsText("SPC-PEPPER-BLK-WHL-60");
        picture("order");
    }

    @Test
    void an_order_that_is_packed_is_shipped_delivered_invoiced_and_paid() {
        var order = packed("SPC-PEPPER-BLK-WHL-60", 6);
        page.navigate(Shared.baton().url("/orders/" + order));
        press("s");
        assertThat(page.locator("h1")).containsText("Ship FO-");
        assertThat(page.locator("#offers input:checked")).hasCount(1);
        fitsBoth("ship-desk");

        press("Control+Enter");
        assertThat(page.locator("h1")).containsText("SH-");
        assertThat(page.locator(".toasts")).containsText("has its label");
        var shipment = page.locator("h1").innerText();
        fitsBoth("shipment-labelled");
        for (var paper : List.of("/label", "/label?format=zpl", "/packing-slip")) {
            var answer = page.request().get(Shared.baton().url("/shipments/" + shipment + paper));
            assertThat(answer.status()).as(paper).isEqualTo(200);
        }

        press("d");
        assertThat(page.locator(".order-sentence")).containsText("On its way");
        press("e");
        page.locator("#place").fill("Los Angeles");
        press("Control+Enter");
        assertThat(page.locator(".order-summary")).containsText("Delivered");
        fitsBoth("shipment-delivered");

        Shared.api().await("/invoices?order=" + idOf(order), it -> it.path("data").size() == 1);
        page.navigate(Shared.baton().url("/orders/" + order));
        assertThat(page.locator(".shipment-list")).containsText(shipment);
        fitsBoth("order-delivered");
        press("y");
        assertThat(page.locator("#amount")).not().hasValue("");
        fitsBoth("payment-new");
        press("Control+Enter");
        assertThat(page.locator("h1")).containsText("PAY-");
        assertThat(page.locator("#statement tbody tr")).hasCount(2);
        fitsBoth("payment");

        page.locator("#statement a[href^='/invoices/']").click();
        assertThat(page.locator(".order-summary")).containsText("Paid");
        fitsBoth("invoice");
    }

    private static String packed(String sku, long quantity) {
        var api = Shared.api();
        var order = api.post("/orders", """
                { "channel": "phone", "externalReference": "%s", "customer": "C-1001",
                  "lines": [ { "sku": "%s", "quantity": %d } ] }
                """.formatted(UUID.randomUUID(), sku, quantity)).ok();
        var work = api.await(
                        "/fulfilment-orders?status=OPEN&order=" + order.path("id").asString(),
                        it -> it.path("data").size() == 1)
                .path("data")
                .path(0);
        var path = "/fulfilment-orders/" + work.path("id").asString();
        api.put(path + "/release", "").ok();
        api.post(path + "/picks", "{ \"code\": \"%s\", \"quantity\": %d }".formatted(sku, quantity))
                .ok();
        api.post(path + "/packages", "{}").ok();
        return order.path("number").asString();
    }

    private static String idOf(String order) {
        return Shared.api()
                .get("/orders?text=" + order)
                .ok()
                .path("data")
                .path(0)
                .path("id")
                .asString();
    }

    /** Takes a picture at a desk and on a phone, where nothing may scroll sideways. */
    private void fitsBoth(String name) {
        picture("desk-" + name);
        page.setViewportSize(390, 844);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("%s scrolls sideways on a phone", name)
                .isLessThanOrEqualTo(390);
        picture("phone-" + name);
        page.setViewportSize(1440, 900);
    }
}
