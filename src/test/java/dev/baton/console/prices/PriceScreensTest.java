package dev.baton.console.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.Sku;
import dev.baton.console.Browser;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.pricing.Price;
import dev.baton.pricing.PricingQueries;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class PriceScreensTest {

    private static final Sku SALT = Sku.of("SALT");

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    PricingQueries pricing;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void a_shop() {
        merchant = tenants.fresh();
        merchant.run(shop::eastAndWest);
        merchant.run(() -> shop.stocked("SALT", "WEST", 10));
        browser = Browser.signedIn(port, users, merchant, "*");
        browser.get("/prices/new");
        browser.post(
                "/prices/new",
                "code",
                "retail",
                "name",
                "Retail",
                "currency",
                "USD",
                "default",
                "true",
                "validFrom",
                "2026-01-01");
    }

    @Test
    void a_price_is_set_and_ended_and_a_step_stands_beside_it() {
        assertThat(price("SALT", "1", "4.50", "2026-01-01", "").body()).contains("SALT costs $4.50");
        price("SALT", "100", "3,95", "2026-01-01", "");
        var change = browser.get("/prices/RETAIL/price?sku=SALT&quantity=1&first=2026-01-01");
        assertThat(change.body()).contains("value=\"4.50\"");

        browser.post(
                "/prices/RETAIL/price",
                "known",
                "true",
                "sku",
                "SALT",
                "quantityFrom",
                "1",
                "validFrom",
                "2026-01-01",
                "price",
                "4.60",
                "validTo",
                "2026-12-31");

        assertThat(prices())
                .containsExactly(
                        new Price(SALT, 1, 460, LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31")),
                        new Price(SALT, 100, 395, LocalDate.parse("2026-01-01"), null));
        assertThat(browser.get("/prices/RETAIL?q=salt").body())
                .contains("$4.60")
                .contains("$3.95");
        assertThat(browser.get("/prices/RETAIL?export=csv").body()).contains("SALT,1,4.60,USD");

        browser.post("/prices/RETAIL/withdrawal", "sku", "SALT");
        assertThat(prices()).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_price_is_said_and_nothing_is_set() {
        assertThat(price("NOTHING", "1", "4.50", "2026-01-01", "").statusCode()).isEqualTo(422);
        assertThat(price("SALT", "0", "4.50", "2026-01-01", "").statusCode()).isEqualTo(422);
        assertThat(price("SALT", "1", "-4", "2026-01-01", "").statusCode()).isEqualTo(422);
        assertThat(price("SALT", "1", "4.50", "2026-01-01", "2025-12-31").statusCode())
                .isEqualTo(422);
        assertThat(prices()).isEmpty();
    }

    @Test
    void a_list_is_made_once_and_keeps_its_currency() {
        var again = browser.post(
                "/prices/new", "code", "RETAIL", "name", "Other", "currency", "EUR", "validFrom", "2026-01-01");

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("This code is taken.");
    }

    @Test
    void a_tax_rate_is_typed_in_per_cent() {
        browser.post(
                "/prices/taxes/new",
                "code",
                "US-NJ",
                "name",
                "Sales tax",
                "country",
                "US",
                "region",
                "nj",
                "taxClass",
                "STANDARD",
                "rate",
                "6,625",
                "taxesShipping",
                "true",
                "validFrom",
                "2026-01-01");

        var rate = merchant.call(() -> pricing.taxRate("US-NJ"));
        assertThat(rate.ratePpm()).isEqualTo(66_250);
        assertThat(rate.region()).isEqualTo("NJ");
        assertThat(browser.get("/prices/taxes").body()).contains("6.625%");

        var mixed = browser.post(
                "/prices/taxes/new",
                "code",
                "US-NJ-CITY",
                "name",
                "City tax",
                "country",
                "US",
                "region",
                "NJ",
                "rate",
                "1",
                "inclusive",
                "true",
                "validFrom",
                "2026-01-01");
        assertThat(mixed.statusCode()).isEqualTo(422);
        assertThat(mixed.body()).contains("US-NJ");
    }

    @Test
    void a_shipping_charge_says_for_which_orders_it_is() {
        browser.post(
                "/prices/charges/new",
                "code",
                "GROUND-FAR",
                "service",
                "ground",
                "country",
                "US",
                "regions",
                "ak, hi",
                "currency",
                "USD",
                "charge",
                "19.90",
                "freeFrom",
                "500",
                "maximumGrams",
                "20000",
                "validFrom",
                "2026-01-01");

        var charge = merchant.call(() -> pricing.shippingCharge("GROUND-FAR"));
        assertThat(charge.service()).isEqualTo("GROUND");
        assertThat(charge.regions()).containsExactlyInAnyOrder("AK", "HI");
        assertThat(charge.charge()).isEqualTo(1990);
        assertThat(charge.freeFrom()).isEqualTo(50_000);
        assertThat(browser.get("/prices/charges/GROUND-FAR").body()).contains("AK HI");
    }

    @Test
    void who_may_only_look_cannot_set_a_price() {
        var looker = Browser.signedIn(port, users, merchant, "prices:read", "items:read");

        assertThat(looker.get("/prices/RETAIL").body()).contains("Your role may only look at this.");
        assertThat(looker.post("/prices/RETAIL/withdrawal", "sku", "SALT").statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> price(String sku, String from, String price, String first, String last) {
        return browser.post(
                "/prices/RETAIL/price",
                "sku",
                sku,
                "quantityFrom",
                from,
                "price",
                price,
                "validFrom",
                first,
                "validTo",
                last);
    }

    private List<Price> prices() {
        return merchant.call(
                () -> pricing.prices("RETAIL", null, PageRequest.first(20)).data());
    }
}
