package dev.baton.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether events go to Kafka too, and how far it is behind. */
@Component
public class KafkaStatus {

    private final KafkaCursors cursors;
    private final boolean on;
    private volatile @Nullable String problem;

    KafkaStatus(KafkaCursors cursors, ObjectProvider<MeterRegistry> meters, @Value("${baton.kafka:}") String servers) {
        this.cursors = cursors;
        this.on = !servers.isBlank();
        if (on) {
            meters.ifAvailable(registry -> Gauge.builder("baton.kafka.lag", cursors, KafkaCursors::lagOfAll)
                    .description("events that Kafka has not confirmed yet")
                    .register(registry));
        }
    }

    public boolean isOn() {
        return on;
    }

    /** How many events of the caller's merchant Kafka has not confirmed yet. */
    public long lag() {
        return cursors.lag();
    }

    /** Why the last batch was not taken, on this node; null when it was. */
    public @Nullable String problem() {
        return problem;
    }

    void report(@Nullable String found) {
        problem = found;
    }
}
