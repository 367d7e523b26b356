package dev.baton.console.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.shipping.CarrierQueries;
import dev.baton.shipping.Rate;
import dev.baton.shipping.ServiceCode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class CarrierScreensTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    CarrierQueries carriers;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void a_company() {
        merchant = tenants.fresh();
        browser = Browser.signedIn(port, users, merchant, "*");
        browser.get("/carriers");
        browser.post("/carriers/zones", "zones", "2  5000\n1\t250\n");
        browser.post(
                "/carriers/new",
                "code",
                "hillside",
                "name",
                "Hillside Freight",
                "tracking",
                "https://hillside.example/{tracking}",
                "most",
                "31.5",
                "days",
                "MONDAY",
                "days",
                "FRIDAY");
    }

    @Test
    void rates_are_pasted_from_a_spreadsheet() {
        var saved = service("1\t500\t6.14\t1\n1;2000;7,50;1\n\n2 500 9.00 3");

        assertThat(saved.body()).contains("Hillside Ground is saved");
        var code = new ServiceCode("HILLSIDE", "GROUND");
        merchant.run(() -> assertThat(carriers.rates(code))
                .containsExactly(
                        new Rate(code, 1, 500, 614, 1),
                        new Rate(code, 1, 2000, 750, 1),
                        new Rate(code, 2, 500, 900, 3)));
        assertThat(browser.get("/carriers/HILLSIDE/services/GROUND").body()).contains("1  500  6.14  1");
        assertThat(browser.get("/carriers").body()).contains("Hillside Freight").contains("GROUND");
    }

    @Test
    void a_line_that_is_no_rate_is_named_and_nothing_is_kept() {
        assertThat(service("1 500 6.14 1\n7 500 6.14 1").body()).contains("Line 2 is no rate");
        assertThat(service("1 500 6.14 1\n1 500 7.14 1").statusCode()).isEqualTo(422);
        merchant.run(() -> assertThat(carriers.list().getFirst().services()).isEmpty());
    }

    @Test
    void saving_what_stands_there_changes_nothing() {
        assertThat(browser.get("/carriers/HILLSIDE").body()).contains("value=\"31.5\"");
        merchant.run(() -> assertThat(carriers.list().getFirst().carrier().maxWeightGrams())
                .isEqualTo(31_500));
    }

    @Test
    void an_address_without_a_place_for_the_number_follows_nothing() {
        var wrong = browser.post(
                "/carriers/new",
                "code",
                "OTHER",
                "name",
                "Other",
                "tracking",
                "https://other.example/",
                "most",
                "30",
                "days",
                "MONDAY");

        assertThat(wrong.statusCode()).isEqualTo(422);
    }

    @Test
    void who_ships_sees_carriers_and_does_not_change_them() {
        var packer = Browser.signedIn(port, users, merchant, "shipments:read", "shipments:write");

        assertThat(packer.get("/carriers/HILLSIDE").statusCode()).isEqualTo(200);
        assertThat(packer.post("/carriers/zones", "zones", "1 10").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> service(String rates) {
        return browser.post(
                "/carriers/HILLSIDE/services/new",
                "code",
                "GROUND",
                "name",
                "Hillside Ground",
                "reach",
                "DOMESTIC",
                "currency",
                "USD",
                "enabled",
                "true",
                "rates",
                rates);
    }
}
