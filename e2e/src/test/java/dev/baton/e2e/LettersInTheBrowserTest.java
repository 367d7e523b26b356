package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What customers are told: written, looked at, published, sent through a mail server, and found again. */
class LettersInTheBrowserTest extends OrderJourney {

    @Test
    void a_letter_is_rewritten_looked_at_published_and_sent() throws IOException {
        try (var mail = new PoliteMailServer()) {
            open("/mail");
            page.fill("#host", "localhost");
            page.fill("#port", String.valueOf(mail.port()));
            page.locator("#security").selectOption("NONE");
            page.fill("#quietFrom", "");
            page.fill("#quietUntil", "");
            press("Control+Enter");
            assertThat(said()).containsText("Saved.");
            both("letters-mail");
            try {
                rewrittenAndSent(mail);
            } finally {
                open("/mail");
                page.fill("#host", "");
                page.fill("#quietFrom", "21:00");
                page.fill("#quietUntil", "08:00");
                press("Control+Enter");
                assertThat(said()).containsText("Saved.");
            }
        }
    }

    private void rewrittenAndSent(PoliteMailServer mail) {
        open("/letters");
        page.locator("#letters a[href='/letters/all/ORDER_CONFIRMED/en']").click();
        assertThat(page.locator("h1")).hasText("Order confirmed");
        var body = page.locator("#body").inputValue();
        page.fill("#subject", "We have it: {{order.number}}");
        page.fill("#body", "Words of a browser test.\n\n" + body + "\n\n{{order.nonsense}}");
        page.locator("button[value=publish]").click();
        assertThat(page.locator("main")).containsText("order.nonsense");
        both("letters-wrong");
        wasRefused();

        page.fill("#body", "Words of a browser test.\n\n" + body);
        page.locator("button[value=look]").click();
        assertThat(page.locator(".mail-subject")).containsText("We have it: SO-");
        assertThat(page.frameLocator(".mail-frame").locator("body")).containsText("Words of a browser test.");
        both("letters-preview");
        page.locator("button[value=publish]").click();
        assertThat(said()).containsText("Published");
        assertThat(page.locator(".paper-list").first()).containsText("In use");
        both("letters-published");

        try {
            var sku = item("SIEVE");
            receive(sku, "EAST", 5);
            var number = enter("letters", "C-1001", sku, 1, "9.00", "");
            var id = order(number).path("id").asString();
            Shared.api()
                    .await(
                            "/messages?order=" + id,
                            it -> it.path("data").path(0).path("state").asString("").equals("SENT"));
            open("/messages?q=" + number);
            var row = page.locator("#messages tbody tr").first();
            assertThat(row).containsText("Order confirmed");
            assertThat(row).containsText("Sent");
            assertThat(row).containsText("We have it: " + number);
            both("letters-log");
            row.locator("th a").click();
            assertThat(page.locator("main")).containsText("Accepted");
            assertThat(page.locator("main")).containsText("250");
            assertThat(page.frameLocator(".mail-frame").locator("body")).containsText("Words of a browser test.");
            both("letters-sent");
            assertThat(mail.letters())
                    .filteredOn(letter -> letter.contains("We have it: " + number))
                    .as("once, and once only")
                    .hasSize(1);
            open("/orders/" + number);
            assertThat(page.locator(".message-list")).containsText("Order confirmed");
        } finally {
            open("/letters/all/ORDER_CONFIRMED/en");
            page.locator(".paper-list li", new Page.LocatorOptions().setHasText("Original"))
                    .locator("button")
                    .click();
            assertThat(page.locator("#subject")).not().hasValue("We have it: {{order.number}}");
        }
    }
}
