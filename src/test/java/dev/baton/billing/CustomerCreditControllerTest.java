package dev.baton.billing;

import static dev.baton.billing.BillingFixture.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer's credit over HTTP. */
@BatonTest
class CustomerCreditControllerTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    BillingFixture fixture;

    @Autowired
    Relay relay;

    @LocalServerPort
    int port;

    Caller caller;
    Api api;

    @BeforeEach
    void a_merchant_and_its_customer() {
        caller = tenants.fresh();
        caller.run(fixture::merchant);
        api = new Api(port, tenants.key(caller));
        var customer = api.get("/customers/C-1001");
        var limited = customer.response()
                .body()
                .replaceFirst(
                        "\\{",
                        "{\"creditLimit\": {\"amount\": \"150.00\", \"currency\": \"USD\"},"
                                + "\"overdueBlockDays\": 7,");
        assertThat(api.put("/customers/C-1001", limited).status()).isEqualTo(200);
    }

    @Test
    void what_is_used_and_what_waits_is_told_and_somebody_lets_it_go() {
        var first = caller.call(() -> fixture.order(wanted("PEPPER", 1, 10_000)));
        var second = caller.call(() -> fixture.order(wanted("PEPPER", 1, 10_000)));
        relay.drain();

        var credit = api.get("/customers/C-1001/credit").body();
        assertThat(credit.path("limit").path("amount").asString()).isEqualTo("150.00");
        assertThat(credit.path("overdueBlockDays").asInt()).isEqualTo(7);
        assertThat(credit.path("exposure").path("amount").asString())
                .isEqualTo(first.money().total().amount());
        assertThat(credit.path("waiting")).singleElement().satisfies(order -> {
            assertThat(order.path("number").asString()).isEqualTo(second.number());
            assertThat(order.path("why").asString())
                    .contains("of 150.00 USD used")
                    .contains("over the limit");
        });
        var hold =
                api.get("/orders/" + second.id() + "/holds").body().path("data").path(0);
        assertThat(hold.path("automatic").asBoolean()).isTrue();

        var let = api.put("/orders/" + second.id() + "/credit-override", "{\"reason\": \"paid tomorrow\"}");
        assertThat(let.status()).as(let.response().body()).isEqualTo(200);
        assertThat(let.body().path("reason").asString()).isEqualTo("paid tomorrow");
        assertThat(api.get("/orders/" + second.id()).body().path("onHold").asBoolean())
                .isFalse();
        assertThat(api.get("/customers/C-1001/credit")
                        .body()
                        .path("available")
                        .path("amount")
                        .asString())
                .startsWith("-");
        assertThat(api.put("/orders/" + first.id() + "/credit-override", "{\"reason\": \"why\"}")
                        .problem())
                .isEqualTo("no-credit-to-override");
        assertThat(api.put("/orders/" + second.id() + "/credit-override", "{\"reason\": \" \"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void who_is_not_entitled_may_neither_override_nor_release() {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 9, 10_000)));
        relay.drain();
        var clerk = new Api(port, tenants.key(caller, "orders:read", "orders:write"));
        var hold = order.holds().getFirst().id();

        assertThat(clerk.put("/orders/" + order.id() + "/credit-override", "{\"reason\": \"why\"}")
                        .status())
                .isEqualTo(403);
        assertThat(clerk.put("/orders/%s/holds/%s/release".formatted(order.id(), hold), "{}")
                        .problem())
                .isEqualTo("hold-not-yours-to-release");
        assertThat(clerk.get("/customers/C-1001/credit").status()).isEqualTo(403);
        assertThat(api.put("/orders/%s/holds/%s/release".formatted(order.id(), hold), "{}")
                        .status())
                .isEqualTo(200);
    }
}
