package dev.baton.console.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.catalog.CatalogFixture;
import dev.baton.catalog.DefineItem;
import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.console.Browser;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class ItemScreensTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    DefineItem defineItem;

    @Autowired
    ItemQueries items;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void somebody_at_the_catalog() {
        merchant = tenants.fresh();
        browser = Browser.signedIn(port, users, merchant);
    }

    @Test
    void an_empty_catalog_says_what_will_stand_there() {
        assertThat(browser.get("/items").body()).contains("No items yet", "/items/new");
    }

    @Test
    void an_item_is_added_found_and_shown() {
        var shown = add("sku", "salt/fine", "nameEn", "Fine salt", "nameEs", "Sal fina", "gtin", "4006381333931");

        assertThat(shown.uri().getPath()).isEqualTo("/items/SALT/FINE");
        assertThat(shown.body()).contains("Fine salt", "4006381333931", "Never stocked", "is in the catalog");
        assertThat(browser.get("/items?q=fina").body()).contains("SALT/FINE");
        assertThat(browser.get("/items?q=pepper").body()).contains("No item fits");
        assertThat(browser.get("/items/find?q=4006381333931").body()).contains("\"value\":\"SALT/FINE\"");
        assertThat(browser.get("/console/find?q=salt").body()).contains("/items/SALT/FINE");
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() {
        var refused = add("sku", "§", "nameEn", "Fine salt", "gtin", "4006381333932", "hsCode", "12");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("3 things need correction", "the last one would be 1", "6 to 10 digits", "Fine salt");
        define(CatalogFixture.item("SALT"));
        assertThat(add("sku", "SALT", "nameEn", "x").body()).contains("There is already an item with this SKU");
    }

    @Test
    void cost_and_quantities_are_typed_shown_and_kept() {
        var shown = add(
                "sku",
                "SALT",
                "nameEn",
                "Fine salt",
                "standardCost",
                "1,234.50",
                "costCurrency",
                "EUR",
                "minimumQuantity",
                "12",
                "orderMultiple",
                "6",
                "maximumQuantity",
                "600");

        assertThat(shown.body()).contains("1,234.50", "Ordered from", "In steps of", "600");
        assertThat(browser.get("/items/edit/SALT").body())
                .contains("value=\"1234.50\"", "EUR", "name=\"orderMultiple\"", "value=\"600\"");
        assertThat(browser.get("/items?export=csv").body()).contains("1234.50");
        var refused = add("sku", "X", "nameEn", "x", "minimumQuantity", "12", "maximumQuantity", "5");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("A whole number from 12.");
    }

    @Test
    void a_change_to_what_somebody_else_changed_meanwhile_is_kept_and_asked_about() {
        define(CatalogFixture.item("SALT"));
        browser.get("/items/edit/SALT");
        merchant.run(() -> defineItem.handle(new DefineItem.Command(CatalogFixture.item("SALT"), 1L)));

        var late = change("SALT", "1", "My salt");
        assertThat(late.body()).contains("Somebody else changed this meanwhile", "My salt", "value=\"2\"");
        assertThat(item("SALT").nameEn()).isEqualTo("Item SALT");

        assertThat(change("SALT", "2", "My salt").uri().getPath()).isEqualTo("/items/SALT");
        assertThat(item("SALT").nameEn()).isEqualTo("My salt");
    }

    @Test
    void a_kit_is_put_together_row_by_row_without_a_script() {
        define(CatalogFixture.item("SALT"));
        define(CatalogFixture.item("PEPPER"));
        var typed = new String[] {
            "type", "KIT", "sku", "DUO", "nameEn", "Duo", "components[0].sku", "SALT", "components[0].quantity", "2"
        };

        var longer = browser.post("/items/new", with(typed, "add", "component"));
        assertThat(longer.body()).contains("components[1].sku", "value=\"SALT\"");
        var kitInKit = browser.post("/items/new", with(typed, "components[1].sku", "nothing"));
        assertThat(kitInKit.body()).contains("There is no such item");

        browser.post("/items/new", with(typed, "components[1].sku", "PEPPER", "components[1].quantity", "1"));
        assertThat(item("DUO").components()).hasSize(2);
        assertThat(browser.get("/items/DUO").body()).contains("PEPPER", "Components");
        assertThat(browser.get("/items/SALT").body()).contains("Part of these kits", "/items/DUO");
    }

    @Test
    void a_reader_sees_everything_and_changes_nothing() {
        define(CatalogFixture.item("SALT"));
        var reader = Browser.signedIn(port, users, merchant, "items:read");

        assertThat(reader.get("/items/SALT").body()).contains("Your role may look at items but not change them");
        assertThat(reader.post("/items/new", "sku", "X", "nameEn", "x").statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> add(String... fields) {
        return browser.post("/items/new", with(fields, "type", "ITEM", "caseSize", "1", "status", "ACTIVE"));
    }

    private HttpResponse<String> change(String sku, String version, String name) {
        return browser.post("/items/edit/" + sku, "version", version, "type", "ITEM", "nameEn", name);
    }

    private static String[] with(String[] fields, String... more) {
        var all = Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }

    private void define(Item item) {
        merchant.run(() -> defineItem.handle(new DefineItem.Command(item, 0L)));
    }

    private Item item(String sku) {
        return merchant.call(() -> items.get(Sku.of(sku)));
    }
}
