package dev.baton.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.customers.ShippingPolicy;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.security.Caller;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class ShipmentControllerTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Dock dock;

    @LocalServerPort
    int port;

    Caller merchant;
    Api api;

    @BeforeEach
    void anApi() {
        merchant = tenants.fresh();
        api = new Api(port, tenants.key(merchant));
        merchant.run(dock::open);
    }

    @Test
    void a_shipment_is_made_labelled_dispatched_and_delivered() {
        var work = packed("PO 77");

        var made = api.post("/shipments", body(work));

        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(made.body().path("number").asString()).isEqualTo("SH-100001");
        assertThat(made.body().path("status").asString()).isEqualTo("LABELLED");
        assertThat(made.body().path("choice").path("candidates").size()).isEqualTo(2);
        var path = made.header("Location").replace("/api/v1", "");

        var gone = api.put(path + "/dispatch", "{}");
        assertThat(gone.status()).as(gone.response().body()).isEqualTo(200);
        assertThat(gone.body().path("status").asString()).isEqualTo("DISPATCHED");
        assertThat(api.put(path + "/dispatch", "{}").status()).isEqualTo(200);

        var told = api.post(path + "/tracking-events", "{ \"code\": \"DELIVERED\", \"place\": \"Los Angeles\" }");
        assertThat(told.status()).as(told.response().body()).isEqualTo(201);
        assertThat(told.body().path("shipment").path("status").asString()).isEqualTo("DELIVERED");
        assertThat(api.get(path + "/tracking-events").body().path("data").size())
                .isEqualTo(1);
        var tracking = told.body().findValuesAsString("trackingNumber").getFirst();
        assertThat(api.get("/orders?text=" + tracking.toLowerCase(Locale.ROOT))
                        .body()
                        .path("data")
                        .size())
                .isEqualTo(1);
        assertThat(api.get("/shipments?status=DELIVERED&text=sh-100001")
                        .body()
                        .path("data")
                        .size())
                .isEqualTo(1);
        assertThat(api.get("/shipments?status=LABELLED").body().path("data").size())
                .isZero();
    }

    @Test
    void label_and_slip_are_printed() {
        var path = shipped("PO 78");

        var pdf = api.get(path + "/label");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.response().body()).startsWith("%PDF");
        var zpl = api.get(path + "/label?format=zpl&package=1");
        assertThat(zpl.response().body()).startsWith("^XA").contains("^BC").contains("PO 78");
        assertThat(api.get(path + "/packing-slip").response().body()).startsWith("%PDF");
        assertThat(api.get(path + "/label?package=2").status()).isEqualTo(404);
        assertThat(api.get(path + "/label?format=gif").status()).isEqualTo(422);
    }

    @Test
    void a_shipment_without_a_label_says_why_and_can_be_asked_for_again() {
        var work = packed("PO 79 !lost-answer");
        var made = api.post("/shipments", body(work));
        var path = made.header("Location").replace("/api/v1", "");

        assertThat(made.body().path("status").asString()).isEqualTo("PREPARED");
        assertThat(made.body().path("purchase").path("state").asString()).isEqualTo("WAITING");
        assertThat(api.get(path + "/label").problem()).isEqualTo("label-missing");
        assertThat(api.put(path + "/dispatch", "{}").problem()).isEqualTo("label-missing");

        assertThat(api.post(path + "/label", "{}").body().path("status").asString())
                .isEqualTo("LABELLED");
    }

    @Test
    void a_shipment_is_voided_before_it_leaves_and_not_after() {
        var work = packed("PO 80");
        var first = api.post("/shipments", body(work)).header("Location").replace("/api/v1", "");

        assertThat(api.post("/shipments", body(work)).problem()).isEqualTo("nothing-to-ship");
        assertThat(api.send("DELETE", first, null, Map.of())
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("VOIDED");
        assertThat(api.put(first + "/dispatch", "{}").problem()).isEqualTo("shipment-voided");

        var second = api.post("/shipments", body(work)).header("Location").replace("/api/v1", "");
        api.put(second + "/dispatch", "{}");
        assertThat(api.send("DELETE", second, null, Map.of()).problem()).isEqualTo("shipment-too-late-to-void");
    }

    @Test
    void a_change_to_an_old_version_is_refused() {
        var path = shipped("PO 81");

        assertThat(api.send("PUT", path + "/dispatch", "{}", Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void bad_requests_name_the_field() {
        var path = shipped("PO 82");

        assertThat(api.post("/shipments", "{}")
                        .body()
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("fulfilmentOrder");
        assertThat(api.post(path + "/tracking-events", "{ \"code\": \"LOST\" }").status())
                .isEqualTo(400);
        assertThat(api.post(path + "/tracking-events", "{ \"code\": \"DELIVERED\", \"trackingNumber\": \"X\" }")
                        .status())
                .isEqualTo(422);
        assertThat(api.post(path + "/tracking-events", "{ \"code\": \"DELIVERED\", \"at\": \"2999-01-01T00:00:00Z\" }")
                        .status())
                .isEqualTo(422);
        assertThat(api.get("/shipments/nonsense").status()).isEqualTo(400);
        assertThat(api.get("/shipments/01999999-0000-7000-8000-000000000000").status())
                .isEqualTo(404);
    }

    @Test
    void a_quote_names_every_candidate() {
        var quote = api.post("/shipping-quotes", """
                { "site": "EAST", "country": "US", "location": { "latitude": 34.05, "longitude": -118.24 },
                  "packages": [ { "weightGrams": 1200 } ] }
                """);

        assertThat(quote.status()).as(quote.response().body()).isEqualTo(200);
        assertThat(quote.body().path("candidates").path(0).path("verdict").asString())
                .isEqualTo("CHOSEN");
        assertThat(quote.body()
                        .path("candidates")
                        .path(0)
                        .path("price")
                        .path("amount")
                        .asString())
                .isEqualTo("14.00");
        assertThat(quote.body().path("candidates").path(1).path("reason").asString())
                .isEqualTo("it costs more");
        assertThat(api.get("/carriers")
                        .body()
                        .path("data")
                        .path(0)
                        .path("services")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void one_merchant_never_sees_another_s_shipments() {
        var path = shipped("PO 83");
        var other = new Api(port, tenants.key(tenants.fresh()));

        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.get("/shipments").body().path("data").size()).isZero();
    }

    private String shipped(String reference) {
        return api.post("/shipments", body(packed(reference)))
                .header("Location")
                .replace("/api/v1", "");
    }

    private FulfilmentView packed(String reference) {
        return merchant.call(() -> {
            shop.stocked("MUG", "EAST", 10);
            var placed = (PlaceOrder.Placed) shop.place(reference, ShippingPolicy.PARTIAL, shop.line("MUG", 4));
            return dock.packed(placed.order());
        });
    }

    private static String body(FulfilmentView work) {
        return "{ \"fulfilmentOrder\": \"%s\" }".formatted(work.id());
    }
}
