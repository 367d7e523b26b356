package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.customers.Address;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.platform.time.ScopedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What all orders wait for, as one list. */
@BatonTest
class HoldListStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    ReleaseHold releaseHold;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    HoldQueries holds;

    @LocalServerPort
    int port;

    Caller merchant;

    @BeforeEach
    void aShopWithADesk() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 100);
            users.defineRole(new Users.Role("desk", "Desk", List.of("orders:read", "orders:write")));
            users.create(UUID.randomUUID() + "@example.org", "Ana Duarte", "a long password", "desk", "en");
        });
    }

    @Test
    void holds_are_found_by_what_they_are() {
        merchant.run(() -> {
            var price = held(HoldReason.PRICE, "Ana Duarte", Duration.ofDays(3));
            var stock = held(HoldReason.STOCK, null, Duration.ofDays(1));
            var doubted = shop.placedTo(
                    new Address(
                            "Rosa Vega",
                            null,
                            "1480 Mateo Street",
                            null,
                            "Los Angeles",
                            "CA",
                            "10001",
                            "US",
                            null,
                            null),
                    shop.line("MUG", 1));

            assertThat(orders(HoldFilter.active())).containsExactly(price, stock, doubted.id());
            assertThat(orders(HoldFilter.of("Ana Duarte"))).containsExactly(price);
            assertThat(orders(HoldFilter.nobodys())).containsExactly(stock, doubted.id());
            assertThat(orders(by(HoldReason.STOCK, null, null))).containsExactly(stock);
            assertThat(orders(by(null, HoldSource.BATON, null))).containsExactly(doubted.id());
            assertThat(orders(by(null, HoldSource.PERSON, null))).containsExactly(price, stock);
            assertThat(orders(by(null, HoldSource.RULE, null))).isEmpty();
            assertThat(orders(by(null, null, Instant.now().minus(Duration.ofDays(2)))))
                    .containsExactly(price);
        });
    }

    @Test
    void what_no_longer_holds_anything_is_no_longer_in_it() {
        merchant.run(() -> {
            var released = held(HoldReason.PRICE, null, Duration.ofDays(3));
            var cancelled = held(HoldReason.STOCK, null, Duration.ofDays(2));
            var stays = held(HoldReason.OTHER, null, Duration.ofDays(1));
            var hold = holds.list(HoldFilter.active(), PageRequest.first(10))
                    .data()
                    .getFirst();
            releaseHold.handle(new ReleaseHold.Command(released, hold.id(), null, null));
            cancelOrder.handle(new CancelOrder.Command(cancelled, Map.of(), CancelReason.DUPLICATE, null, null));

            assertThat(orders(HoldFilter.active())).containsExactly(stays);
            assertThat(holds.count(HoldFilter.active()).atLeast()).isEqualTo(1);
        });
    }

    @Test
    void pages_go_on_where_the_last_one_ended_and_are_counted_honestly() {
        merchant.run(() -> {
            for (int i = 0; i < 7; i++) {
                held(HoldReason.OTHER, null, Duration.ofHours(i));
            }
        });
        var api = new Api(port, tenants.key(merchant, "orders:read"));

        var seen = new ArrayList<String>();
        var page = api.get("/holds?limit=3&count=true");
        assertThat(page.header("Total-Count")).isEqualTo("7");
        page.body().path("data").forEach(row -> seen.add(row.path("id").asString()));
        while (page.body().path("next").isString()) {
            page = api.get("/holds?limit=3&cursor=" + page.body().path("next").asString());
            page.body().path("data").forEach(row -> seen.add(row.path("id").asString()));
        }
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(api.get("/holds?mine=true&unowned=true").status()).isEqualTo(422);
        assertThat(new Api(port, tenants.key(merchant, "items:read"))
                        .get("/holds")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_desk_sees_them_narrows_them_down_and_takes_them_along() {
        merchant.run(() -> held(HoldReason.PRICE, "Ana Duarte", Duration.ofDays(3)));
        merchant.run(() -> held(HoldReason.STOCK, null, Duration.ofDays(1)));
        var browser = Browser.signedIn(port, users, merchant);

        assertThat(browser.get("/holds").body()).contains("price", "stock", "Ana Duarte", "2 of 2 holds", "By hand");
        assertThat(browser.part("/holds?view=nobodys").body()).contains("1 of 1 holds");
        assertThat(browser.get("/holds?view=mine").body()).contains("1 of 1 holds");
        assertThat(browser.get("/holds?reason=STOCK&older=7").body()).contains("No hold fits");
        assertThat(browser.get("/holds?q=vega&source=PERSON").body()).contains("2 of 2 holds");
        assertThat(browser.get("/holds?q=nobody").body()).contains("No hold fits");
        assertThat(browser.get("/holds?view=released").body()).contains("No hold was released yet");
        assertThat(browser.get("/holds?export=csv").body()).contains("Ana Duarte", "price");
    }

    private OrderId held(HoldReason reason, @Nullable String owner, Duration ago) {
        var order = shop.placed(shop.line("MUG", 1)).id();
        ScopedClock.at(
                Instant.now().minus(ago),
                () -> holdOrder.handle(new HoldOrder.Command(order, reason, "Look", null, owner, null)));
        return order;
    }

    private List<OrderId> orders(HoldFilter filter) {
        return holds.list(filter, PageRequest.first(10)).data().stream()
                .map(HoldRow::order)
                .toList();
    }

    private static HoldFilter by(
            @Nullable HoldReason reason, @Nullable HoldSource source, @Nullable Instant placedBefore) {
        return new HoldFilter(
                HoldFilter.State.ACTIVE,
                reason,
                source,
                null,
                false,
                null,
                null,
                placedBefore,
                null,
                HoldFilter.Sort.OLDEST);
    }
}
