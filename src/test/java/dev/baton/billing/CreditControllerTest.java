package dev.baton.billing;

import static dev.baton.billing.BillingFixture.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.orders.OrderView;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Credit memos, refunds and approvals over HTTP. */
@BatonTest
class CreditControllerTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    BillingFixture fixture;

    @Autowired
    IssueInvoices issueInvoices;

    @Autowired
    RecordPayment recordPayment;

    @Autowired
    Users users;

    @LocalServerPort
    int port;

    Caller caller;
    Api api;
    OrderView order;

    @BeforeEach
    void an_order_that_was_shipped_and_paid() {
        caller = tenants.fresh();
        order = caller.call(() -> {
            fixture.merchant();
            var placed = fixture.order(wanted("PEPPER", 10, 725));
            issueInvoices.handle(new IssueInvoices.Command(List.of(fixture.ship(placed, "SH-1", 10))));
            recordPayment.handle(new RecordPayment.Command(
                    new RecordPayment.ForOrder(placed.id()), Money.of(5000, "USD"), PaymentMethod.CARD, null));
            return placed;
        });
        api = new Api(port, tenants.key(caller));
    }

    @Test
    void units_are_credited_and_paid_back() {
        var line = api.get("/orders/" + order.id() + "/creditable-lines")
                .body()
                .path("data")
                .path(0);
        assertThat(line.path("quantity").asLong()).isEqualTo(10);

        var memo = api.post("/credit-memos", """
                { "order": "%s", "reason": "RETURN", "reference": "RMA-1", "note": "two broken",
                  "lines": [{ "invoice": "%s", "line": "%s", "quantity": 2, "shipping": false }],
                  "deductions": [{ "kind": "RESTOCKING_FEE", "words": "opened",
                                   "amount": { "amount": "1.00", "currency": "USD" } }] }
                """.formatted(
                order.id(), line.path("invoice").asString(), line.path("line").asString()));

        assertThat(memo.status()).as(memo.response().body()).isEqualTo(201);
        assertThat(memo.body().path("number").asString()).isEqualTo("CM-100001");
        assertThat(memo.body().path("total").path("amount").asString()).isEqualTo("14.46");
        assertThat(api.get(memo.header("Location").replace("/api/v1", "")).body())
                .isEqualTo(memo.body());
        assertThat(api.get("/credit-memos?order=" + order.id())
                        .body()
                        .path("data")
                        .size())
                .isEqualTo(1);
        assertThat(api.get("/credit-memos?reason=GOODWILL").body().path("data").size())
                .isZero();

        var refund = api.post("/refunds", refund("14.46", "RMA-1"));
        assertThat(refund.status()).as(refund.response().body()).isEqualTo(201);
        assertThat(refund.body().path("state").asString()).isEqualTo("PENDING");
        assertThat(api.post("/refunds", refund("14.46", "RMA-1")).body()).isEqualTo(refund.body());
        var path = "/refunds/" + refund.body().path("id").asString();
        var settled = api.put(path + "/parts/1/settlement", "{ \"reference\": \"wire 7\" }");
        assertThat(settled.body().path("state").asString()).isEqualTo("SETTLED");
        assertThat(api.put(path + "/parts/9/settlement", "{}").status()).isEqualTo(404);
        assertThat(api.get("/refunds?state=SETTLED").body().path("data").size()).isEqualTo(1);
        var balance = api.get("/orders/" + order.id() + "/balance").body();
        assertThat(balance.path("credited").path("amount").asString()).isEqualTo("14.46");
        assertThat(balance.path("refunded").path("amount").asString()).isEqualTo("14.46");
    }

    @Test
    void what_goes_too_far_is_refused_by_name() {
        assertThat(api.post("/refunds", refund("50.01", "x")).problem()).isEqualTo("refund-more-than-paid");
        assertThat(api.post("/credit-memos", goodwill("500.00", "x")).problem()).isEqualTo("credit-more-than-invoiced");
        assertThat(api.post("/credit-memos", goodwill("0.00", "x")).status()).isEqualTo(422);
        assertThat(api.post("/credit-memos", """
                        { "order": "%s", "reason": "OTHER", "reference": "x" }
                        """.formatted(order.id())).status())
                .isEqualTo(422);
        assertThat(api.get("/refunds/" + order.id()).status()).isEqualTo(404);
        assertThat(api.get("/credit-memos/" + order.id()).status()).isEqualTo(404);
        assertThat(api.get("/approvals/" + order.id()).status()).isEqualTo(404);
        var stranger = new Api(port, tenants.key(tenants.fresh()));
        assertThat(stranger.post("/refunds", refund("1.00", "x")).status()).isEqualTo(404);
        var reader = new Api(port, tenants.key(caller, "payments:read", "invoices:write"));
        assertThat(reader.post("/refunds", refund("1.00", "x")).status()).isEqualTo(403);
        assertThat(reader.get("/approvals").status()).isEqualTo(403);
    }

    @Test
    void a_second_person_agrees_to_what_is_above_the_limit() {
        assertThat(api.put("/approval-limits/USD", """
                        { "refund": { "amount": "10.00", "currency": "USD" } }
                        """).status()).isEqualTo(200);
        assertThat(api.put("/approval-limits/XYZ", "{}").status()).isEqualTo(422);
        assertThat(api.get("/approval-limits").body().path("data").size()).isEqualTo(1);

        var waits = api.post("/refunds", refund("20.00", "claim 7"));

        assertThat(waits.status()).as(waits.response().body()).isEqualTo(202);
        assertThat(waits.body().path("state").asString()).isEqualTo("WAITING");
        var path = "/approvals/" + waits.body().path("id").asString();
        assertThat(api.put(path + "/decision", "{ \"agreed\": true }").problem())
                .isEqualTo("approval-of-own-request");
        var other = new Api(port, tenants.key(Caller.system(caller.tenant(), "Boss"), "approvals:read", "*"));
        assertThat(api.get("/approvals?state=WAITING").body().path("data").size())
                .isEqualTo(1);
        assertThat(other.get(path).status()).isEqualTo(200);
    }

    @Test
    void a_colleague_stands_in_for_somebody_from_a_day_to_a_day() {
        var ana = person("Ana", "*");
        var bo = person("Bo", "fulfilment:read");

        var given = api.post("/approvals/delegations", delegation(ana, bo, "2031-03-03", "2031-03-09"));

        assertThat(given.status()).as(given.response().body()).isEqualTo(201);
        assertThat(given.body().path("state").asString()).isEqualTo("UPCOMING");
        var id = given.body().path("id").asString();
        assertThat(api.get("/approvals/delegations").body().path("data").size()).isEqualTo(1);
        assertThat(api.post("/approvals/delegations", delegation(ana, bo, "2031-03-09", "2031-03-10"))
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/approvals/delegations", delegation(bo, ana, "2031-03-03", "2031-03-09"))
                        .response()
                        .body())
                .contains("giver");
        var decider = new Api(port, tenants.key(caller, "approvals:read", "approvals:write"));
        assertThat(decider.post("/approvals/delegations", delegation(ana, bo, "2031-04-03", "2031-04-09"))
                        .problem())
                .isEqualTo("delegation-of-anothers-right");
        assertThat(decider.send("DELETE", "/approvals/delegations/" + id, "", Map.of())
                        .problem())
                .isEqualTo("delegation-of-others");
        assertThat(api.send("DELETE", "/approvals/delegations/" + id, "", Map.of())
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("ENDED");
    }

    private String person(String name, String scope) {
        var role = name.toLowerCase(Locale.ROOT);
        return caller.call(() -> {
            users.defineRole(new Users.Role(role, name, List.of(scope)));
            return users.create(UUID.randomUUID() + "@example.org", name, "a long password", role, "en")
                    .id()
                    .toString();
        });
    }

    private static String delegation(String giver, String delegate, String from, String until) {
        return """
                { "giver": "%s", "delegate": "%s", "from": "%s", "until": "%s" }
                """.formatted(giver, delegate, from, until);
    }

    private String refund(String amount, String reference) {
        return """
                { "order": "%s", "amount": { "amount": "%s", "currency": "USD" }, "reason": "broken", "reference": "%s" }
                """.formatted(order.id(), amount, reference);
    }

    private String goodwill(String amount, String reference) {
        return """
                { "order": "%s", "reason": "GOODWILL", "reference": "%s", "flat": { "amount": "%s", "currency": "USD" } }
                """.formatted(order.id(), reference, amount);
    }
}
