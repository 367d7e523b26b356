package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events on their way to another system, as whoever connects it sees them. */
class WebhooksInTheBrowserTest extends OrderJourney {

    private record Request(String id, String timestamp, String signature, String body) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;
    private HttpServer receiver;

    @BeforeEach
    void somebodyListens() throws IOException {
        receiver = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), RunningBaton.RECEIVER), 0);
        receiver.createContext("/hooks", this::take);
        receiver.start();
    }

    @AfterEach
    void nobodyListens() {
        receiver.stop(0);
    }

    @Test
    void an_endpoint_is_added_hears_what_happens_and_gets_again_what_it_missed() throws GeneralSecurityException {
        open("/webhooks");
        press("n");
        page.fill("#name", "Browser shop");
        page.fill("#url", "http://localhost:" + RunningBaton.RECEIVER + "/hooks");
        page.locator("input[name=types][value='order.placed']").check();
        both("webhooks-form");
        press("Control+Enter");
        assertThat(page.locator("h1")).hasText("Browser shop");
        var secret = page.locator("#secret").inputValue();
        assertThat(secret).startsWith("whsec_");
        var endpoint = page.url();
        both("webhooks-secret");
        page.reload();
        assertThat(page.locator("#secret")).hasCount(0);

        page.getByText("Send test").click();
        assertThat(said()).containsText("The test was taken: 200");
        assertThat(awaited(request -> request.body().contains("webhook.test") || request.body().contains("test")))
                .isNotNull();

        var first = placedByApi();
        var heard = awaited(request -> request.body().contains(first));
        assertThat(heard.body()).contains("order.placed");
        assertThat(heard.signature()).contains("v1," + signed(secret, heard));
        page.navigate(endpoint);
        assertThat(page.locator("#deliveries tbody tr").first()).containsText("Delivered");
        both("webhooks-delivered");

        answer = 503;
        var second = placedByApi();
        var missed = awaited(request -> request.body().contains(second));
        var row = page.locator("#deliveries tbody tr").first();
        awaitText("answered 503", endpoint);
        assertThat(row).containsText("Tried again later");
        both("webhooks-failed");
        row.locator("a").click();
        assertThat(page.locator("main")).containsText("HTTP 503");
        assertThat(page.locator("main")).containsText("The shop is closed");
        both("webhooks-failed-delivery");

        answer = 200;
        int before = requests.size();
        press("r");
        assertThat(said()).containsText("1 event is on its way again");
        var again = awaited(request -> request.id().equals(missed.id()), before);
        assertThat(again.body()).isEqualTo(missed.body());
        awaitText("Delivered", endpoint);
        assertThat(page.locator("#deliveries tbody tr", new Page.LocatorOptions().setHasText("Tried again later")))
                .hasCount(0);
        both("webhooks-replayed");

        page.locator(".page-actions details.menu > summary").first().click();
        page.locator("[data-dialog=remove]").click();
        page.locator("dialog[open] button[type=submit]").click();
        assertThat(said()).containsText("Browser shop was removed");
    }

    // ── words ──────────────────────────────────────────────────────────────────────────────────────────────────

    private String placedByApi() {
        return Shared.api().post("/orders", """
                { "channel": "web", "customer": "C-1001", "lines": [ { "sku": "SEA-HOUSE-120", "quantity": 1 } ] }
                """).ok().path("id").asString();
    }

    /** Looks at a page again until the first delivery says so. */
    private void awaitText(String text, String address) {
        var end = Instant.now().plusSeconds(30);
        do {
            page.navigate(address);
        } while (!page.locator("#deliveries tbody tr").first().innerText().contains(text)
                && Instant.now().isBefore(end));
        assertThat(page.locator("#deliveries tbody tr").first()).containsText(text);
    }

    private Request awaited(Predicate<Request> wanted) {
        return awaited(wanted, 0);
    }

    /** The latest that is like it, of those that came after so many; two within one second are equal word for word. */
    private Request awaited(Predicate<Request> wanted, int after) {
        var end = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(end)) {
            var found = requests.stream()
                    .skip(after)
                    .filter(wanted)
                    .reduce((earlier, later) -> later);
            if (found.isPresent()) {
                return found.get();
            }
            page.waitForTimeout(100);
        }
        throw new AssertionError("nothing like it has come: " + requests);
    }

    /** As the specification of Standard Webhooks says. */
    private static String signed(String secret, Request request) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        var content = request.id() + "." + request.timestamp() + "." + request.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        requests.add(new Request(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        var words = (answer == 200 ? "thanks" : "The shop is closed").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer, words.length);
        exchange.getResponseBody().write(words);
        exchange.close();
    }
}
