package dev.baton.console.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class ImportScreensTest {

    private static final String FILE = "Artikel;Lager;Quantity\nMUG;EAST;5\nMUG;NORTH;1\n";

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @LocalServerPort
    int port;

    Caller caller;
    Browser browser;

    @BeforeEach
    void aMerchant() {
        caller = tenants.fresh();
        caller.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 10);
        });
        browser = Browser.signedIn(port, users, caller);
    }

    @Test
    void a_file_is_uploaded_matched_started_and_stopped() {
        assertThat(browser.get("/imports").body()).contains("Nothing imported yet", "Counted stock");

        var file = browser.upload("/imports/files", "monday.csv", FILE, "kind", "STOCK", "partner", "Nordlager");
        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        assertThat(file.body()).contains("monday.csv", "Artikel", "MUG · MUG", "No column stands for");
        var address = file.uri().getPath();

        var refused = browser.post(address + "/start", "column", "sku", "column", "", "column", "counted");
        assertThat(refused.body()).contains("has no column for site");

        var started = browser.post(
                address + "/start", "column", "sku", "column", "site", "column", "counted", "dryRun", "true");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        assertThat(started.body()).contains("monday.csv", "A dry run", "Cancel import", "every 2s");
        assertThat(browser.get(started.uri().getPath() + "?export=csv").body()).contains("Row,Reason,sku,site,counted");

        var stopped = browser.post(started.uri().getPath() + "/cancellation");
        assertThat(stopped.body()).contains("Cancelled").doesNotContain("every 2s");
        assertThat(browser.get("/imports").body()).contains("monday.csv", "dry run", "Cancelled");
    }

    @Test
    void what_is_no_table_is_said_to_be_none() {
        browser.get("/imports");

        var answer = browser.upload("/imports/files", "broken.csv", "\n\n", "kind", "ITEMS");

        assertThat(answer.body()).contains("The file has no headings in its first row.");
    }

    @Test
    void who_may_not_write_a_kind_imports_none_of_it() {
        var packer = Browser.signedIn(port, users, caller, "items:read", "orders:read", "orders:write");

        assertThat(packer.get("/imports").body()).contains("Orders").doesNotContain("Counted stock");
        assertThat(packer.upload("/imports/files", "a.csv", FILE, "kind", "STOCK")
                        .statusCode())
                .isEqualTo(403);
    }
}
