package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Money as those who look after it see it: a card from the hold to the refund, and what a second person must agree to. */
class CashInTheBrowserTest extends OrderJourney {

    @Test
    void a_card_is_held_charged_when_the_goods_leave_and_partly_given_back() {
        var sku = item("SKILLET");
        receive(sku, "EAST", 4);
        var number = enter("cash-card", "C-1001", sku, 4, "25.00", "");
        var id = order(number).path("id").asString();
        open("/orders/" + number);
        var total = page.locator(".sums .sum dd").first().innerText();

        card("tok_declined");
        assertThat(said()).containsText("The card was declined: insufficient funds");
        both("cash-card-declined");
        assertThat(money(number).path("paid").path("amount").asString()).isEqualTo("0.00");

        card("4111 1111 1111 1111");
        assertThat(page.locator("main")).containsText("Enter the provider’s token, not a card number.");
        wasRefused();
        page.fill("#token", "tok_visa");
        assertThat(page.locator("#amount")).hasValue(total.replaceAll("[^0-9.]", ""));
        both("cash-card-form");
        press("Control+Enter");
        assertThat(said()).containsText(total + " held on Visa •••• 4242");
        both("cash-card-held");
        assertThat(money(number).path("paid").path("amount").asString())
                .as("held is not paid")
                .isEqualTo("0.00");

        act("Release");
        pick("cash-card", sku, 4);
        pack("cash-card");
        ship("cash-card");
        Shared.api().await("/payments?order=" + id, it -> it.path("data").size() == 1);
        open("/orders/" + number);
        assertThat(page.locator(".sums .sum dd").last()).hasText("$0.00");
        assertThat(page.locator("[aria-label=Cards]")).containsText("Charged");
        both("cash-card-charged");

        page.getByText("Credit", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#lines input[type=number]").fill("1");
        page.locator("#lines input[type=number]").press("Tab");
        assertThat(page.locator("#preview")).containsText("$2");
        both("cash-card-credit");
        press("Control+Enter");
        assertThat(page.locator("h1")).containsText("CM-");
        var credited = page.locator(".invoice-sums .sum dd").innerText();
        both("cash-card-credited");
        press("r");
        assertThat(page.locator("#amount")).hasValue(credited.replaceAll("[^0-9.]", ""));
        page.fill("#amount", "9999");
        page.fill("#reason", "One has a dent");
        press("Control+Enter");
        assertThat(page.locator("main")).containsText("At most " + total + " may be given back.");
        wasRefused();
        both("cash-card-refund-too-much");
        page.fill("#amount", credited.replaceAll("[^0-9.]", ""));
        press("Control+Enter");
        assertThat(page.locator("h1")).containsText("REF-");
        var refund = Shared.api()
                .await("/refunds?order=" + id, it -> it.path("data").path(0).path("state").asString("").equals("SETTLED"))
                .path("data")
                .path(0);
        page.reload();
        assertThat(page.locator(".order-summary")).containsText("Sent");
        assertThat(page.locator("#parts")).containsText(credited);
        both("cash-card-refunded");
        assertThat("$" + refund.path("amount").path("amount").asString()).isEqualTo(credited);
        assertThat(money(number).path("balance").path("amount").asString()).isEqualTo("0.00");
        assertThat(Shared.baton().verify()).isNotEmpty();
    }

    @Test
    void a_refund_above_the_limit_waits_for_a_second_person() {
        Shared.api().put("/approval-limits/USD", "{ \"refund\": { \"amount\": \"20.00\", \"currency\": \"USD\" } }").ok();
        try {
            var sku = item("TRIVET");
            receive(sku, "EAST", 2);
            var number = enter("cash-approval", "C-1001", sku, 2, "40.00", "");
            open("/payments/new?target=" + number);
            press("Control+Enter");
            assertThat(page.locator("h1")).containsText("PAY-");

            open("/refunds/new?order=" + number);
            page.fill("#amount", "30.00");
            page.fill("#reason", "Promised on the telephone");
            press("Control+Enter");
            assertThat(said()).containsText("$30.00 is more than $20.00: somebody else must approve it first.");
            assertThat(money(number).path("refunded").path("amount").asString()).isEqualTo("0.00");
            both("cash-approval-waits");

            open("/approvals");
            assertThat(row(page, number)).containsText("You asked: somebody else must decide");
            assertThat(row(page, number).locator("button")).hasCount(0);
            both("cash-approval-own");

            var finance = signedIn("finance@larkspur-ladle.example");
            finance.navigate(Shared.baton().url("/approvals"));
            assertThat(row(finance, number)).containsText("Amelia Larkspur");
            row(finance, number).getByText("Approve").click();
            var dialog = finance.locator("dialog[open]");
            assertThat(dialog).containsText("$30.00");
            dialog.locator("input[name=note]").fill("We did promise it");
            dialog.locator("button[type=submit]").click();
            assertThat(finance.locator(".toasts")).containsText("Approved: REF-");

            open("/orders/" + number);
            assertThat(page.locator("[aria-label=Refunds]")).containsText("$30.00");
            page.locator("[aria-label=Refunds] a").click();
            assertThat(page.locator("main")).containsText("Hana Sato");
            both("cash-approval-agreed");
            assertThat(money(number).path("refunded").path("amount").asString()).isEqualTo("30.00");
            assertThat(Shared.baton().verify()).isNotEmpty();
        } finally {
            Shared.api().put("/approval-limits/USD", "{}").ok();
        }
    }

    private void card(String token) {
        page.locator("a:has-text('Authorise card')").click();
        assertThat(page.locator("h1")).containsText("Authorise card");
        page.fill("#token", token);
        press("Control+Enter");
    }

    private static Locator row(Page page, String order) {
        return page.locator("#approvals tbody tr", new Page.LocatorOptions().setHasText(order));
    }

    private static JsonNode money(String number) {
        return Shared.api().get("/orders/" + order(number).path("id").asString() + "/balance").ok();
    }
}
