package dev.baton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class ItemControllerTest {

    private static final String PEPPER = """
            { "sku": "PEPPER", "name": { "en": "Jalapeño pepper, 60 g", "es": "Chile jalapeño 60 g" },
              "gtin": "4006381333931", "case": { "size": 12, "gtin": "14006381333938" },
              "weightGrams": 188, "dimensions": { "lengthMm": 52, "widthMm": 52, "heightMm": 108 },
              "handlingClass": "FOOD_SAFE", "hsCode": "090411", "countryOfOrigin": "VN",
              "category": "Spices", "taxCategory": "FOOD", "brand": "Baton" }
            """;

    private static final String SALT = """
            { "sku": "salt/fine", "name": { "en": "Fine salt" }, "category": "Salts", "status": "DISCONTINUED" }
            """;

    private static final String DUO = """
            { "sku": "DUO", "type": "KIT", "name": { "en": "Salt and pepper" },
              "components": [ { "sku": "PEPPER", "quantity": 2 }, { "sku": "SALT/FINE", "quantity": 1 } ] }
            """;

    @Autowired
    TestTenant tenants;

    @LocalServerPort
    int port;

    Api api;

    @BeforeEach
    void an_api() {
        api = new Api(port, tenants.key(tenants.fresh()));
    }

    @Test
    void an_item_is_added_and_read_back() {
        var added = api.post("/items", PEPPER);

        assertThat(added.status()).as(added.response().body()).isEqualTo(201);
        assertThat(added.header("Location")).isEqualTo("/api/v1/items/PEPPER");
        assertThat(added.body().at("/case/size").asInt()).isEqualTo(12);
        assertThat(added.body().at("/case/gtin").asString()).isEqualTo("14006381333938");
        assertThat(added.body().at("/gtin").asString()).isEqualTo("4006381333931");
        assertThat(added.body().at("/name/es").asString()).isEqualTo("Chile jalapeño 60 g");
        assertThat(added.body().path("type").asString()).isEqualTo("ITEM");
        var read = api.get("/items/pepper");
        assertThat(read.body()).isEqualTo(added.body());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void an_item_says_what_it_costs_and_in_which_quantities_it_is_ordered() {
        var added = api.post("/items", PEPPER.replace("\"brand\"", """
                "standardCost": { "amount": "3.37", "currency": "EUR" },
                "ordering": { "minimum": 12, "multiple": 6, "maximum": 600 }, "brand\""""));

        assertThat(added.status()).as(added.response().body()).isEqualTo(201);
        assertThat(added.body().at("/standardCost/amount").asString()).isEqualTo("3.37");
        assertThat(added.body().at("/standardCost/currency").asString()).isEqualTo("EUR");
        assertThat(added.body().at("/ordering/minimum").asLong()).isEqualTo(12);
        assertThat(added.body().at("/ordering/multiple").asLong()).isEqualTo(6);
        assertThat(added.body().at("/ordering/maximum").asLong()).isEqualTo(600);
        assertThat(api.get("/items/pepper").body()).isEqualTo(added.body());
    }

    @Test
    void quantities_that_cannot_be_are_complained_about_by_name() {
        var refused = api.post("/items", """
                { "sku": "DUO", "type": "KIT", "name": { "en": "Duo" },
                  "standardCost": { "amount": "3.37", "currency": "EUR" },
                  "ordering": { "minimum": 0, "multiple": -1, "maximum": 0 },
                  "components": [ { "sku": "PEPPER", "quantity": 2 } ] }
                """);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.response().body())
                .contains("ordering.minimum", "ordering.multiple", "ordering.maximum", "\"standardCost\"");
    }

    @Test
    void what_was_read_can_be_written_back() {
        api.post("/items", PEPPER);
        api.post("/items", SALT);
        api.post("/items", DUO);

        for (var path : new String[] {"/items/PEPPER", "/items/SALT/FINE", "/items/DUO"}) {
            var read = api.get(path);
            var written = api.send("PUT", path, read.response().body(), Map.of("If-Match", read.header("ETag")));
            assertThat(written.status()).as(written.response().body()).isEqualTo(200);
            assertThat(written.body()).isEqualTo(read.body());
            assertThat(written.header("ETag")).isEqualTo("\"2\"");
        }
    }

    @Test
    void a_sku_names_one_item_and_a_gtin_too() {
        api.post("/items", PEPPER);

        assertThat(api.post("/items", PEPPER).problem()).isEqualTo("sku-taken");
        var taken = api.post("/items", PEPPER.replace("PEPPER", "OTHER"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.problem()).isEqualTo("gtin-taken");
        assertThat(taken.body().path("sku").asString()).isEqualTo("PEPPER");
    }

    @Test
    void a_change_to_an_old_version_is_refused() {
        api.post("/items", PEPPER);
        api.put("/items/PEPPER", PEPPER.replace("188", "190"));

        var late = api.send("PUT", "/items/PEPPER", PEPPER, Map.of("If-Match", "\"1\""));

        assertThat(late.status()).isEqualTo(412);
        assertThat(api.get("/items/PEPPER").body().path("weightGrams").asInt()).isEqualTo(190);
    }

    @Test
    void a_bad_item_has_every_field_named() {
        var unreadable = api.post(
                "/items",
                PEPPER.replace("\"090411\"", "\"09\"")
                        .replace("\"VN\"", "\"Vietnam\"")
                        .replace("188", "-1"));
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("hsCode", "countryOfOrigin", "weightGrams");

        var impossible = api.post(
                "/items",
                PEPPER.replace("4006381333931", "4006381333932")
                        .replace("333938", "333939")
                        .replace(": 12", ": 0"));
        assertThat(impossible.status()).isEqualTo(422);
        assertThat(impossible.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("gtin", "case.gtin", "case.size");
    }

    @Test
    void a_bad_sku_is_named() {
        var refused = api.post("/items", PEPPER.replace("\"PEPPER\"", "\"PEP PER\""));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("sku");
        assertThat(api.get("/items/PEP%20PER").status()).isEqualTo(404);
    }

    @Test
    void a_kit_names_the_components_that_cannot_be() {
        api.post("/items", PEPPER);
        api.post("/items", SALT);
        assertThat(api.post("/items", DUO).status()).isEqualTo(201);

        var refused = api.post(
                "/items",
                DUO.replace("\"DUO\"", "\"TRIO\"")
                        .replace("\"PEPPER\"", "\"DUO\"")
                        .replace("SALT/FINE", "NOTHING"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("components[0].sku", "components[1].sku");
        assertThat(api.post("/items", DUO.replace("\"KIT\"", "\"ITEM\"")).status())
                .isEqualTo(422);
        assertThat(api.put("/items/DUO", SALT.replace("salt/fine", "DUO")).problem())
                .isEqualTo("item-type-fixed");
    }

    @Test
    void a_scan_names_the_item_and_how_many_it_stands_for() {
        api.post("/items", PEPPER);

        var scanned = api.get("/items/scan?code=14006381333938");

        assertThat(scanned.body().at("/item/sku").asString()).isEqualTo("PEPPER");
        assertThat(scanned.body().path("units").asInt()).isEqualTo(12);
        assertThat(api.get("/items/scan?code=%5DC10104006381333931")
                        .body()
                        .path("units")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.get("/items/scan?code=nothing").status()).isEqualTo(404);
    }

    @Test
    void items_are_found_by_words_in_both_languages_and_paged() {
        api.post("/items", PEPPER);
        api.post("/items", SALT);

        assertThat(skus("?text=jalapeno")).isEqualTo("PEPPER");
        assertThat(skus("?text=CHILE%2060")).isEqualTo("PEPPER");
        assertThat(skus("?text=salt/")).isEqualTo("SALT/FINE");
        assertThat(skus("?text=400638133393")).isEqualTo("PEPPER");
        assertThat(skus("?status=DISCONTINUED")).isEqualTo("SALT/FINE");
        assertThat(skus("?category=Spices")).isEqualTo("PEPPER");
        var first = api.get("/items?limit=1");
        assertThat(skus("?limit=1&cursor=" + first.body().path("next").asString()))
                .isEqualTo("SALT/FINE");
        assertThat(api.get("/items?status=GONE").status()).isEqualTo(400);
    }

    @Test
    void one_merchant_never_sees_another_s_items() {
        api.post("/items", PEPPER);
        var other = new Api(port, tenants.key(tenants.fresh()));

        assertThat(other.get("/items/PEPPER").status()).isEqualTo(404);
        assertThat(other.get("/items").body().path("data").size()).isZero();
        assertThat(other.post("/items", PEPPER).status()).isEqualTo(201);
    }

    private String skus(String query) {
        return String.join(",", api.get("/items" + query).body().path("data").findValuesAsString("sku"));
    }
}
