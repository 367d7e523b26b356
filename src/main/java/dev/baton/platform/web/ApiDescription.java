package dev.baton.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the description of the API says beyond what the code of each endpoint tells: who may call, how it refuses, what is
 * always there, and examples.
 */
@Component
class ApiDescription implements OpenApiCustomizer {

    private static final String KEY = "key";
    private static final String JSON = "application/json";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final String BAD_REQUEST = "400";
    private static final String CREATED = "201";
    private static final String OK = "200";

    private static final String INTRODUCTION = """
            Orders from capture to the customer's door and its invoice.

            Sign in with an API key: `Authorization: Bearer …`. Amounts are `{ "amount": "12.34", "currency": "USD" }`, times RFC 3339,
            quantities whole numbers of the base unit. Lists answer `{ "data": […], "next": "…" }`; ask for the page behind with
            `cursor=next`. Every POST may carry an `Idempotency-Key` and then happens once, however often it is sent. What can be
            changed answers an `ETag`; send it as `If-Match` to change nothing that somebody else has changed meanwhile. Whatever is
            refused is answered with a problem (RFC 9457) whose `type` is stable, and whose `errors` name the fields.
            """;

    private final JsonMapper json;

    ApiDescription(JsonMapper json) {
        this.json = json;
        SpringDocUtils.getConfig().replaceWithSchema(JsonNode.class, new JsonSchema().types(Set.of("object")));
    }

    @Override
    public void customise(OpenAPI api) {
        api.setInfo(new Info()
                .title("Baton")
                .version("v1")
                .description(INTRODUCTION)
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        api.setServers(List.of(new Server().url("/").description("this installation")));
        var components = api.getComponents() == null ? new Components() : api.getComponents();
        api.setComponents(components);
        new ApiSchemas(components).tidy(api);
        components
                .addSecuritySchemes(
                        KEY, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"))
                .addSchemas("Problem", problem());
        api.setSecurity(List.of(new SecurityRequirement().addList(KEY)));
        api.getPaths().forEach((path, item) -> {
            item.readOperationsMap().forEach((method, operation) -> {
                operation.setOperationId(nameOf(method, path));
                refusals(path, method, operation);
                example(path, method, operation);
            });
            answers(path, item, api.getPaths());
        });
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the model of springdoc is raw
    private static Schema<?> problem() {
        var text = Set.of("string");
        var field = new JsonSchema()
                .types(Set.of("object"))
                .addProperty("field", new JsonSchema().types(text).description("such as lines[0].sku"))
                .addProperty("message", new JsonSchema().types(text))
                .required(List.of("field", "message"));
        return new JsonSchema()
                .types(Set.of("object"))
                .description("A refusal by RFC 9457; some types carry more facts.")
                .addProperty("type", new JsonSchema().types(text).description("stable, such as /problems/not-found"))
                .addProperty("title", new JsonSchema().types(text))
                .addProperty("status", new JsonSchema().types(Set.of("integer")))
                .addProperty("detail", new JsonSchema().types(text).description("for people"))
                .addProperty("instance", new JsonSchema().types(text))
                .addProperty("errors", new JsonSchema().types(Set.of("array")).items(field))
                .required(List.of("type", "title", "status", "detail"));
    }

    /** {@code GET /api/v1/orders/{id}/holds} is getOrdersIdHolds: stable, whatever methods are called. */
    private static String nameOf(HttpMethod method, String path) {
        var words = Arrays.stream(path.replaceFirst("^/api/v1", "").split("[^A-Za-z0-9]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1));
        return method.name().toLowerCase(Locale.ROOT) + words.collect(Collectors.joining());
    }

    private static void refusals(String path, HttpMethod method, Operation operation) {
        var refusals = new LinkedHashMap<String, String>();
        boolean isRead = method == HttpMethod.GET;
        if (operation.getRequestBody() != null || operation.getParameters() != null) {
            refusals.put(BAD_REQUEST, "Something cannot be read, or is missing");
        }
        refusals.put("401", "The key is missing or not valid");
        refusals.put("403", "The key lacks the permission");
        if (path.contains("{")) {
            refusals.put("404", "There is no such thing");
        }
        if (!isRead) {
            refusals.put("409", "As things are, this cannot be done");
            refusals.put("422", "The request is well formed and makes no sense");
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()))) {
            refusals.put("412", "It was changed meanwhile");
        }
        var responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(responses);
        refusals.forEach((status, description) -> responses.addApiResponse(
                status,
                new ApiResponse()
                        .description(description)
                        .content(new Content()
                                .addMediaType(PROBLEM_JSON, new MediaType().schema(new JsonSchema().$ref(PROBLEM))))));
    }

    /** Whoever writes a thing is answered with it as it can be read afterwards. */
    private static void answers(String path, PathItem item, Map<String, PathItem> all) {
        answer(item.getPut(), OK, read(item));
        answer(item.getPatch(), OK, read(item));
        all.entrySet().stream()
                .filter(other -> other.getKey().matches("\\Q" + path + "\\E/\\{[^/]+}"))
                .findFirst()
                .ifPresent(one -> answer(item.getPost(), CREATED, read(one.getValue())));
    }

    private static @Nullable Content read(PathItem item) {
        return item.getGet() == null ? null : said(item.getGet().getResponses().get(OK));
    }

    private static void answer(@Nullable Operation write, String status, @Nullable Content content) {
        if (write == null || content == null) {
            return;
        }
        var responses = write.getResponses();
        boolean isSaid = responses.entrySet().stream()
                .anyMatch(response -> response.getKey().startsWith("2") && said(response.getValue()) != null);
        if (!isSaid) {
            responses.remove(OK);
            responses.addApiResponse(
                    status, new ApiResponse().description("Done").content(content));
        }
    }

    private static @Nullable Content said(@Nullable ApiResponse response) {
        return response == null
                        || response.getContent() == null
                        || response.getContent().values().stream()
                                .noneMatch(media -> media.getSchema() != null
                                        && media.getSchema().get$ref() != null)
                ? null
                : response.getContent();
    }

    /** What is replaced is exemplified as what is created, unless it has an example of its own. */
    private void example(String path, HttpMethod method, Operation operation) {
        var media = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent().get(JSON);
        if (media != null) {
            Stream.of(exampleFile(method, path), exampleFile(HttpMethod.POST, path.replaceFirst("/\\{[^/]*}$", "")))
                    .filter(ClassPathResource::exists)
                    .findFirst()
                    .ifPresent(file -> media.setExample(read(file)));
        }
    }

    private static ClassPathResource exampleFile(HttpMethod method, String path) {
        return new ClassPathResource("api/examples/%s%s.json"
                .formatted(
                        method,
                        path.replaceFirst("^/api/v1", "")
                                .replaceAll("[^a-z-]+", "_")
                                .replaceFirst("_$", "")));
    }

    private Object read(ClassPathResource file) {
        try {
            return json.readValue(file.getContentAsString(StandardCharsets.UTF_8), Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
