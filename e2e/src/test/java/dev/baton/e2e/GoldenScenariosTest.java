package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The golden scenarios through the public API alone, on the sample company. */
class GoldenScenariosTest {

    static Api api;

    @BeforeAll
    static void aCompany() {
        api = Shared.api();
    }

    @Test
    void spice_blends_ship_whole_from_west_and_are_invoiced() {
        var order = place("C-1001", "SEA-HOUSE-120", 200);

        var line = order.path("lines").path(0);
        assertThat(line.path("sites")).hasSize(1);
        assertThat(line.path("sites").path(0).path("site").asString()).isEqualTo("WEST");
        assertThat(line.path("quantities").path("reserved").asLong()).isEqualTo(200);
        assertThat(order.path("addressVerified").asBoolean()).isTrue();
        assertThat(order.path("money").path("discount").path("amount").asString()).isNotEqualTo("0.00");
        assertThat(order.path("promisedOn").asString()).isNotEmpty();

        var shipment = ship(order);

        assertThat(shipment.path("estimatedOn").asString()).isNotEmpty();
        deliver(shipment);
        var id = order.path("id").asString();
        api.await("/orders/" + id, it -> it.path("status").asString().equals("DELIVERED"));
        var invoices = api.await("/invoices?order=" + id, it -> it.path("data").size() == 1);
        assertThat(invoices.path("data").path(0).path("total").path("amount").asString())
                .isEqualTo(order.path("money").path("total").path("amount").asString());
        assertThat(Shared.baton().verify()).isNotEmpty();
    }

    @Test
    void pencils_ship_as_far_as_they_go_and_the_rest_is_promised_from_what_is_coming() {
        var sku = newItem("PENCIL");
        receive(sku, "CENTRAL", 500);
        var due = LocalDate.now(ZoneOffset.UTC).plusDays(10);
        api.post("/inventory/expected", """
                { "sku": "%s", "site": "CENTRAL", "quantity": 600, "dueOn": "%s", "reference": "PO-1" }
                """.formatted(sku, due)).ok();

        var order = placeGuest(sku, 1000);

        var quantities = order.path("lines").path(0).path("quantities");
        assertThat(quantities.path("reserved").asLong()).isEqualTo(500);
        assertThat(quantities.path("backordered").asLong()).isEqualTo(500);
        assertThat(LocalDate.parse(order.path("promisedOn").asString())).isAfter(due);
        ship(order);
        var id = order.path("id").asString();
        api.await("/orders/" + id, it -> it.path("status").asString().equals("PARTIALLY_SHIPPED"));

        receive(sku, "CENTRAL", 600);

        var filled = api.await(
                "/orders/" + id,
                it -> it.path("lines").path(0).path("quantities").path("reserved").asLong() == 500);
        ship(filled);
        api.await("/orders/" + id, it -> it.path("status").asString().equals("SHIPPED"));
        var invoices = api.await("/invoices?order=" + id, it -> it.path("data").size() == 2);
        assertThat(cents(invoices.path("data").path(0).path("total"))
                        + cents(invoices.path("data").path(1).path("total")))
                .isEqualTo(cents(order.path("money").path("total")));
        assertThat(api.get("/availability/" + sku).ok().path("available").asLong()).isEqualTo(100);
    }

    @Test
    void the_wrong_scan_is_refused_loudly_and_cannot_ship() {
        var right = newItem("RIGHT");
        var wrong = newItem("WRONG");
        receive(right, "EAST", 5);
        var order = placeGuest(right, 2);
        var fulfilment = fulfilmentOrder(order);
        var path = "/fulfilment-orders/" + fulfilment.path("id").asString();
        api.put(path + "/release", "").ok();

        var refused = api.post(path + "/picks", "{ \"code\": \"%s\" }".formatted(wrong));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("fulfilment-wrong-item");
        assertThat(refused.json().path("scanned").path("sku").asString()).isEqualTo(wrong);
        assertThat(api.post("/shipments", shipmentOf(fulfilment)).status()).isBetween(400, 499);
        assertThat(api.get(path).ok().path("lines").path(0).path("picked").asLong()).isZero();
        assertThat(api.post(path + "/picks", "{ \"code\": \"%s\", \"quantity\": 3 }".formatted(right)).problem())
                .isEqualTo("fulfilment-over-pick");
    }

