package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON API as a program sees it. */
record Api(String root, String key) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Answer(int status, String text) {

        JsonNode json() {
            return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
        }

        JsonNode ok() {
            assertThat(status).as(text).isBetween(200, 299);
            return json();
        }

        String problem() {
            return json().path("type").asString("").replace("/problems/", "");
        }
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    /** The same Baton, at another port. */
    Api through(int port) {
        return new Api(root.replaceFirst(":[0-9]+/", ":" + port + "/"), key);
    }

    /** @param idempotencyKey null for none */
    Answer order(String idempotencyKey, String body) {
        var request = request("POST", "/orders", body, "application/json");
        return send(idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey));
    }

    Answer send(String method, String path, String body) {
        return send(method, path, body, "application/json");
    }

    Answer send(String method, String path, String body, String type) {
        return send(request(method, path, body, type));
    }

    private HttpRequest.Builder request(String method, String path, String body, String type) {
        return HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, e.toString());
        }
    }

    /** Asks again until the answer is as awaited: news spreads within moments, not at once. */
    JsonNode await(String path, Predicate<JsonNode> awaited) {
        return await(path, awaited, Duration.ofSeconds(30));
    }

    JsonNode await(String path, Predicate<JsonNode> awaited, Duration patience) {
        var end = Instant.now().plus(patience);
        while (true) {
            var answer = get(path);
            if (answer.status() == 200 && awaited.test(answer.json())) {
                return answer.json();
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("%s is not as awaited: %s".formatted(path, answer.text()));
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
