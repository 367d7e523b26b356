package dev.baton.returns;

import static dev.baton.returns.ReturnsDesk.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.orders.OrderView;
import dev.baton.platform.security.Caller;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Returns as a program drives them. */
@BatonTest
class ReturnControllerTest {

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    ReturnsDesk desk;

    @LocalServerPort
    int port;

    Caller merchant;
    Api api;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
        merchant.run(desk::open);
        api = new Api(port, tenants.key(merchant));
    }

    /** Golden scenario 9. */
    @Test
    void a_wrong_item_comes_back_and_the_rate_of_fulfilment_errors_moves_by_exactly_this_order() {
        var other = delivered(line("LADLE", 7, 900));
        var order = delivered(line("MILL", 3, 2500));
        merchant.run(() -> desk.paid(order));
        var before = api.get("/return-rates").body();
        assertThat(before.path("fulfilmentUnits").asLong()).isZero();
        assertThat(before.path("shippedUnits").asLong()).isEqualTo(10);

        var made = api.post("/returns", request(order, 1, "WRONG_ITEM", "REFUND"));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(made.body().path("state").asString()).isEqualTo("APPROVED");
        assertThat(made.body().path("number").asString()).isEqualTo("RMA-100001");
        var path = "/returns/" + made.body().path("id").asString();

        var refused = api.post(path + "/receipts", "{ \"code\": \"LADLE\" }");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("return-not-announced");
        assertThat(refused.body().path("expected").path(0).path("sku").asString())
                .isEqualTo("MILL");
        api.post(path + "/receipts", "{ \"code\": \"LADLE\", \"insteadOf\": 1, \"scanId\": \"s1\" }");
        var inspected = api.post(path + "/inspections", """
                { "decisions": [ { "line": 1, "sku": "LADLE", "quantity": 1, "grade": "A", "cause": "PICK" } ] }
                """);
        assertThat(inspected.body().path("state").asString()).isEqualTo("INSPECTED");
        assertThat(inspected.body().path("units").path(0).path("disposition").asString())
                .isEqualTo("RESTOCK");

        var preview = api.get(path + "/refund").body();
        assertThat(preview.at("/total/amount").asString()).isEqualTo("25.00");
        var settled = api.put(path + "/settlement", "{}");
        assertThat(settled.status()).as(settled.response().body()).isEqualTo(200);
        assertThat(settled.body().at("/settlement/refunded/amount").asString()).isEqualTo("25.00");
        var memos = api.get("/credit-memos?order=" + order.id()).body().path("data");
        assertThat(memos.path(0).path("number").asString())
                .isEqualTo(settled.body().at("/settlement/creditMemo").asString());

        var after = api.get("/return-rates").body();
        assertThat(after.path("fulfilmentUnits").asLong()).isEqualTo(1);
        assertThat(after.path("shippedUnits").asLong()).isEqualTo(10);
        assertThat(after.path("fulfilmentErrorRate").asDouble()).isEqualTo(0.1);
        var behind = api.get("/returns?fulfilment=true").body().path("data");
        assertThat(behind).hasSize(1);
        assertThat(behind.path(0).path("orderNumber").asString()).isEqualTo(order.number());
        assertThat(api.get("/returns?order=" + other.id()).body().path("data")).isEmpty();
        assertThat(types(order)).contains("ReturnRequested", "ReturnReceived", "ReturnInspected", "ReturnClosed");
        merchant.run(() -> assertThat(shop.contradictions()).isEmpty());
    }

    @Test
    void refusals_are_problems_and_versions_are_checked() {
        var order = delivered(line("MILL", 3, 2500));

        assertThat(api.post("/returns", request(order, 4, "DEFECTIVE", "REFUND"))
                        .problem())
                .isEqualTo("return-more-than-shipped");
        assertThat(api.post("/returns", request(order, 1, "NO_SUCH_REASON", "REFUND"))
                        .status())
                .isEqualTo(422);
        var made = api.post("/returns", request(order, 1, "DEFECTIVE", "REFUND"), Map.of("Idempotency-Key", "once"));
        var again = api.post("/returns", request(order, 1, "DEFECTIVE", "REFUND"), Map.of("Idempotency-Key", "once"));
        assertThat(again.body().path("id")).isEqualTo(made.body().path("id"));
        var path = "/returns/" + made.body().path("id").asString();
        assertThat(api.send("PUT", path + "/cancellation", "{}", Map.of("If-Match", "\"9\""))
                        .status())
                .isEqualTo(412);
        assertThat(api.put(path + "/settlement", "{}").problem()).isEqualTo("return-in-other-state");
        assertThat(api.put(path + "/exchange", "{}").problem()).isEqualTo("return-no-exchange");
        assertThat(api.get(path + "/label").problem()).isEqualTo("return-label-missing");
        assertThat(api.put(path + "/label", "{}")
                        .body()
                        .at("/label/trackingNumber")
                        .asString())
                .isNotBlank();
        assertThat(api.get(path + "/label").response().body()).startsWith("%PDF");
        assertThat(api.get(path + "/slip").response().body()).startsWith("%PDF");
        assertThat(api.get("/returns/00000000-0000-7000-8000-000000000000").status())
                .isEqualTo(404);
        var stranger = new Api(port, tenants.key(merchant, "orders:read"));
        assertThat(stranger.get(path).status()).isEqualTo(403);
        assertThat(new Api(port, tenants.key(tenants.fresh())).get(path).status())
                .isEqualTo(404);
    }

    @Test
    void a_picture_is_taken_for_what_its_bytes_are() {
        var order = delivered(line("MILL", 1, 2500));
        var path = "/returns/"
                + api.post("/returns", request(order, 1, "DEFECTIVE", "REFUND"))
                        .body()
                        .path("id")
                        .asString();

        assertThat(api.post(path + "/photos", "{ \"content\": \"PHN2Zz4=\" }").status())
                .isEqualTo(422);
        for (int i = 0; i < AddPhoto.MOST; i++) {
            assertThat(api.post(path + "/photos", "{ \"content\": \"%s\" }".formatted(PIXEL))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(api.post(path + "/photos", "{ \"content\": \"%s\" }".formatted(PIXEL))
                        .problem())
                .isEqualTo("return-too-many-photos");
        var photo = api.get(path).body().path("photos").path(0);
        assertThat(photo.path("type").asString()).isEqualTo("image/png");
        assertThat(api.get(path + "/photos/" + photo.path("id").asString()).header("Content-Type"))
                .isEqualTo("image/png");
    }

    @Test
    void the_policy_is_read_changed_and_guarded() {
        var read = api.get("/return-policy");
        assertThat(read.header("ETag")).isEqualTo("\"0\"");
        var changed = read.body().toString().replace("\"windowDays\":30", "\"windowDays\":60");

        var written = api.send("PUT", "/return-policy", changed, Map.of("If-Match", "\"0\""));

        assertThat(written.status()).as(written.response().body()).isEqualTo(200);
        assertThat(api.get("/return-policy").body().path("windowDays").asInt()).isEqualTo(60);
        assertThat(api.send("PUT", "/return-policy", changed, Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(412);
        assertThat(api.put("/return-policy", changed.replace("\"windowDays\":60", "\"windowDays\":0"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_claim_is_opened_filed_and_settled() {
        var order = delivered(line("MILL", 2, 2500));
        var opened = api.post(
                "/claims", """
                { "order": "%s", "kind": "DAMAGED", "liable": "CARRIER", "amount": { "amount": "25.00", "currency": "USD" },
                  "lines": [ { "line": "%s", "quantity": 1 } ] }
                """.formatted(order.id(), order.lines().getFirst().id()));
        assertThat(opened.status()).as(opened.response().body()).isEqualTo(201);
        var path = "/claims/" + opened.body().path("id").asString();

        api.put(path + "/filing", "{ \"reference\": \"NL-1\" }");
        var settled = api.put(path + "/settlement", """
                { "settled": { "amount": "20.00", "currency": "USD" }, "answer": "less the packaging" }
                """);

        assertThat(settled.body().path("state").asString()).isEqualTo("SETTLED");
        assertThat(api.put(path + "/rejection", "{}").problem()).isEqualTo("claim-in-other-state");
        assertThat(api.get("/claims?state=SETTLED").body().path("data")).hasSize(1);
        assertThat(types(order)).contains("ClaimOpened", "ClaimFiled", "ClaimSettled");
    }

    private OrderView delivered(dev.baton.orders.PlaceOrder.Line... lines) {
        return merchant.call(() -> desk.delivered(lines));
    }

    private static String request(OrderView order, long quantity, String reason, String wish) {
        return """
                { "order": "%s", "lines": [ { "line": "%s", "quantity": %d, "reason": "%s" } ], "wish": "%s" }
                """.formatted(order.id(), order.lines().getFirst().id(), quantity, reason, wish);
    }

    private java.util.List<String> types(OrderView order) {
        return api.get("/orders/" + order.id() + "/timeline?limit=100")
                .body()
                .path("data")
                .valueStream()
                .map(entry -> entry.path("type").asString())
                .toList();
    }
}
