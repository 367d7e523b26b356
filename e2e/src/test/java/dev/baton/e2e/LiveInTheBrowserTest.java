package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two people at two screens: what one does the other sees, without asking. */
class LiveInTheBrowserTest extends OrderJourney {

    @Test
    void a_row_changes_where_it_stands_when_somebody_else_changes_the_order() {
        var sku = item("WHISK");
        receive(sku, "EAST", 5);
        var number = enter("live", "C-1001", sku, 2, "12.00", "");
        open("/orders");
        var row = page.locator("#orders tbody tr:has(a[href='/orders/" + number + "'])");
        assertThat(row).containsText("Ready");
        page.evaluate("window.sameWindow = true");

        var other = signedIn("manager@larkspur-ladle.example");
        other.navigate(Shared.baton().url("/orders/" + number));
        press(other, "h");
        other.locator("dialog[open] #note").fill("Asked to wait until Friday");
        other.locator("dialog[open] button[type=submit]").click();
        assertThat(other.locator(".order-summary")).containsText("On hold");

        assertThat(row).containsText("On hold", patiently());
        assertThat(row).hasClass(Pattern.compile(".*is-changed.*"));
        assertThat(page.evaluate("window.sameWindow")).as("nothing was loaded anew").isEqualTo(true);
        both("live-row");

        open("/orders/" + number);
        assertThat(page.locator(".live-changed")).isHidden();
        other.locator("[data-dialog^=release-]").first().click();
        other.locator("dialog[open] button[type=submit]").click();
        assertThat(other.locator(".order-summary")).not().containsText("On hold");
        assertThat(page.locator(".live-changed"))
                .containsText("Something has changed here since you opened this page.");
        assertThat(page.locator(".live-changed")).isVisible(visiblePatiently());
        assertThat(page.locator(".order-summary")).containsText("On hold");
        both("live-page");
        page.locator(".live-changed a").click();
        assertThat(page.locator(".order-summary")).containsText("Ready");

        open("/orders");
        page.evaluate("window.sameWindow = true");
        Shared.api().post("/orders", """
                { "channel": "web", "customer": "C-1001", "lines": [ { "sku": "SEA-HOUSE-120", "quantity": 1 } ] }
                """).ok();
        assertThat(page.locator("#live-news")).containsText("1 new row", patiently());
        assertThat(page.evaluate("window.sameWindow")).isEqualTo(true);
        both("live-new");
        var rows = page.locator("#orders tbody tr").first();
        page.locator("#live-news").click();
        assertThat(rows).containsText("web");
    }

    private static ContainsTextOptions patiently() {
        return new ContainsTextOptions().setTimeout(20_000);
    }

    private static IsVisibleOptions visiblePatiently() {
        return new IsVisibleOptions().setTimeout(20_000);
    }
}
