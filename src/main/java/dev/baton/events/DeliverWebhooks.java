package dev.baton.events;

import dev.baton.events.Endpoint.DisabledReason;
import dev.baton.platform.Ids;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. On every node, for all tenants; each endpoint by itself, so that a slow one delays nobody else.
 *
 * <p>A round claims some deliveries of an endpoint (in a transaction), sends them (in none) in order per subject and otherwise at
 * once, and records what came of them as they come back. A node that dies holds its claims until they run out; then another sends
 * them, perhaps a second time.
 */
@Component
class DeliverWebhooks implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverWebhooks.class);
    private static final int ROUND = 100;
    private static final int ROUNDS_AT_ONCE = 2;

    /** What was claimed of one endpoint. One that {@code tries} finds out whether it answers again. */
    private record Claim(Endpoint endpoint, List<WebhookSecret> secrets, List<DueDelivery> due, boolean tries) {}

    /** The time as of the beginning, and what has passed since: the threads of a round need no clock. */
    private record Timer(Instant base, long nanos) implements Supplier<Instant> {

        static Timer from(Instant base) {
            return new Timer(base, System.nanoTime());
        }

        @Override
        public Instant get() {
            return base.plusNanos((System.nanoTime() - nanos) / 1000 * 1000);
        }
    }

    private final Deliveries deliveries;
    private final Endpoints endpoints;
    private final WebhookSender sender;
    private final WebhookSettings settings;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;
    private final UUID self = Ids.next();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());
    private final Map<EndpointId, Integer> rounds = new ConcurrentHashMap<>();
    private final Map<EndpointId, Semaphore> slots = new ConcurrentHashMap<>();

    DeliverWebhooks(
            Deliveries deliveries,
            Endpoints endpoints,
            WebhookSender sender,
            WebhookSettings settings,
            TransactionTemplate transaction,
            Audit audit,
            Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.sender = sender;
        this.settings = settings;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a round for every endpoint that has something due and is not busy already.
     *
     * @param whenSent is run after each round that found something: there may be more
     * @return how many rounds were begun
     */
    int begin(Runnable whenSent) {
        var now = clock.instant();
        int begun = 0;
        for (var due : deliveries.endpointsDue(now)) {
            if (enter(due.endpoint())) {
                begun++;
                threads.execute(() -> {
                    int sent = 0;
                    try {
                        sent = Caller.system(due.tenant(), "Baton").call(() -> round(due.endpoint(), Timer.from(now)));
                    } catch (RuntimeException e) {
                        LOG.warn("A round of webhooks to {} broke off and is repeated", due.endpoint(), e);
                    } finally {
                        leave(due.endpoint());
                    }
                    if (sent > 0) {
                        whenSent.run();
                    }
                });
            }
        }
        return begun;
    }

    private boolean enter(EndpointId endpoint) {
        var entered = new boolean[1];
        rounds.compute(endpoint, (_, running) -> {
            int now = running == null ? 0 : running;
            entered[0] = now < ROUNDS_AT_ONCE;
            return entered[0] ? now + 1 : now;
        });
        return entered[0];
    }

    private void leave(EndpointId endpoint) {
        rounds.computeIfPresent(endpoint, (_, now) -> now == 1 ? null : now - 1);
    }

    /** @return how many deliveries were claimed */
    int round(EndpointId id, Supplier<Instant> time) {
        var claim = transaction.execute(_ -> claim(id, time.get()));
        if (claim == null || claim.due().isEmpty()) {
            return 0;
        }
        var until = time.get().plus(settings.hold());
        var bySubject = new LinkedHashMap<UUID, List<DueDelivery>>();
        claim.due()
                .forEach(due -> bySubject
                        .computeIfAbsent(due.subject(), _ -> new ArrayList<>())
                        .add(due));
        var results = new LinkedBlockingQueue<Attempted>();
        var tenant = Caller.current().tenant();
        bySubject
                .values()
                .forEach(run -> threads.execute(
                        () -> Caller.system(tenant, "Baton").run(() -> sendInOrder(claim, run, results, time, until))));
        for (int left = claim.due().size(); left > 0; ) {
            var some = gathered(results);
            left -= some.size();
            transaction.executeWithoutResult(_ -> record(claim, some, time.get()));
        }
        return claim.due().size();
    }

    /** Under the lock of the circuit nobody else claims, so the order of a subject holds between nodes. */
    private @Nullable Claim claim(EndpointId id, Instant now) {
        var circuit = endpoints.lockFreeCircuit(id).orElse(null);
        var endpoint = circuit == null ? null : endpoints.find(id).orElse(null);
        if (circuit == null || endpoint == null || !endpoint.enabled()) {
            return null;
        }
        var open = circuit.openUntil();
        if (open != null && open.isAfter(now)) {
            return null;
        }
        var until = now.plus(settings.hold());
        var due = deliveries.claim(id, circuit.isOpen() ? 1 : ROUND, self, now, until);
        if (circuit.isOpen() && !due.isEmpty()) {
            // One tries; nobody else does until it is back, or has been silent for too long.
            endpoints.change(id, waitingUntil(circuit, until));
        }
        return new Claim(endpoint, endpoints.secrets(id, now), due, circuit.isOpen());
    }

    private static Circuit waitingUntil(Circuit circuit, Instant until) {
        return new Circuit(
                circuit.failures(),
                circuit.timesOpened(),
                circuit.failingSince(),
                until,
                circuit.lastSuccessAt(),
                circuit.lastFailureAt(),
                circuit.lastError());
    }

    private void sendInOrder(
            Claim claim,
            List<DueDelivery> run,
            BlockingQueue<Attempted> results,
            Supplier<Instant> time,
            Instant until) {
        boolean goesOn = true;
        for (var due : run) {
            if (!goesOn) {
                results.add(Attempted.released(due, time.get()));
                continue;
            }
            var tried = attempt(claim, due, time, until);
            goesOn = tried.state() == DeliveryState.DELIVERED || tried.state() == DeliveryState.DEAD;
            results.add(tried);
        }
    }

    private Attempted attempt(Claim claim, DueDelivery due, Supplier<Instant> time, Instant until) {
        var slot = slots.computeIfAbsent(claim.endpoint().id(), _ -> new Semaphore(settings.atOnce()));
        slot.acquireUninterruptibly();
        try {
            var at = time.get();
            if (at.plus(settings.timeout()).isAfter(until)) {
                return Attempted.released(due, at);
            }
            var sent = sender.send(
                    claim.endpoint().url(), claim.secrets(), Caller.current().tenant(), due.event(), at);
            return Attempted.of(due, sent, at, ThreadLocalRandom.current().nextDouble(), settings);
        } catch (RuntimeException e) {
            LOG.error("A webhook to {} could not even be sent", claim.endpoint().id(), e);
            var broken = new WebhookClient.Sent(null, 0, "could not be sent: " + e.getMessage(), null, null);
            return Attempted.of(due, broken, time.get(), 0, settings);
        } finally {
            slot.release();
        }
    }

    /** Whatever came back while the last ones were recorded. */
    private static List<Attempted> gathered(BlockingQueue<Attempted> results) {
        var some = new ArrayList<Attempted>();
        try {
            some.add(results.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while webhooks were under way", e);
        }
        results.drainTo(some);
        return some;
    }

    private void record(Claim claim, List<Attempted> tried, Instant now) {
        var endpoint = claim.endpoint();
        var before = endpoints.lockCircuit(endpoint.id());
        var circuit = before;
        boolean gone = false;
        for (var each : tried) {
            if (each.wasTried()) {
                circuit = each.error() == null
                        ? circuit.succeeded(now)
                        : circuit.failed(
                                now, Objects.requireNonNull(each.error()), each.pause(), claim.tries(), settings);
                gone |= each.saysGone();
            }
        }
        deliveries.record(tried, self);
        if (!circuit.equals(before)) {
            endpoints.change(endpoint.id(), circuit);
        }
        if (before.isOpen() && !circuit.isOpen()) {
            deliveries.hasten(endpoint.id(), now);
        }
        if (gone) {
            disable(endpoint, DisabledReason.GONE, now);
        } else if (circuit.isBeyond(settings.patience(), now)) {
            disable(endpoint, DisabledReason.FAILING, now);
        }
    }

    private void disable(Endpoint endpoint, DisabledReason reason, Instant now) {
        if (endpoints.disable(endpoint.id(), reason, now)) {
            LOG.warn("The webhook {} was disabled: {}", endpoint.id(), reason);
            audit.record("webhook", endpoint.id(), "disabled", null, Map.of("reason", reason));
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
