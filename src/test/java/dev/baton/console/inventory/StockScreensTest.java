package dev.baton.console.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.catalog.CatalogFixture;
import dev.baton.catalog.DefineItem;
import dev.baton.catalog.Sku;
import dev.baton.console.Browser;
import dev.baton.inventory.ExpectedId;
import dev.baton.inventory.InventoryQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class StockScreensTest {

    private static final String SITE = """
            { "code": "EAST", "name": "East", "type": "WAREHOUSE",
              "address": { "line1": "1 Dock Road", "city": "Newark", "region": "NJ", "postcode": "07105", "country": "US" },
              "location": { "latitude": 40.73, "longitude": -74.15 },
              "timeZone": "America/New_York", "workingDays": ["MONDAY"], "cutOff": "16:00",
              "handlingClasses": ["STANDARD"] }
            """;

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    DefineItem defineItem;

    @Autowired
    InventoryQueries inventory;

    @Autowired
    JdbcClient jdbc;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void two_sites_and_an_item_in_cases_of_twelve() {
        merchant = tenants.fresh();
        browser = Browser.signedIn(port, users, merchant);
        var api = new Api(port, tenants.key(merchant));
        api.post("/sites", SITE);
        api.post("/sites", SITE.replace("EAST", "WEST"));
        var pepper = CatalogFixture.item("PEPPER", "4006381333931", 12, "14006381333938");
        merchant.run(() -> defineItem.handle(new DefineItem.Command(pepper, 0L)));
    }

    @Test
    void a_delivery_is_scanned_and_booked_without_a_script() {
        var once = browser.post("/receive", "site", "EAST", "code", "4006381333931");
        assertThat(once.body()).contains("lines[0].quantity", "value=\"1\"");
        assertThat(once.headers().firstValue("HX-Trigger")).hasValue("scan-right");

        var andACase = browser.post(
                "/receive",
                "site",
                "EAST",
                "code",
                "14006381333938",
                "lines[0].sku",
                "PEPPER",
                "lines[0].quantity",
                "1",
                "lines[0].bin",
                "");
        assertThat(andACase.body()).contains("value=\"13\"", "Receive 13 units");

        var booked = browser.post(
                "/receive",
                "site",
                "EAST",
                "book",
                "yes",
                "reference",
                "DN-7",
                "lines[0].sku",
                "PEPPER",
                "lines[0].quantity",
                "13",
                "lines[0].bin",
                "A-01");
        assertThat(booked.body()).contains("13 units are in stock", "Nothing scanned yet");
        assertThat(onHand()).isEqualTo(13);
        assertThat(browser.get("/balances?site=EAST&available=some&sort=-available")
                        .body())
                .contains("PEPPER", "A-01");
        assertThat(browser.get("/balances?q=nothing").body()).contains("No balance fits");
        assertThat(browser.get("/balances/ledger?sku=PEPPER&site=EAST").body()).contains("DN-7", "Receipt", "+13");
    }

    @Test
    void a_scan_that_names_nothing_is_an_alarm_and_adds_nothing() {
        var unknown = browser.post("/receive", "site", "EAST", "code", "0000");

        assertThat(unknown.body()).contains("Not in the catalog: 0000").doesNotContain("lines[0].sku");
        assertThat(unknown.headers().firstValue("HX-Trigger"))
                .hasValueSatisfying(heard -> assertThat(heard).contains("scan-wrong", "Not in the catalog: 0000"));
        assertThat(browser.post("/receive", "site", "EAST", "book", "yes").body())
                .contains("Scan something first");
    }

    @Test
    void what_is_expected_is_taken_over_with_one_press() {
        browser.post(
                "/balances/expected/new",
                "sku",
                "PEPPER",
                "site",
                "EAST",
                "quantity",
                "48",
                "dueOn",
                "2030-01-05",
                "reference",
                "PO-9");
        var id = merchant.call(() -> inventory.expected(null, null, true, PageRequest.first(1)))
                .data()
                .getFirst()
                .id()
                .toString();
        assertThat(browser.get("/receive?site=EAST").body()).contains("PO-9", "value=\"" + id + "\"");

        var taken = browser.post("/receive", "site", "EAST", "take", id);
        assertThat(taken.body()).contains("Receive 48 units");
        browser.post(
                "/receive",
                "site",
                "EAST",
                "book",
                "yes",
                "lines[0].sku",
                "PEPPER",
                "lines[0].quantity",
                "40",
                "lines[0].expected",
                id);

        assertThat(browser.get("/balances/expected").body()).contains("PO-9");
        assertThat(browser.get("/balances/expected/" + id).body()).contains("40 of 48 have come");
        browser.post("/balances/expected/" + id + "/closing", "version", version(id));
        assertThat(browser.get("/balances/expected").body()).contains("Nothing is expected");
        assertThat(browser.get("/balances/expected?state=closed").body()).contains("PO-9");
    }

    @Test
    void an_adjustment_says_what_it_did_and_refuses_to_oversell_in_words() {
        receive(10);
        reserve(7);
        assertThat(browser.get("/balances/adjust?sku=PEPPER").body()).contains("10 on hand", "7 reserved");

        var refused = adjust("-4");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("10 lie there and 7 of them are promised to orders: at most 3");
        assertThat(adjust("0").body()).contains("A change of 0 changes nothing");
        assertThat(adjust("x").body()).contains("A whole number, such as 12 or -3");

        assertThat(adjust("−3").body()).contains("now 7 on hand", "Count", "shelf");
    }

    @Test
    void a_transfer_moves_what_is_free_and_no_more() {
        receive(10);
        reserve(7);

        assertThat(transfer("EAST", "4").body()).contains("Only 3 are free there");
        assertThat(transfer("WEST", "1").body()).contains("Choose another site");
        assertThat(transfer("EAST", "3").body()).contains("3 of PEPPER moved from EAST to WEST");
    }

    @Test
    void a_reader_books_nothing() {
        var reader = Browser.signedIn(port, users, merchant, "inventory:read", "items:read");

        assertThat(reader.get("/balances").body()).contains("Your role may look at stock but not change it");
        assertThat(reader.post("/balances/adjust", "sku", "PEPPER").statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> adjust(String change) {
        return browser.post(
                "/balances/adjust",
                "sku",
                "PEPPER",
                "site",
                "EAST",
                "change",
                change,
                "reason",
                "COUNT",
                "note",
                "shelf");
    }

    private HttpResponse<String> transfer(String from, String quantity) {
        return browser.post("/balances/transfer", "sku", "PEPPER", "from", from, "to", "WEST", "quantity", quantity);
    }

    private void receive(long quantity) {
        browser.post(
                "/receive",
                "site",
                "EAST",
                "book",
                "yes",
                "lines[0].sku",
                "PEPPER",
                "lines[0].quantity",
                String.valueOf(quantity));
    }

    private void reserve(long quantity) {
        jdbc.sql("update inventory.balances set reserved = :quantity where tenant_id = :tenant and site = 'EAST'")
                .param("quantity", quantity)
                .param("tenant", merchant.tenant().value())
                .update();
    }

    private String version(String id) {
        return String.valueOf(
                merchant.call(() -> inventory.expected(ExpectedId.of(id))).version());
    }

    private long onHand() {
        return Objects.requireNonNull(merchant.call(() -> inventory.availability(Set.of(Sku.of("PEPPER"))))
                        .get(Sku.of("PEPPER")))
                .onHand();
    }
}
