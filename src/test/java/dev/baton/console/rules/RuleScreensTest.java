package dev.baton.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.rules.RuleQueries;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class RuleScreensTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    RuleQueries rules;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void a_shop() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "WEST", 100);
        });
        browser = Browser.signedIn(port, users, merchant, "*");
    }

    @Test
    void a_rule_is_written_switched_off_and_removed_in_the_draft_only() {
        browser.get("/rules/new");
        assertThat(write("new", "lines.exists(line, line.quantity > 5)", "0").body())
                .contains("many is in the draft", "One rule differs");

        browser.post("/rules/rule/many/switch");
        assertThat(merchant.call(
                        () -> rules.draft("verification").rules().getFirst().enabled()))
                .isFalse();
        browser.post("/rules/rule/many/removal");
        assertThat(merchant.call(() -> rules.draft("verification").rules()))
                .isEqualTo(merchant.call(() -> rules.published("verification").rules()));
    }

    @Test
    void the_cursor_of_another_list_is_not_understood_and_no_fault() {
        var elsewhere = Cursor.of("SO-100001").encoded();

        assertThat(browser.get("/rules/versions?cursor=" + elsewhere).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_rule_that_cannot_be_understood_is_kept_and_the_draft_says_so() {
        browser.get("/rules/new");

        assertThat(write("new", "order.totl > 5", "0").body()).contains("One rule cannot be understood");
        assertThat(browser.get("/rules/rule/many").body()).contains("totl");
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
        browser.get("/rules/new");

        var answer = browser.post(
                "/rules/new",
                "version",
                "0",
                "code",
                "Not A Code",
                "name",
                "Typed",
                "when",
                "order.total > 1",
                "effect",
                "TAG",
                "word",
                "two words",
                "message",
                "!",
                "place",
                "1",
                "enabled",
                "true");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("small letters, digits and dashes", "is one word", "two words", "Typed");
    }

    @Test
    void a_hold_is_given_to_somebody_and_goes_under_a_condition() {
        browser.get("/rules/new");

        var wrong = browser.post(
                "/rules/check", "when", "true", "effect", "HOLD", "message", "!", "releaseWhen", "order.x");
        assertThat(wrong.body()).contains("release-mistakes", "Released when, line 1");
        var typed = new String[] {
            "version",
            "0",
            "code",
            "wait",
            "name",
            "wait",
            "when",
            "true",
            "effect",
            "HOLD",
            "reason",
            "STOCK",
            "message",
            "Wait.",
            "place",
            "1",
            "enabled",
            "true",
            "releaseWhen",
            "order.unitsWaiting == 0",
            "owner",
            "Nobody Known"
        };
        assertThat(browser.post("/rules/new", typed).body()).contains("is nobody who may sign in");
        typed[typed.length - 1] = "";
        assertThat(browser.post("/rules/new", typed).body()).contains("wait is in the draft");
        assertThat(browser.get("/rules/rule/wait").body()).contains("order.unitsWaiting == 0", "Nobody in particular");
    }

    @Test
    void a_rule_that_puts_right_says_how_and_is_shown_in_words() {
        browser.get("/rules/new");

        assertThat(fixing("new", "0", "SERVICE", "").body())
                .contains("WHOLE_CASES, or SERVICE and a shipping service", "Put right");
        assertThat(fixing("new", "0", "SERVICE", "express").body()).contains("ship by the service EXPRESS");
        assertThat(browser.get("/rules/rule/fixing").body()).contains("value=\"EXPRESS\"");
        assertThat(fixing("rule/fixing", "1", "WHOLE_CASES", "").body()).contains("round up to whole cases");
        assertThat(browser.get("/rules/rehearsal").body()).contains("Would be put right");
    }

    private HttpResponse<String> fixing(String place, String version, String fix, String service) {
        return browser.post(
                "/rules/" + place,
                "version",
                version,
                "code",
                "fixing",
                "name",
                "fixing",
                "when",
                "order.units > 5",
                "effect",
                "FIX",
                "fix",
                fix,
                "service",
                service,
                "message",
                "Put right.",
                "place",
                "1",
                "enabled",
                "true");
    }

    @Test
    void while_it_is_typed_it_is_told_what_cannot_be_understood() {
        browser.get("/rules/new");

        assertThat(check("order.totl > 5").body()).contains("line 1, column 6", "totl");
        assertThat(check("order.total > 5").body()).contains("Understood");
    }

    @Test
    void a_draft_is_tried_published_and_rolled_back() {
        merchant.run(() -> shop.placed(shop.line("MUG", 9)));
        browser.get("/rules/new");
        write("new", "lines.exists(line, line.quantity > 5)", "0");

        assertThat(browser.get("/rules/rehearsal").body()).contains("Newly found by many");
        assertThat(browser.post("/rules/publication", "version", "1", "note", "why not")
                        .body())
                .contains("Version 1 is in force");
        merchant.run(() -> assertThat(shop.placed(shop.line("MUG", 9)).holds()).hasSize(1));
        assertThat(browser.get("/rules/versions").body()).contains("why not", "many is new");
        assertThat(browser.post("/rules/versions/0").body()).contains("Version 2 is in force");
    }

    @Test
    void whoever_may_only_look_is_told_why_nothing_can_be_changed() {
        var guest = Browser.signedIn(port, users, merchant, "rules:read");

        assertThat(guest.get("/rules").body()).contains("may not change rules").doesNotContain("/switch");
        assertThat(guest.post("/rules/discarding").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> check(String when) {
        return browser.post("/rules/check", "when", when, "effect", "WARN", "message", "!");
    }

    private HttpResponse<String> write(String place, String when, String version) {
        return browser.post(
                "/rules/" + place,
                "version",
                version,
                "code",
                "many",
                "name",
                "many",
                "when",
                when,
                "effect",
                "HOLD",
                "reason",
                "OTHER",
                "message",
                "Many.",
                "place",
                "1",
                "enabled",
                "true");
    }
}
