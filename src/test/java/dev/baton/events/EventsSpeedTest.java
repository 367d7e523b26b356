package dev.baton.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.orders.OrderEvent.OrderClosed;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderId;
import dev.baton.platform.Ids;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.events.Outbox;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** How many events a second go through: relayed and published, read by HTTP, and taken by somebody who listens. Says it in the log. */
@BatonTest
@Tag("slow")
class EventsSpeedTest {

    private static final Logger LOG = LoggerFactory.getLogger(EventsSpeedTest.class);
    private static final int EVENTS = 5_000;
    private static final int AT_ONCE = 500;

    /** Far below what a quiet machine does; a busy one must not turn this red. */
    private static final double LEAST = 100;

    @Autowired
    TestTenant tenants;

    @Autowired
    Outbox outbox;

    @Autowired
    Relay relay;

    @Autowired
    Endpoints endpoints;

    @Autowired
    Deliveries deliveries;

    @Autowired
    FeedSignal signal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Audit audit;

    @Autowired
    Clock clock;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    @Test
    void events_go_through_by_the_thousand() throws Exception {
        var merchant = tenants.fresh();
        relay.drain();
        try (var receiver = new Receiver(Receiver.WELL)) {
            var settings = AddressGuardTest.allowing("localhost:" + receiver.port());
            var client = new WebhookClient(settings, new AddressGuard(settings));
            var node = new DeliverWebhooks(
                    deliveries, endpoints, new WebhookSender(client, json), settings, transaction, audit, clock);
            var define = new DefineEndpoint(endpoints, deliveries, new AddressGuard(settings), signal, audit, clock);
            var added = (DefineEndpoint.Added) Objects.requireNonNull(merchant.call(
                    () -> transaction.execute(_ -> define.handle(
                            new DefineEndpoint.Command(null, null, "Receiver", receiver.url(), "", List.of(), true)))));
            happen(merchant);

            rate("relayed and published", () -> relay.drain());
            rate("read by HTTP", () -> read(new Api(port, tenants.key(merchant))));
            rate(
                    "taken by a webhook",
                    () -> deliver(merchant, node, added.endpoint().id()));

            assertThat(receiver.received()).hasSize(EVENTS);
            node.destroy();
            client.destroy();
        }
    }

    private void happen(Caller merchant) {
        for (int batch = 0; batch < EVENTS / AT_ONCE; batch++) {
            var events = IntStream.range(0, AT_ONCE / 2)
                    .mapToObj(_ -> OrderId.next())
                    .flatMap(order -> Stream.of(
                            new OrderPlaced(order, "SO-" + Ids.next(), clock.instant()),
                            new OrderClosed(order, clock.instant())))
                    .toList();
            merchant.run(() -> transaction.executeWithoutResult(_ -> outbox.add(events)));
        }
    }

    private static void read(Api api) {
        var next = "";
        int read = 0;
        for (var more = true; more; ) {
            var page = api.get("/events?limit=1000&after=" + next).body();
            read += page.path("data").size();
            next = page.path("next").asString();
            more = page.path("more").asBoolean();
        }
        assertThat(read).isEqualTo(EVENTS);
    }

    private void deliver(Caller merchant, DeliverWebhooks node, EndpointId endpoint) {
        while (merchant.call(() -> node.round(endpoint, clock::instant)) > 0) {
            // until nothing is due
        }
    }

    private static void rate(String what, Runnable work) {
        var began = System.nanoTime();
        work.run();
        var rate = EVENTS / ((System.nanoTime() - began) / 1e9);
        LOG.info("{} events {}: {} a second", EVENTS, what, String.format(Locale.ROOT, "%.0f", rate));
        assertThat(rate).isGreaterThan(LEAST);
    }
}
