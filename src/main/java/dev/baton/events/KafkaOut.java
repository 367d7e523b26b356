package dev.baton.events;

import dev.baton.platform.Ids;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands the feed to Kafka: CloudEvents in binary mode, keyed by what they happened to, so that the events of one order stand in one
 * partition in their order. At least once: what Kafka has not confirmed is handed over again.
 */
class KafkaOut {

    private static final int BATCH = 500;
    private static final Duration HOLD = Duration.ofMinutes(2);

    /** What Kafka has not taken; the feed keeps it. */
    static final class NotTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotTaken(Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final KafkaCursors cursors;
    private final FeedQueries feed;
    private final JsonMapper json;
    private final Clock clock;
    private final UUID self = Ids.next();

    KafkaOut(
            Producer<String, byte[]> producer,
            String topic,
            KafkaCursors cursors,
            FeedQueries feed,
            JsonMapper json,
            Clock clock) {
        this.producer = producer;
        this.topic = topic;
        this.cursors = cursors;
        this.feed = feed;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Hands over a batch of every tenant that has something.
     *
     * @return how many events Kafka has confirmed
     */
    int handOver() {
        int handed = 0;
        for (var tenant : cursors.behind()) {
            handed += Caller.system(tenant, "Baton").call(() -> handOver(tenant));
        }
        return handed;
    }

    private int handOver(TenantId tenant) {
        var now = clock.instant();
        var position = cursors.take(self, now, now.plus(HOLD)).orElse(null);
        if (position == null) {
            return 0;
        }
        var events = feed.after(position, List.of(), BATCH);
        if (events.isEmpty()) {
            return 0;
        }
        var sent = new ArrayList<Future<RecordMetadata>>();
        try {
            events.forEach(event -> sent.add(producer.send(record(CloudEvent.of(tenant, event)))));
            producer.flush();
            for (var each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new NotTaken(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotTaken(e);
        }
        cursors.advance(self, events.getLast().position(), clock.instant().plus(HOLD));
        return events.size();
    }

    /** Kafka dates the record itself: it refuses times that its own clock finds impossible. When it happened is a header. */
    private ProducerRecord<String, byte[]> record(CloudEvent event) {
        var record =
                new ProducerRecord<String, byte[]>(topic, event.partitionkey(), json.writeValueAsBytes(event.data()));
        header(record, "content-type", event.datacontenttype());
        Map.of(
                        "specversion", event.specversion(),
                        "id", event.id(),
                        "source", event.source(),
                        "type", event.type(),
                        "subject", event.subject(),
                        "time", event.time().toString(),
                        "dataschema", event.dataschema(),
                        "sequence", event.sequence(),
                        "partitionkey", event.partitionkey())
                .forEach((name, value) -> header(record, "ce_" + name, value));
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, @Nullable String value) {
        if (value != null) {
            record.headers().add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
