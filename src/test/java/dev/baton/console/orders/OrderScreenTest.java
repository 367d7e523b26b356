package dev.baton.console.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderView;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One order, as a browser sees it. */
@BatonTest
class OrderScreenTest {

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

    Caller merchant;
    OrderView order;
    Browser browser;

    @BeforeEach
    void anOrder() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("SPICE", "WEST", 250);
            shop.receive("SPICE", "EAST", 50);
        });
        order = merchant.call(() -> shop.placed(shop.line("SPICE", 200)));
        browser = Browser.signedIn(port, users, merchant);
    }

    @Test
    void it_says_what_happens_and_why() {
        var page = browser.get("/orders/" + order.number()).body();

        assertThat(page).contains("200 × Item SPICE ship from WEST", "arrives", "Rosa Vega", "$500.00");
        assertThat(page).contains("WEST has everything", "has only a part", "Placed");
        assertThat(browser.get("/orders/" + order.id()).body()).contains(order.number());
        assertThat(browser.get("/orders/SO-999999").statusCode()).isEqualTo(404);
        assertThat(browser.part("/orders/" + order.number() + "/glance").body())
                .contains("200 × Item SPICE")
                .doesNotContain("<html");
    }

    @Test
    void it_is_held_and_the_hold_is_undone() {
        var held = browser.post(
                "/orders/" + order.number() + "/holds",
                "reason",
                "FRAUD",
                "note",
                "calls from abroad",
                "releaseOn",
                "");

        assertThat(held.body()).contains("is on hold.", "fraud check", "calls from abroad", "Once released");
        var hold = merchant.call(() -> orders.get(order.id())).holds().getFirst();

        var released = browser.post("/orders/%s/holds/%s/release".formatted(order.number(), hold.id()));
        assertThat(released.body()).contains("Hold released: fraud check.");
        assertThat(merchant.call(() -> orders.get(order.id())).status()).isEqualTo(OrderStatus.READY);
        assertThat(browser.post("/orders/%s/holds/%s/release".formatted(order.number(), hold.id()))
                        .body())
                .contains("This hold was released before.");
    }

    @Test
    void a_part_is_cancelled_after_a_look_at_what_is_given_back() {
        var line = order.lines().getFirst().id();
        var address = "/orders/" + order.number() + "/cancellation";

        assertThat(browser.get(address).body()).contains("The whole order is cancelled", "200 given back: WEST");
        assertThat(browser.part(address + "?units-" + line + "=30").body())
                .contains("The rest of the order goes on", "30 given back: WEST");

        assertThat(browser.post(address, "units-" + line, "0", "reason", "OTHER")
                        .body())
                .contains("Enter how many units to cancel.");
        assertThat(browser.post(address, "units-" + line, "30", "reason", "ENTRY_ERROR", "note", "")
                        .body())
                .contains("30 units were cancelled.", "30 units cancelled: Entered by mistake");
        assertThat(merchant.call(() -> shop.stock("SPICE").reserved())).isEqualTo(170);
    }
}
