package dev.baton.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class SavedViewTest {

    private static final String LATE_PHONE = "/orders?view=late&channel=phone";

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    Caller merchant;
    Browser ana;
    Browser ben;

    @BeforeEach
    void twoAtTheDesk() {
        merchant = tenants.fresh();
        ana = Browser.signedIn(port, users, merchant, "orders:read");
        ben = Browser.signedIn(port, users, merchant, "orders:read");
    }

    @Test
    void a_list_is_kept_under_a_name_and_found_again() {
        ana.get("/orders");
        ana.post("/views", "address", LATE_PHONE + "&cursor=abc", "name", "Late by phone");

        assertThat(ana.get("/orders").body())
                .contains("Late by phone")
                .contains("/orders?view=late&amp;channel=phone\"");
        assertThat(ana.get("/console/find?q=late").body()).contains("Late by phone");
        assertThat(ben.get("/orders").body()).doesNotContain("Late by phone");
    }

    @Test
    void a_shared_one_is_everybody_s_and_its_owner_takes_it_away() {
        ana.get("/orders");
        ana.post("/views", "address", LATE_PHONE, "name", "Late by phone", "shared", "true");
        var removal = removalIn(ana.get("/orders").body());
        assertThat(ben.get("/orders").body()).contains("Late by phone").doesNotContain(removal);

        assertThat(ben.post(removal, "address", "/orders").body())
                .contains("not yours")
                .contains("Late by phone");
        assertThat(ana.post(removal, "address", "/orders").body()).doesNotContain("Late by phone");
    }

    @Test
    void the_same_name_again_is_the_same_view() {
        ana.get("/orders");
        ana.post("/views", "address", LATE_PHONE, "name", "Mine");
        ana.post("/views", "address", "/orders?view=hold", "name", "mine");

        assertThat(ana.get("/orders").body()).contains("/orders?view=hold\"").doesNotContain("channel=phone\"");
    }

    @Test
    void no_view_leads_out_of_the_console() {
        ana.get("/orders");

        assertThat(ana.post("/views", "address", "https://example.org/orders", "name", "Out")
                        .uri()
                        .getHost())
                .isEqualTo("localhost");
        assertThat(ana.get("/console/find?q=Out").body()).doesNotContain("example.org");
        assertThat(ana.post("/views", "address", "/orders", "name", " ").body()).contains("Give the view a name");
    }

    private static String removalIn(String page) {
        var found = Pattern.compile("/views/[0-9a-f-]{36}/removal").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
