package dev.baton.console.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.orders.HoldJobQueries;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Many orders held at once, as somebody at the order desk sees it. What the jobs do is told elsewhere. */
@BatonTest
class HoldJobScreenTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    OrderQueries orders;

    @Autowired
    HoldJobQueries jobs;

    Caller merchant;
    OrderView order;

    @BeforeEach
    void anOrder() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("SPICE", "EAST", 50);
        });
        order = merchant.call(() -> shop.placed(shop.line("SPICE", 10)));
    }

    @Test
    void what_is_filtered_is_held_after_a_preview_and_shown_with_its_outcome() {
        var browser = Browser.signedIn(port, users, merchant);
        assertThat(browser.get("/orders").body()).doesNotContain("/hold-jobs/new");
        assertThat(browser.get("/orders?q=vega&site=EAST").body())
                .contains("Hold all 1 that match", "/hold-jobs/new?q=vega&amp;site=EAST&amp;kind=HOLD");

        assertThat(browser.get("/hold-jobs/new?q=vega&site=EAST&kind=HOLD").body())
                .contains("1 order would be held", order.number(), "Hold 1 order");
        assertThat(browser.get("/hold-jobs/new?kind=HOLD").body()).contains("Say which orders");
        assertThat(browser.get("/hold-jobs/new?kind=HOLD&sku=NO-SUCH").body()).contains("No order fits");
        assertThat(merchant.call(() -> orders.get(order.id())).onHold()).isFalse();

        var started = browser.post("/hold-jobs", "kind", "HOLD", "q", "vega", "site", "EAST", "reason", "STOCK");
        assertThat(started.uri().getPath()).startsWith("/hold-jobs/");
        assertThat(started.body()).contains("Hold orders: stock", order.number(), "EAST");
        assertThat(browser.get("/hold-jobs").body()).contains("Hold orders: stock");
        assertThat(merchant.call(() -> jobs.list(PageRequest.first(5))).data()).hasSize(1);
        assertThat(browser.get(started.uri().getPath() + "?export=csv").body()).contains(order.number());
    }

    @Test
    void a_job_can_be_cancelled_and_what_says_too_little_starts_none() {
        var browser = Browser.signedIn(port, users, merchant);
        browser.get("/hold-jobs");
        assertThat(browser.post("/hold-jobs", "kind", "HOLD", "reason", "STOCK").body())
                .contains("This cannot be done");

        var started = browser.post("/hold-jobs", "kind", "HOLD", "sku", "SPICE", "reason", "STOCK");
        assertThat(browser.post(started.uri().getPath() + "/undo").body()).contains("not over yet");
        assertThat(browser.post(started.uri().getPath() + "/cancellation").body())
                .contains("Cancelled", "Left alone");
        assertThat(browser.post(started.uri().getPath() + "/cancellation").body())
                .contains("over already");
    }

    @Test
    void who_may_only_look_starts_nothing() {
        var browser = Browser.signedIn(port, users, merchant, "orders:read");

        assertThat(browser.get("/orders?q=vega").body()).doesNotContain("/hold-jobs/new");
        assertThat(browser.get("/hold-jobs").statusCode()).isEqualTo(200);
        assertThat(browser.post("/hold-jobs", "kind", "HOLD", "q", "vega").statusCode())
                .isEqualTo(403);
    }
}
