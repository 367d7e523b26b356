package dev.baton.console.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class HomeScreenTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    Caller merchant;

    @BeforeEach
    void aShop() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("SPICE", "WEST", 50);
            shop.placed(shop.line("SPICE", 10));
        });
    }

    @Test
    void everybody_lands_at_their_own_desk() {
        assertThat(home("orders:read", "orders:write")).contains("Newest orders");
        assertThat(home("orders:read", "fulfilment:read", "fulfilment:write")).contains("Cut-offs today", "To pick");
        assertThat(home("invoices:read", "payments:read", "payments:write")).contains("Overdue invoices");
        assertThat(home("*")).contains("Orders placed per day");
        assertThat(home("audit:read")).contains("Nothing to show here yet");
    }

    @Test
    void who_may_sees_the_other_desks_too() {
        var browser = Browser.signedIn(port, users, merchant, "*");

        assertThat(browser.get("/?desk=management").body())
                .contains("Backlog by stage")
                .contains("data-values=\"0,0,");
        assertThat(browser.get("/?desk=warehouse").body()).contains("Cut-offs today");
        assertThat(browser.get("/?desk=finance").body()).contains("Nothing is overdue.");
        assertThat(browser.get("/?desk=orders").body()).contains("/orders?view=late");
    }

    @Test
    void a_new_company_is_led_through_its_first_steps_until_it_hides_them() {
        var fresh = tenants.fresh();
        var browser = Browser.signedIn(port, users, fresh, "*");
        assertThat(browser.get("/?desk=orders").body())
                .contains("Getting started", "Open a site", "Set up carriers", "0 of 9 done");

        fresh.run(() -> {
            shop.eastAndWest();
            shop.stocked("SPICE", "WEST", 50);
        });
        assertThat(browser.get("/?desk=orders").body()).containsPattern("[3-5] of 9 done");
        assertThat(Browser.signedIn(port, users, fresh, "orders:read").get("/").body())
                .doesNotContain("Getting started");

        assertThat(browser.post("/start/hiding").body()).doesNotContain("Getting started");
        assertThat(browser.get("/?desk=orders").body()).doesNotContain("Getting started");
    }

    private String home(String... scopes) {
        return Browser.signedIn(port, users, merchant, scopes).get("/").body();
    }
}
