package dev.baton.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.catalog.DefineItem;
import dev.baton.catalog.Item;
import dev.baton.catalog.Sku;
import dev.baton.network.HandlingClass;
import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everything about prices together, as a program sees it. */
@BatonTest
class PriceQuoteControllerTest {

    private static final String BASKET = """
            { "channel": "web", "currency": "USD", "on": "2026-11-21", "shipTo": { "country": "US", "region": "NJ" },
              "lines": [ { "sku": "PEPPER", "quantity": 3 }, { "sku": "MILL", "quantity": 1 } ],
              "discountCodes": ["welcome10"] }
            """;

    private static final String TEN_PERCENT = """
            { "code": "WELCOME10", "name": "Welcome", "kind": "PERCENT", "basisPoints": 1000, "scope": "ORDER",
              "validFrom": "2026-01-01", "automatic": false }
            """;

    private static final String NEW_JERSEY = """
            { "code": "US-NJ", "country": "US", "region": "NJ", "name": "New Jersey sales tax", "ratePpm": 66250,
              "inclusive": false, "taxesShipping": true, "validFrom": "2026-01-01" }
            """;

    private static final String GROUND = """
            { "code": "GROUND-US-2", "service": "GROUND", "country": "US", "regions": ["NJ", "NY"], "maximumGrams": 2000,
              "charge": { "amount": "6.95", "currency": "USD" }, "freeFrom": { "amount": "75.00", "currency": "USD" },
              "validFrom": "2026-01-01" }
            """;

    @Autowired
    TestTenant tenants;

    @Autowired
    DefineItem defineItem;

    @LocalServerPort
    int port;

    Api api;

    @BeforeEach
    void aShop() {
        var caller = tenants.fresh();
        api = new Api(port, tenants.key(caller));
        item(caller, "PEPPER", "FOOD");
        item(caller, "MILL", "GENERAL");
        made("/price-lists", """
                { "code": "RETAIL", "name": "Retail", "currency": "USD", "isDefault": true, "validFrom": "2026-01-01",
                  "prices": [ { "sku": "PEPPER", "unitPrice": { "amount": "8.49", "currency": "USD" } },
                    { "sku": "MILL", "unitPrice": { "amount": "36.00", "currency": "USD" } } ] }
                """);
        made("/discounts", TEN_PERCENT);
        made("/tax-rates", NEW_JERSEY);
        made(
                "/tax-rates",
                NEW_JERSEY.replace("\"US-NJ\"", "\"US-NJ-FOOD\"").replace("66250", "0, \"taxClass\": \"FOOD\""));
        made("/shipping-charges", GROUND);
    }

    @Test
    void a_basket_is_priced_to_the_cent() {
        var quote = api.post("/price-quotes", BASKET);

        assertThat(quote.status()).as(quote.response().body()).isEqualTo(200);
        assertThat(amount(quote, "goods")).isEqualTo("61.47");
        assertThat(amount(quote, "discount")).isEqualTo("6.15");
        assertThat(amount(quote, "net")).isEqualTo("55.32");
        assertThat(amount(quote, "shipping")).isEqualTo("6.95");
        assertThat(amount(quote, "tax")).isEqualTo("2.61");
        assertThat(amount(quote, "total")).isEqualTo("64.88");
        assertThat(quote.body()
                        .path("lines")
                        .path(1)
                        .path("source")
                        .path("list")
                        .asString())
                .isEqualTo("RETAIL");
    }

