package dev.baton.console.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class CustomerScreensTest {

    private static final String[] MILL = {
        "type",
        "COMPANY",
        "name",
        "Hill Mill",
        "currency",
        "USD",
        "language",
        "es",
        "tags",
        "vip baker",
        "creditLimit",
        "1500.00",
        "paymentTerms",
        "NET30",
        "shippingPolicy",
        "COMPLETE",
        "enabled",
        "yes",
        "addresses[0].kind",
        "SHIP_TO",
        "addresses[0].isDefault",
        "yes",
        "addresses[0].name",
        "Hill Mill",
        "addresses[0].line1",
        "PO Box 7",
        "addresses[0].city",
        "Newark",
        "addresses[0].region",
        "NJ",
        "addresses[0].postcode",
        "07105",
        "addresses[0].country",
        "US"
    };

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    CustomerQueries customers;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void somebody_at_the_accounts() {
        merchant = tenants.fresh();
        browser = Browser.signedIn(port, users, merchant);
    }

    @Test
    void an_account_is_opened_with_the_next_number_and_found() {
        var shown = open();

        assertThat(shown.uri().getPath()).isEqualTo("/customers/C-1001");
        assertThat(shown.body()).contains("Hill Mill", "$1,500.00", "30 days net", "VIP", "/orders?customer=C-1001");
        assertThat(shown.body()).as("nobody delivers to a post box").contains("Doubtful", "post office box");
        assertThat(customer().tags()).containsExactlyInAnyOrder("VIP", "BAKER");
        assertThat(browser.get("/customers?q=hill&tag=VIP&type=COMPANY").body()).contains("C-1001");
        assertThat(browser.get("/customers?type=CONSUMER").body()).contains("No customer fits");
        assertThat(browser.get("/customers/find?q=hill").body()).contains("\"value\":\"C-1001\"");
        assertThat(browser.get("/console/find?q=c-1001").body()).contains("/customers/C-1001");
    }

    @Test
    void rows_are_added_and_taken_out_without_a_script() {
        var longer = open("add", "contacts");
        assertThat(longer.body()).contains("contacts[0].email", "value=\"PO Box 7\"");

        var shorter = open("contacts[0].name", "Ada", "contacts[1].name", "Bob", "without", "contacts[0]");
        assertThat(shorter.body()).contains("value=\"Bob\"").doesNotContain("value=\"Ada\"");

        open("contacts[0].name", "Ada", "contacts[0].email", "ada@example.org", "contacts[1].name", "");
        assertThat(customer().contacts()).extracting(Customer.Contact::name).containsExactly("Ada");
    }

    @Test
    void what_is_wrong_is_said_beside_its_field() {
        var refused = open(
                "contacts[0].name",
                "Ada",
                "contacts[0].email",
                "nowhere",
                "addresses[1].kind",
                "SHIP_TO",
                "addresses[1].isDefault",
                "yes",
                "addresses[1].name",
                "Two",
                "addresses[1].line1",
                "",
                "addresses[1].city",
                "Newark",
                "addresses[1].country",
                "US");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "3 things need correction",
                        "This is no mail address",
                        "This is needed",
                        "Another address is the default for this already");
    }

    @Test
    void a_late_change_is_asked_about() {
        open();
        change("1", "Hill Mill Inc.");

        assertThat(change("1", "Mill").body()).contains("Somebody else changed this meanwhile", "value=\"Mill\"");
        assertThat(customer().name()).isEqualTo("Hill Mill Inc.");
    }

    private HttpResponse<String> open(String... more) {
        return browser.post("/customers/new", with(more));
    }

    private HttpResponse<String> change(String version, String name) {
        var fields = with("version", version);
        fields[3] = name;
        return browser.post("/customers/C-1001/edit", fields);
    }

    private static String[] with(String... more) {
        var all = Arrays.copyOf(MILL, MILL.length + more.length);
        System.arraycopy(more, 0, all, MILL.length, more.length);
        return all;
    }

    private Customer customer() {
        return merchant.call(() -> customers.get(CustomerNumber.of("C-1001")));
    }
}
