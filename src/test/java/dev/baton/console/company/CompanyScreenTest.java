package dev.baton.console.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.platform.company.Companies;
import dev.baton.platform.company.SetLogo;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@BatonTest
class CompanyScreenTest {

    private static final String[] SPICES = {
        "version",
        "0",
        "name",
        "Spices",
        "timeZone",
        "America/New_York",
        "currency",
        "usd",
        "language",
        "en",
        "accent",
        "#aa3300"
    };

    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Companies companies;

    @Autowired
    SetLogo setLogo;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void somebody_at_the_desk() {
        merchant = tenants.fresh();
        browser = Browser.signedIn(port, users, merchant, "*");
    }

    @Test
    void the_company_is_saved_and_shown() {
        browser.post("/company", SPICES);

        var saved = merchant.call(companies::current);
        assertThat(saved.name()).isEqualTo("Spices");
        assertThat(saved.currency()).isEqualTo("USD");
        assertThat(browser.get("/company").body()).contains("#aa3300").contains("America/New_York");
    }

    @Test
    void what_is_wrong_is_said_and_what_was_typed_is_kept() {
        var typed = SPICES.clone();
        typed[5] = "Middle/Earth";

        var answer = browser.post("/company", typed);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("There is no such time zone").contains("Middle/Earth");
        assertThat(merchant.call(companies::current).version()).isZero();
    }

    @Test
    void half_an_address_is_none() {
        var half = java.util.Arrays.copyOf(SPICES, SPICES.length + 2);
        half[SPICES.length] = "line1";
        half[SPICES.length + 1] = "1 Dock Road";

        assertThat(browser.post("/company", half).statusCode()).isEqualTo(422);
    }

    @Test
    void a_logo_is_a_picture_of_bounded_size() {
        assertThat(logo(DOT)).isInstanceOf(SetLogo.NoProfile.class);
        browser.post("/company", SPICES);

        assertThat(logo(new byte[SetLogo.MOST_BYTES + 1])).isInstanceOf(SetLogo.TooLarge.class);
        assertThat(logo("<svg onload=alert(1)>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(SetLogo.NoPicture.class);
        assertThat(logo(DOT)).isInstanceOf(SetLogo.Set.class);
        var shown = browser.get("/company/logo");
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(merchant.call(companies::logo)).isPresent();
    }

    private SetLogo.Outcome logo(byte[] picture) {
        return merchant.call(() -> setLogo.handle(picture));
    }

    @Test
    void who_may_only_look_has_no_button() {
        var looker = Browser.signedIn(port, users, merchant, "company:read");

        assertThat(looker.get("/company").body())
                .contains("Only people with the permission")
                .doesNotContain("data-first");
        assertThat(looker.post("/company", SPICES).statusCode()).isEqualTo(403);
    }

    @Test
    void how_it_works_is_one_file_without_what_its_reader_may_not_see() {
        browser.post("/company", SPICES);

        var file = browser.get("/company/settings.json");

        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("attachment", "settings-");
        var settings = JsonMapper.shared().readTree(file.body());
        assertThat(settings.propertyNames())
                .containsExactly(
                        "company",
                        "at",
                        "by",
                        "customFields",
                        "rules",
                        "automations",
                        "slaPolicies",
                        "dwellTimes",
                        "workingHours",
                        "playbooks",
                        "causes",
                        "teams",
                        "fraudPolicy",
                        "returnPolicy",
                        "letters");
        assertThat(settings.path("company").asString()).isEqualTo("Spices");
        assertThat(settings.at("/rules/0/rules").size()).isPositive();
        assertThat(settings.at("/workingHours/calendar/zone").asString()).isEqualTo("America/New_York");
        assertThat(settings.path("playbooks").size())
                .isEqualTo(settings.path("slaPolicies").size());

        var clerk = Browser.signedIn(port, users, merchant, "company:read", "rules:read");
        assertThat(JsonMapper.shared()
                        .readTree(clerk.get("/company/settings.json").body())
                        .propertyNames())
                .containsExactly("company", "at", "by", "customFields", "rules");
    }
}
