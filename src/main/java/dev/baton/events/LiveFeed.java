package dev.baton.events;

import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells whoever listens on this node what is published, on whatever node. However many listen, the feed of a tenant is looked at
 * once a second, or when this node itself has published; with nobody listening, not at all.
 */
@Component
public class LiveFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;
    private static final int BEHIND_MOST = 200;

    /** Somebody who listens. */
    public final class Subscription implements AutoCloseable {

        private final TenantId tenant;
        private final BlockingQueue<List<FeedEvent>> news = new LinkedBlockingQueue<>(BEHIND_MOST);
        private final long joinedAt;
        private volatile boolean over;

        private Subscription(TenantId tenant, long joinedAt) {
            this.tenant = tenant;
            this.joinedAt = joinedAt;
        }

        /** The position of the last event that it is not told: those up to it stand in the feed. */
        long joinedAt() {
            return joinedAt;
        }

        /** What is new; empty when nothing was for so long, or when it is over. */
        public List<FeedEvent> await(Duration longest) throws InterruptedException {
            var first = over ? null : news.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return List.of();
            }
            var all = new ArrayList<>(first);
            for (var more = news.poll(); more != null; more = news.poll()) {
                all.addAll(more);
            }
            return all;
        }

        /** Nothing will come any more: Baton stops, or the listener could not keep up and had better begin anew. */
        public boolean isOver() {
            return over;
        }

        private void tell(List<FeedEvent> events) {
            if (!news.offer(events)) {
                end();
            }
        }

        private void end() {
            over = true;
            news.clear();
            news.offer(List.of());
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    /** Those of one tenant, and how far they have been told. */
    private static final class Channel {

        private final List<Subscription> listeners = new ArrayList<>();
        private long position;

        private Channel(long position) {
            this.position = position;
        }
    }

    private final FeedQueries feed;
    private final FeedSignal signal;
    private final EventsSettings settings;
    private final Map<TenantId, Channel> channels = new HashMap<>();
    private @Nullable Thread looker;
    private boolean stopped;

    LiveFeed(FeedQueries feed, FeedSignal signal, EventsSettings settings) {
        this.feed = feed;
        this.signal = signal;
        this.settings = settings;
    }

    /**
     * Listens as the current caller's tenant, to what is published behind {@link Subscription#joinedAt()}.
     *
     * @return empty when too many listen already, or Baton stops
     */
    public Optional<Subscription> subscribe() {
        var tenant = Caller.current().tenant();
        long last = feed.bounds().last();
        synchronized (channels) {
            var channel = channels.getOrDefault(tenant, new Channel(last));
            if (stopped || channel.listeners.size() >= settings.liveMost()) {
                return Optional.empty();
            }
            channels.put(tenant, channel);
            var subscription = new Subscription(tenant, channel.position);
            channel.listeners.add(subscription);
            if (looker == null) {
                looker = Thread.ofVirtual().name("live").start(this::look);
            }
            return Optional.of(subscription);
        }
    }

    private void leave(Subscription subscription) {
        synchronized (channels) {
            var channel = channels.get(subscription.tenant);
            if (channel != null) {
                channel.listeners.remove(subscription);
                if (channel.listeners.isEmpty()) {
                    channels.remove(subscription.tenant);
                }
            }
        }
    }

    private void look() {
        while (true) {
            long seen = signal.beats();
            try {
                for (var tenant : listening()) {
                    Caller.system(tenant, "Baton").run(() -> tell(tenant));
                }
                signal.await(seen, LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("The live feed stumbled and goes on", e);
                pause();
            }
            synchronized (channels) {
                if (channels.isEmpty()) {
                    looker = null;
                    return;
                }
            }
        }
    }

    private List<TenantId> listening() {
        synchronized (channels) {
            return List.copyOf(channels.keySet());
        }
    }

    private void tell(TenantId tenant) {
        long position;
        synchronized (channels) {
            var channel = channels.get(tenant);
            if (channel == null) {
                return;
            }
            position = channel.position;
        }
        var events = feed.after(position, List.of(), AT_ONCE);
        if (events.isEmpty()) {
            return;
        }
        synchronized (channels) {
            var channel = channels.get(tenant);
            if (channel != null && channel.position == position) {
                channel.position = events.getLast().position();
                channel.listeners.forEach(listener -> listener.tell(events));
            }
        }
        if (events.size() == AT_ONCE) {
            signal.beat();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many listen on this node. */
    int listeners() {
        synchronized (channels) {
            return channels.values().stream()
                    .mapToInt(channel -> channel.listeners.size())
                    .sum();
        }
    }

    @Override
    public void start() {
        synchronized (channels) {
            stopped = false;
        }
    }

    /** Before the web server waits for its requests, which these would never let it end. */
    @Override
    public void stop() {
        synchronized (channels) {
            stopped = true;
            channels.values().forEach(channel -> List.copyOf(channel.listeners).forEach(Subscription::end));
            channels.clear();
        }
    }

    @Override
    public boolean isRunning() {
        synchronized (channels) {
            return !stopped;
        }
    }
}
