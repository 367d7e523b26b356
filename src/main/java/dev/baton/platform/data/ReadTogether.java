package dev.baton.platform.data;

import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is asked for at the same moment with one statement instead of one each.
 *
 * <p>There is no artificial wait: who asks while nothing is being read is read for at once, who asks meanwhile together with all
 * others, next. Nobody is told what was read before they asked. One list a tenant is read at a time.
 *
 * <p>It is read outside of the caller's transaction, by Baton itself: what the caller has changed and not committed is not seen,
 * and what the caller may not see must be left out afterwards.
 */
public final class ReadTogether<K, V> {

    private static final int MOST = 200;

    private record Asked<K, V>(K key, CompletableFuture<@Nullable V> answer) {}

    private final Function<Collection<K>, Map<K, V>> read;
    private final Map<TenantId, Lane> lanes = new ConcurrentHashMap<>();

    /** @param read what there is of so many keys; those of which there is nothing may be absent */
    public ReadTogether(Function<Collection<K>, Map<K, V>> read) {
        this.read = read;
    }

    /** Null when there is nothing of it. */
    public @Nullable V get(K key) {
        var asked = new Asked<K, V>(key, new CompletableFuture<>());
        lanes.computeIfAbsent(Caller.current().tenant(), Lane::new).ask(asked);
        try {
            return asked.answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private final class Lane {

        private final Caller reader;
        private final Queue<Asked<K, V>> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean reading = new AtomicBoolean();

        Lane(TenantId tenant) {
            this.reader = Caller.system(tenant, "Baton");
        }

        void ask(Asked<K, V> asked) {
            waiting.add(asked);
            if (reading.compareAndSet(false, true)) {
                Thread.startVirtualThread(() -> reader.run(this::readAll));
            }
        }

        private void readAll() {
            do {
                for (var next = next(); !next.isEmpty(); next = next()) {
                    answer(next);
                }
                reading.set(false);
            } while (!waiting.isEmpty() && reading.compareAndSet(false, true));
        }

        private List<Asked<K, V>> next() {
            var next = new ArrayList<Asked<K, V>>();
            for (var asked = waiting.poll(); asked != null; asked = next.size() < MOST ? waiting.poll() : null) {
                next.add(asked);
            }
            return next;
        }

        private void answer(List<Asked<K, V>> some) {
            try {
                var keys = new LinkedHashSet<K>();
                some.forEach(asked -> keys.add(asked.key));
                var found = read.apply(keys);
                some.forEach(asked -> asked.answer.complete(found.get(asked.key)));
            } catch (RuntimeException e) {
                some.forEach(asked -> asked.answer.completeExceptionally(e));
            }
        }
    }
}
