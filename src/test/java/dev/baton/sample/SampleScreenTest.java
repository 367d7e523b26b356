package dev.baton.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class SampleScreenTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    Histories histories;

    @Autowired
    OrderQueries orders;

    @Autowired
    RemoveSample removeSample;

    @Autowired
    JdbcClient jdbc;

    Caller sample;
    Browser browser;

    @BeforeEach
    void aSampleCompany() {
        sample = tenants.fresh();
        sample.run(() -> {
            histories.begin(LocalDate.of(2026, 9, 1), 0);
            shop.eastAndWest();
            shop.stocked("SPICE", "WEST", 50);
            shop.placed(shop.line("SPICE", 10));
        });
        browser = Browser.signedIn(port, users, sample, "*");
    }

    @Test
    void one_s_own_company_is_set_up_and_its_administrator_signs_in() {
        assertThat(browser.get("/").body()).contains("This company is invented");
        var email = "own-" + UUID.randomUUID() + "@example.org";
        browser.get("/sample");

        var wrong = browser.post("/sample/own-company", own(email, "short"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("8 to 72 characters", "value=\"Cardamom House\"");

        assertThat(browser.post("/sample/own-company", own(email, "a long password"))
                        .body())
                .contains("Cardamom House is set up");
        var own = Browser.at(port, email, "a long password");
        assertThat(own.get("/company").body()).contains("Cardamom House", "Pike Street");
        assertThat(own.get("/sites").body()).contains("MAIN");
        assertThat(own.get("/").body()).doesNotContain("This company is invented");
        assertThat(own.get("/sample").statusCode()).isEqualTo(404);
        assertThat(own.get("/items").body()).doesNotContain("SPICE");
    }

    @Test
    void an_address_that_signs_in_somewhere_already_founds_nothing() {
        var email = "own-" + UUID.randomUUID() + "@example.org";
        browser.get("/sample");
        browser.post("/sample/own-company", own(email, "a long password"));
        long before = tenantCount();

        assertThat(browser.post("/sample/own-company", own(email, "a long password"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(tenantCount()).isEqualTo(before);
    }

    @Test
    void the_sample_goes_without_a_trace_and_nobody_else_s_things_with_it() {
        var other = tenants.fresh();
        other.run(() -> {
            shop.eastAndWest();
            shop.stocked("SPICE", "WEST", 50);
            shop.placed(shop.line("SPICE", 1));
        });
        browser.get("/sample");

        assertThat(browser.post("/sample/removal", "name", "something else").body())
                .contains("to be sure");
        var name = jdbc.sql("select name from platform.tenants where tenant_id = ?")
                .param(sample.tenant().value())
                .query(String.class)
                .single();
        var gone = browser.post("/sample/removal", "name", name);

        assertThat(gone.uri().getPath()).isEqualTo("/sign-in");
        assertThat(browser.get("/orders").uri().getPath()).isEqualTo("/sign-in");
        jdbc.sql("""
                        select table_schema || '.' || table_name
                        from information_schema.columns
                        join information_schema.tables using (table_schema, table_name)
                        where column_name = 'tenant_id' and table_type = 'BASE TABLE'
                        """)
                .query(String.class)
                .list()
                .forEach(table -> assertThat(jdbc.sql("select count(*) from " + table + " where tenant_id = ?")
                                .param(sample.tenant().value())
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero());
        assertThat(other.call(() -> orders.list(OrderFilter.all(), PageRequest.first(5)))
                        .data())
                .hasSize(1);
    }

    @Test
    void what_is_real_is_never_taken_away() {
        var real = tenants.fresh();

        assertThat(real.call(removeSample::handle)).isInstanceOf(RemoveSample.NotTheSample.class);
    }

    private long tenantCount() {
        return jdbc.sql("select count(*) from platform.tenants")
                .query(Long.class)
                .single();
    }

    private static String[] own(String email, String password) {
        return new String[] {
            "company", "Cardamom House", "line1", "1 Pike Street", "city", "Seattle", "region", "WA", "postcode",
                    "98101",
            "country", "US", "timeZone", "America/Los_Angeles", "currency", "USD", "language", "en", "carriers", "true",
            "name", "Ida Berg", "email", email, "password", password
        };
    }
}
