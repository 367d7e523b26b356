package dev.baton.events;

import dev.baton.platform.events.Loop;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Keeps webhooks going on this node: looks whenever there is news, and now and then. */
@Component
@ConditionalOnProperty(name = "baton.relay.enabled", matchIfMissing = true)
class WebhookLoop extends Loop {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DeliverWebhooks webhooks;
    private final FeedSignal signal;

    WebhookLoop(DeliverWebhooks webhooks, FeedSignal signal) {
        super("webhooks", LOOK);
        this.webhooks = webhooks;
        this.signal = signal;
    }

    @Override
    protected void turn() throws InterruptedException {
        long seen = signal.beats();
        webhooks.begin(signal::beat);
        signal.await(seen, LOOK);
    }
}
