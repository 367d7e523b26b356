package dev.baton.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mistakes of somebody's first request are answered in the same words as all others. */
@BatonTest
class NoSuchEndpointTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    TestTenant tenants;

    @LocalServerPort
    int port;

    String key;

    @BeforeEach
    void aKey() {
        key = tenants.key(tenants.fresh());
    }

    @Test
    void an_address_that_is_not_there_is_not_found() throws Exception {
        assertProblem(send(request("/api/v1/ordres").GET()), 404, "not-found", "/api/v1/ordres");
    }

    @Test
    void another_method_is_answered_with_those_that_there_are() throws Exception {
        var answer = send(request("/api/v1/orders").DELETE());

        assertProblem(answer, 405, "method-not-allowed", "DELETE");
        assertThat(answer.headers().firstValue("Allow").orElse(""))
                .contains("GET")
                .contains("POST");
    }

    @Test
    void a_body_that_does_not_say_what_it_is_is_told_to() throws Exception {
        var body = HttpRequest.BodyPublishers.ofString("{}");
        assertProblem(send(request("/api/v1/orders").POST(body)), 415, "unsupported-media-type", "Content-Type");
        assertProblem(
                send(request("/api/v1/orders")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(body)),
                415,
                "unsupported-media-type",
                "application/x-www-form-urlencoded");
    }

    @Test
    void what_nobody_can_answer_with_is_not_sent() throws Exception {
        assertProblem(
                send(request("/api/v1/orders").header("Accept", "image/png").GET()),
                406,
                "not-acceptable",
                "image/png");
    }

    @Test
    void a_parameter_that_is_needed_is_named() {
        var answer = new Api(port, key).get("/items/scan");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("code");
    }

    @Test
    void a_page_for_people_stays_a_page() throws Exception {
        var answer = send(request("/nowhere").header("Accept", "text/html").GET());

        assertThat(answer.body().strip()).startsWith("<!doctype html>");
    }

    private void assertProblem(HttpResponse<String> answer, int status, String type, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + type);
        assertThat(problem.path("detail").asString()).contains(words);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + key);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
