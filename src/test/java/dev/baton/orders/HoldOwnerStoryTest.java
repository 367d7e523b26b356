package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.orders.OrderEvent.HoldAssigned;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.platform.Invalid;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A hold may be somebody's to see to, from the start or later. */
@BatonTest
class HoldOwnerStoryTest {

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
    AssignHold assignHold;

    @Autowired
    OrderQueries orders;

    @Autowired
    Audit audit;

    @LocalServerPort
    int port;

    Caller merchant;
    OrderView order;

    @BeforeEach
    void anOrderAndTwoPeople() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 100);
            users.defineRole(new Users.Role("desk", "Desk", List.of("orders:read", "orders:write")));
            users.create(UUID.randomUUID() + "@example.org", "Ana Duarte", "a long password", "desk", "en");
            users.create(UUID.randomUUID() + "@example.org", "Ben Okafor", "a long password", "desk", "en");
        });
        order = merchant.call(() -> shop.placed(shop.line("MUG", 1)));
    }

    @Test
    void a_hold_is_placed_for_somebody_and_handed_over_and_given_back() {
        merchant.run(() -> {
            var hold = held("Ana Duarte");

            assertThat(assign(hold, "Ben Okafor")).isInstanceOf(HoldAssigned.class);
            assertThat(owner()).isEqualTo("Ben Okafor");
            assertThat(assign(hold, "Ben Okafor")).isInstanceOf(AssignHold.NothingChanged.class);
            assertThat(assign(hold, null)).isInstanceOf(HoldAssigned.class);
            assertThat(owner()).isNull();

            assertThat(orders.timeline(order.id(), PageRequest.first(10)).data())
                    .extracting(TimelineEntry::type)
                    .containsExactly("HoldAssigned", "HoldAssigned", "OrderHeld", "OrderPlaced");
            assertThat(audit.list(
                                    new Audit.Filter(null, "hold", null, order.number(), null, null),
                                    PageRequest.first(10))
                            .data())
                    .extracting(Audit.Entry::action)
                    .containsExactly("assigned", "assigned");
        });
    }

    @Test
    void only_somebody_who_may_sign_in_sees_to_a_hold() {
        merchant.run(() -> {
            var hold = held(null);

            assertThatThrownBy(() -> assign(hold, "Nobody Known")).isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> held("Nobody Known")).isInstanceOf(Invalid.class);
            assertThat(orders.get(order.id()).holds()).hasSize(1);
        });
    }

    @Test
    void a_released_hold_is_nobodys_any_more() {
        merchant.run(() -> {
            var hold = held("Ana Duarte");
            releaseHold.handle(new ReleaseHold.Command(order.id(), hold, null, null));

            assertThat(assign(hold, "Ben Okafor")).isInstanceOf(AssignHold.AlreadyReleased.class);
            assertThat(orders.get(order.id()).holds())
                    .singleElement()
                    .satisfies(each -> assertThat(each.owner()).isEqualTo("Ana Duarte"));
        });
    }

    @Test
    void of_many_who_take_it_at_once_the_last_has_it_and_none_is_lost() {
        var hold = merchant.call(() -> held(null));

        Race.of(20, i -> merchant.call(() -> assign(hold, i % 2 == 0 ? "Ana Duarte" : "Ben Okafor")));

        merchant.run(() -> {
            var told = orders.timeline(order.id(), PageRequest.first(50)).data().stream()
                    .filter(entry -> entry.type().equals("HoldAssigned"))
                    .toList();
            assertThat(told.getFirst().data().path("owner").asString()).isEqualTo(owner());
            for (int i = 1; i < told.size(); i++) {
                assertThat(told.get(i - 1).data().path("before"))
                        .isEqualTo(told.get(i).data().path("owner"));
            }
        });
    }

    @Test
    void a_program_says_so_too() {
        var api = new Api(port, tenants.key(merchant, "orders:read", "orders:write"));
        var path = "/orders/" + order.id() + "/holds";

        var held = api.post(path, "{\"reason\": \"OTHER\", \"owner\": \"Ana Duarte\"}");
        assertThat(held.status()).isEqualTo(201);
        assertThat(held.body().at("/holds/0/owner").asString()).isEqualTo("Ana Duarte");
        var one = path + "/" + held.body().at("/holds/0/id").asString();
        assertThat(api.put(one + "/owner", "{\"owner\": \"Ben Okafor\"}")
                        .body()
                        .at("/holds/0/owner")
                        .asString())
                .isEqualTo("Ben Okafor");
        assertThat(api.put(one + "/owner", "{\"owner\": \"Who\"}").status()).isEqualTo(422);
        assertThat(api.put(one + "/owner", "{}").body().at("/holds/0").has("owner"))
                .isFalse();
        api.put(one + "/release", "{}");
        assertThat(api.put(one + "/owner", "{\"owner\": \"Ben Okafor\"}").problem())
                .isEqualTo("hold-is-released");
        assertThat(new Api(port, tenants.key(merchant, "orders:read"))
                        .put(one + "/owner", "{}")
                        .status())
                .isEqualTo(403);
    }

    private UUID held(@Nullable String owner) {
        var command = new HoldOrder.Command(order.id(), HoldReason.OTHER, "Ask them", null, owner, null);
        return ((OrderHeld) holdOrder.handle(command)).hold();
    }

    private AssignHold.Outcome assign(UUID hold, @Nullable String owner) {
        return assignHold.handle(new AssignHold.Command(order.id(), hold, owner, null));
    }

    private @Nullable String owner() {
        return orders.get(order.id()).holds().getFirst().owner();
    }
}
