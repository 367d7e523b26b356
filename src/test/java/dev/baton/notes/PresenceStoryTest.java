package dev.baton.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever has an order open sees who else has, for as long as it is true. */
@BatonTest
class PresenceStoryTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @Autowired
    LookAtOrder lookAtOrder;

    @Autowired
    Presence presence;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    Caller merchant;
    Caller ana;
    Caller ben;
    OrderView order;

    @BeforeEach
    void anOrderAndTwoPeople() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 100);
        });
        order = merchant.call(() -> shop.placed(shop.line("MUG", 1)));
        ana = person("Ana Duarte");
        ben = person("Ben Okafor");
    }

    @Test
    void each_sees_the_other_and_nobody_themselves() {
        assertThat(ana.call(() -> lookAtOrder.handle(order.id(), false))).isEmpty();
        assertThat(ben.call(() -> lookAtOrder.handle(order.id(), true)))
                .containsExactly(new Present("Ana Duarte", false));
        assertThat(ana.call(() -> lookAtOrder.handle(order.id(), false)))
                .containsExactly(new Present("Ben Okafor", true));
        assertThat(ana.call(() -> lookAtOrder.handle(new OrderId(UUID.randomUUID()), false)))
                .isEmpty();
    }

    @Test
    void who_amends_in_one_window_and_looks_in_another_amends() {
        ben.run(() -> {
            lookAtOrder.handle(order.id(), true);
            lookAtOrder.handle(order.id(), false);
        });

        assertThat(ana.call(() -> lookAtOrder.handle(order.id(), false)))
                .containsExactly(new Present("Ben Okafor", true));
    }

    @Test
    void who_leaves_or_falls_silent_is_gone() {
        ben.run(() -> lookAtOrder.handle(order.id(), false));
        ben.run(() -> lookAtOrder.over(order.id()));
        assertThat(ana.call(() -> lookAtOrder.handle(order.id(), false))).isEmpty();

        var now = clock.instant();
        merchant.run(() -> {
            see("Cleo", true, now.minus(LookAtOrder.LASTS));
            see("Dan", false, now.minus(LookAtOrder.LASTS).plusSeconds(1));
            see("Eve", true, now.minus(Duration.ofSeconds(40)));
            see("Eve", false, now.minus(Duration.ofSeconds(5)));
        });
        assertThat(merchant.call(() -> presence.others(order.id(), "me", now.minus(LookAtOrder.LASTS))))
                .containsExactly(
                        new Present("Ana Duarte", false), new Present("Dan", false), new Present("Eve", false));
    }

    @Test
    void nothing_is_kept_of_it() {
        var longAgo = Instant.parse("2020-01-01T00:00:00Z");
        merchant.run(() -> see("Cleo", true, longAgo));

        assertThat(transaction.<Integer>execute(_ -> presence.forget(longAgo.plusSeconds(1))))
                .isOne();
        assertThat(merchant.call(() -> presence.others(order.id(), "me", longAgo.minusSeconds(1))))
                .isEmpty();
    }

    @Test
    void nobody_is_seen_by_another_company_nor_at_an_order_that_is_not_theirs() {
        var stranger = tenants.fresh();
        stranger.run(() -> lookAtOrder.handle(order.id(), true));
        ana.run(() -> lookAtOrder.handle(order.id(), true));

        assertThat(ben.call(() -> lookAtOrder.handle(order.id(), false)))
                .containsExactly(new Present("Ana Duarte", true));
        assertThat(stranger.call(() -> lookAtOrder.handle(order.id(), false))).isEmpty();
        assertThat(stranger.call(() -> presence.others(order.id(), "me", Instant.EPOCH)))
                .isEmpty();
    }

    @Test
    void many_windows_at_once_are_one_person_each() {
        Race.of(40, i -> person("P" + i % 4).call(() -> lookAtOrder.handle(order.id(), i % 2 == 0)));

        assertThat(ana.call(() -> lookAtOrder.handle(order.id(), false))).hasSize(4);
    }

    @Test
    void the_page_says_that_somebody_is_there() {
        var desk = Browser.signedIn(port, users, merchant, "orders:read");
        ben.run(() -> lookAtOrder.handle(order.id(), true));

        assertThat(desk.get("/orders/" + order.number()).body()).contains("data-amending=\"false\"");
        var clerk = Browser.signedIn(port, users, merchant, "orders:read", "orders:write");
        assertThat(clerk.get("/orders/" + order.number() + "/amendment").body()).contains("data-amending=\"true\"");
        assertThat(desk.post("/orders/" + order.number() + "/presence").body())
                .isEqualTo("[{\"person\":\"Ben Okafor\",\"amending\":true}]");
        assertThat(ben.call(() -> lookAtOrder.handle(order.id(), false)))
                .containsExactly(new Present("Ana Duarte", false));
        assertThat(desk.post("/orders/" + order.number() + "/presence/end").statusCode())
                .isEqualTo(204);
        assertThat(ben.call(() -> lookAtOrder.handle(order.id(), false))).isEmpty();
        assertThat(Browser.signedIn(port, users, merchant, "items:read")
                        .post("/orders/" + order.number() + "/presence")
                        .statusCode())
                .isEqualTo(403);
    }

    private void see(String person, boolean amending, Instant at) {
        transaction.executeWithoutResult(_ -> presence.see(order.id(), person, amending, at));
    }

    private Caller person(String name) {
        return new Caller(merchant.tenant(), Caller.Kind.USER, name, Set.of("orders:read"));
    }
}
