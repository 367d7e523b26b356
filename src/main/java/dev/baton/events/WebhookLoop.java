package dev.baton.events;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps webhooks going on this node: looks whenever there is news, and now and then. */
@Component
@ConditionalOnProperty(name = "baton.relay.enabled", matchIfMissing = true)
class WebhookLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookLoop.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DeliverWebhooks webhooks;
    private final FeedSignal signal;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    WebhookLoop(DeliverWebhooks webhooks, FeedSignal signal) {
        this.webhooks = webhooks;
        this.signal = signal;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("webhooks").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                long seen = signal.beats();
                webhooks.begin(signal::beat);
                signal.await(seen, LOOK);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("Webhooks stumbled and go on", e);
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
