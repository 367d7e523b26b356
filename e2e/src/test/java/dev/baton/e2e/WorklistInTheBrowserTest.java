package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** What went wrong is put right from the keyboard, by somebody who has never seen it. */
class WorklistInTheBrowserTest extends OrderJourney {

    @Test
    void a_held_order_is_found_looked_at_and_released_without_the_mouse() {
        var sku = item("WORKWHISK");
        receive(sku, "EAST", 5);
        var order = Shared.api().post("/orders", """
                { "channel": "web", "customer": "C-1001", "lines": [ { "sku": "%s", "quantity": 2, "unitPrice": { "amount": "12.00", "currency": "USD" } } ] }
                """.formatted(sku)).ok();
        var id = order.path("id").asString();
        var number = order.path("number").asString();
        Shared.api()
                .post("/orders/" + id + "/holds", "{ \"reason\": \"CUSTOMER_REQUEST\", \"note\": \"Wants to think\" }")
                .ok();
        Shared.api().await("/worklist?order=" + id, it -> it.path("data").size() == 1);

        open("/worklist?q=" + number);
        var row = page.locator("#worklist tbody tr");
        assertThat(row).hasCount(1);
        assertThat(row).containsText("Wants to think");
        press("j");
        press("x");
        press("c");
        assertThat(said()).containsText("It is yours");
        both("worklist-claimed");

        press("j");
        press("Enter");
        assertThat(page.locator(".order-sentence")).containsText("customer request");
        press("1");
        var dialog = page.locator("dialog[open]");
        assertThat(dialog).containsText("can go to the floor");
        both("worklist-preview");
        dialog.locator("input[name='ask.note']").focus();
        type("Has thought");
        press("Control+Enter");
        assertThat(said()).containsText("The hold was taken off " + number);

        open("/worklist?view=closed&q=" + number);
        assertThat(row).hasCount(1);
        open("/orders/" + number);
        assertThat(page.locator(".order-summary")).not().containsText("On hold");
        both("worklist-released");
    }
}
