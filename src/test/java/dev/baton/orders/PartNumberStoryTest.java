package dev.baton.orders;

import static dev.baton.customers.CustomerFixture.onAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.Sku;
import dev.baton.console.Browser;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.DefineCustomer;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer reads an order out in numbers of its own. */
@BatonTest
class PartNumberStoryTest {

    private static final CustomerNumber COPPER = new CustomerNumber("C-1");

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @Autowired
    DefineCustomer defineCustomer;

    @Autowired
    SayPartNumbers sayPartNumbers;

    @Autowired
    PartNumberQueries partNumbers;

    @LocalServerPort
    int port;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void twoCustomersAndTwoItems() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 10);
            shop.stocked("HAT", "EAST", 10);
            defineCustomer.handle(new DefineCustomer.Command(onAccount(COPPER.value(), null), null));
            defineCustomer.handle(new DefineCustomer.Command(onAccount("C-2", null), null));
        });
        browser = Browser.signedIn(port, users, merchant);
        browser.get("/customers/C-1/part-numbers");
    }

    @Test
    void an_order_is_typed_in_by_them() {
        assertThat(save("ct 47-11\tMUG\n\nCT-4712 = HAT\n").body())
                .contains("2 part numbers are kept", "ct 47-11", "/items/MUG");

        assertThat(quote("C-1", "CT 47-11")).contains("Item MUG");
        assertThat(quote("C-2", "CT 47-11")).doesNotContain("Item MUG");
        assertThat(quote("C-1", "HAT")).contains("Item HAT");
    }

    @Test
    void they_are_found_while_one_types() {
        save("CT-4712 HAT\nCT-4711 MUG\nX-1 MUG");
        assertThat(found("C-1", "ct-47")).containsSubsequence("\"MUG\"", "CT-4711 · Item MUG", "\"HAT\"", "CT-4712");
        assertThat(found("C-2", "ct-47")).isEqualTo("[]");
        assertThat(found("", "ct-47")).isEqualTo("[]");
        assertThat(found("C-1", "HAT")).contains("\"HAT\"").doesNotContain("CT-4712");
    }

    @Test
    void what_the_customer_calls_something_goes_before_what_others_call_it() {
        save("HAT MUG");
        assertThat(quote("C-1", "HAT")).contains("Item MUG");
        assertThat(quote("C-2", "HAT")).contains("Item HAT");
    }

    @Test
    void what_is_wrong_is_told_by_its_line_and_nothing_is_kept() {
        assertThat(save("A-1 MUG\nA-2 NOSUCH\na-1 HAT\njustone").body()).contains("Line 4: write a number");
        var refused = save("A-1 MUG\n\nA-2 NOSUCH\na-1 HAT\n");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Line 3: there is no item NOSUCH", "Line 4: is named twice", "A-2 NOSUCH");
        assertThat(said()).isEmpty();
    }

    @Test
    void whoever_saw_an_older_list_is_told() {
        save("A-1 MUG");
        var late = browser.post("/customers/C-1/part-numbers", "numbers", "A-2 HAT", "version", "0");
        assertThat(late.body()).contains("Somebody else has changed them meanwhile", "A-2 HAT");
        assertThat(said()).containsExactly(new PartNumber("A-1", Sku.of("MUG")));
    }

    @Test
    void of_many_who_say_them_at_once_one_list_stands() {
        IntStream.range(0, 12)
                .parallel()
                .forEach(i -> merchant.run(() -> sayPartNumbers.handle(new SayPartNumbers.Command(
                        COPPER,
                        List.of(new PartNumber("A", Sku.of("MUG")), new PartNumber("B-" + i, Sku.of("HAT"))),
                        null))));
        assertThat(said()).hasSize(2);
    }

    @Test
    void programs_say_and_read_them() {
        var api = new Api(port, tenants.key(merchant));
        var path = "/customers/C-1/part-numbers";
        assertThat(api.get(path).body().path("numbers")).isEmpty();
        assertThat(api.put(path, "{ \"numbers\": [{ \"number\": \"A-1\", \"sku\": \"MUG\" }] }")
                        .status())
                .isEqualTo(200);
        assertThat(api.get(path).body().at("/numbers/0/sku").asString()).isEqualTo("MUG");
        var stale = api.send("PUT", path, "{ \"numbers\": [] }", Map.of("If-Match", "\"0\""));
        assertThat(stale.status()).isEqualTo(412);
        var wrong = api.put(path, "{ \"numbers\": [{ \"number\": \"A-1\", \"sku\": \"NOSUCH\" }] }");
        assertThat(wrong.body().at("/errors/0/field").asString()).isEqualTo("numbers[0].sku");
        assertThat(api.get("/customers/C-9/part-numbers").status()).isEqualTo(404);
        assertThat(api.put("/customers/C-9/part-numbers", "{ \"numbers\": [] }").status())
                .isEqualTo(404);
        assertThat(api.put(path, "{ \"numbers\": [] }").body().path("numbers")).isEmpty();
    }

    @Test
    void programs_order_by_them() {
        save("A-1 MUG\nA-2 HAT");
        var api = new Api(port, tenants.key(merchant));
        var order = """
                { "channel": "edi", %s "shipTo": { "name": "Copper", "line1": "1480 Mateo Street", "city": "Los Angeles",
                    "region": "CA", "postcode": "90021", "country": "US" }, "lines": [
                  { "partNumber": "a-1", "quantity": 2, "unitPrice": { "amount": "4.00", "currency": "USD" } },
                  { "sku": "HAT", "partNumber": "%s", "quantity": 1, "unitPrice": { "amount": "4.00", "currency": "USD" } }
                ] }""";
        var placed = api.post("/orders", order.formatted("\"customer\": \"C-1\",", "A-2"));
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.body().at("/lines/0/sku").asString()).isEqualTo("MUG");
        assertThat(placed.body().at("/lines/1/sku").asString()).isEqualTo("HAT");
        assertThat(api.post("/order-previews", order.formatted("\"customer\": \"C-1\",", "UNKNOWN"))
                        .status())
                .isEqualTo(200);

        var another = api.post("/orders", order.formatted("\"customer\": \"C-1\",", "A-1"));
        assertThat(another.body().at("/errors/0/field").asString()).isEqualTo("lines[1].partNumber");
        assertThat(another.body().at("/errors/0/message").asString())
                .isEqualTo("means MUG for this customer, and sku says HAT");
        var stranger = api.post("/orders", order.formatted("\"customer\": \"C-2\",", "A-1"));
        assertThat(stranger.body().at("/errors/0/message").asString())
                .isEqualTo("is nothing that customer C-2 calls an item");
        var guest = api.post("/orders", order.formatted("", "A-1"));
        assertThat(guest.body().at("/errors/0/field").asString()).isEqualTo("lines[0].partNumber");

        var path = "/orders/" + placed.body().path("id").asString() + "/amendments";
        var amended = api.post(
                path,
                "{ \"lines\": [{ \"partNumber\": \"A-2\", \"quantity\": 3, \"unitPrice\": { \"amount\": \"4.00\", \"currency\": \"USD\" } }] }");
        assertThat(amended.body().at("/lines/0/sku").asString()).isEqualTo("HAT");
        assertThat(api.post(path, "{ \"lines\": [{ \"quantity\": 3 }] }")
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("lines[0].sku");
    }

    private HttpResponse<String> save(String text) {
        return browser.post("/customers/C-1/part-numbers", "numbers", text);
    }

    private String found(String customer, String typed) {
        return browser.get("/orders/new/items?q=" + typed + "&customer=" + customer)
                .body();
    }

    private String quote(String customer, String typed) {
        return browser.post(
                        "/orders/new/quote",
                        "customer",
                        customer,
                        "sku",
                        typed,
                        "quantity",
                        "1",
                        "price",
                        "2.50",
                        "channel",
                        "phone",
                        "shipTo.country",
                        "US")
                .body();
    }

    private List<PartNumber> said() {
        return merchant.call(() -> partNumbers.of(COPPER).numbers());
    }
}
