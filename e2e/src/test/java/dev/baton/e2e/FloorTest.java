package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A warehouse worker with a phone and a scanner that types. */
class FloorTest extends BrowserJourney {

    private static final String SHIP_TO = """
            { "name": "Rosa Vega", "line1": "1480 Mateo Street", "city": "Los Angeles", "region": "CA",
              "postcode": "90021", "country": "US", "email": "rosa@example.org" }
            """;

    @Test
    void an_order_is_released_picked_and_packed_on_a_phone_and_wrong_scans_turn_it_red() {
        var jar = item("JAR");
        var mug = item("MUG");
        var stranger = item("STRANGER");
        var work = work(jar, 12, mug, 2);
        page.setViewportSize(390, 844);

        open("/pick?site=EAST&view=to-release&q=" + work);
        picture("phone-to-release");
        open("/pick/" + work);
        page.getByText("Release", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true)).click();
        assertThat(left()).hasText("12");
        picture("phone-pick");

        scan(stranger);
        assertThat(alarm()).containsText("Wrong item");
        assertThat(alarm()).containsText(jar);
        assertThat(alarm()).containsText(stranger);
        assertThat(alarm()).hasCSS("background-color", "rgb(179, 20, 31)");
        picture("phone-pick-wrong");
        press("Escape");
        assertThat(left()).hasText("12");

        scan(jar);
        assertThat(left()).hasText("11");
        assertThat(page.locator(".floor-heard")).containsText("1 × JAR");
        picture("phone-pick-right");
        page.getByText("Enter quantity").click();
        page.locator("#many-quantity").fill("9");
        picture("phone-pick-quantity");
        press("Enter");
        assertThat(left()).hasText("2");

        scan(jar);
        scan(jar);
        assertThat(page.locator(".floor-stop")).hasAttribute("data-sku", mug);
        scan(jar);
        assertThat(alarm()).containsText("Too many");
        picture("phone-pick-too-many");
        press("Escape");
        scan(mug);
        scan(mug);
        assertThat(page.locator("h2:has-text('All picked')")).isVisible();
        picture("phone-picked");

        page.getByText("Pack it").click();
        assertThat(page.locator(".floor-plan")).containsText("12 × JAR");
        picture("phone-pack");
        scan(stranger);
        assertThat(alarm()).containsText("Does not belong here");
        press("Escape");
        scan(mug);
        assertThat(page.locator(".floor-contents")).containsText("MUG");
        picture("phone-pack-box");
        page.getByText("Pack everything as planned").click();
        assertThat(page.locator("h2:has-text('All packed, not all closed')")).isVisible();
        page.locator(".floor-over button").click();
        picture("phone-pack-close");
        press("Enter");

        assertThat(page.locator("h2:has-text('All packed')")).isVisible();
        assertThat(page.locator("a:has-text('Ship it')")).hasAttribute("href", Pattern.compile("/ship\\?fulfilmentOrder=.+"));
        picture("phone-packed");
        page.setViewportSize(1440, 900);
        picture("desk-packed");
        assertThat(Shared.baton().verify()).isNotEmpty();
    }

    @Test
    void scans_that_are_made_without_a_connection_are_sent_in_order_when_it_is_back() {
        var jar = item("TIN");
        var stranger = item("STRANGER");
        var work = work(jar, 3, jar, 0);
        Shared.api().put("/fulfilment-orders/" + id(work) + "/release", "").ok();
        page.setViewportSize(390, 844);
        open("/pick/" + work);
        assertThat(left()).hasText("3");

        context.setOffline(true);
        scan(jar);
        scan(stranger);
        scan(jar);
        assertThat(page.locator("[data-waiting]")).containsText("3 scans wait");
        picture("phone-pick-offline");
        context.setOffline(false);

        assertThat(alarm()).containsText("Wrong item");
        press("Escape");
        assertThat(left()).hasText("1");
        assertThat(page.locator("[data-waiting]")).isHidden();
        complaints.removeIf(complaint -> complaint.contains("ERR_INTERNET_DISCONNECTED"));
        assertThat(Shared.api().get("/fulfilment-orders/" + id(work)).ok()
                        .path("lines").path(0).path("picked").asLong())
                .isEqualTo(2);
    }

    private Locator left() {
        return page.locator("[data-left]");
    }

    private Locator alarm() {
        return page.locator(".scan-alarm");
    }

    // ── words ──────────────────────────────────────────────────────────────────────────────────────────────────

    private static String item(String name) {
        var sku = name + "-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        Shared.api().post("/items", """
                { "sku": "%s", "name": { "en": "%s" }, "weightGrams": 180,
                  "dimensions": { "lengthMm": 60, "widthMm": 60, "heightMm": 110 }, "handlingClass": "STANDARD",
                  "status": "ACTIVE" }
                """.formatted(sku, name)).ok();
        Shared.api().post("/inventory/receipts", """
                { "site": "EAST", "reference": "test", "lines": [ { "sku": "%s", "quantity": 50, "bin": "A-01-02" } ] }
                """.formatted(sku)).ok();
        return sku;
    }

    /** The number of the work at EAST for an order of these; none of the second when its quantity is zero. */
    private static String work(String first, int units, String second, int more) {
        var lines = line(first, units) + (more == 0 ? "" : ", " + line(second, more));
        var order = Shared.api().post("/orders", """
                { "channel": "web", "externalReference": "%s", "shipTo": %s, "lines": [ %s ] }
                """.formatted(UUID.randomUUID(), SHIP_TO, lines)).ok();
        return waiting(order).path("number").asString();
    }

    private static String line(String sku, int units) {
        return """
                { "sku": "%s", "quantity": %d, "unitPrice": { "amount": "2.50", "currency": "USD" } }"""
                .formatted(sku, units);
    }

    private static JsonNode waiting(JsonNode order) {
        return Shared.api()
                .await(
                        "/fulfilment-orders?status=OPEN&order=" + order.path("id").asString(),
                        it -> it.path("data").size() == 1)
                .path("data")
                .path(0);
    }

    private static String id(String number) {
        return Shared.api().get("/fulfilment-orders?text=" + number).ok().path("data").path(0).path("id").asString();
    }
}
