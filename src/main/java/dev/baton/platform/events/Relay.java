package dev.baton.platform.events;

import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells listeners what happened: in order, in lists, at least once.
 *
 * <p>A listener that fails on a list is handed its events one by one; the one that it cannot digest is set aside together with
 * every later event of the same subject, tried again with growing pauses, and blocks nobody else.
 */
@Component
public class Relay {

    static final int BATCH = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final OutboxRows rows;
    private final List<Listener<?>> listeners;
    private final EventTypes types;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Relay(
            OutboxRows rows,
            List<Listener<?>> listeners,
            EventTypes types,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.listeners = listeners;
        this.types = types;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Tells everything there is to tell, and everything that telling it causes.
     *
     * @return how many events were told
     */
    public int drain() {
        int told = 0;
        for (int batch = relayOnce(); batch > 0; batch = relayOnce()) {
            told += batch;
        }
        return told;
    }

    /** Tells one batch. Only the holder of the lease may call it. */
    int relayOnce() {
        var batch = rows.read(BATCH);
        if (batch.isEmpty()) {
            return 0;
        }
        var byTenant = new LinkedHashMap<TenantId, List<OutboxRow>>();
        batch.forEach(row ->
                byTenant.computeIfAbsent(row.tenant(), _ -> new ArrayList<>()).add(row));
        byTenant.forEach((tenant, events) -> Caller.system(tenant, "Baton").run(() -> tell(events)));
        rows.delete(batch);
        return batch.size();
    }

    /** Tries again what was set aside and is due, oldest first per listener and subject. */
    int retryDue() {
        var due = rows.due(clock.instant(), BATCH);
        int digested = 0;
        for (var aside : due) {
            var listener = listenerNamed(aside.listener());
            if (listener != null && Caller.system(aside.row().tenant(), "Baton").call(() -> retry(listener, aside))) {
                digested++;
            }
        }
        return digested;
    }

    private void tell(List<OutboxRow> events) {
        var reading = types.reading();
        for (var listener : listeners) {
            var wanted = events.stream()
                    .filter(row -> types.isWantedBy(listener, row.type()))
                    .toList();
            if (!wanted.isEmpty()) {
                tell(listener, wanted, reading);
            }
        }
    }

    private void tell(Listener<?> listener, List<OutboxRow> events, EventTypes.Reading reading) {
        var waiting = rows.subjectsSetAside(listener.name(), events);
        var free =
                events.stream().filter(row -> !waiting.contains(row.subject())).toList();
        events.stream()
                .filter(row -> waiting.contains(row.subject()))
                .forEach(row -> rows.setAside(
                        listener.name(), row, "waits for an earlier event of the same subject", 0, clock.instant()));
        if (free.isEmpty()) {
            return;
        }
        try {
            hand(listener, free, reading);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} could not take {} events together, handing them over one by one",
                    listener.name(),
                    free.size(),
                    e);
            tellOneByOne(listener, free, reading);
        }
    }

    private void tellOneByOne(Listener<?> listener, List<OutboxRow> events, EventTypes.Reading reading) {
        Set<UUID> stuck = new HashSet<>();
        for (var row : events) {
            if (stuck.contains(row.subject())) {
                rows.setAside(
                        listener.name(), row, "waits for an earlier event of the same subject", 0, clock.instant());
                continue;
            }
            try {
                hand(listener, List.of(row), reading);
            } catch (RuntimeException e) {
                LOG.error("{} cannot digest {} {} and sets it aside", listener.name(), row.type(), row.event(), e);
                stuck.add(row.subject());
                rows.setAside(
                        listener.name(),
                        row,
                        String.valueOf(e.getMessage()),
                        1,
                        clock.instant().plus(pause(1)));
            }
        }
    }

    private boolean retry(Listener<?> listener, SetAside aside) {
        try {
            transaction.executeWithoutResult(_ -> {
                handNow(listener, List.of(aside.row()), types.reading());
                rows.takeBack(aside);
            });
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} still cannot digest {} {}",
                    listener.name(),
                    aside.row().type(),
                    aside.row().event(),
                    e);
            var attempts = aside.attempts() + 1;
            rows.postpone(
                    aside,
                    String.valueOf(e.getMessage()),
                    attempts,
                    clock.instant().plus(pause(attempts)));
            return false;
        }
    }

    private void hand(Listener<?> listener, List<OutboxRow> events, EventTypes.Reading reading) {
        transaction.executeWithoutResult(_ -> handNow(listener, events, reading));
    }

    private static <E extends Event> void handNow(
            Listener<E> listener, List<OutboxRow> rows, EventTypes.Reading reading) {
        listener.told(reading.of(listener, rows));
    }

    private @Nullable Listener<?> listenerNamed(String name) {
        return listeners.stream()
                .filter(listener -> listener.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Duration pause(int attempts) {
        return Duration.ofSeconds(Math.min(3600, 1L << Math.min(attempts, 12)));
    }
}
