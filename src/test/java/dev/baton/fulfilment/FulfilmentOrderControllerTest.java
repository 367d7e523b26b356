package dev.baton.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class FulfilmentOrderControllerTest {

    private static final String CARTON = """
            { "code": "ST-S", "name": "Carton, small", "handlingClass": "STANDARD",
              "lengthMm": 300, "widthMm": 220, "heightMm": 150, "maxWeightGrams": 8000, "tareGrams": 180, "costMinor": 68 }
            """;

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    Relay relay;

    @LocalServerPort
    int port;

    Caller merchant;
    Api api;

    @BeforeEach
    void aMerchant() {
        merchant = tenants.fresh();
        api = new Api(port, tenants.key(merchant));
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 50);
            shop.stocked("POT", "EAST", 50);
        });
    }

    @Test
    void an_order_is_released_picked_and_packed() {
        api.post("/packagings", CARTON);
        var path = "/fulfilment-orders/" + placed(3);

        var released = api.put(path + "/release", "");
        var picked = api.post(path + "/picks", """
                { "code": "mug", "quantity": 3, "scanId": "s-1" }
                """);
        var again = api.post(path + "/picks", """
                { "code": "mug", "quantity": 3, "scanId": "s-1" }
                """);
        var packed = api.post(path + "/packages", """
                { "weightGrams": 512 }
                """);

        assertThat(released.status()).as(released.response().body()).isEqualTo(200);
        assertThat(released.body().path("status").asString()).isEqualTo("RELEASED");
        assertThat(picked.status()).as(picked.response().body()).isEqualTo(201);
        assertThat(picked.body().path("units").asLong()).isEqualTo(3);
        assertThat(picked.body().path("fulfilmentOrder").path("status").asString())
                .isEqualTo("PICKED");
        assertThat(again.status()).isEqualTo(200);
        assertThat(packed.status()).as(packed.response().body()).isEqualTo(201);
        var parcel = packed.body().path("data").path(0);
        assertThat(parcel.path("packaging").asString()).isEqualTo("ST-S");
        assertThat(parcel.path("weightGrams").asLong()).isEqualTo(512);
        assertThat(parcel.path("number").asString()).isEqualTo("FO-100001-1");
        assertThat(parcel.path("sealed").asBoolean()).isTrue();
        assertThat(packed.header("Location"))
                .endsWith(path + "/packages/" + parcel.path("id").asString());
        var read = api.get(path);
        assertThat(read.body().path("status").asString()).isEqualTo("PACKED");
        assertThat(read.header("ETag")).isNotEmpty();
        assertThat(api.get(path + "/packages").body().path("data").path(0)).isEqualTo(parcel);
    }

    @Test
    void the_wrong_item_is_answered_with_what_was_expected_and_what_was_scanned() {
        var path = released(2);

        var wrong = api.post(path + "/picks", """
                { "code": "POT" }
                """);

        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.problem()).isEqualTo("fulfilment-wrong-item");
        assertThat(wrong.body().path("expected").path(0).path("sku").asString()).isEqualTo("MUG");
        assertThat(wrong.body().path("expected").path(0).path("quantity").asLong())
                .isEqualTo(2);
        assertThat(wrong.body().path("scanned").path("sku").asString()).isEqualTo("POT");
        assertThat(api.get(path).body().path("lines").path(0).path("picked").asLong())
                .isZero();
    }

    @Test
    void what_does_not_fit_the_floor_is_refused_with_its_reason() {
        var path = "/fulfilment-orders/" + placed(2);

        var early = api.post(path + "/picks", "{ \"code\": \"MUG\" }");
        api.put(path + "/release", "");
        var many = api.post(path + "/picks", "{ \"code\": \"MUG\", \"quantity\": 3 }");
        var unknown = api.post(path + "/picks", "{ \"code\": \"no such thing\" }");
        var nothing = api.post(path + "/packages", "{}");
        api.post(path + "/picks", "{ \"code\": \"MUG\" }");
        var recalled = api.send("DELETE", path + "/release", null, Map.of());
        var unpackable = api.post(path + "/packages", "{}");

        assertThat(early.problem()).isEqualTo("fulfilment-not-released");
        assertThat(many.problem()).isEqualTo("fulfilment-over-pick");
        assertThat(many.body().path("remaining").asLong()).isEqualTo(2);
        assertThat(unknown.problem()).isEqualTo("fulfilment-unknown-code");
        assertThat(nothing.problem()).isEqualTo("fulfilment-nothing-to-pack");
        assertThat(recalled.problem()).isEqualTo("fulfilment-picking-has-begun");
        assertThat(unpackable.problem()).isEqualTo("fulfilment-no-packaging");
        assertThat(api.post(path + "/picks", "{ \"code\": \"\", \"quantity\": 0 }")
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/fulfilment-orders/00000000-0000-7000-8000-000000000000")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_order_on_hold_is_not_released() {
        var order = merchant.call(() -> {
            var placed = shop.placed(shop.line("MUG", 1));
            holdOrder.handle(new HoldOrder.Command(placed.id(), HoldReason.CREDIT, "over limit", null, null));
            return placed;
        });
        relay.drain();
        var row = api.get("/fulfilment-orders?order=" + order.id())
                .body()
                .path("data")
                .path(0);

        var refused = api.put("/fulfilment-orders/" + row.path("id").asString() + "/release", "");

        assertThat(row.path("status").asString()).isEqualTo("ON_HOLD");
        assertThat(refused.problem()).isEqualTo("order-on-hold");
        assertThat(refused.body().path("holds").path(0).path("reason").asString())
                .isEqualTo("CREDIT");
    }

    @Test
    void a_recall_takes_it_back_and_a_shortage_takes_units_away() {
        var path = released(5);

        var missing = api.post(path + "/shortages", """
                { "sku": "MUG", "quantity": 2, "adjustStock": false }
                """);
        var recalled = api.send("DELETE", path + "/release", null, Map.of());

        assertThat(missing.status()).as(missing.response().body()).isEqualTo(201);
        assertThat(missing.body()
                        .path("fulfilmentOrder")
                        .path("lines")
                        .path(0)
                        .path("missing")
                        .asLong())
                .isEqualTo(2);
        assertThat(recalled.status()).as(recalled.response().body()).isEqualTo(200);
        assertThat(recalled.body().path("status").asString()).isEqualTo("OPEN");
    }

    @Test
    void a_package_is_filled_bit_by_bit_closed_and_unpacked() {
        api.post("/packagings", CARTON);
        var path = released(4);
        api.post(path + "/picks", "{ \"code\": \"MUG\", \"quantity\": 4 }");

        var open = api.post(path + "/packages", """
                { "packaging": "ST-S", "lines": [ { "sku": "MUG", "quantity": 1 } ], "sealed": false }
                """);
        var parcel = path + "/packages/"
                + open.body().path("data").path(0).path("id").asString();
        var more = api.post(parcel + "/lines", """
                { "lines": [ { "sku": "MUG", "quantity": 2 } ] }
                """);
        var closed = api.put(parcel + "/seal", """
                { "weightGrams": 700 }
                """);
        var late = api.post(parcel + "/lines", "{}");
        var unpacked = api.send("DELETE", parcel, null, Map.of());

        assertThat(open.status()).as(open.response().body()).isEqualTo(201);
        assertThat(open.body().path("data").path(0).path("weightGrams").asLong())
                .isEqualTo(280);
        assertThat(more.status()).as(more.response().body()).isEqualTo(201);
        assertThat(closed.body().path("weightGrams").asLong()).isEqualTo(700);
        assertThat(closed.body().path("sealed").asBoolean()).isTrue();
        assertThat(late.problem()).isEqualTo("fulfilment-package-sealed");
        assertThat(unpacked.body().path("packages").size()).isZero();
        assertThat(unpacked.body().path("lines").path(0).path("picked").asLong())
                .isEqualTo(4);
        assertThat(api.get(parcel).status()).isEqualTo(404);
    }

    @Test
    void the_pick_list_is_a_pdf() {
        var path = released(1);

        var list = api.get(path + "/pick-list");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(list.response().body()).startsWith("%PDF");
    }

    @Test
    void lists_are_filtered_and_counted_and_due_work_is_released_together() {
        placed(1);
        placed(2);

        var none = api.get("/fulfilment-orders?site=WEST");
        var open = api.get("/fulfilment-orders?site=EAST&status=OPEN,ON_HOLD&limit=1");
        var released = api.post("/fulfilment-orders/releases", """
                { "site": "EAST", "shipBy": "2200-01-01" }
                """);
        var counts = api.get("/fulfilment-orders/counts");

        assertThat(none.body().path("data").size()).isZero();
        assertThat(open.body().path("data").size()).isEqualTo(1);
        assertThat(api.get("/fulfilment-orders?limit=1&cursor="
                                + open.body().path("next").asString())
                        .body()
                        .path("data")
                        .size())
                .isEqualTo(1);
        assertThat(released.body().path("released").size())
                .as(released.response().body())
                .isEqualTo(2);
        assertThat(counts.body().path("data").path(0).path("status").asString()).isEqualTo("RELEASED");
        assertThat(counts.body().path("data").path(0).path("units").asLong()).isEqualTo(3);
    }

    @Test
    void packagings_are_kept_like_other_master_data() {
        var added = api.post("/packagings", CARTON);
        var taken = api.post("/packagings", CARTON);
        var changed = api.put("/packagings/ST-S", CARTON.replace("8000", "9000"));
        var stale = api.send("PUT", "/packagings/ST-S", CARTON, Map.of("If-Match", added.header("ETag")));

        assertThat(added.status()).as(added.response().body()).isEqualTo(201);
        assertThat(taken.problem()).isEqualTo("packaging-code-taken");
        assertThat(changed.body().path("maxWeightGrams").asLong()).isEqualTo(9000);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(api.get("/packagings").body().path("data").size()).isEqualTo(1);
        assertThat(api.post("/packagings", CARTON.replace("300", "0")).status()).isEqualTo(400);
    }

    @Test
    void a_key_reaches_what_its_scopes_say_and_one_merchant_never_sees_another_s() {
        var path = released(1);
        var reader = new Api(port, tenants.key(merchant, "fulfilment:read"));
        var stranger = new Api(port, tenants.key(tenants.fresh()));

        assertThat(reader.get(path).status()).isEqualTo(200);
        assertThat(reader.post(path + "/picks", "{ \"code\": \"MUG\" }").status())
                .isEqualTo(403);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.post(path + "/picks", "{ \"code\": \"MUG\" }").status())
                .isEqualTo(404);
    }

    /** The id of the fulfilment order of a new order of so many mugs. */
    private String placed(long mugs) {
        var order = merchant.call(() -> shop.placed(shop.line("MUG", mugs)));
        relay.drain();
        return api.get("/fulfilment-orders?order=" + order.id())
                .body()
                .path("data")
                .path(0)
                .path("id")
                .asString();
    }

    private String released(long mugs) {
        var path = "/fulfilment-orders/" + placed(mugs);
        assertThat(api.put(path + "/release", "").status()).isEqualTo(200);
        return path;
    }
}
