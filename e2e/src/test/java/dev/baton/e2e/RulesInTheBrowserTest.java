package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** A manager writes a rule by hand, is told what is wrong with it, tries it on past orders, publishes it, and goes back. */
class RulesInTheBrowserTest extends BrowserJourney {

    @Test
    void a_rule_is_written_tried_published_and_taken_back() {
        open("/rules");
        assertThat(page.locator("main")).containsText("Near-duplicate");
        picture("rules");

        press("n");
        page.waitForURL("**/rules/new");
        page.fill("[name=name]", "Any order at all");
        page.fill("[name=code]", "any-order-at-all");
        page.click("[name=when]");
        type("order.tota");
        assertThat(page.locator("[data-suggest] [role=option]")).hasCount(1);
        press("ArrowDown");
        press("Enter");
        type(" > 'much'");
        assertThat(page.locator("#mistakes")).containsText("cannot be used with (number, text)");
        picture("rule-mistake");
        page.fill("[name=when]", "order.total > 0");
        assertThat(page.locator("#mistakes")).containsText("Understood");
        page.fill("[name=message]", "Comes to {order.total}.");
        picture("rule");
        press("Control+Enter");
        page.waitForURL("**/rules");
        assertThat(page.locator("main")).containsText("differ from what is in force");

        open("/rules/rehearsal?days=90");
        assertThat(page.locator("main")).containsText("Any order at all");
        assertThat(page.locator("main")).containsText("Newly found by Any order at all");
        picture("rules-rehearsal");

        open("/rules/rule/any-order-at-all");
        page.selectOption("[name=effect]", "WARN");
        press("Control+Enter");
        page.waitForURL("**/rules");
        press("p");
        page.fill("dialog[open] [name=note]", "To see what happens");
        picture("rules-publish");
        press("Control+Enter");
        assertThat(page.locator("main")).containsText("published by");

        open("/rules/versions");
        assertThat(page.locator("main")).containsText("Any order at all is new");
        picture("rules-versions");
        page.locator("main form button").first().click();
        assertThat(page.locator("main")).containsText("Any order at all is gone");
    }
}
