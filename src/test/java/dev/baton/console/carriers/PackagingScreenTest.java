package dev.baton.console.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.fulfilment.PackagingCode;
import dev.baton.fulfilment.PackagingQueries;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class PackagingScreenTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    PackagingQueries packagings;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void a_company() {
        merchant = tenants.fresh();
        browser = Browser.signedIn(port, users, merchant, "*");
        browser.get("/packaging");
    }

    @Test
    void a_box_is_added_once_and_changed() {
        assertThat(add("box-m", "310").body()).contains("BOX-M", "310 × 220 × 100 mm");
        assertThat(add("BOX-M", "310").statusCode()).isEqualTo(422);
        assertThat(add("BOX-L", "0").statusCode()).isEqualTo(422);

        browser.post(
                "/packaging/BOX-M",
                "version",
                "1",
                "name",
                "Middle box",
                "handlingClass",
                "STANDARD",
                "lengthMm",
                "320",
                "widthMm",
                "220",
                "heightMm",
                "100",
                "maxWeightGrams",
                "5000",
                "tareGrams",
                "180",
                "cost",
                "0.75");

        var box = merchant.call(() -> packagings.get(PackagingCode.of("BOX-M")));
        assertThat(box.lengthMm()).isEqualTo(320);
        assertThat(box.costMinor()).isEqualTo(75);
        assertThat(box.enabled()).isFalse();
    }

    private HttpResponse<String> add(String code, String length) {
        return browser.post(
                "/packaging/new",
                "code",
                code,
                "name",
                "Middle box",
                "handlingClass",
                "STANDARD",
                "lengthMm",
                length,
                "widthMm",
                "220",
                "heightMm",
                "100",
                "maxWeightGrams",
                "5000",
                "tareGrams",
                "180",
                "cost",
                "0.65",
                "enabled",
                "true");
    }
}
