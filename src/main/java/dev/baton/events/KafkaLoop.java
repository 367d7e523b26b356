package dev.baton.events;

import dev.baton.platform.events.Loop;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps Kafka up to date where {@code BATON_KAFKA} names its servers; otherwise none of this exists. In a thread of its own, so that
 * a Kafka that is down delays nobody; what it has missed is handed over when it is back.
 */
@Component
@ConditionalOnExpression("!'${baton.kafka:}'.isBlank() and ${baton.relay.enabled:true}")
class KafkaLoop extends Loop {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaLoop.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration TROUBLE = Duration.ofSeconds(5);

    private final KafkaCursors cursors;
    private final FeedQueries feed;
    private final FeedSignal signal;
    private final KafkaStatus status;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, Object> properties;
    private final String topic;
    private @Nullable KafkaOut kafka;

    KafkaLoop(
            KafkaCursors cursors,
            FeedQueries feed,
            FeedSignal signal,
            KafkaStatus status,
            JsonMapper json,
            Clock clock,
            Environment environment,
            @Value("${baton.kafka}") String servers,
            @Value("${baton.kafka.topic:baton.events}") String topic) {
        super("kafka-out", TROUBLE);
        this.cursors = cursors;
        this.feed = feed;
        this.signal = signal;
        this.status = status;
        this.json = json;
        this.clock = clock;
        this.properties = properties(
                servers,
                Binder.get(environment)
                        .bind("baton.kafka.properties", Bindable.mapOf(String.class, String.class))
                        .orElse(Map.of()));
        this.topic = topic;
    }

    /** @param more what an installation sets besides, such as {@code security.protocol} */
    static Map<String, Object> properties(String servers, Map<String, String> more) {
        var properties = new HashMap<String, Object>();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "baton");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.putAll(more);
        return properties;
    }

    @Override
    protected void turn() throws InterruptedException {
        long seen = signal.beats();
        try {
            var connected = kafka == null ? connected() : kafka;
            kafka = connected;
            int handed = connected.handOver();
            report(null);
            if (handed == 0) {
                signal.await(seen, LOOK);
            }
        } catch (RuntimeException e) {
            report(String.valueOf(e.getMessage()));
            Thread.sleep(TROUBLE);
        }
    }

    @Override
    protected void end() {
        if (kafka != null) {
            kafka.close();
        }
    }

    private KafkaOut connected() {
        return new KafkaOut(new KafkaProducer<>(properties), topic, cursors, feed, json, clock);
    }

    /** Said when it begins and when it is over, and not every five seconds in between. */
    private void report(@Nullable String problem) {
        boolean was = status.problem() != null;
        status.report(problem);
        if (problem != null && !was) {
            LOG.warn("Kafka does not take events, which wait in the feed: {}", problem);
        } else if (problem == null && was) {
            LOG.info("Kafka takes events again");
        }
    }
}
