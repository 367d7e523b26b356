package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What comes up at an order desk on any day: wrong addresses, a name in a note, a second person, somebody who sees a part. */
class DeskInTheBrowserTest extends OrderJourney {

    private static final Pattern UNREAD = Pattern.compile("is-unread");
    private static final String NADIA = "processor@larkspur-ladle.example";

    @Test
    void an_address_told_on_the_telephone_is_corrected_on_the_worklist() {
        var order = toWrongAddress();
        var number = order.path("number").asString();
        open("/worklist?q=" + number);
        press("j");
        press("Enter");
        assertThat(page.locator(".order-sentence")).containsText("address");
        var dialog = asked("Correct the address");
        assertThat(dialog.locator("[name='ask.line1']")).hasValue("1480 Mateo Street");
        both("desk-address");

        dialog.locator("[name='ask.postcode']").fill("00000");
        press("Control+Enter");
        assertThat(said()).containsText("It still cannot be delivered to");
        dialog = asked("Correct the address");
        assertThat(dialog.locator("[name='ask.postcode']")).hasValue("00000");
        dialog.locator("[name='ask.postcode']").fill("90021");
        press("Control+Enter");
        assertThat(said()).containsText(number + " has an address that can be delivered to, and goes on");

        open("/orders/" + number);
        assertThat(page.locator(".order-summary")).not().containsText("On hold");
        assertThat(page.locator("main")).containsText("90021");
    }

    @Test
    void a_customer_corrects_the_address_behind_the_link_with_a_phone() {
        var order = toWrongAddress();
        var id = order.path("id").asString();
        var link = link(id);
        var customer = stranger(390, 844);
        customer.navigate(link);
        customer.getByText("Correct the address").click();
        assertThat(customer.locator("h1")).containsText("Where does it go?");
        // Of no use to whoever finds the link.
        assertThat(customer.locator("#line1")).hasValue("");
        customer.fill("#line1", "PO Box 7");
        customer.getByText("This is right").click();
        assertThat(customer.locator("main")).containsText("No carrier delivers to a post office box");
        complaints.removeIf(complaint -> complaint.contains("422"));
        customer.fill("#line1", "1480 Mateo Street");
        customer.fill("#postcode", "90021");
        customer.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", "phone-desk-own-address.png")));
        customer.getByText("This is right").click();
        assertThat(customer.locator("h1")).containsText("Thank you");

        Shared.api().await("/orders/" + id, it -> !it.path("onHold").asBoolean());
        open("/orders/" + order.path("number").asString());
        assertThat(page.locator("main")).containsText("90021");
        customer.reload();
        assertThat(customer.locator("body")).not().containsText("Correct the address");
    }

    @Test
    void something_else_is_offered_for_what_is_missing_and_the_customer_takes_it() {
        var substitute = item("THERE");
        receive(substitute, "EAST", 9);
        var missing = item("MISSING");
        Shared.api().put("/items/" + missing + "/substitutes", """
                { "substitutes": [ { "sku": "%s", "price": "SAME", "consent": true } ] }
                """.formatted(substitute)).ok();
        var order = Shared.api().post("/orders", """
                { "channel": "web", "customer": "C-1001",
                  "shipTo": { "name": "Alma Reyes", "line1": "1480 Mateo Street", "city": "Los Angeles", "region": "CA",
                    "postcode": "90021", "country": "US", "email": "alma@reyes.example" },
                  "lines": [ { "sku": "%s", "quantity": 2, "unitPrice": { "amount": "12.00", "currency": "USD" } } ] }
                """.formatted(missing)).ok();
        var id = order.path("id").asString();
        var number = order.path("number").asString();
        Shared.api().await("/worklist?order=" + id, it -> it.path("data").size() == 1);
        open("/items/" + missing);
        assertThat(page.locator("main")).containsText(substitute);
        both("desk-substitutes");

        open("/worklist?q=" + number);
        press("j");
        press("Enter");
        var dialog = asked("Offer a substitute");
        assertThat(dialog).containsText("alma@reyes.example");
        both("desk-offer");
        press("Control+Enter");
        assertThat(said()).containsText(number);

        var customer = stranger(390, 844);
        customer.navigate(link(id));
        customer.getByText("Choose what to do about what is missing").click();
        assertThat(customer.locator("main")).containsText("the same price");
        customer.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", "phone-desk-will-something-else-do.png")));
        customer.getByText("Take this instead").click();
        assertThat(customer.locator("main")).containsText("You get 2");

        Shared.api()
                .await(
                        "/orders/" + id,
                        it -> it.at("/lines/0/sku").asString().equals(substitute)
                                && it.path("status").asString().equals("READY"));
        open("/orders/" + number);
        assertThat(page.locator("main")).containsText(substitute);
        customer.reload();
        assertThat(customer.locator("body")).not().containsText("Take this instead");
    }

