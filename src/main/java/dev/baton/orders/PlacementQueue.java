package dev.baton.orders;

import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Gathers the orders that are being placed at the same time and has them decided together, in order of arrival.
 *
 * <p>There is no artificial wait: a batch is whatever gathered while the last one was committing. Should a batch break, its
 * orders are placed one by one, so that a broken order never harms its neighbours.
 */
@Component
class PlacementQueue implements SmartLifecycle {

    static final int MOST_WAITING = 5_000;
    static final int MOST_TOGETHER = 256;
    private static final Logger LOG = LoggerFactory.getLogger(PlacementQueue.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** An order in the queue: either the writer takes it, or whoever lost patience takes it back, never both. */
    private static final class Waiting {

        private final Draft draft;
        private final CompletableFuture<PlaceOrder.Decided> answer = new CompletableFuture<>();
        private final AtomicBoolean taken = new AtomicBoolean();
        private final long since = System.nanoTime();

        Waiting(Draft draft) {
            this.draft = draft;
        }

        Draft draft() {
            return draft;
        }

        boolean take() {
            return taken.compareAndSet(false, true);
        }

        boolean hasWaited(Duration patience, long now) {
            return now - since > patience.toNanos();
        }
    }

    private final PlaceTogether together;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile List<Waiting> beingPlaced = List.of();
    private volatile boolean running;
    private volatile Thread writer = Thread.currentThread();

    PlacementQueue(PlaceTogether together) {
        this.together = together;
    }

    /** Waits for its turn and its answer; answers {@code Busy} at once when too many wait already. */
    PlaceOrder.Decided place(Draft draft) {
        var waiting = new Waiting(draft);
        if (!running || !queue.offer(waiting)) {
            return new PlaceOrder.Busy();
        }
        if (!running && waiting.take()) {
            return new PlaceOrder.Busy();
        }
        try {
            return waiting.answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an order was being placed", e);
        }
    }

    /**
     * Loses patience for all who wait: an alarm of each one's own costs more than the waiting. What the writer has taken is being
     * written, and only its answer says what became of it; it is waited for twice as long.
     */
    private void losePatience() {
        long now = System.nanoTime();
        queue.stream()
                .filter(waiting -> waiting.hasWaited(PATIENCE, now) && waiting.take())
                .forEach(waiting -> waiting.answer.complete(new PlaceOrder.Busy()));
        beingPlaced.stream()
                .filter(waiting -> waiting.hasWaited(PATIENCE.multipliedBy(2), now))
                .forEach(waiting -> waiting.answer.completeExceptionally(
                        new IllegalStateException("the placement of an order does not end")));
    }

    private void watch() {
        try {
            while (running) {
                Thread.sleep(LOOK);
                losePatience();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        writer = Thread.ofPlatform().name("placement").daemon().start(this::run);
        Thread.ofVirtual().name("placement-patience").start(this::watch);
    }

    /** Takes nothing new, and finishes what it has. */
    @Override
    public void stop() {
        running = false;
        try {
            writer.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ready before anybody can ask for anything, and there until the last request has its answer. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        var batch = new ArrayList<Waiting>(MOST_TOGETHER);
        while (running || !queue.isEmpty()) {
            try {
                var first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MOST_TOGETHER - 1);
                    batch.removeIf(waiting -> !waiting.take());
                    beingPlaced = List.copyOf(batch);
                    place(batch);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                beingPlaced = List.of();
                batch.clear();
            }
        }
    }

    private void place(List<Waiting> batch) {
        var byTenant = new LinkedHashMap<TenantId, List<Waiting>>();
        batch.forEach(
                waiting -> byTenant.computeIfAbsent(waiting.draft().caller().tenant(), _ -> new ArrayList<>())
                        .add(waiting));
        byTenant.forEach((tenant, waiting) -> Caller.system(tenant, "Baton").run(() -> placeOfOneTenant(waiting)));
    }

    private void placeOfOneTenant(List<Waiting> waiting) {
        try {
            answer(waiting, together.handle(waiting.stream().map(Waiting::draft).toList()));
        } catch (RuntimeException e) {
            if (waiting.size() > 1) {
                LOG.warn("{} orders could not be placed together and are placed one by one", waiting.size(), e);
            }
            waiting.forEach(this::placeAlone);
        }
    }

    private void placeAlone(Waiting waiting) {
        try {
            answer(List.of(waiting), together.handle(List.of(waiting.draft())));
        } catch (RuntimeException e) {
            waiting.answer.completeExceptionally(e);
        }
    }

    private static void answer(List<Waiting> waiting, List<PlaceOrder.Decided> outcomes) {
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).answer.complete(outcomes.get(i));
        }
    }
}
