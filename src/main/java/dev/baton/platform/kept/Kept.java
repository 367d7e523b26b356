package dev.baton.platform.kept;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Master data of all tenants that was read before, as long as its topic has not changed since. Bounded: what was not asked for
 * lately is forgotten.
 *
 * @param <K> what it is found by
 * @param <V> immutable, for many threads are given the same one
 */
public final class Kept<K, V> {

    private record Place<K>(TenantId tenant, K key) {}

    private record Entry<V>(long generation, V value) {}

    private final Generations generations;
    private final Topic topic;
    private final Cache<Place<K>, Entry<V>> entries;

    /** @param most how many are kept, over all tenants */
    public Kept(Generations generations, Topic topic, int most) {
        this.generations = generations;
        this.topic = topic;
        this.entries = Caffeine.newBuilder().maximumSize(most).build();
    }

    /**
     * Those that are there.
     *
     * @param read asked for those that are not kept, at once; what it does not find is asked for again next time
     */
    public Map<K, V> get(Collection<K> keys, Function<Collection<K>, Map<K, V>> read) {
        if (generations.isChangingHere(topic)) {
            return read.apply(keys);
        }
        var tenant = Caller.current().tenant();
        long generation = generations.known().of(topic);
        var found = new HashMap<K, V>();
        var missing = new ArrayList<K>();
        for (var key : keys) {
            var entry = entries.getIfPresent(new Place<>(tenant, key));
            if (entry != null && entry.generation == generation) {
                found.put(key, entry.value);
            } else {
                missing.add(key);
            }
        }
        if (!missing.isEmpty()) {
            read.apply(missing).forEach((key, value) -> {
                entries.put(new Place<>(tenant, key), new Entry<>(generation, value));
                found.put(key, value);
            });
        }
        return found;
    }

    /** For what there is one of, or an empty list of. */
    public V get(K key, Function<K, V> read) {
        var found = get(List.of(key), one -> Map.of(key, read.apply(key)));
        return Objects.requireNonNull(found.get(key));
    }
}
