package dev.baton.console.sites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class SiteScreensTest {

    private static final String[] EAST = {
        "code",
        "east",
        "name",
        "East dock",
        "type",
        "WAREHOUSE",
        "line1",
        "1 Dock Road",
        "city",
        "Newark",
        "region",
        "NJ",
        "postcode",
        "07105",
        "country",
        "US",
        "latitude",
        "40.73",
        "longitude",
        "-74.15",
        "timeZone",
        "America/New_York",
        "cutOff",
        "16:00",
        "workingDays",
        "MONDAY",
        "workingDays",
        "TUESDAY",
        "holidays",
        "2026-12-25\n2027-01-01",
        "handlingClasses",
        "STANDARD",
        "handlingClasses",
        "COLD",
        "shipToCountries",
        "US CA",
        "handlingCost",
        "1.85"
    };

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    SiteQueries sites;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void somebody_at_the_network() {
        merchant = tenants.fresh();
        browser = Browser.signedIn(port, users, merchant);
    }

    @Test
    void a_site_is_opened_and_shown_on_the_map() {
        assertThat(browser.get("/sites").body()).contains("No sites yet");

        var shown = open();

        assertThat(shown.uri().getPath()).isEqualTo("/sites/EAST");
        assertThat(shown.body()).contains("East dock", "Newark", "Canada, United States", "$1.85", "site-map");
        assertThat(site().calendar().holidays()).hasSize(2);
        assertThat(site().handlingMinor()).isEqualTo(185);
        assertThat(browser.get("/sites").body()).contains("EAST", "Mon, Tue");
    }

    @Test
    void what_is_wrong_is_said_beside_its_field() {
        var refused = open("latitude", "400", "holidays", "Christmas", "timeZone", "Mars", "shipToCountries", "XX");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("4 things need correction", "Degrees from -90 to 90", "Christmas is no date", "A time zone");
        open();
        assertThat(open().body()).contains("There is already a site with this code");
    }

    @Test
    void a_site_is_taken_out_of_service_and_put_back() {
        open();
        assertThat(browser.get("/sites/EAST").body()).contains("Take EAST out of service?", "No other site is open");

        var out = browser.post("/sites/EAST/disabling", "version", "1");
        assertThat(out.body()).contains("This site takes no orders", "/sites/EAST/enabling");
        assertThat(site().enabled()).isFalse();
        assertThat(browser.post("/sites/EAST/disabling", "version", "1").statusCode())
                .as("a page that has been overtaken")
                .isEqualTo(409);

        browser.post("/sites/EAST/enabling");
        assertThat(site().enabled()).isTrue();
    }

    @Test
    void a_change_keeps_what_the_form_does_not_show() {
        open();
        browser.post("/sites/EAST/disabling", "version", "1");

        browser.post("/sites/EAST/edit", with("version", "2", "name", "Dock"));

        assertThat(site().name()).isEqualTo("Dock");
        assertThat(site().enabled()).isFalse();
    }

    private HttpResponse<String> open(String... changed) {
        return browser.post("/sites/new", with(changed));
    }

    /** The fields of {@link #EAST}, some of them with another value. */
    private static String[] with(String... changed) {
        var all = Arrays.copyOf(EAST, EAST.length);
        for (int i = 0; i < changed.length; i += 2) {
            int at = Arrays.asList(all).indexOf(changed[i]);
            if (at >= 0) {
                all[at + 1] = changed[i + 1];
            } else {
                all = Arrays.copyOf(all, all.length + 2);
                all[all.length - 2] = changed[i];
                all[all.length - 1] = changed[i + 1];
            }
        }
        return all;
    }

    private Site site() {
        return merchant.call(() -> sites.get(SiteCode.of("EAST")));
    }
}
