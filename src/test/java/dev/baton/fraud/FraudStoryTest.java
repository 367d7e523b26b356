package dev.baton.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.customers.Address;
import dev.baton.fraud.Assessment.ProviderState;
import dev.baton.fraud.Assessment.State;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderView;
import dev.baton.orders.ReleaseHold;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An order that may be fraud waits for a person; the others never notice that anybody looked. */
@BatonTest
class FraudStoryTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Relay relay;

    @Autowired
    OrderQueries orders;

    @Autowired
    WorkQueries worklist;

    @Autowired
    ApplyFix applyFix;

    @Autowired
    FraudQueries fraud;

    @Autowired
    DefineFraudPolicy definePolicy;

    @Autowired
    ListTrait listTrait;

    @Autowired
    RefuseOrder refuseOrder;

    @Autowired
    ReleaseHold releaseHold;

    @Autowired
    AskFraudProvider askFraudProvider;

    Caller merchant;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 1000);
        });
    }

    @Test
    void nobody_is_looked_at_until_the_company_wishes_it() {
        merchant.run(() -> {
            var order = placed("chargeback@example.com", null);
            relay.drain();
            assertThat(fraud.assessment(order.id())).isEmpty();
            assertThat(orders.get(order.id()).onHold()).isFalse();
        });
    }

    @Test
    void the_fourth_order_of_one_mail_in_a_day_waits_however_the_mail_is_written() {
        merchant.run(() -> {
            policy(35, null);
            placed("rosa@example.com", null);
            placed("Rosa+1@example.com", null);
            var third = placed("rosa+two@example.com", null);
            var other = placed("theo@example.com", null);
            relay.drain();
            assertThat(orders.get(third.id()).onHold()).isFalse();

            var fourth = placed("ROSA+4@example.com", null);
            relay.drain();

            assertThat(held(fourth)).satisfies(hold -> {
                assertThat(hold.reason()).isEqualTo(HoldReason.FRAUD);
                assertThat(hold.note()).isEqualTo("Fraud score 35 of 100");
            });
            assertThat(fraud.get(fourth.id()).reasons())
                    .containsExactly(new FraudReason(FraudSignal.ORDERS_BY_MAIL, 35, List.of("4", "24")));
            assertThat(orders.get(other.id()).onHold()).isFalse();
            assertThat(open())
                    .singleElement()
                    .satisfies(item -> assertThat(item.wrong().facts()).containsExactly("35", "1"));
            relay.drain();
            assertThat(orders.get(fourth.id()).holds()).hasSize(1);
        });
    }

    @Test
    void orders_from_before_it_was_turned_on_count() {
        merchant.run(() -> {
            placed("Rosa+news@example.com", null);
            placed("rosa@example.com", null);
            placed("rosa+2@example.com", null);
            relay.drain();
            policy(35, null);

            var order = placed("rosa+9@example.com", null);
            relay.drain();

            assertThat(fraud.get(order.id()).reasons())
                    .containsExactly(new FraudReason(FraudSignal.ORDERS_BY_MAIL, 35, List.of("4", "24")));
        });
    }

    @Test
    void an_accepted_order_goes_on_and_its_mail_is_let_through() {
        merchant.run(() -> {
            policy(15, null);
            var order = placed("rosa@example.com", "+34 600 123 456");
            relay.drain();
            assertThat(fraud.get(order.id()).reasons())
                    .containsExactly(new FraudReason(FraudSignal.PHONE_ABROAD, 15, List.of("ES", "US")));
            var item = open().getFirst();

            assertThatThrownBy(() -> fix(item, "ACCEPT_ORDER", Map.of("note", " ", "allow", "NO")))
                    .isInstanceOf(Invalid.class);
            fix(item, "ACCEPT_ORDER", Map.of("note", "Called her back", "allow", "YES"));
            relay.drain();

            assertThat(orders.get(order.id()).onHold()).isFalse();
            assertThat(fraud.get(order.id()).state()).isEqualTo(State.ACCEPTED);
            assertThat(open()).isEmpty();
            var again = placed("Rosa@Example.com", "+34 600 123 456");
            relay.drain();
            assertThat(fraud.get(again.id()).points()).isZero();
        });
    }

    @Test
    void a_refused_order_is_cancelled_and_whoever_placed_it_waits_the_next_time() {
        merchant.run(() -> {
            policy(15, null);
            var order = placed("rosa@example.com", "+34 600 123 456");
            relay.drain();
            var reserved = shop.stock("TIN");
            fix(open().getFirst(), "REFUSE_ORDER", Map.of("note", "Stolen card", "deny", "YES"));
            relay.drain();

            assertThat(orders.get(order.id()).status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(shop.stock("TIN")).isNotEqualTo(reserved);
            assertThat(open()).isEmpty();
            assertThat(refuseOrder.handle(new RefuseOrder.Command(order.id(), "again", false)))
                    .isEqualTo(new AcceptOrder.NothingToDecide(order.id(), State.REFUSED));
            var other = placed("new@example.com", "+34600123456");
            relay.drain();
            assertThat(fraud.get(other.id()).points()).isEqualTo(100);
            assertThat(fraud.get(other.id()).reasons().getFirst().signal()).isEqualTo(FraudSignal.DENIED);
        });
    }

    @Test
    void who_takes_off_the_hold_by_hand_has_decided() {
        merchant.run(() -> {
            policy(15, null);
            var order = placed("rosa@example.com", "+34 600 123 456");
            relay.drain();
            releaseHold.handle(new ReleaseHold.Command(order.id(), held(order).id(), "fine", null));
            relay.drain();
            assertThat(fraud.get(order.id()).state()).isEqualTo(State.ACCEPTED);
            assertThat(orders.get(order.id()).onHold()).isFalse();
            assertThat(open()).isEmpty();
        });
    }

    @Test
    void an_order_waits_for_the_provider_and_goes_on_when_it_is_content() {
        merchant.run(() -> {
            policy(60, "simulated");
            var good = placed("rosa@example.com", null);
            var bad = placed("chargeback@example.com", null);
            relay.drain();
            assertThat(held(good).note()).isEqualTo("simulated is asked for a score");
            assertThat(open()).isEmpty();

            askFraudProvider.handle(good.id());
            askFraudProvider.handle(bad.id());
            askFraudProvider.handle(bad.id());
            relay.drain();

            assertThat(orders.get(good.id()).onHold()).isFalse();
            assertThat(fraud.get(good.id()).state()).isEqualTo(State.CLEAR);
            assertThat(held(bad).note()).isEqualTo("Fraud score 92 of 100");
            assertThat(fraud.get(bad.id()).providerSays()).contains("chargebacks");
            assertThat(open()).hasSize(1);
        });
    }

    @Test
    void a_provider_that_never_answers_is_asked_five_times_and_then_a_person_is() {
        merchant.run(() -> {
            policy(60, "simulated");
            var order = placed("broken@example.com", null);
            relay.drain();
            var now = Instant.now();
            for (int attempt = 0; attempt < 5; attempt++) {
                assertThat(fraud.get(order.id()).state()).isEqualTo(State.ASKED);
                ScopedClock.at(now.plus(Duration.ofMinutes(10L * attempt)), () -> {
                    askFraudProvider.handle(order.id());
                    return null;
                });
            }
            assertThat(fraud.get(order.id()).providerState()).isEqualTo(ProviderState.SILENT);
            assertThat(fraud.get(order.id()).state()).isEqualTo(State.REVIEW);
            relay.drain();
            assertThat(open()).hasSize(1);
        });
    }

    @Test
    void the_api_says_how_fraud_is_looked_for_and_decides() {
        var api = new Api(port, tenants.key(merchant));
        assertThat(api.get("/fraud-policy").body().path("enabled").asBoolean()).isFalse();
        assertThat(api.put("/fraud-policy", "{ \"enabled\": true, \"reviewFrom\": 15, \"provider\": \"nobody\" }")
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(api.put("/fraud-policy", "{ \"enabled\": true, \"reviewFrom\": 0 }")
                        .problem())
                .isEqualTo("invalid-request");
        var weighed = api.put("/fraud-policy", """
                { "enabled": true, "reviewFrom": 15,
                  "weights": [{ "signal": "PHONE_ABROAD", "points": 20, "most": 0, "hours": 0 }] }
                """);
        assertThat(weighed.status()).isEqualTo(200);
        assertThat(weighed.body().path("weights").size()).isEqualTo(FraudSignal.values().length);

        var order = merchant.call(() -> {
            var placed = placed("rosa@example.com", "+34 600 123 456");
            relay.drain();
            return placed;
        });
        assertThat(api.get("/fraud-assessments?state=REVIEW")
                        .body()
                        .at("/data/0/points")
                        .asInt())
                .isEqualTo(20);
        var clerk = new Api(port, tenants.key(merchant, "orders:write", "worklist:write"));
        var hold = merchant.call(() -> held(order)).id();
        assertThat(clerk.put("/orders/" + order.id() + "/holds/" + hold + "/release", "{}")
                        .problem())
                .isEqualTo("hold-not-yours-to-release");
        assertThat(api.post("/fraud-assessments/" + order.id() + "/acceptance", "{ \"note\": \"known\" }")
                        .status())
                .isEqualTo(200);
        assertThat(api.post("/fraud-assessments/" + order.id() + "/refusal", "{ \"note\": \"no\" }")
                        .problem())
                .isEqualTo("nothing-to-decide");

        assertThat(api.post("/listed-traits", """
                        { "verdict": "DENY", "kind": "MAIL", "value": "nobody", "reason": "x" }
                        """).problem()).isEqualTo("invalid-request");
        var listed = api.post("/listed-traits", """
                { "verdict": "DENY", "kind": "MAIL_DOMAIN", "value": "@Throwaway.example", "reason": "Nobody lives there" }
                """);
        assertThat(listed.status()).isEqualTo(201);
        var id = listed.body().path("id").asString();
        assertThat(api.get("/listed-traits?words=throwaway").body().path("data").size())
                .isEqualTo(1);
        assertThat(api.send("DELETE", "/listed-traits/" + id, null, Map.of()).status())
                .isEqualTo(204);
        assertThat(api.get("/listed-traits/" + id).problem()).isEqualTo("not-found");
    }

    private void policy(int reviewFrom, @Nullable String provider) {
        definePolicy.handle(new DefineFraudPolicy.Command(true, reviewFrom, provider, List.of(), null));
    }

    private void fix(WorkItem item, String code, Map<String, String> given) {
        assertThat(applyFix.handle(new ApplyFix.Command(item.id(), code, given, "NONE", null)))
                .isInstanceOf(ApplyFix.Applied.class);
    }

    private Hold held(OrderView order) {
        return orders.get(order.id()).holds().stream()
                .filter(Hold::isActive)
                .findFirst()
                .orElseThrow();
    }

    private OrderView placed(String mail, @Nullable String phone) {
        var to = Shop.LOS_ANGELES;
        return shop.placedTo(
                new Address(
                        to.name(),
                        null,
                        to.line1(),
                        null,
                        to.city(),
                        to.region(),
                        to.postcode(),
                        to.country(),
                        mail,
                        phone),
                shop.line("TIN", 1));
    }

    private List<WorkItem> open() {
        return worklist.list(WorkFilter.open(), PageRequest.first(50)).data().stream()
                .filter(item ->
                        item.kind().equals(FraudWork.REVIEW) || item.kind().equals("ORDER_ON_HOLD"))
                .toList();
    }
}
