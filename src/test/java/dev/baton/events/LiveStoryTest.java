package dev.baton.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderId;
import dev.baton.platform.Ids;
import dev.baton.platform.events.Told;
import dev.baton.platform.security.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** The stream of events as somebody listens to it, goes away, and comes back. */
@BatonTest
class LiveStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    PublishEvents publishEvents;

    @Autowired
    FeedQueries feed;

    @Autowired
    FeedSignal signal;

    @Autowired
    Clock clock;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    Caller merchant;
    String key;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
        key = tenants.key(merchant);
    }

    @Test
    void what_is_published_is_told_at_once_and_to_its_merchant_alone() throws Exception {
        var other = tenants.fresh();
        try (var http = HttpClient.newHttpClient()) {
            var lines = listen(http, "", key);
            assertThat(lines.next()).isEqualTo("retry: 3000");
            other.run(() -> publishEvents.handle(List.of(placed(Ids.next()))));
            var order = Ids.next();
            merchant.run(() -> publishEvents.handle(List.of(placed(order))));

            var message = message(lines);

            assertThat(message.getFirst()).startsWith("id: ");
            assertThat(json.readTree(message.getLast().substring(6))
                            .at("/data/order/id")
                            .asString())
                    .isEqualTo(order.toString());
            http.shutdownNow();
        }
    }

    @Test
    void who_comes_back_is_told_what_was_missed_and_then_what_is_new() throws Exception {
        var orders = List.of(Ids.next(), Ids.next(), Ids.next());
        merchant.run(() -> publishEvents.handle(List.of(placed(orders.get(0)), placed(orders.get(1)))));
        var seen = merchant.call(
                () -> LiveStream.cursor(feed.after(0, List.of(), 1).getFirst()));
        try (var http = HttpClient.newHttpClient()) {
            var lines = listen(http, seen, key);
            assertThat(lines.next()).isEqualTo("retry: 3000");

            assertThat(message(lines).getLast()).contains(orders.get(1).toString());
            merchant.run(() -> publishEvents.handle(List.of(placed(orders.get(2)))));
            assertThat(message(lines).getLast()).contains(orders.get(2).toString());
            http.shutdownNow();
        }
    }

    @Test
    void only_so_many_listen_and_whoever_leaves_makes_room() throws Exception {
        var small = new LiveFeed(feed, signal, new EventsSettings(Duration.ofDays(30), 2));
        var first = merchant.call(small::subscribe).orElseThrow();
        var second = merchant.call(small::subscribe).orElseThrow();
        assertThat(merchant.call(small::subscribe)).isEmpty();
        assertThat(tenants.fresh().call(small::subscribe)).isPresent();

        first.close();

        assertThat(merchant.call(small::subscribe)).isPresent();
        merchant.run(() -> publishEvents.handle(List.of(placed(Ids.next()))));
        assertThat(second.await(Duration.ofSeconds(5))).hasSize(1);
        small.stop();
        assertThat(second.isOver()).isTrue();
        assertThat(second.await(Duration.ofSeconds(5))).isEmpty();
        assertThat(merchant.call(small::subscribe)).isEmpty();
    }

    @Test
    void nobody_listens_without_the_permission() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(request("", tenants.key(merchant, "orders:read")), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(403);
        }
    }

    private Iterator<String> listen(HttpClient http, String lastId, String key) throws Exception {
        var answer = http.send(request(lastId, key), HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return answer.body().iterator();
    }

    private HttpRequest request(String lastId, String key) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/api/v1/events/stream".formatted(port)))
                .header("Authorization", "Bearer " + key);
        return (lastId.isEmpty() ? request : request.header("Last-Event-ID", lastId)).build();
    }

    /** The lines of the next message; heartbeats are not one. */
    private static List<String> message(Iterator<String> lines) {
        var message = new ArrayList<String>();
        while (message.isEmpty() || !message.getLast().isEmpty()) {
            var line = lines.next();
            if (!line.startsWith(":") && !(line.isEmpty() && message.isEmpty())) {
                message.add(line);
            }
        }
        message.removeLast();
        return message;
    }

    private Told<dev.baton.platform.events.Event> placed(UUID order) {
        return new Told<>(Ids.next(), new OrderPlaced(new OrderId(order), "SO-1", clock.instant()));
    }
}
