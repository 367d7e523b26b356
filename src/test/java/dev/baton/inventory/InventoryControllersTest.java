package dev.baton.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.catalog.CatalogFixture;
import dev.baton.catalog.DefineItem;
import dev.baton.catalog.Item;
import dev.baton.platform.Ids;
import dev.baton.platform.security.Caller;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class InventoryControllersTest {

    private static final String SITE = """
            { "code": "EAST", "name": "East", "type": "WAREHOUSE",
              "address": { "line1": "1 Dock Road", "city": "Newark", "region": "NJ", "postcode": "07105", "country": "US" },
              "location": { "latitude": 40.73, "longitude": -74.15 },
              "timeZone": "America/New_York", "workingDays": ["MONDAY"], "cutOff": "16:00",
              "handlingClasses": ["STANDARD"] }
            """;

    @Autowired
    TestTenant tenants;

    @Autowired
    DefineItem defineItem;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    Caller caller;
    Api api;

    @BeforeEach
    void two_sites_and_an_item_in_cases_of_twelve() {
        caller = tenants.fresh();
        api = new Api(port, tenants.key(caller));
        api.post("/sites", SITE);
        api.post("/sites", SITE.replace("EAST", "WEST"));
        define(CatalogFixture.item("PEPPER", null, 12, null));
        define(CatalogFixture.item("SALT/FINE"));
        define(CatalogFixture.kit("DUO", CatalogFixture.component("PEPPER", 2)));
    }

    @Test
    void what_is_received_can_be_promised() {
        var received = receive("PEPPER", 10, ", \"bin\": \"A-01-2\"");

        assertThat(received.status()).as(received.response().body()).isEqualTo(201);
        var pepper = api.get("/availability/PEPPER").body();
        assertThat(pepper.path("available").asLong()).isEqualTo(10);
        assertThat(pepper.at("/sites/0/bin").asString()).isEqualTo("A-01-2");
        assertThat(pepper.at("/sites/0/site").asString()).isEqualTo("EAST");
        var entry = api.get("/inventory/receipts").body().at("/data/0");
        assertThat(entry.path("onHandAfter").asLong()).isEqualTo(10);
        assertThat(entry.path("document").asString()).contains("DN-7");
    }

    @Test
    void a_receipt_in_cases_is_kept_in_base_units() {
        var received = receive("PEPPER", 3, ", \"unit\": \"CASE\"");

        assertThat(received.body().at("/lines/0/quantity").asLong()).isEqualTo(36);
        assertThat(api.get("/inventory/balances?sku=PEPPER")
                        .body()
                        .at("/data/0/onHand")
                        .asLong())
                .isEqualTo(36);
    }

    @Test
    void a_receipt_that_cannot_be_booked_names_its_lines_and_books_nothing() {
        var refused = api.post("/inventory/receipts", """
                { "site": "EAST", "lines": [ { "sku": "PEPPER", "quantity": 1 }, { "sku": "DUO", "quantity": 1 },
                  { "sku": "NOTHING", "quantity": 1 } ] }
                """);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactly("lines[1].sku", "lines[2].sku");
        assertThat(api.get("/inventory/balances").body().path("data").size()).isZero();
        assertThat(api.post("/inventory/receipts", """
                { "site": "NORTH", "lines": [ { "sku": "PEPPER", "quantity": 1 } ] }
                """)
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("site");
    }

    @Test
    void availability_of_several_items_stands_in_the_order_asked() {
        receive("PEPPER", 4, "");

        var both = api.get("/availability?sku=SALT/FINE&sku=PEPPER").body().path("data");

        assertThat(both.findValuesAsString("sku")).containsExactly("SALT/FINE", "PEPPER");
        assertThat(both.at("/0/available").asLong()).isZero();
        assertThat(both.at("/1/available").asLong()).isEqualTo(4);
        assertThat(api.get("/availability/salt/fine").status()).isEqualTo(200);
        assertThat(api.get("/availability/NOTHING").status()).isEqualTo(404);
        assertThat(api.get("/availability?sku=NOTHING").status()).isEqualTo(422);
        assertThat(api.get("/availability").status()).isEqualTo(400);
    }

    @Test
    void what_is_reserved_can_be_neither_adjusted_nor_moved_away() {
        receive("PEPPER", 10, "");
        reserve(7);

        var missing = adjust(-4);
        assertThat(missing.status()).isEqualTo(409);
        assertThat(missing.problem()).isEqualTo("inventory-would-oversell");
        assertThat(missing.body().path("reserved").asLong()).isEqualTo(7);
        var moved = transfer(4);
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.problem()).isEqualTo("inventory-not-enough-free");
        assertThat(moved.body().path("available").asLong()).isEqualTo(3);

        assertThat(adjust(-3).body().path("onHand").asLong()).isEqualTo(7);
        assertThat(adjust(0).body().at("/errors/0/field").asString()).isEqualTo("quantity");
    }

    @Test
    void a_transfer_is_two_movements_of_one_document() {
        receive("PEPPER", 10, "");

        assertThat(transfer(4).status()).isEqualTo(201);

        var entries = api.get("/inventory/transfers?sku=PEPPER").body().path("data");
        assertThat(entries.findValuesAsString("quantity")).containsExactlyInAnyOrder("-4", "4");
        assertThat(entries.at("/0/documentId")).isEqualTo(entries.at("/1/documentId"));
        assertThat(api.get("/inventory/balances?site=WEST&available=true")
                        .body()
                        .at("/data/0/available")
                        .asLong())
                .isEqualTo(4);
        assertThat(api.post("/inventory/transfers", """
                { "sku": "PEPPER", "from": "EAST", "to": "EAST", "quantity": 1 }
                """)
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("to");
    }

    @Test
    void an_expected_arrival_is_announced_changed_received_and_closed() {
        var announced = expect(50);
        assertThat(announced.status()).as(announced.response().body()).isEqualTo(201);
        var address = announced.header("Location").replace("/api/v1", "");

        var later = api.send(
                "PUT", address, "{ \"quantity\": 40, \"dueOn\": \"2027-01-09\" }", Map.of("If-Match", "\"1\""));
        assertThat(later.status()).as(later.response().body()).isEqualTo(200);
        assertThat(api.send(
                                "PUT",
                                address,
                                "{ \"quantity\": 1, \"dueOn\": \"2027-01-09\" }",
                                Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(412);
        var id = announced.body().path("id").asString();
        receive("PEPPER", 15, ", \"expected\": \"" + id + "\"");
        assertThat(api.get(address).body().path("outstanding").asLong()).isEqualTo(25);
        assertThat(api.get("/availability/PEPPER").body().path("expected").asLong())
                .isEqualTo(25);

        var closed = api.send("DELETE", address, null, Map.of());
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.body().path("open").asBoolean()).isFalse();
        assertThat(api.get("/inventory/expected?open=true").body().path("data").size())
                .isZero();
        assertThat(api.get("/inventory/expected/nonsense").status()).isEqualTo(400);
        assertThat(api.get("/inventory/expected/" + Ids.next()).status()).isEqualTo(404);
    }

    @Test
    void what_was_read_of_an_arrival_can_be_written_back_but_not_to_another_place() {
        var announced = expect(50);
        var address = announced.header("Location").replace("/api/v1", "");

        assertThat(api.put(address, announced.response().body()).status()).isEqualTo(200);
        assertThat(api.put(address, announced.response().body().replace("EAST", "WEST"))
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("site");
    }

    @Test
    void lists_are_paged_and_wrong_filters_are_named() {
        receive("PEPPER", 1, "");
        receive("SALT/FINE", 1, "");

        var first = api.get("/inventory/ledger?limit=1").body();
        assertThat(first.at("/data/0/sku").asString()).isEqualTo("SALT/FINE");
        var second = api.get(
                        "/inventory/ledger?limit=1&cursor=" + first.path("next").asString())
                .body();
        assertThat(second.at("/data/0/sku").asString()).isEqualTo("PEPPER");
        assertThat(api.get("/inventory/ledger?kind=GIFT").status()).isEqualTo(400);
        assertThat(api.get("/inventory/balances?limit=0").status()).isEqualTo(422);
        assertThat(api.get("/inventory/balances?sku=%20%C3%BC").status()).isEqualTo(400);
    }

    @Test
    void one_merchant_never_sees_another_s_stock_and_a_reader_changes_nothing() {
        receive("PEPPER", 1, "");
        var other = new Api(port, tenants.key(tenants.fresh()));
        var reader = new Api(port, tenants.key(caller, "inventory:read"));

        assertThat(other.get("/inventory/ledger").body().path("data").size()).isZero();
        assertThat(other.get("/availability/PEPPER").status()).isEqualTo(404);
        assertThat(reader.get("/inventory/ledger").body().path("data").size()).isEqualTo(1);
        assertThat(reader.post("/inventory/adjustments", "{}").status()).isEqualTo(403);
    }

    private void define(Item item) {
        caller.run(() -> defineItem.handle(new DefineItem.Command(item, 0L)));
    }

    private Api.Answer receive(String sku, long quantity, String more) {
        return api.post("/inventory/receipts", """
                { "site": "EAST", "reference": "DN-7", "lines": [ { "sku": "%s", "quantity": %d%s } ] }
                """.formatted(sku, quantity, more));
    }

    private Api.Answer adjust(long quantity) {
        return api.post("/inventory/adjustments", """
                { "sku": "PEPPER", "site": "EAST", "quantity": %d, "reason": "COUNT", "note": "shelf count" }
                """.formatted(quantity));
    }

    private Api.Answer transfer(long quantity) {
        return api.post("/inventory/transfers", """
                { "sku": "PEPPER", "from": "EAST", "to": "WEST", "quantity": %d, "note": null }
                """.formatted(quantity));
    }

    private Api.Answer expect(long quantity) {
        return api.post("/inventory/expected", """
                { "sku": "PEPPER", "site": "EAST", "quantity": %d, "dueOn": "2027-01-07", "reference": "PO-1" }
                """.formatted(quantity));
    }

    private void reserve(long quantity) {
        jdbc.sql("update inventory.balances set reserved = :quantity where tenant_id = :tenant and sku = 'PEPPER'")
                .param("quantity", quantity)
                .param("tenant", caller.tenant().value())
                .update();
    }
}
