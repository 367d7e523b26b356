package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.rules.Effect;
import dev.baton.rules.Mistake;
import dev.baton.rules.PublishRules;
import dev.baton.rules.Rule;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a rule holds is somebody's to see to, and goes by itself once a condition is true. */
@BatonTest
class HoldRulesStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @Autowired
    Relay relay;

    @Autowired
    OrderQueries orders;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    ReleaseHold releaseHold;

    @Autowired
    PublishRules publishRules;

    @Autowired
    RuleDesk ruleDesk;

    Caller merchant;

    @BeforeEach
    void aShopAndSomebodyAtItsDesk() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 10);
            users.defineRole(new Users.Role("desk", "Desk", List.of("orders:read", "orders:write")));
            users.create(UUID.randomUUID() + "@example.org", "Ana Duarte", "a long password", "desk", "en");
        });
    }

    @Test
    void a_hold_is_for_whom_the_rule_names() {
        merchant.run(() -> {
            ruleDesk.publish(holding("Ana Duarte", null));

            var order = shop.placed(shop.line("MUG", 1));

            assertThat(orders.get(order.id()).holds()).singleElement().satisfies(hold -> {
                assertThat(hold.owner()).isEqualTo("Ana Duarte");
                assertThat(hold.releaseWhen()).isNull();
            });
        });
    }

    @Test
    void only_somebody_who_may_sign_in_is_named_and_only_for_holds() {
        merchant.run(() -> {
            assertThat(refused(holding("Nobody Known", null))).isEqualTo("rules[0].owner");
            assertThat(refused(Rule.of("w", "W", "", "true", Effect.WARN, null, "!")
                            .held("Ana Duarte", null)))
                    .isEqualTo("rules[0].owner");
            assertThat(refused(Rule.of("w", "W", "", "true", Effect.WARN, null, "!")
                            .held(null, "true")))
                    .isEqualTo("rules[0].releaseWhen");
        });
    }

    @Test
    void it_goes_by_itself_when_what_it_waits_for_has_come() {
        merchant.run(() -> {
            ruleDesk.publish(holding(null, "order.unitsWaiting == 0"));
            var order = shop.placed(shop.line("MUG", 15));
            relay.drain();
            assertThat(held(order)).isTrue();

            shop.stocked("MUG", "EAST", 5);
            relay.drain();

            assertThat(held(order)).isFalse();
            assertThat(orders.get(order.id()).holds()).singleElement().satisfies(hold -> {
                assertThat(hold.releaseNote()).contains("order.unitsWaiting == 0");
                assertThat(hold.releasedBy()).isEqualTo("Baton");
            });
            assertThat(orders.timeline(order.id(), PageRequest.first(10)).data())
                    .extracting(TimelineEntry::type)
                    .contains("HoldReleased");
        });
    }

    @Test
    void it_is_looked_at_when_stock_of_its_items_changes_though_nothing_becomes_of_the_order() {
        merchant.run(() -> {
            ruleDesk.publish(holding(null, "lines.all(line, line.unitsAvailable >= 20)"));
            var order = shop.placed(shop.line("MUG", 2));
            relay.drain();
            assertThat(held(order)).isTrue();

            shop.stocked("MUG", "WEST", 10);
            relay.drain();

            assertThat(held(order)).isFalse();
        });
    }

    @Test
    void it_goes_when_an_amendment_or_the_release_of_another_hold_makes_it_true() {
        merchant.run(() -> {
            ruleDesk.publish(holding(null, "order.units == 3 && !('CUSTOMER_REQUEST' in order.holds)"));
            var order = shop.placed(shop.line("MUG", 2));
            holdOrder.handle(new HoldOrder.Command(order.id(), HoldReason.CUSTOMER_REQUEST, null, null, null));
            amendOrder.handle(new AmendOrder.Command(
                    order.id(), List.of(shop.line("MUG", 3)), null, null, null, null, null, null, null));
            relay.drain();
            assertThat(orders.get(order.id()).holds()).allMatch(Hold::isActive).hasSize(2);

            var byHand = orders.get(order.id()).holds().stream()
                    .filter(hold -> hold.reason() == HoldReason.CUSTOMER_REQUEST)
                    .findFirst()
                    .orElseThrow();
            releaseHold.handle(new ReleaseHold.Command(order.id(), byHand.id(), null, null));
            relay.drain();

            assertThat(held(order)).isFalse();
        });
    }

    @Test
    void what_cannot_be_evaluated_stays() {
        merchant.run(() -> {
            ruleDesk.publish(holding(null, "lines[5].quantity > 0"));
            var order = shop.placed(shop.line("MUG", 2));

            relay.drain();

            assertThat(held(order)).isTrue();
        });
    }

    @Test
    void a_condition_that_cannot_be_understood_is_not_published() {
        merchant.run(() -> {
            ruleDesk.save(holding(null, "order.totl > 5"));

            assertThat(publishRules.handle(new PublishRules.Command(VerificationRules.CODE, null, null, null)))
                    .isInstanceOfSatisfying(
                            PublishRules.Mistaken.class,
                            mistaken -> assertThat(mistaken.mistakes())
                                    .extracting(Mistake::field)
                                    .containsExactly("rules[0].releaseWhen"));
        });
    }

    private static Rule holding(@Nullable String owner, @Nullable String releaseWhen) {
        return Rule.of("look", "Look", "", "true", Effect.HOLD, "STOCK", "Look at it.")
                .held(owner, releaseWhen);
    }

    private boolean held(OrderView order) {
        return orders.get(order.id()).onHold();
    }

    private String refused(Rule rule) {
        var field = new String[1];
        assertThatThrownBy(() -> ruleDesk.save(rule))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> field[0] = invalid.fields().getFirst().field());
        return field[0];
    }
}
