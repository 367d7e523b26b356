package dev.baton.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API is approved by a person, says what is true, and can be browsed. */
@BatonTest
class OpenApiTest {

    private static final Path APPROVED = Path.of("docs/reference/openapi.json");
    private static final Path RECEIVED = Path.of("docs/reference/openapi.received.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @LocalServerPort
    int port;

    JsonNode described;

    @BeforeEach
    void theDescription() throws IOException {
        described = JSON.readTree(fetched("/api/v1/openapi.json").body());
    }

    @Test
    void the_description_is_the_approved_one() throws IOException {
        var received = JSON.writeValueAsString(described) + "\n";
        var approved = Files.exists(APPROVED) ? Files.readString(APPROVED) : "";
        if (!received.equals(approved)) {
            Files.writeString(RECEIVED, received);
        }
        assertThat(received.equals(approved))
                .as("compare docs/reference/openapi.received.json, then ./baton approve")
                .isTrue();
        Files.deleteIfExists(RECEIVED);
    }

    @Test
    void every_reference_leads_somewhere_and_no_name_tells_of_packages() {
        var schemas = described.at("/components/schemas");

        assertThat(described.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(schemas.has(reference.replace("#/components/schemas/", "")))
                        .as(reference)
                        .isTrue());
        assertThat(schemas.propertyNames()).noneMatch(name -> name.contains("."));
    }

    @Test
    void examples_work_and_answers_are_as_described() {
        var caller = tenants.fresh();
        var api = new Api(port, tenants.key(caller));
        caller.run(() -> {
            shop.eastAndWest();
            shop.stocked("SPC-PEPPER-BLK-WHL-60", "EAST", 100);
        });

        posted(api, "/sites", "/sites");
        posted(api, "/customers", "/customers");
        var order = posted(api, "/orders", "/orders").path("id").asString();
        posted(api, "/orders/{id}/holds", "/orders/" + order + "/holds");
        posted(api, "/orders/{id}/amendments", "/orders/" + order + "/amendments");
        read(api, "/orders", "/orders");
        read(api, "/orders/{id}", "/orders/" + order);
        read(api, "/orders/{id}/timeline", "/orders/" + order + "/timeline");
        read(api, "/orders/{id}/sourcing", "/orders/" + order + "/sourcing");
        read(api, "/sites", "/sites");
        read(api, "/sites/{site}", "/sites/EAST");
        read(api, "/items", "/items");
        read(api, "/customers", "/customers");
        read(api, "/inventory/balances", "/inventory/balances");
        var problem = api.get("/orders/00000000-0000-7000-8000-000000000000").body();
        assertThat(mismatches("", problem, described.at("/components/schemas/Problem")))
                .isEmpty();
    }

    @Test
    void the_page_runs_no_script_that_its_policy_forbids() {
        var page = fetched("/api/docs");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'");
        assertThat(page.body()).contains("swagger-ui-bundle.js").doesNotContainPattern("<script[^>]*>\\s*[^<\\s]");
        var folder = page.uri().getPath().replaceFirst("[^/]*$", "");
        for (var file : List.of("swagger-ui-bundle.js", "swagger-initializer.js", "swagger-ui.css")) {
            assertThat(fetched(folder + file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(fetched("/api/v1/openapi.json/swagger-config").body()).contains("/api/v1/openapi.json");
    }

    private JsonNode posted(Api api, String template, String path) {
        var operation = described.path("paths").path("/api/v1" + template).path("post");
        var example = operation.at("/requestBody/content/application~1json/example");
        assertThat(example.isMissingNode()).as("example of " + template).isFalse();
        var answer = api.post(path, JSON.writeValueAsString(example));
        assertThat(answer.status()).as(answer.response().body()).isIn(200, 201);
        compare(operation, answer);
        return answer.body();
    }

    private void read(Api api, String template, String path) {
        var answer = api.get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        compare(described.path("paths").path("/api/v1" + template).path("get"), answer);
    }

    private void compare(JsonNode operation, Api.Answer answer) {
        var schema = operation
                .path("responses")
                .path(String.valueOf(answer.status()))
                .at("/content/application~1json/schema");
        assertThat(schema.isMissingNode())
                .as("answer %d of %s", answer.status(), operation.path("operationId"))
                .isFalse();
        assertThat(mismatches("", answer.body(), schema))
                .as(operation.path("operationId").asString())
                .isEmpty();
    }

    /** What is there and not described, described and not there, or of another type. */
    private List<String> mismatches(String path, JsonNode value, JsonNode schema) {
        if (schema.has("$ref")) {
            return mismatches(
                    path, value, described.at(schema.path("$ref").asString().substring(1)));
        }
        var found = new ArrayList<String>();
        var types = schema.path("type").isArray()
                ? schema.path("type").valueStream().map(JsonNode::asString).toList()
                : List.of(schema.path("type").asString(""));
        if (!types.contains("") && !types.contains(typeOf(value)) && !(types.contains("number") && value.isNumber())) {
            found.add("%s is %s instead of %s".formatted(path, typeOf(value), types));
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asString())) {
                found.add("%s/%s is required and missing".formatted(path, name.asString()));
            }
        });
        if (schema.has("properties")) {
            value.properties().forEach(property -> {
                var known = schema.path("properties").path(property.getKey());
                if (known.isMissingNode()) {
                    found.add("%s/%s is not described".formatted(path, property.getKey()));
                } else {
                    found.addAll(mismatches(path + "/" + property.getKey(), property.getValue(), known));
                }
            });
        }
        if (value.isArray() && schema.has("items")) {
            value.forEach(item -> found.addAll(mismatches(path + "[]", item, schema.path("items"))));
        }
        return found;
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case OBJECT, POJO -> "object";
            case STRING, BINARY -> "string";
            case NULL, MISSING -> "null";
        };
    }

    private HttpResponse<String> fetched(String path) {
        var http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try (http) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
