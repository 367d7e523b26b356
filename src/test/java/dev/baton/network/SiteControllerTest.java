package dev.baton.network;

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
class SiteControllerTest {

    private static final String EAST = """
            { "code": "EAST", "name": "East", "type": "WAREHOUSE",
              "address": { "line1": "1 Dock Road", "city": "Newark", "region": "NJ", "postcode": "07105", "country": "US" },
              "location": { "latitude": 40.73, "longitude": -74.15 },
              "timeZone": "America/New_York", "workingDays": ["MONDAY", "TUESDAY"], "holidays": ["2026-12-25"],
              "cutOff": "16:00", "handlingClasses": ["STANDARD", "FOOD_SAFE"] }
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
    void a_site_is_opened_and_read_back() {
        var opened = api.post("/sites", EAST);

        assertThat(opened.status()).as(opened.response().body()).isEqualTo(201);
        assertThat(opened.header("Location")).isEqualTo("/api/v1/sites/EAST");
        var read = api.get("/sites/EAST");
        assertThat(read.body()).isEqualTo(opened.body());
        assertThat(read.body().path("holidays").path(0).asString()).isEqualTo("2026-12-25");
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void a_code_names_one_site() {
        api.post("/sites", EAST);

        assertThat(api.post("/sites", EAST).problem()).isEqualTo("site-code-taken");
    }

    @Test
    void a_change_to_an_old_version_is_refused() {
        api.post("/sites", EAST);
        api.put("/sites/EAST", EAST.replace("16:00", "15:00"));

        var late = api.send("PUT", "/sites/EAST", EAST, Map.of("If-Match", "\"1\""));

        assertThat(late.status()).isEqualTo(412);
        assertThat(api.get("/sites/EAST").body().path("cutOff").asString()).isEqualTo("15:00:00");
    }

    @Test
    void a_bad_request_names_every_field_that_is_wrong() {
        var refused = api.post("/sites", EAST.replace("\"16:00\"", "null").replace("\"US\"", "\"USA\""));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("cutOff", "address.country");
    }

    @Test
    void an_unknown_field_is_named() {
        var refused = api.post("/sites", EAST.replace("\"timeZone\"", "\"timezone\""));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errors").path(0).path("field").asString())
                .isEqualTo("timezone");
    }

    @Test
    void one_merchant_never_sees_another_s_sites() {
        api.post("/sites", EAST);
        var other = new Api(port, tenants.key(tenants.fresh()));

        assertThat(other.get("/sites/EAST").status()).isEqualTo(404);
        assertThat(other.get("/sites").body().path("data").size()).isZero();
    }

    @Test
    void a_key_reaches_what_its_scopes_say_and_no_further() {
        var caller = tenants.fresh();
        var reader = new Api(port, tenants.key(caller, "sites:read"));

        assertThat(reader.get("/sites").status()).isEqualTo(200);
        assertThat(reader.post("/sites", EAST).status()).isEqualTo(403);
        assertThat(new Api(port, "baton_nonsense").get("/sites").status()).isEqualTo(401);
    }

    @Test
    void the_same_post_twice_under_one_key_happens_once() {
        var first = api.post("/sites", EAST, Map.of("Idempotency-Key", "k-1"));
        var second = api.post("/sites", EAST, Map.of("Idempotency-Key", "k-1"));
        var other = api.post("/sites", EAST.replace("EAST", "WEST"), Map.of("Idempotency-Key", "k-1"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void what_was_refused_may_be_tried_again_under_the_same_key() {
        var wrong = api.post("/sites", EAST.replace("\"16:00\"", "null"), Map.of("Idempotency-Key", "k-2"));
        var right = api.post("/sites", EAST, Map.of("Idempotency-Key", "k-2"));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(right.status()).isEqualTo(201);
    }
}
