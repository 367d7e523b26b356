package dev.baton.orders.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.MoveUnits;
import dev.baton.orders.OrderId;
import dev.baton.orders.Step;
import dev.baton.platform.security.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Orders as a program sees them. */
@BatonTest
class OrderControllerTest {

    private static final String LINES = """
            [{ "sku": "MUG", "quantity": 12, "unitPrice": { "amount": "2.50", "currency": "USD" } }]""";

    private static final String ORDER = """
            { "channel": "web", "externalReference": "W-1001",
              "shipTo": { "name": "Rosa Vega", "line1": "1480 Mateo Street", "city": "Los Angeles", "region": "CA",
                "postcode": "90021", "country": "US", "email": "rosa@example.org" },
              "lines": %s }
            """.formatted(LINES);

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    MoveUnits moveUnits;

    @LocalServerPort
    int port;

    Caller merchant;
    Api api;

    @BeforeEach
    void aMerchantWithMugs() {
        merchant = tenants.fresh();
        api = new Api(port, tenants.key(merchant));
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 100);
        });
    }

    @Test
    void an_order_is_placed_and_answered_with_its_stock_money_and_promise() {
        var placed = api.post("/orders", ORDER);

        assertThat(placed.status()).as(placed.response().body()).isEqualTo(201);
        var order = placed.body();
        assertThat(placed.header("Location"))
                .isEqualTo("/api/v1/orders/" + order.path("id").asString());
        assertThat(placed.header("ETag")).isEqualTo("\"1\"");
        assertThat(order.path("number").asString()).startsWith("SO-");
        assertThat(order.path("status").asString()).isEqualTo("READY");
        assertThat(order.path("money").path("goods"))
                .isEqualTo(placed.body().path("lines").path(0).path("money").path("gross"));
        assertThat(order.at("/money/goods/amount").asString()).isEqualTo("30.00");
        assertThat(order.at("/lines/0/sites/0/site").asString()).isEqualTo("EAST");
        assertThat(order.at("/lines/0/quantities/reserved").asLong()).isEqualTo(12);
        assertThat(order.at("/promisedOn").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(api.get("/orders/" + order.path("id").asString()).body()).isEqualTo(order);
    }

    @Test
    void nothing_of_the_inside_shows_in_the_json() {
        var order = api.post("/orders", ORDER).body();

        assertThat(order.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "number",
                        "status",
                        "stage",
                        "onHold",
                        "channel",
                        "externalReference",
                        "customerName",
                        "vip",
                        "shipTo",
                        "addressVerified",
                        "location",
                        "promisedOn",
                        "priority",
                        "shippingPolicy",
                        "shippingService",
                        "customFields",
                        "currency",
                        "taxIncluded",
                        "money",
                        "lines",
                        "holds",
                        "pricing",
                        "findings",
                        "placedAt",
                        "placedBy",
                        "history",
                        "version");
        assertThat(order.path("shipTo").propertyNames())
                .containsExactlyInAnyOrder("name", "line1", "city", "region", "postcode", "country", "email");
        assertThat(order.at("/lines/0/quantities").propertyNames())
                .containsExactlyInAnyOrder(
                        "ordered",
                        "cancelled",
                        "backordered",
                        "reserved",
                        "released",
                        "picked",
                        "packed",
                        "shipped",
                        "delivered",
                        "returned");
        assertThat(order.at("/money/total").propertyNames()).containsExactlyInAnyOrder("amount", "currency");
    }

    @Test
    void the_same_key_is_answered_with_the_first_answer() {
        var nameless = ORDER.replace("\"externalReference\": \"W-1001\",", "");
        var first = api.post("/orders", nameless, Map.of("Idempotency-Key", "k-1"));
        hold(first.body());
        var second = api.post("/orders", nameless, Map.of("Idempotency-Key", "k-1"));
        var other = api.post("/orders", nameless.replace("12", "13"), Map.of("Idempotency-Key", "k-1"));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void the_same_reference_is_the_same_order_and_never_another() {
        var first = api.post("/orders", ORDER);
        var second = api.post("/orders", ORDER);
        var other = api.post("/orders", ORDER.replace("12", "13"));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("order-reference-reused");
        assertThat(fields(other)).containsExactly("externalReference");
        assertThat(api.get("/orders").body().path("data").size()).isEqualTo(1);
    }

    @Test
    void an_order_is_placed_again_at_what_it_costs_and_finds_now() {
        var first = api.post("/orders", ORDER).body();
        var path = "/orders/" + first.path("id").asString();
        api.put(path + "/cancellation", """
                { "reason": "CUSTOMER_CHANGED_MIND" }
                """);

        var again = api.post(path + "/reorders", "{}", Map.of("Idempotency-Key", "again-1"));
        var twice = api.post(path + "/reorders", "{}", Map.of("Idempotency-Key", "again-1"));

        assertThat(again.status()).as(again.response().body()).isEqualTo(201);
        assertThat(again.body().path("number")).isNotEqualTo(first.path("number"));
        assertThat(again.body().path("shipTo")).isEqualTo(first.path("shipTo"));
        assertThat(again.body().at("/lines/0/quantities/reserved").asLong()).isEqualTo(12);
        assertThat(again.body().at("/money/goods/amount").asString()).isEqualTo("30.00");
        assertThat(twice.body()).isEqualTo(again.body());
    }

    @Test
    void a_line_that_nobody_prices_is_named() {
        var refused = api.post("/orders", ORDER.replace(LINES, "[{ \"sku\": \"MUG\", \"quantity\": 1 }]"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("lines-without-price");
        assertThat(fields(refused)).containsExactly("lines[0].sku");
    }

    static Stream<Arguments> badBodies() {
        var sku = "\"sku\": \"MUG\"";
        return Stream.of(
                argumentSet("nothing", "", 400, ""),
                argumentSet("not JSON", "{ channel", 400, ""),
                argumentSet("a list", "[]", 400, ""),
                argumentSet("empty", "{}", 400, "channel,lines"),
                argumentSet("more behind it", ORDER + "x", 400, ""),
                argumentSet("no lines", ORDER.replace(LINES, "[]"), 400, "lines"),
                argumentSet("no list", ORDER.replace(LINES, "7"), 400, "lines"),
                argumentSet("nothing as a line", ORDER.replace(LINES, "[null]"), 400, "lines[0]"),
                argumentSet("an empty line", ORDER.replace(LINES, "[{}]"), 400, "lines[0].quantity"),
                argumentSet("a line of nothing", ORDER.replace(LINES, "[{ \"quantity\": 1 }]"), 422, "lines[0].sku"),
                argumentSet(
                        "a part number of a guest",
                        ORDER.replace("\"sku\"", "\"partNumber\""),
                        422,
                        "lines[0].partNumber"),
                argumentSet("an unknown field", ORDER.replace("\"lines\"", "\"liens\""), 400, "liens"),
                argumentSet("an unknown item", ORDER.replace("\"MUG\"", "\"JUG\""), 422, "lines[0].sku"),
                argumentSet("no SKU at all", ORDER.replace("\"MUG\"", "\"m u g\""), 400, "lines[0].sku"),
                argumentSet("a NUL in a SKU", ORDER.replace("\"MUG\"", "\"MUG\\u0000\""), 400, "lines[0].sku"),
                argumentSet("a NUL in a name", ORDER.replace("Rosa", "Ro\\u0000sa"), 400, "shipTo.name"),
                argumentSet("half a character", ORDER.replace("Rosa", "Ro\\ud83dsa"), 400, "shipTo.name"),
                argumentSet("none", ORDER.replace("12", "0"), 400, "lines[0].quantity"),
                argumentSet("less than none", ORDER.replace("12", "-1"), 400, "lines[0].quantity"),
                argumentSet("half of one", ORDER.replace("12", "1.5"), 400, "lines[0].quantity"),
                argumentSet("far too many", ORDER.replace("12", "99999999999"), 400, "lines[0].quantity"),
                argumentSet("beyond numbers", ORDER.replace("12", "1e400"), 400, "lines[0].quantity"),
                argumentSet("without an end", ORDER.replace("12", "9".repeat(2000)), 400, "lines[0]"),
                argumentSet("a word", ORDER.replace("12", "\"many\""), 400, "lines[0].quantity"),
                argumentSet("a truth", ORDER.replace("12", "true"), 400, "lines[0].quantity"),
                argumentSet("an object", ORDER.replace("12", "{}"), 400, "lines[0].quantity"),
                argumentSet("no unit", ORDER.replace(sku, sku + ", \"unit\": \"TON\""), 400, "lines[0].unit"),
                argumentSet("a bent price", ORDER.replace("2.50", "2.505"), 400, "lines[0].unitPrice"),
                argumentSet("an exponent", ORDER.replace("2.50", "1e999999999"), 400, "lines[0].unitPrice"),
                argumentSet("a negative price", ORDER.replace("2.50", "-2"), 422, "lines[0].unitPrice.amount"),
                argumentSet("a price too high", ORDER.replace("2.50", "99999999999"), 422, "lines[0].unitPrice.amount"),
                argumentSet("another currency", ORDER.replace("USD", "EUR"), 422, "lines[0].unitPrice.currency"),
                argumentSet("gold", ORDER.replace("USD", "XAU"), 400, "lines[0].unitPrice"),
                argumentSet("no name", ORDER.replace("Rosa Vega", " "), 400, "shipTo.name"),
                argumentSet("no country", ORDER.replace("\"US\"", "\"ZZ\""), 422, "shipTo.country"),
                argumentSet("no mail", ORDER.replace("rosa@", "rosa"), 422, "shipTo.email"),
                argumentSet("an endless channel", ORDER.replace("web", "w".repeat(41)), 400, "channel"),
                argumentSet("a loud channel", ORDER.replace("web", "WEB!"), 422, "channel"),
                argumentSet("an endless reference", ORDER.replace("W-1001", "W".repeat(101)), 400, "externalReference"),
                argumentSet("a stranger", with("\"customer\": \"C-9\""), 422, "customer"),
                argumentSet("no customer number", with("\"customer\": \"?\""), 400, "customer"),
                argumentSet("no date", with("\"requestedOn\": \"soon\""), 400, "requestedOn"),
                argumentSet("doomsday", with("\"requestedOn\": \"+999999999-01-01\""), 422, "requestedOn"),
                argumentSet("long ago", with("\"requestedOn\": \"0001-01-01\""), 422, "requestedOn"),
                argumentSet("no currency", with("\"currency\": \"GOLD\""), 422, "currency"),
                argumentSet("urgent", with("\"priority\": 1001"), 400, "priority"),
                argumentSet("no policy", with("\"shippingPolicy\": \"SOME\""), 400, "shippingPolicy"),
                argumentSet("a novel", with("\"notes\": \"" + "n".repeat(2001) + "\""), 400, "notes"),
                argumentSet(
                        "a gift of nothing",
                        with("\"manualDiscounts\": [{ \"reason\": \"kindness\" }]"),
                        422,
                        "manualDiscounts[0]"),
                argumentSet(
                        "a gift for nobody",
                        with("\"manualDiscounts\": [{ \"reason\": \"x\", \"basisPoints\": 100, \"line\": 1 }]"),
                        422,
                        "manualDiscounts[0].line"),
                argumentSet(
                        "more than all of it",
                        with("\"manualDiscounts\": [{ \"reason\": \"x\", \"basisPoints\": 10001 }]"),
                        400,
                        "manualDiscounts[0].basisPoints"),
                argumentSet(
                        "a charge of nothing", charging("HANDLING", "0.00", "USD", 0), 422, "manualCharges[0].amount"),
                argumentSet("no such charge", charging("TIP", "1.00", "USD", 0), 400, "manualCharges[0].kind"),
                argumentSet("a charge of nobody", charging("HANDLING", "1.00", "USD", 1), 422, "manualCharges[0].line"),
                argumentSet(
                        "a charge in other money",
                        charging("HANDLING", "1.00", "EUR", 0),
                        422,
                        "manualCharges[0].amount.currency"));
    }

    private static String charging(String kind, String amount, String currency, int line) {
        return with("""
                "currency": "USD", "manualCharges": [{ "kind": "%s", "reason": "x", "line": %d,
                    "amount": { "amount": "%s", "currency": "%s" } }]""".formatted(kind, line, amount, currency));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void what_is_wrong_with_a_body_is_named_and_nothing_is_done(String body, int status, String wrong) {
        var refused = api.post("/orders", body);

        assertThat(refused.status()).as(refused.response().body()).isEqualTo(status);
        assertThat(refused.problem()).isIn("invalid-request", "unreadable");
        assertThat(String.join(",", fields(refused)))
                .satisfiesAnyOf(
                        named -> assertThat(named.split(",")).containsExactlyInAnyOrder(wrong.split(",")),
                        named -> assertThat(named).isEqualTo(wrong));
        assertThat(api.get("/orders").body().path("data").size()).isZero();
        assertThat(merchant.call(() -> shop.stock("MUG").reserved())).isZero();
    }

    @Test
    void a_number_that_overflows_is_refused() {
        var refused = api.post("/orders", ORDER.replace("12", "1000000000").replace("2.50", "999999999.99"));

        assertThat(refused.status()).as(refused.response().body()).isEqualTo(422);
    }

    @Test
    void a_body_has_a_size() {
        var refused = api.post("/orders", with("\"notes\": \"" + "n".repeat(5 << 20) + "\""));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.problem()).isEqualTo("body-too-large");
    }

    @Test
    void a_hold_does_not_end_before_it_begins() {
        var order = api.post("/orders", ORDER).body();

        var refused =
                api.post(path(order) + "/holds", "{ \"reason\": \"FRAUD\", \"releaseOn\": \"2026-01-01T00:00:00Z\" }");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("releaseOn");
        assertThat(api.get(path(order)).body().path("holds")).isEmpty();
    }

    @Test
    void a_held_order_waits_until_its_hold_is_released() {
        var order = api.post("/orders", ORDER).body();

        var held = hold(order);

        assertThat(held.status()).as(held.response().body()).isEqualTo(201);
        assertThat(held.body().path("status").asString()).isEqualTo("ON_HOLD");
        assertThat(held.header("ETag")).isEqualTo("\"2\"");
        var hold = held.header("Location").replace("/api/v1", "");
        assertThat(api.get(hold).body()).isEqualTo(held.body().at("/holds/0"));
        var released = api.put(hold + "/release", "{ \"note\": \"paid\" }");
        assertThat(released.status()).as(released.response().body()).isEqualTo(200);
        assertThat(released.body().path("status").asString()).isEqualTo("READY");
        assertThat(released.body().at("/holds/0/releaseNote").asString()).isEqualTo("paid");
        var again = api.send("PUT", hold + "/release", null, Map.of());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(released.body());
    }

    @Test
    void an_amended_order_is_priced_and_sourced_anew() {
        var order = api.post("/orders", ORDER).body();

        var amended = api.post(path(order) + "/amendments", "{ \"lines\": %s }".formatted(LINES.replace("12", "20")));

        assertThat(amended.status()).as(amended.response().body()).isEqualTo(200);
        assertThat(amended.body().at("/lines/0/quantities/reserved").asLong()).isEqualTo(20);
        assertThat(amended.body().at("/lines/0/id")).isEqualTo(order.at("/lines/0/id"));
        assertThat(amended.body().at("/money/goods/amount").asString()).isEqualTo("50.00");
        var again = api.post(path(order) + "/amendments", "{ \"lines\": %s }".formatted(LINES.replace("12", "20")));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(amended.body());
        assertThat(fields(api.post(path(order) + "/amendments", "{ \"lines\": [] }")))
                .containsExactly("lines");
    }

    @Test
    void a_price_set_by_hand_survives_an_amendment_of_something_else() {
        var order = api.post("/orders", ORDER).body();

        var amended = api.post(path(order) + "/amendments", "{ \"notes\": \"gift\" }");

        assertThat(amended.status()).as(amended.response().body()).isEqualTo(200);
        assertThat(amended.body().path("notes").asString()).isEqualTo("gift");
        assertThat(amended.body().at("/money/goods/amount").asString()).isEqualTo("30.00");
    }

    @Test
    void a_change_to_an_old_version_is_refused() {
        var order = api.post("/orders", ORDER).body();
        hold(order);

        var late = api.send(
                "PUT", path(order) + "/cancellation", "{ \"reason\": \"FRAUD\" }", Map.of("If-Match", "\"1\""));

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.problem()).isEqualTo("changed-meanwhile");
        assertThat(api.get(path(order)).body().path("stage").asString()).isEqualTo("OPEN");
    }

    @Test
    void some_units_are_cancelled_and_then_the_rest() {
        var order = api.post("/orders", ORDER).body();
        var line = order.at("/lines/0/id").asString();

        var some = api.put(path(order) + "/cancellation", cancellation(line, 5));
        var all = api.put(
                path(order) + "/cancellation",
                "{ \"reason\": \"CUSTOMER_CHANGED_MIND\", \"note\": \"found some in the cupboard\" }");
        var again = api.put(path(order) + "/cancellation", "{ \"reason\": \"CUSTOMER_CHANGED_MIND\" }");

        assertThat(some.status()).as(some.response().body()).isEqualTo(200);
        assertThat(api.get(path(order) + "/timeline").response().body()).contains("found some in the cupboard");
        assertThat(some.body().at("/lines/0/quantities/cancelled").asLong()).isEqualTo(5);
        assertThat(some.body().at("/money/currentTotal/amount").asString()).isEqualTo("17.50");
        assertThat(all.body().path("status").asString()).isEqualTo("CANCELLED");
        assertThat(again.status()).isEqualTo(200);
        assertThat(merchant.call(() -> shop.stock("MUG").reserved())).isZero();
        assertThat(merchant.call(shop::contradictions)).isEmpty();
        assertThat(hold(order).problem()).isEqualTo("nothing-to-hold");
        assertThat(api.post(path(order) + "/amendments", "{ \"priority\": 1 }").problem())
                .isEqualTo("order-too-late-to-amend");
    }

    @Test
    void what_is_on_a_floor_is_neither_cancelled_nor_amended() {
        var order = api.post("/orders", ORDER).body();
        var line = order.at("/lines/0/id").asString();
        merchant.run(() -> moveUnits.handle(new MoveUnits.Command(
                OrderId.of(order.path("id").asString()),
                Step.RELEASE,
                new SiteCode("EAST"),
                "FO-1",
                Map.of(LineId.of(line), 8L))));

        var late = api.put(path(order) + "/cancellation", cancellation(line, 5));

        assertThat(late.status()).as(late.response().body()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("order-too-late-to-cancel");
        assertThat(late.body().at("/lines/0/possible").asLong()).isEqualTo(4);
        assertThat(api.post(path(order) + "/amendments", "{ \"priority\": 1 }").problem())
                .isEqualTo("order-too-late-to-amend");
        assertThat(api.put(path(order) + "/cancellation", cancellation(line, 4)).status())
                .isEqualTo(200);
        assertThat(api.put(
                                path(order) + "/cancellation",
                                cancellation(order.path("id").asString(), 4))
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void the_timeline_and_the_reasons_of_sourcing_can_be_read() {
        var order = api.post("/orders", ORDER).body();
        hold(order);

        var timeline = api.get(path(order) + "/timeline").body().path("data");
        assertThat(timeline.findValuesAsString("type")).containsSubsequence("OrderHeld", "OrderPlaced");
        assertThat(timeline.path(0).path("actor").asString()).isNotEmpty();
        var sourcing = api.get(path(order) + "/sourcing").body();
        assertThat(sourcing.at("/data/0/explanation/rule").asString()).isEqualTo("ONE_SITE_SERVES_ALL");
        assertThat(api.get("/orders/00000000-0000-7000-8000-000000000000/timeline")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_list_filters_sorts_and_pages() {
        for (int i = 1; i <= 5; i++) {
            api.post("/orders", ORDER.replace("W-1001", "W-" + i).replace("12", String.valueOf(i)));
        }
        hold(api.get("/orders?externalReference=W-3").body().at("/data/0"));

        assertThat(references("?sort=oldest")).containsExactly("W-1", "W-2", "W-3", "W-4", "W-5");
        assertThat(references("?sort=total&limit=2")).containsExactly("W-5", "W-4");
        assertThat(references("?status=ON_HOLD")).containsExactly("W-3");
        assertThat(references("?status=ON_HOLD&status=READY")).hasSize(5);
        assertThat(references("?hold=CREDIT")).containsExactly("W-3");
        assertThat(references("?hold=FRAUD")).isEmpty();
        assertThat(references("?channel=web&site=EAST&text=vega")).hasSize(5);
        assertThat(references("?site=WEST")).isEmpty();
        assertThat(references("?channel=phone")).isEmpty();
        assertThat(references("?customer=C-1")).isEmpty();
        assertThat(references("?placedFrom=2000-01-01T00:00:00Z&placedBefore=2001-01-01T00:00:00Z"))
                .isEmpty();
        for (var sort : List.of("newest", "oldest", "promised", "total")) {
            assertThat(paged("?sort=" + sort + "&limit=2"))
                    .containsExactlyInAnyOrder("W-1", "W-2", "W-3", "W-4", "W-5");
        }
    }

    @Test
    void a_list_goes_back_as_it_went_on_and_is_counted() {
        for (int i = 1; i <= 5; i++) {
            api.post("/orders", ORDER.replace("W-1001", "W-" + i).replace("12", String.valueOf(i)));
        }

        for (var sort : List.of("newest", "oldest", "promised", "total")) {
            var pages = new ArrayList<JsonNode>();
            for (String cursor = "";
                    cursor != null;
                    cursor = pages.getLast().path("next").asString(null)) {
                pages.add(api.get("/orders?limit=2&sort=" + sort + "&cursor=" + cursor)
                        .body());
            }
            assertThat(pages).hasSize(3);
            assertThat(pages.getFirst().path("previous").asString(null)).isNull();
            for (int i = pages.size() - 1; i > 0; i--) {
                var before = api.get("/orders?limit=2&sort=" + sort + "&cursor="
                                + pages.get(i).path("previous").asString())
                        .body();
                assertThat(before.path("data")).isEqualTo(pages.get(i - 1).path("data"));
                assertThat(before.path("next")).isEqualTo(pages.get(i - 1).path("next"));
                assertThat(before.path("previous").asString(null) == null).isEqualTo(i == 1);
            }
        }
        assertThat(api.get("/orders?limit=2&count=true").response().headers().firstValue("Total-Count"))
                .contains("5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W-1001",
                "1001",
                "so-100001",
                "100001",
                "Rosa",
                "vega rosa",
                "rosa@example.org",
                "example.org",
                "los ang",
                "90021"
            })
    void an_order_is_found_by_the_beginnings_of_its_words(String text) {
        api.post("/orders", ORDER);

        assertThat(references("?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8)))
                .containsExactly("W-1001");
        assertThat(references("?text=" + URLEncoder.encode(text + " nobody", StandardCharsets.UTF_8)))
                .isEmpty();
    }

    static Stream<Arguments> badQueries() {
        return Stream.of(
                argumentSet("no status", "status=LOST", "status"),
                argumentSet("no order to sort by", "sort=beauty", "sort"),
                argumentSet("no number", "limit=many", "limit"),
                argumentSet("no rows", "limit=0", "limit"),
                argumentSet("too many rows", "limit=201", "limit"),
                argumentSet("no cursor", "cursor=%21%21", "cursor"),
                argumentSet("another's cursor", "cursor=YWJj", "cursor"),
                argumentSet("no time", "placedFrom=yesterday", "placedFrom"),
                argumentSet("no site", "site=%3F", "site"),
                argumentSet("no text", "text=a%00b", "text"));
    }

    @ParameterizedTest
    @MethodSource("badQueries")
    void what_is_wrong_with_a_filter_is_named(String query, String wrong) {
        var refused = api.get("/orders?" + query);

        assertThat(refused.status()).as(refused.response().body()).isIn(400, 422);
        assertThat(fields(refused)).containsExactly(wrong);
    }

    @Test
    void a_time_beyond_all_times_is_after_everything() {
        api.post("/orders", ORDER);

        assertThat(references("?placedFrom=%2B999999999-01-01T00:00:00Z")).isEmpty();
        assertThat(references("?placedBefore=%2B999999999-01-01T00:00:00Z")).hasSize(1);
    }

    @Test
    void one_merchant_never_sees_another_s_orders() {
        var order = api.post("/orders", ORDER).body();
        var other = new Api(port, tenants.key(tenants.fresh()));

        assertThat(other.get(path(order)).status()).isEqualTo(404);
        assertThat(other.put(path(order) + "/cancellation", "{ \"reason\": \"FRAUD\" }")
                        .status())
                .isEqualTo(404);
        assertThat(other.get("/orders").body().path("data").size()).isZero();
    }

    private static String with(String field) {
        return ORDER.replaceFirst("\\{", "{ " + field.replace("\\", "\\\\") + ",");
    }

    private static String cancellation(String line, long quantity) {
        return "{ \"reason\": \"OUT_OF_STOCK\", \"lines\": [{ \"line\": \"%s\", \"quantity\": %d }] }"
                .formatted(line, quantity);
    }

    private static String path(JsonNode order) {
        return "/orders/" + order.path("id").asString();
    }

    private Api.Answer hold(JsonNode order) {
        return api.post(path(order) + "/holds", "{ \"reason\": \"CREDIT\", \"note\": \"over the limit\" }");
    }

    private static List<String> fields(Api.Answer answer) {
        return answer.body().path("errors").findValuesAsString("field");
    }

    private List<String> references(String query) {
        return api.get("/orders" + query).body().path("data").findValuesAsString("externalReference");
    }

    private List<String> paged(String query) {
        var all = new ArrayList<String>();
        var cursors = new HashSet<String>();
        var page = api.get("/orders" + query).body();
        all.addAll(page.path("data").findValuesAsString("externalReference"));
        while (page.hasNonNull("next") && cursors.add(page.path("next").asString())) {
            page = api.get("/orders" + query + "&cursor=" + page.path("next").asString())
                    .body();
            all.addAll(page.path("data").findValuesAsString("externalReference"));
        }
        return all;
    }
}
