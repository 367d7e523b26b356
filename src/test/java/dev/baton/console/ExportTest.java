package dev.baton.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.catalog.DefineItem;
import dev.baton.catalog.Item;
import dev.baton.catalog.Sku;
import dev.baton.network.HandlingClass;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class ExportTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    DefineItem defineItem;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void a_shop() {
        merchant = tenants.fresh();
        browser = Browser.signedIn(port, users, merchant, "*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders",
                "/items",
                "/customers",
                "/balances",
                "/balances/ledger",
                "/balances/expected",
                "/ship?view=all",
                "/ship",
                "/audit",
                "/people",
                "/sites",
                "/invoices",
                "/payments",
                "/payments/cards",
                "/credits",
                "/refunds",
                "/approvals?view=all",
                "/receivables",
                "/receivables/overdue",
                "/receivables/letters",
                "/returns",
                "/returns?fulfilment=true",
                "/claims",
                "/messages",
                "/mail",
                "/events",
                "/webhooks/dead",
                "/prices",
                "/prices/taxes",
                "/prices/charges",
                "/carriers",
                "/packaging"
            })
    void every_list_is_a_file_too(String list) throws Exception {
        var sign = list.contains("?") ? "&" : "?";

        var csv = browser.get(list + sign + "export=csv");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(csv.body().lines().findFirst().orElseThrow().split(",").length)
                .isGreaterThanOrEqualTo(4);

        var xlsx = browser.get(list + sign + "export=xlsx");
        assertThat(xlsx.body()).startsWith("PK");
    }

    @Test
    void a_file_holds_every_page_of_what_the_screen_has_found_and_no_formula() {
        merchant.run(() -> {
            for (int i = 0; i < 205; i++) {
                define("PEPPER-%03d".formatted(i), "=1+1 Pepper " + i);
            }
            define("SALT", "Salt");
        });

        var lines = browser.get("/items?q=pepper&export=csv").body().lines().toList();

        assertThat(lines).hasSize(206);
        assertThat(lines.getFirst()).startsWith("\uFEFFSKU");
        assertThat(lines.get(1)).startsWith("PEPPER-").contains("'=1+1 Pepper");
    }

    @Test
    void who_may_not_see_the_list_gets_no_file() {
        var packer = Browser.signedIn(port, users, merchant, "fulfilment:read");

        assertThat(packer.get("/orders?export=csv").statusCode()).isEqualTo(403);
    }

    @Test
    void a_list_with_rows_offers_its_files_with_the_filters_it_shows() {
        merchant.run(() -> define("SALT", "Salt"));

        assertThat(browser.get("/items?q=salt").body())
                .contains("/items?q=salt&amp;export=csv")
                .contains("/items?q=salt&amp;export=xlsx");
    }

    private void define(String sku, String name) {
        defineItem.handle(new DefineItem.Command(
                new Item(
                        new Sku(sku),
                        Item.Type.ITEM,
                        name,
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
                        null,
                        Item.TAX_CATEGORY,
                        null,
                        Item.Status.ACTIVE,
                        List.of(),
                        1),
                null));
    }
}
