package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.platform.data.Db;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody sent an order twice, and the desk sees both beside each other. */
@BatonTest
class LookalikeStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @Autowired
    LookalikeQueries lookalikes;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    OrderQueries orders;

    @Autowired
    Db db;

    @LocalServerPort
    int port;

    Caller merchant;
    OrderView order;

    @BeforeEach
    void anOrder() {
        merchant = tenants.fresh();
        order = merchant.call(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 100);
            shop.stocked("HAT", "EAST", 100);
            return shop.placed(shop.line("MUG", 6), shop.line("HAT", 2));
        });
    }

    @Test
    void the_likest_stands_first_and_what_is_far_from_it_not_at_all() {
        merchant.run(() -> {
            var half = shop.placed(shop.line("MUG", 4));
            var same = shop.placed(shop.line("HAT", 2), shop.line("MUG", 6));
            var other = shop.placed(shop.line("HAT", 6));
            var old = shop.placed(shop.line("MUG", 6), shop.line("HAT", 2));
            placedDaysAgo(old, 8);

            assertThat(lookalikes.of(orders.get(order.id())))
                    .extracting(LookalikeQueries.Lookalike::number, LookalikeQueries.Lookalike::sharedPercent)
                    .containsExactly(tuple(same.number(), 100), tuple(half.number(), 50));
            assertThat(lookalikes.of(orders.get(same.id())).getFirst().number()).isEqualTo(order.number());
            assertThat(lookalikes.of(orders.get(other.id()))).isEmpty();
            assertThat(lookalikes.of(orders.get(old.id()))).isEmpty();
        });
    }

    @Test
    void what_two_orders_share_is_counted_in_units() {
        assertThat(LookalikeQueries.sharedPercent(Map.of("A", 2L, "B", 2L), Map.of("A", 2L, "B", 2L)))
                .isEqualTo(100);
        assertThat(LookalikeQueries.sharedPercent(Map.of("A", 2L), Map.of("A", 8L)))
                .isEqualTo(25);
        assertThat(LookalikeQueries.sharedPercent(Map.of("A", 2L), Map.of("B", 2L)))
                .isZero();
        assertThat(LookalikeQueries.sharedPercent(Map.of(), Map.of())).isZero();
    }

    @Test
    void the_desk_sees_both_side_by_side() {
        var browser = Browser.signedIn(port, users, merchant);
        var address = "/orders/" + order.number();
        assertThat(browser.get(address + "/lookalikes").body()).contains("Nothing looks like it");

        var again = merchant.call(() -> shop.placed(shop.line("MUG", 6), shop.line("HAT", 2)));
        merchant.run(() -> holdOrder.handle(
                new HoldOrder.Command(order.id(), HoldReason.DUPLICATE, "Looks like another", null, null)));
        assertThat(browser.get(address).body()).contains("Compare side by side");
        var page = browser.get(address + "/lookalikes").body();
        assertThat(page)
                .contains(again.number(), "100 % of the goods", "Item MUG", "are the same")
                .contains("/orders/" + again.number() + "/cancellation?reason=DUPLICATE", "Both are meant: release");
        assertThat(browser.get("/orders/" + again.number() + "/cancellation?reason=DUPLICATE")
                        .body())
                .contains("<option value=\"DUPLICATE\" selected");
        var hold = merchant.call(() -> orders.get(order.id()).holds().getFirst().id());
        browser.post(address + "/holds/" + hold + "/release", "note", "No duplicate of " + again.number());
        assertThat(browser.get(address + "/lookalikes?with=" + again.number()).body())
                .doesNotContain("Both are meant");
        assertThat(browser.get(address + "/lookalikes?with=SO-999999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void programs_ask_for_them() {
        var again = merchant.call(() -> shop.placed(shop.line("MUG", 6), shop.line("HAT", 2)));
        var api = new Api(port, tenants.key(merchant));
        var found = api.get("/orders/" + order.id() + "/lookalikes").body().path("data");
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("id").asString()).isEqualTo(again.id().toString());
        assertThat(found.path(0).path("sharedPercent").asInt()).isEqualTo(100);
    }

    private void placedDaysAgo(OrderView old, int days) {
        db.sql("""
                        update orders.orders
                        set placed_at = placed_at - :days * interval '1 day'
                        where tenant_id = :tenant
                        and order_id = :order
                        """).param("days", days).param("order", old.id().value()).update();
    }
}
