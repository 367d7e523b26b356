package dev.baton.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderId;
import dev.baton.platform.Ids;
import dev.baton.platform.events.Event;
import dev.baton.platform.events.Told;
import dev.baton.platform.security.Caller;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** The feed in a real Kafka: one broker of its own, without anything else. */
@BatonTest
@Tag("slow")
class KafkaStoryTest {

    /** So many polls without an answer that there is none to come. */
    private static final int PATIENCE = 30;

    @TempDir
    static Path folder;

    static KafkaRaftServer broker;
    static String servers;

    @Autowired
    TestTenant tenants;

    @Autowired
    PublishEvents publishEvents;

    @Autowired
    FeedQueries feed;

    @Autowired
    KafkaCursors cursors;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    Caller merchant;

    @BeforeAll
    static void a_broker() throws IOException {
        for (var talkative : List.of("org.apache.kafka", "kafka", "state.change.logger")) {
            ((Logger) LoggerFactory.getLogger(talkative)).setLevel(Level.OFF);
        }
        int port = free();
        int controller = free();
        servers = "localhost:" + port;
        var properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@localhost:" + controller,
                "listeners", "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controller),
                "controller.listener.names", "CONTROLLER",
                "log.dirs", folder.resolve("logs").toString(),
                "offsets.topic.replication.factor", "1",
                "num.partitions", "3"));
        var file = folder.resolve("server.properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
                new PrintStream(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        broker = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        broker.startup();
    }

    @AfterAll
    static void the_broker_stops() {
        broker.shutdown();
        broker.awaitShutdown();
    }

    /** What other tests have left is handed over first, so that only our merchant is behind. */
    @BeforeEach
    void a_merchant() {
        handOver(out(servers));
        merchant = tenants.fresh();
    }

    private static void handOver(KafkaOut kafka) {
        while (kafka.handOver() > 0) {
            // until it is up to date
        }
        kafka.close();
    }

    @Test
    void the_feed_arrives_in_order_per_order_as_cloud_events() {
        var orders = List.of(Ids.next(), Ids.next(), Ids.next());
        for (int step = 0; step < 4; step++) {
            publish(orders);
        }
        handOver(out(servers));

        var records = records(12);
        for (var order : orders) {
            assertThat(records.stream()
                            .filter(record -> record.key().equals(order.toString()))
                            .map(record -> header(record, "ce_sequence"))
                            .toList())
                    .containsExactly("1", "2", "3", "4");
        }
        var first = records.getFirst();
        assertThat(header(first, "ce_type")).isEqualTo("order.placed");
        assertThat(header(first, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(first, "content-type")).isEqualTo("application/json");
        assertThat(json.readTree(first.value()).at("/order/id").asString()).isEqualTo(first.key());
        assertThat(merchant.call(cursors::lag)).isZero();
    }

    @Test
    void while_kafka_is_away_its_lag_is_seen_and_nothing_is_lost() throws IOException {
        var orders = List.of(Ids.next(), Ids.next());
        publish(orders);
        var away = out("localhost:" + free());
        assertThatThrownBy(away::handOver).isInstanceOf(RuntimeException.class);
        away.close();
        assertThat(merchant.call(cursors::lag)).isEqualTo(2);

        // Another node takes over once the first has been silent for long enough.
        assertThat(merchant.call(() -> cursors.take(UUID.randomUUID(), clock.instant(), clock.instant())))
                .isEmpty();
        merchant.run(() -> cursors.take(
                UUID.randomUUID(),
                clock.instant().plus(Duration.ofMinutes(5)),
                clock.instant().minusSeconds(1)));
        handOver(out(servers));

        assertThat(merchant.call(cursors::lag)).isZero();
    }

    private KafkaOut out(String servers) {
        var properties = KafkaLoop.properties(
                servers, Map.of("max.block.ms", servers.equals(KafkaStoryTest.servers) ? "20000" : "500"));
        return new KafkaOut(new KafkaProducer<>(properties), "baton.events", cursors, feed, json, clock);
    }

    private void publish(List<UUID> orders) {
        merchant.run(() -> publishEvents.handle(orders.stream()
                .map(order -> new Told<Event>(Ids.next(), new OrderPlaced(new OrderId(order), "SO-1", clock.instant())))
                .toList()));
    }

    /** Those of our merchant; other tests' events are in the topic as well, however many they are. */
    private List<ConsumerRecord<String, String>> records(int wanted) {
        var source = "urn:baton:tenant:" + merchant.tenant().value();
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", servers, "group.id", source, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("baton.events"));
            int empty = 0;
            while (found.size() < wanted && empty < PATIENCE) {
                var polled = consumer.poll(Duration.ofMillis(500));
                empty = polled.isEmpty() ? empty + 1 : 0;
                polled.forEach(record -> {
                    if (header(record, "ce_source").equals(source)) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