    @Test
    void who_is_named_in_a_note_finds_it_and_what_is_for_the_customer_is_read_by_them() {
        var order = placed("NOTEWHISK", "");
        var number = order.path("number").asString();
        open("/orders/" + number);
        press("m");
        type("@Nadia Brandt they want it by Friday");
        press("Control+Enter");
        assertThat(said()).containsText("Nadia Brandt");
        both("desk-note");

        var nadia = signedIn(NADIA);
        nadia.navigate(Shared.baton().url("/mentions"));
        var row = nadia.locator("#mentions tbody tr", new Page.LocatorOptions().setHasText(number));
        assertThat(row).containsText("they want it by Friday");
        assertThat(row).hasClass(UNREAD);
        row.locator("th a").click();
        assertThat(nadia.locator("h1")).containsText(number);
        nadia.navigate(Shared.baton().url("/mentions?view=all"));
        assertThat(row).not().hasClass(UNREAD);

        press("m");
        type("Your whisk is being engraved.");
        page.locator(".note-form input[name=audience][value=CUSTOMER]").check();
        assertThat(page.locator(".note-form button[type=submit]")).containsText("Show to the customer");
        press("Control+Enter");
        assertThat(page.locator("main")).containsText("Your whisk is being engraved.");
        var customer = stranger(390, 844);
        customer.navigate(link(order.path("id").asString()));
        assertThat(customer.locator("body")).containsText("Your whisk is being engraved.");
        assertThat(customer.locator("body")).not().containsText("by Friday");
    }

    @Test
    void a_priority_waits_for_a_second_person_who_agrees() {
        Shared.api()
                .put("/approval-policy", "{ \"fourEyes\": true, \"expedite\": true }")
                .ok();
        try {
            var number = placed("RUSHWHISK", ", \"priority\": 900").path("number").asString();
            open("/orders/" + number);
            assertThat(page.locator(".order-summary")).containsText("On hold");
            open("/approvals");
            var row = page.locator("main tbody tr", new Page.LocatorOptions().setHasText(number));
            both("desk-approval");
            row.getByText("Approve").click();
            page.locator("dialog[open] input[name=note]").fill("Their wedding is on Saturday");
            press("Control+Enter");
            assertThat(row).hasCount(0);

            open("/orders/" + number);
            assertThat(page.locator(".order-summary")).not().containsText("On hold");
            assertThat(page.locator("main")).containsText("Their wedding is on Saturday");
        } finally {
            Shared.api()
                    .put("/approval-policy", "{ \"fourEyes\": false, \"expedite\": false }")
                    .ok();
        }
    }

