package dev.baton.pricing;

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
class PriceListControllerTest {

    private static final String RETAIL = """
            { "code": "RETAIL", "name": "Retail", "currency": "USD", "isDefault": true, "validFrom": "2026-01-01",
              "prices": [
                { "sku": "PEPPER", "unitPrice": { "amount": "8.49", "currency": "USD" } },
                { "sku": "PEPPER", "quantityFrom": 24, "unitPrice": { "amount": "5.25", "currency": "USD" } } ] }
            """;

    @Autowired
    TestTenant tenants;

    @LocalServerPort
    int port;

    Api api;

    @BeforeEach
    void anApi() {
        api = new Api(port, tenants.key(tenants.fresh()));
    }

    @Test
    void a_list_is_made_with_prices_and_read_back() {
        var made = api.post("/price-lists", RETAIL);

        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(api.get("/price-lists/RETAIL").body()).isEqualTo(made.body());
        var prices = api.get("/price-lists/RETAIL/prices").body().path("data");
        assertThat(prices.size()).isEqualTo(2);
        assertThat(prices.path(1).path("quantityFrom").asLong()).isEqualTo(24);
        assertThat(prices.path(1).path("unitPrice").path("amount").asString()).isEqualTo("5.25");
        assertThat(prices.path(1).path("validFrom").asString()).isEqualTo("2026-01-01");
    }

    @Test
    void prices_are_replaced_added_and_withdrawn_at_once() {
        api.post("/price-lists", RETAIL);

        var set = api.put("/price-lists/RETAIL/prices", """
                { "prices": [
                    { "sku": "SALT", "unitPrice": { "amount": "3.00", "currency": "USD" } },
                    { "sku": "SUGAR", "unitPrice": { "amount": "2.00", "currency": "USD" } } ],
                  "withdrawn": ["PEPPER"] }
                """);
        var again = api.put("/price-lists/RETAIL/prices", """
                { "prices": [ { "sku": "SALT", "unitPrice": { "amount": "3.10", "currency": "USD" } } ] }
                """);

        assertThat(set.status()).as(set.response().body()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo("\"3\"");
        var prices = api.get("/price-lists/RETAIL/prices").body().path("data");
        assertThat(prices.findValuesAsString("sku")).containsExactly("SALT", "SUGAR");
        assertThat(prices.path(0).path("unitPrice").path("amount").asString()).isEqualTo("3.10");
    }

    @Test
    void prices_are_paged() {
        api.post("/price-lists", RETAIL);

        var first = api.get("/price-lists/RETAIL/prices?limit=1").body();
        var second = api.get("/price-lists/RETAIL/prices?limit=1&cursor="
                        + first.path("next").asString())
                .body();

        assertThat(first.path("data").path(0).path("quantityFrom").asLong()).isEqualTo(1);
        assertThat(second.path("data").path(0).path("quantityFrom").asLong()).isEqualTo(24);
        assertThat(second.path("next").isMissingNode()).isTrue();
    }

    @Test
    void what_is_wrong_with_a_price_is_named() {
        var refused = api.post("/price-lists", """
                { "code": "R", "name": "R", "currency": "USD", "validFrom": "2026-01-01",
                  "prices": [
                    { "sku": "A", "unitPrice": { "amount": "1.00", "currency": "EUR" } },
                    { "sku": "B", "unitPrice": { "amount": "-1.00", "currency": "USD" } },
                    { "sku": "B", "unitPrice": { "amount": "1.00", "currency": "USD" } } ] }
                """);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactly("prices[0].unitPrice.currency", "prices[1].unitPrice.amount", "prices[2]");
        assertThat(api.post("/price-lists", RETAIL.replace("8.49", "8.499")).status())
                .isEqualTo(400);
        assertThat(api.post("/price-lists", RETAIL.replaceFirst("\"USD\"", "\"BUCKS\""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_list_keeps_its_currency_and_its_code() {
        api.post("/price-lists", RETAIL);

        assertThat(api.post("/price-lists", RETAIL).problem()).isEqualTo("price-list-code-taken");
        var euro = """
                { "code": "RETAIL", "name": "Retail", "currency": "EUR", "validFrom": "2026-01-01" }
                """;
        assertThat(api.put("/price-lists/RETAIL", euro).problem()).isEqualTo("price-list-currency-fixed");
        assertThat(api.send("PUT", "/price-lists/RETAIL", RETAIL, Map.of("If-Match", "\"7\""))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void prices_of_no_list_are_not_found() {
        assertThat(api.put("/price-lists/NONE/prices", "{ \"prices\": [] }").status())
                .isEqualTo(404);
        assertThat(api.get("/price-lists/NONE/prices").status()).isEqualTo(404);
    }
}