    @Test
    void a_discount_for_a_category_is_given_to_its_items_alone() {
        made("/discounts", """
                { "code": "MILLS", "name": "Mills", "kind": "AMOUNT", "amount": { "amount": "5.00", "currency": "USD" },
                  "scope": "LINE", "categories": ["CAT-MILL"], "validFrom": "2026-01-01", "automatic": true }
                """);

        var quote = api.post("/price-quotes", BASKET.replace("welcome10", "none"));

        assertThat(amount(quote, "discount")).isEqualTo("5.00");
        assertThat(quote.body()
                        .path("lines")
                        .path(1)
                        .path("discounts")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("MILLS");
    }

    @Test
    void what_cannot_be_priced_is_named_line_by_line() {
        var refused = api.post("/price-quotes", BASKET.replace("\"USD\"", "\"EUR\""));

        assertThat(refused.problem()).isEqualTo("lines-without-price");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactly("lines[0].sku", "lines[1].sku");
    }

    @Test
    void a_bad_basket_is_refused_with_its_fields() {
        assertThat(fields(BASKET.replace("MILL", "NOTHING"))).containsExactly("lines[1].sku");
        assertThat(fields(BASKET.replace("\"USD\"", "\"US$\""))).containsExactly("currency");
        assertThat(fields(BASKET.replace("\"quantity\": 3", "\"quantity\": 0"))).containsExactly("lines[0].quantity");
        assertThat(fields(BASKET.replace("\"quantity\": 3", "\"quantity\": 1000000000000")))
                .containsExactly("lines[0].quantity");
        assertThat(fields(BASKET.replace("\"channel\"", "\"customer\": \"C-404\", \"channel\"")))
                .containsExactly("customer");
        assertThat(fields(BASKET.replace("{ \"sku\": \"MILL\", \"quantity\": 1 }", "null")))
                .containsExactly("lines[1]");
    }

    @Test
    void master_data_is_changed_under_its_version_and_read_back() {
        for (var path : new String[] {"/discounts/WELCOME10", "/tax-rates/US-NJ", "/shipping-charges/GROUND-US-2"}) {
            var body = api.get(path);
            assertThat(body.header("ETag")).as(path).isEqualTo("\"1\"");
            var changed = api.put(path, body.response().body().replace("2026-01-01", "2026-01-02"));
            assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
            assertThat(changed.body().path("validFrom").asString()).isEqualTo("2026-01-02");
            assertThat(api.get(path).header("ETag")).isEqualTo("\"2\"");
            var late = api.send("PUT", path, body.response().body(), Map.of("If-Match", "\"1\""));
            assertThat(late.status()).as(path).isEqualTo(412);
        }
        assertThat(api.get("/tax-rates?country=US").body().path("data").size()).isEqualTo(2);
        assertThat(api.get("/tax-rates?country=DE").body().path("data").size()).isZero();
        assertThat(api.get("/shipping-charges?service=GROUND")
                        .body()
                        .path("data")
                        .size())
                .isEqualTo(1);
        assertThat(api.get("/discounts").body().path("data").size()).isEqualTo(1);
    }

    @Test
    void a_code_is_taken_once() {
        assertThat(api.post("/discounts", TEN_PERCENT).problem()).isEqualTo("discount-code-taken");
        assertThat(api.post("/tax-rates", NEW_JERSEY).problem()).isEqualTo("tax-rate-code-taken");
        assertThat(api.post("/shipping-charges", GROUND).problem()).isEqualTo("shipping-charge-code-taken");
    }

    @Test
    void one_place_cannot_both_add_its_tax_and_include_it() {
        var other =
                NEW_JERSEY.replace("\"US-NJ\"", "\"US-NJ-2\"").replace("\"inclusive\": false", "\"inclusive\": true");

        assertThat(api.post("/tax-rates", other).problem()).isEqualTo("tax-rate-mixes-inclusion");
        made("/tax-rates", other.replace("\"region\": \"NJ\",", ""));
    }

    @Test
    void a_discount_is_a_percentage_or_an_amount() {
        var both = TEN_PERCENT
                .replace("WELCOME10", "BOTH")
                .replace("\"scope\"", "\"amount\": { \"amount\": \"1.00\", \"currency\": \"USD\" }, \"scope\"");
        var neither = TEN_PERCENT.replace("WELCOME10", "NONE").replace("\"basisPoints\": 1000,", "");

        assertThat(api.post("/discounts", both).body().path("errors").findValuesAsString("field"))
                .containsExactly("amount");
        assertThat(api.post("/discounts", neither).body().path("errors").findValuesAsString("field"))
                .containsExactly("basisPoints");
        assertThat(api.post("/discounts", TEN_PERCENT.replace("\"scope\"", "\"skus\": [null], \"scope\""))
                        .status())
                .isEqualTo(400);
    }

    private List<String> fields(String basket) {
        var refused = api.post("/price-quotes", basket);
        assertThat(refused.status()).as(refused.response().body()).isIn(400, 422);
        return refused.body().path("errors").findValuesAsString("field");
    }

    private static String amount(Api.Answer quote, String field) {
        return quote.body().path(field).path("amount").asString();
    }

    private void made(String path, String body) {
        var answer = api.post(path, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    private void item(Caller caller, String sku, String taxCategory) {
        var item = new Item(
                new Sku(sku),
                Item.Type.ITEM,
                sku,
                null,
                null,
                Item.UNIT,
                1,
                null,
                100,
                10,
                10,
                10,
                HandlingClass.STANDARD,
                null,
                null,
                "CAT-" + sku,
                taxCategory,
                null,
                Item.Status.ACTIVE,
                List.of(),
                1);
        caller.call(() -> defineItem.handle(new DefineItem.Command(item, 0L)));
    }
}
