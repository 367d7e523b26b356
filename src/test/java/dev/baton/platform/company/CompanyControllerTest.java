package dev.baton.platform.company;

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
class CompanyControllerTest {

    private static final String SPICES = """
            { "name": "Spices", "address": { "line1": "1 Dock Road", "city": "Newark", "postcode": "07105", "country": "US" },
              "email": "hello@spices.example", "timeZone": "America/New_York", "currency": "USD", "language": "en",
              "accent": "#AA3300" }
            """;

    @Autowired
    TestTenant tenants;

    @LocalServerPort
    int port;

    Api api;

    @BeforeEach
    void anApi() {
        api = new Api(port, tenants.key(tenants.fresh()));
    }

    @Test
    void a_new_merchant_has_its_name_and_nothing_else() {
        var fresh = api.get("/company");

        assertThat(fresh.header("ETag")).isEqualTo("\"0\"");
        assertThat(fresh.body().path("name").asString()).isNotBlank();
        assertThat(fresh.body().has("address")).isFalse();
    }

    @Test
    void what_is_defined_is_read_back() {
        var defined = api.put("/company", SPICES);

        assertThat(defined.status()).as(defined.response().body()).isEqualTo(200);
        assertThat(api.get("/company").body()).isEqualTo(defined.body());
        assertThat(defined.body().path("legalName").asString()).isEqualTo("Spices");
        assertThat(defined.body().path("accent").asString()).isEqualTo("#aa3300");
    }

    @Test
    void a_change_to_an_old_version_is_refused() {
        api.put("/company", SPICES);

        assertThat(api.send("PUT", "/company", SPICES, Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(412);
        assertThat(api.send("PUT", "/company", SPICES, Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_is_wrong_is_named() {
        assertThat(api.put("/company", SPICES.replace("#AA3300", "red"))
                        .body()
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("accent");
        assertThat(api.put("/company", SPICES.replace("America/New_York", "Middle/Earth"))
                        .body()
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("timeZone");
        assertThat(api.put("/company", SPICES.replace("USD", "QQQ"))
                        .body()
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("currency");
    }
}
