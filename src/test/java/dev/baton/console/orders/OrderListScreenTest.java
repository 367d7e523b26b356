package dev.baton.console.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderView;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The list of orders, and what is done with many of them, as a browser sees it. */
@BatonTest
class OrderListScreenTest {

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
    CancelOrder cancelOrder;

    @Autowired
    HoldOrder holdOrder;

    Caller merchant;
    OrderView small;
    OrderView large;

    @BeforeEach
    void twoOrders() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("SPICE", "EAST", 50);
        });
        small = merchant.call(() -> shop.placed(shop.line("SPICE", 10)));
        large = merchant.call(() -> shop.placed(shop.line("SPICE", 200)));
    }

    @Test
    void the_list_shows_what_there_is_and_narrows_down() {
        var browser = Browser.signedIn(port, users, merchant);

        assertThat(browser.get("/orders").body())
                .contains(small.number(), large.number(), "Rosa Vega", "2 of 2 orders");
        assertThat(browser.get("/orders?view=ready").body())
                .contains(small.number())
                .doesNotContain(large.number());
        assertThat(browser.get("/orders?view=backordered").body())
                .contains(large.number(), "Partly backordered")
                .doesNotContain(small.number());
        assertThat(browser.get("/orders?q=vega&sort=-total").body())
                .containsSubsequence(large.number(), small.number());
        assertThat(browser.get("/orders?q=nobody").body()).contains("No order fits");
        assertThat(browser.part("/orders?site=WEST").body()).doesNotContain(small.number(), "<html");
    }

    @Test
    void many_are_held_after_a_preview_that_says_what_will_not_work() {
        merchant.run(() ->
                cancelOrder.handle(new CancelOrder.Command(large.id(), Map.of(), CancelReason.DUPLICATE, null, null)));
        var browser = Browser.signedIn(port, users, merchant);
        browser.get("/orders");

        var preview = browser.post("/orders/holds/preview", "selected", id(small), "selected", id(large));
        assertThat(preview.body())
                .contains(
                        "Hold 1 order",
                        small.number(),
                        "1 order is left out",
                        "nothing is left to ship",
                        large.number());
        assertThat(merchant.call(() -> orders.get(small.id())).onHold()).isFalse();

        var held = browser.post(
                "/orders/holds",
                "selected",
                id(small),
                "selected",
                id(large),
                "reason",
                "FRAUD",
                "note",
                "",
                "back",
                "/orders");
        assertThat(held.body()).contains("1 order is on hold.", "1 not done: nothing is left to ship", "fraud check");
        assertThat(merchant.call(() -> orders.get(small.id())).status()).isEqualTo(OrderStatus.ON_HOLD);

        var released = browser.post("/orders/hold-releases", "selected", id(small), "reason", "", "note", "");
        assertThat(released.body()).contains("Holds of 1 order were released.");
        assertThat(merchant.call(() -> orders.get(small.id())).onHold()).isFalse();
    }

    @Test
    void what_was_held_or_released_together_is_taken_back_as_it_was() {
        merchant.run(() ->
                holdOrder.handle(new HoldOrder.Command(small.id(), HoldReason.ADDRESS, "Which floor?", null, null)));
        var browser = Browser.signedIn(port, users, merchant);
        browser.get("/orders");
        var held = browser.post(
                "/orders/holds", "selected", id(small), "selected", id(large), "reason", "OTHER", "back", "/orders");
        assertThat(held.body()).contains("action=\"/orders/holds/undoing\"");

        var taken = taken(held.body());
        assertThat(taken).hasSize(2);
        var back = browser.post("/orders/holds/undoing", "taken", taken.get(0), "taken", taken.get(1));
        assertThat(back.body()).contains("Holds of 2 orders were released.");
        assertThat(reasons(small)).as("what it was held for before").containsExactly(HoldReason.ADDRESS);
        assertThat(reasons(large)).isEmpty();

        var released = browser.post("/orders/hold-releases", "selected", id(small), "reason", "", "note", "");
        assertThat(reasons(small)).isEmpty();
        browser.post(
                "/orders/hold-releases/undoing", "taken", taken(released.body()).getFirst());
        assertThat(active(small)).singleElement().satisfies(hold -> {
            assertThat(hold.reason()).isEqualTo(HoldReason.ADDRESS);
            assertThat(hold.note()).isEqualTo("Which floor?");
        });
        assertThat(browser.post("/orders/hold-releases/undoing", "taken", "nonsense")
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<String> taken(String page) {
        return Pattern.compile("name=\"taken\" value=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private List<HoldReason> reasons(OrderView order) {
        return active(order).stream().map(Hold::reason).toList();
    }

    private List<Hold> active(OrderView order) {
        return merchant.call(() -> orders.get(order.id())).holds().stream()
                .filter(Hold::isActive)
                .toList();
    }

    @Test
    void many_are_cancelled_and_nobody_is_led_away_afterwards() {
        var browser = Browser.signedIn(port, users, merchant);
        browser.get("/orders");

        var cancelled = browser.post(
                "/orders/cancellations",
                "selected",
                id(small),
                "selected",
                id(large),
                "reason",
                "DUPLICATE",
                "back",
                "//evil.example");
        assertThat(cancelled.uri().getPath()).isEqualTo("/orders");
        assertThat(cancelled.body()).contains("2 orders were cancelled.");
        assertThat(merchant.call(() -> shop.stock("SPICE").reserved())).isZero();
    }

    @Test
    void whoever_may_only_read_is_offered_nothing_to_do() {
        var browser = Browser.signedIn(port, users, merchant, "orders:read");

        assertThat(browser.get("/orders").body())
                .contains(small.number())
                .doesNotContain("name=\"selected\"", "href=\"/orders/new\"");
        assertThat(browser.post("/orders/holds", "selected", id(small), "reason", "OTHER")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String id(OrderView order) {
        return order.id().toString();
    }
}
