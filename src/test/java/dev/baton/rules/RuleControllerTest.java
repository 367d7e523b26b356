package dev.baton.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.platform.data.Cursor;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class RuleControllerTest {

    private static final String DRAFT = """
            { "rules": [
              { "code": "large", "name": "Large", "when": "order.total > 1000", "effect": "HOLD", "value": "CREDIT",
                "message": "Comes to {order.total}." } ] }
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
    void the_cursor_of_another_list_is_refused() {
        var elsewhere = Cursor.of("SO-100001").encoded();

        assertThat(api.get("/rules/verification/versions?cursor=" + elsewhere).status())
                .isEqualTo(422);
    }

    @Test
    void rules_are_saved_compared_published_and_rolled_back() {
        assertThat(api.get("/rules/verification").body().path("version").asInt())
                .isZero();
        assertThat(api.get("/rules/verification/draft").body().path("saved").asBoolean())
                .isFalse();

        var saved = api.put("/rules/verification/draft", DRAFT);
        assertThat(saved.status()).as(saved.response().body()).isEqualTo(200);
        assertThat(saved.body().path("mistakes").size()).isZero();
        assertThat(api.get("/rules/verification/draft/differences")
                        .body()
                        .path("data")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("large");

        var published = api.post("/rules/verification/versions", """
                { "note": "large orders are looked at" }""", Map.of("If-Match", saved.header("ETag")));
        assertThat(published.status()).as(published.response().body()).isEqualTo(201);
        assertThat(published.header("Location")).isEqualTo("/api/v1/rules/verification/versions/1");
        assertThat(api.get("/rules/verification/versions/1/differences")
                        .body()
                        .path("data")
                        .size())
                .isGreaterThan(1);

        var back = api.post("/rules/verification/versions", """
                { "from": 0 }""");
        assertThat(back.body().path("version").asInt()).isEqualTo(2);
        assertThat(api.get("/rules/verification").body().path("rules").size()).isGreaterThan(5);
        assertThat(api.get("/rules/verification/versions")
                        .body()
                        .path("data")
                        .path(0)
                        .path("version")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void a_draft_with_mistakes_is_kept_told_and_not_published() {
        var saved = api.put("/rules/verification/draft", DRAFT.replace("order.total >", "order.totl >"));

        assertThat(saved.status()).isEqualTo(200);
        var mistake = saved.body().path("mistakes").path(0);
        assertThat(mistake.path("field").asString()).isEqualTo("rules[0].when");
        assertThat(mistake.path("message").asString()).contains("totl");
        assertThat(api.post("/rules/verification/versions", "{}").problem()).isEqualTo("rules-have-mistakes");
    }

    @Test
    void nothing_new_is_not_published() {
        assertThat(api.post("/rules/verification/versions", "{}").problem()).isEqualTo("rules-already-in-force");
    }

    @Test
    void a_draft_that_somebody_else_changed_is_not_overwritten_and_not_published() {
        var mine = api.put("/rules/verification/draft", DRAFT).header("ETag");
        api.put("/rules/verification/draft", DRAFT.replace("1000", "2000"));

        assertThat(api.post("/rules/verification/versions", "{}", Map.of("If-Match", mine))
                        .status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "code": "large"    | "code": "Not a code" | rules[0].code
                    "name": "Large"    | "name": " "          | rules[0].name
                    "value": "CREDIT"  | "value": "BECAUSE"   | rules[0].value
                    "effect": "HOLD"   | "effect": "WARN"     | rules[0].value
                    """)
    void what_cannot_be_is_refused_with_the_name_of_the_field(String was, String is, String field) {
        var answer = api.put("/rules/verification/draft", DRAFT.replace(was, is));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @Test
    void the_vocabulary_says_what_a_rule_may_speak_of() {
        var vocabulary = api.get("/rules/verification/vocabulary").body();

        assertThat(vocabulary.path("variables").valueStream())
                .extracting(variable -> variable.path("name").asString())
                .containsExactly("order", "customer", "shipTo", "lines", "history");
    }

    @Test
    void a_draft_is_rehearsed_on_what_was_ordered() {
        var report = api.post("/rules/verification/draft/rehearsals", """
                { "days": 7 }""");

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.body().path("cases").asInt()).isZero();
        assertThat(api.post("/rules/verification/draft/rehearsals", """
                { "days": 0 }""").status())
                .isEqualTo(422);
    }

    @Test
    void a_book_that_is_not_there_is_not_found() {
        assertThat(api.get("/rules/magic").status()).isEqualTo(404);
    }
}
