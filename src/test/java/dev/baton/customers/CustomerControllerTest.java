package dev.baton.customers;

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
class CustomerControllerTest {

    private static final String COPPER = """
            { "number": "C-1001", "type": "COMPANY", "name": "Copper Tide Provisions LLC", "language": "en",
              "email": "orders@copper.example.org", "phone": "+1 213 555 0107", "priceList": "WHOLESALE-USD",
              "currency": "USD", "paymentTerms": "NET30", "creditLimit": { "amount": "15000.00", "currency": "USD" },
              "tags": ["wholesale", "vip"], "shippingPolicy": "COMPLETE", "taxExempt": true,
              "contacts": [ { "name": "Renata Solís", "role": "Buyer", "email": "renata@copper.example.org" } ],
              "addresses": [
                { "kind": "SHIP_TO", "isDefault": true, "address": { "name": "Copper Tide", "line1": "1480 Mateo Street",
                  "city": "Los Angeles", "region": "CA", "postcode": "90021", "country": "US" } },
                { "kind": "BILL_TO", "isDefault": true, "address": { "name": "Accounts", "line1": "1 Bill Way",
                  "city": "Los Angeles", "region": "CA", "postcode": "90021", "country": "US" } } ] }
            """;

    private static final String LIAM = """
            { "type": "CONSUMER", "name": "Liam Fraser", "email": "liam@example.org" }
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
    void an_account_is_opened_and_read_back() {
        var opened = api.post("/customers", COPPER);

        assertThat(opened.status()).as(opened.response().body()).isEqualTo(201);
        assertThat(opened.header("Location")).isEqualTo("/api/v1/customers/C-1001");
        assertThat(opened.body().at("/creditLimit/amount").asString()).isEqualTo("15000.00");
        assertThat(opened.body().at("/tags/0").asString()).isEqualTo("VIP");
        assertThat(opened.body().at("/addresses/0/isDefault").asBoolean()).isTrue();
        assertThat(opened.body().at("/addresses/0/address/line1").asString()).isEqualTo("1480 Mateo Street");
        assertThat(opened.body().at("/contacts/0/name").asString()).isEqualTo("Renata Solís");
        var read = api.get("/customers/C-1001");
        assertThat(read.body()).isEqualTo(opened.body());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void what_was_read_can_be_written_back() {
        api.post("/customers", COPPER);
        var read = api.get("/customers/C-1001");

        var written =
                api.send("PUT", "/customers/C-1001", read.response().body(), Map.of("If-Match", read.header("ETag")));

        assertThat(written.status()).as(written.response().body()).isEqualTo(200);
        assertThat(written.body()).isEqualTo(read.body());
        assertThat(written.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void a_number_is_counted_around_those_that_were_given() {
        api.post("/customers", COPPER);
        api.post("/customers", COPPER.replace("C-1001", "C-1060"));

        var first = api.post("/customers", LIAM);
        var second = api.post("/customers", LIAM);

        assertThat(first.body().path("number").asString()).isEqualTo("C-1061");
        assertThat(second.body().path("number").asString()).isEqualTo("C-1062");
    }

    @Test
    void a_merchant_s_first_customer_is_number_1001() {
        var liam = api.post("/customers", LIAM);

        assertThat(liam.body().path("number").asString()).isEqualTo("C-1001");
        assertThat(liam.body().path("paymentTerms").asString()).isEqualTo("PREPAID");
        assertThat(liam.body().path("shippingPolicy").asString()).isEqualTo("PARTIAL");
        assertThat(liam.body().path("enabled").asBoolean()).isTrue();
    }

    @Test
    void a_number_names_one_account() {
        api.post("/customers", COPPER);

        assertThat(api.post("/customers", COPPER).problem()).isEqualTo("customer-number-taken");
        assertThat(api.put("/customers/C-7", COPPER).status()).isEqualTo(422);
        assertThat(api.post("/customers", COPPER.replace("C-1001", "C-0")).status())
                .isEqualTo(422);
    }

    @Test
    void a_change_to_an_old_version_is_refused() {
        api.post("/customers", COPPER);
        api.put("/customers/C-1001", COPPER.replace("NET30", "NET14"));

        var late = api.send("PUT", "/customers/C-1001", COPPER, Map.of("If-Match", "\"1\""));

        assertThat(late.status()).isEqualTo(412);
        assertThat(api.get("/customers/C-1001").body().path("paymentTerms").asString())
                .isEqualTo("NET14");
    }

    @Test
    void a_bad_customer_has_every_field_named() {
        var impossible = api.post(
                "/customers",
                COPPER.replace("\"15000.00\", \"currency\": \"USD\"", "\"-1.00\", \"currency\": \"EUR\"")
                        .replace("renata@copper.example.org", "renata")
                        .replace("1480 Mateo Street", " ")
                        .replace("BILL_TO", "SHIP_TO"));

        assertThat(impossible.status()).isEqualTo(422);
        assertThat(impossible.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "creditLimit.currency",
                        "creditLimit.amount",
                        "contacts[0].email",
                        "addresses[0].address.line1",
                        "addresses");
        var unreadable = api.post(
                "/customers", COPPER.replace("\"Renata Solís\"", "\"\"").replace("\"en\"", "\"English\""));
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("contacts[0].name", "language");
    }

    @Test
    void customers_are_found_by_number_name_mail_and_telephone() {
        api.post("/customers", COPPER);
        api.post("/customers", LIAM.replace("Liam", "Líam"));

        assertThat(numbers("?text=c-1001")).isEqualTo("C-1001");
        assertThat(numbers("?text=tide%20copper")).isEqualTo("C-1001");
        assertThat(numbers("?text=liam%20fraser")).isEqualTo("C-1002");
        assertThat(numbers("?text=liam@example")).isEqualTo("C-1002");
        assertThat(numbers("?text=5550107")).isEqualTo("C-1001");
        assertThat(numbers("?tag=vip")).isEqualTo("C-1001");
        assertThat(numbers("?type=CONSUMER")).isEqualTo("C-1002");
        assertThat(numbers("?text=nobody")).isEmpty();
        var first = api.get("/customers?limit=1");
        assertThat(first.body().at("/data/0/city").asString()).isEqualTo("Los Angeles");
        assertThat(numbers("?limit=1&cursor=" + first.body().path("next").asString()))
                .isEqualTo("C-1002");
    }

    @Test
    void one_merchant_never_sees_another_s_customers() {
        api.post("/customers", COPPER);
        var other = new Api(port, tenants.key(tenants.fresh()));

        assertThat(other.get("/customers/C-1001").status()).isEqualTo(404);
        assertThat(other.get("/customers").body().path("data").size()).isZero();
    }

    private String numbers(String query) {
        return String.join(
                ",", api.get("/customers" + query).body().path("data").findValuesAsString("number"));
    }
}