    @Test
    void somebody_who_sees_one_channel_sees_nothing_else() {
        var seen = placed("SEENWHISK", "").path("number").asString();
        var hidden = placed("HIDDENWHISK", ", \"channel\": \"marketplace\"")
                .path("number")
                .asString();
        var name = "Web desk " + seen;
        open("/people/roles/new");
        page.fill("#name", name);
        page.locator("[name='area.orders'][value=write]").check();
        page.fill("#channels", "web");
        both("desk-role");
        press("Control+Enter");
        assertThat(said()).containsText(name);
        open("/people/new");
        page.fill("#name", "Wendy of " + seen);
        var mail = seen.toLowerCase(Locale.ROOT) + "@larkspur-ladle.example";
        page.fill("#email", mail);
        page.fill("#password", "larkspur");
        page.locator("label", new Page.LocatorOptions().setHasText(name)).click();
        press("Control+Enter");
        assertThat(said()).containsText("may sign in now");

        var wendy = signedIn(mail);
        wendy.navigate(Shared.baton().url("/orders?q=" + seen));
        assertThat(wendy.locator("#orders tbody tr")).hasCount(1);
        wendy.navigate(Shared.baton().url("/orders?q=" + hidden));
        assertThat(wendy.locator("#orders tbody tr")).hasCount(0);
        assertThat(wendy.navigate(Shared.baton().url("/orders/" + hidden)).status())
                .isEqualTo(404);
        assertThat(wendy.locator("main")).containsText("There is nothing at this address");
        assertThat(wendy.navigate(Shared.baton().url("/invoices")).status()).isEqualTo(403);
        complaints.removeIf(complaint -> complaint.contains("404") || complaint.contains("403"));
    }

    @Test
    void an_order_that_looks_like_fraud_waits_is_looked_at_and_cancelled() {
        Shared.api()
                .put("/fraud-policy", "{ \"enabled\": true, \"reviewFrom\": 60, \"weights\": [] }")
                .ok();
        Shared.api().post("/listed-traits", """
                { "verdict": "DENY", "kind": "MAIL_DOMAIN", "value": "tenminutes.example", "reason": "Two chargebacks" }
                """).ok();
        try {
            var order = placed("FRAUDWHISK", """
                    , "shipTo": { "name": "Rob Roy", "line1": "1480 Mateo Street", "city": "Los Angeles", "region": "CA",
                        "postcode": "90021", "country": "US", "email": "rob@tenminutes.example" }""");
            var number = order.path("number").asString();
            var id = order.path("id").asString();
            Shared.api().await("/orders/" + id, it -> it.path("onHold").asBoolean());
            open("/fraud");
            var row = page.locator("#assessments tbody tr", new Page.LocatorOptions().setHasText(number));
            assertThat(row).containsText("tenminutes.example");
            both("desk-fraud");
            row.locator("th a").click();
            page.getByText("Fraud, cancel it").first().click();
            page.fill("#refuse-note", "The street does not exist");
            both("desk-fraud-refuse");
            press("Control+Enter");
            Shared.api().await("/orders/" + id, it -> it.path("status").asString().equals("CANCELLED"));
            assertThat(page.locator("body")).containsText(" are cancelled");
            open("/orders/" + number);
            assertThat(page.locator("main")).containsText("The street does not exist");
        } finally {
            Shared.api()
                    .put("/fraud-policy", "{ \"enabled\": false, \"reviewFrom\": 60, \"weights\": [] }")
                    .ok();
        }
    }

    /** The dialog of what can be done. */
    private Locator asked(String fix) {
        page.locator("main button[data-dialog]", new Page.LocatorOptions().setHasText(fix))
                .first()
                .click();
        return page.locator("dialog[open]");
    }

    /** To the public page of an order, which is there as soon as the first letter is written. */
    private static String link(String order) {
        return Shared.api()
                .await("/orders/" + order + "/tracking-link", it -> it.has("url"))
                .path("url")
                .asString();
    }

    private static JsonNode toWrongAddress() {
        var order = placed("POSTWHISK", """
                , "shipTo": { "name": "Alma Reyes", "line1": "1480 Mateo Street", "city": "Los Angeles", "region": "CA",
                    "postcode": "10001", "country": "US", "email": "alma@reyes.example" }""");
        Shared.api()
                .await(
                        "/worklist?order=" + order.path("id").asString(),
                        it -> it.path("data").size() == 1);
        return order;
    }

    /** @param more fields of the order, after a comma */
    private static JsonNode placed(String name, String more) {
        var sku = item(name);
        receive(sku, "EAST", 5);
        var channel = more.contains("\"channel\"") ? "" : ", \"channel\": \"web\"";
        return Shared.api().post("/orders", """
                { "customer": "C-1001", "lines": [ { "sku": "%s", "quantity": 2, "unitPrice": { "amount": "12.00", "currency": "USD" } } ]%s%s }
                """.formatted(sku, channel, more)).ok();
    }
}