    @Test
    void the_wrong_item_comes_back_and_the_rate_of_fulfilment_errors_moves_by_exactly_this_order() {
        var right = newItem("LADLE-S");
        var wrong = newItem("LADLE-L");
        receive(right, "EAST", 10);
        var order = place("C-1001", right, 2, "40.00");
        deliver(ship(order));
        var id = order.path("id").asString();
        api.await("/invoices?order=" + id, it -> it.path("data").size() == 1);
        api.post("/payments", """
                { "order": "%s", "amount": { "amount": "%s", "currency": "USD" }, "method": "CARD" }
                """.formatted(id, order.at("/money/total/amount").asString())).ok();
        var before = api.get("/return-rates").ok();

        var made = api.post("/returns", """
                { "order": "%s", "wish": "REFUND",
                  "lines": [ { "line": "%s", "quantity": 1, "reason": "WRONG_ITEM" } ] }
                """.formatted(id, order.at("/lines/0/id").asString())).ok();
        assertThat(made.path("state").asString()).isEqualTo("APPROVED");
        var path = "/returns/" + made.path("id").asString();
        assertThat(api.put(path + "/label", "").ok().at("/label/trackingNumber").asString()).isNotEmpty();
        assertThat(api.get(path + "/slip").text()).startsWith("%PDF");
        var refused = api.post(path + "/receipts", "{ \"code\": \"%s\" }".formatted(wrong));
        assertThat(refused.problem()).isEqualTo("return-not-announced");
        api.post(path + "/receipts", "{ \"code\": \"%s\", \"insteadOf\": 1 }".formatted(wrong)).ok();
        var inspected = api.post(path + "/inspections", """
                { "decisions": [ { "line": 1, "sku": "%s", "quantity": 1, "grade": "A", "cause": "PICK" } ] }
                """.formatted(wrong)).ok();
        assertThat(inspected.path("state").asString()).isEqualTo("INSPECTED");
        assertThat(api.get("/availability/" + wrong).ok().path("available").asLong()).isEqualTo(1);
        var promised = api.get(path + "/refund").ok();
        var closed = api.put(path + "/settlement", "{}").ok();

        assertThat(closed.path("state").asString()).isEqualTo("CLOSED");
        assertThat(cents(closed.at("/settlement/refunded"))).isEqualTo(cents(promised.path("total")));
        var memo = api.get("/credit-memos?order=" + id).ok().path("data").path(0);
        assertThat(memo.path("number").asString())
                .isEqualTo(closed.at("/settlement/creditMemo").asString());
        var after = api.get("/return-rates").ok();
        assertThat(after.path("fulfilmentUnits").asLong())
                .isEqualTo(before.path("fulfilmentUnits").asLong() + 1);
        assertThat(after.path("shippedUnits").asLong())
                .isEqualTo(before.path("shippedUnits").asLong());
        assertThat(api.get("/returns?fulfilment=true&order=" + id).ok().path("data"))
                .hasSize(1);
        assertThat(Shared.baton().verify()).isNotEmpty();
    }

    // ── words ──────────────────────────────────────────────────────────────────────────────────────────────────

    private static JsonNode place(String customer, String sku, long quantity) {
        return api.post("/orders", """
                { "channel": "web", "externalReference": "%s", "customer": "%s", "lines": [ { "sku": "%s", "quantity": %d } ] }
                """.formatted(UUID.randomUUID(), customer, sku, quantity)).ok();
    }

    private static JsonNode place(String customer, String sku, long quantity, String price) {
        return api.post("/orders", """
                { "channel": "web", "externalReference": "%s", "customer": "%s",
                  "lines": [ { "sku": "%s", "quantity": %d, "unitPrice": { "amount": "%s", "currency": "USD" } } ] }
                """.formatted(UUID.randomUUID(), customer, sku, quantity, price)).ok();
    }

    private static JsonNode placeGuest(String sku, long quantity) {
        return api.post("/orders", """
                { "channel": "web", "externalReference": "%s",
                  "shipTo": { "name": "Rosa Vega", "line1": "1480 Mateo Street", "city": "Los Angeles", "region": "CA",
                              "postcode": "90021", "country": "US", "email": "rosa@example.org" },
                  "lines": [ { "sku": "%s", "quantity": %d, "unitPrice": { "amount": "1.25", "currency": "USD" } } ] }
                """.formatted(UUID.randomUUID(), sku, quantity)).ok();
    }

    private static String newItem(String name) {
        var sku = name + "-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        api.post("/items", """
                { "sku": "%s", "name": { "en": "%s" }, "weightGrams": 9,
                  "dimensions": { "lengthMm": 178, "widthMm": 9, "heightMm": 9 }, "handlingClass": "STANDARD",
                  "status": "ACTIVE" }
                """.formatted(sku, name)).ok();
        return sku;
    }

    private static void receive(String sku, String site, long quantity) {
        api.post("/inventory/receipts", """
                { "site": "%s", "reference": "test", "lines": [ { "sku": "%s", "quantity": %d } ] }
                """.formatted(site, sku, quantity)).ok();
    }

    private static JsonNode fulfilmentOrder(JsonNode order) {
        return api.await(
                        "/fulfilment-orders?status=OPEN&order=" + order.path("id").asString(),
                        it -> it.path("data").size() == 1)
                .path("data")
                .path(0);
    }

    private static String shipmentOf(JsonNode fulfilment) {
        return "{ \"fulfilmentOrder\": \"%s\" }".formatted(fulfilment.path("id").asString());
    }

    /** Releases, picks by scan, packs, labels and hands over whatever of the order is open. */
    private static JsonNode ship(JsonNode order) {
        var fulfilment = fulfilmentOrder(order);
        var path = "/fulfilment-orders/" + fulfilment.path("id").asString();
        api.put(path + "/release", "").ok();
        for (var line : api.get(path).ok().path("lines")) {
            api.post(path + "/picks", "{ \"code\": \"%s\", \"quantity\": %d }"
                            .formatted(line.path("sku").asString(), line.path("toPick").asLong()))
                    .ok();
        }
        api.post(path + "/packages", "{}").ok();
        var shipment = api.post("/shipments", shipmentOf(fulfilment)).ok();
        var shipmentPath = "/shipments/" + shipment.path("id").asString();
        api.await(shipmentPath, it -> it.path("status").asString().equals("LABELLED"));
        assertThat(api.get(shipmentPath + "/label?format=zpl").text()).startsWith("^XA");
        assertThat(api.get(shipmentPath + "/packing-slip").text()).startsWith("%PDF");
        api.put(shipmentPath + "/dispatch", "").ok();
        return api.get(shipmentPath).ok();
    }

    private static void deliver(JsonNode shipment) {
        api.post(
                        "/shipments/" + shipment.path("id").asString() + "/tracking-events",
                        "{ \"code\": \"DELIVERED\", \"place\": \"Los Angeles, CA\" }")
                .ok();
    }

    private static long cents(JsonNode money) {
        return new java.math.BigDecimal(money.path("amount").asString())
                .movePointRight(2)
                .longValueExact();
    }
}
