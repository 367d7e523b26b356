package dev.baton.platform.kept;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts, per tenant and topic, how often master data has changed. What was read at a generation is still true as long as the
 * database counts the same one.
 *
 * <p>Whoever changes master data calls {@link #changed} in its transaction. Whoever keeps it in memory takes it for true for a
 * second at most; whoever decides about money or stock compares {@link Stamp}s in the transaction that records the decision.
 */
@Repository
public class Generations {

    private static final long KNOWN_NANOS = 1_000_000_000L;

    private static final String READ = """
            select topic, generation
            from platform.generations
            where tenant_id = :tenant
            """;

    /** In the order of the topics, so that two that change several wait for each other instead of for ever. */
    private static final String COUNT = """
            insert into platform.generations (tenant_id, topic, generation)
            select :tenant, topic, 1
            from unnest(:topics::text[]) as changed (topic)
            on conflict (tenant_id, topic) do update
            set generation = generations.generation + 1
            """;

    /** The generation of every topic that ever changed. */
    public record Stamp(Map<Topic, Long> generations) {

        public Stamp {
            generations = Map.copyOf(generations);
        }

        long of(Topic topic) {
            return generations.getOrDefault(topic, 0L);
        }
    }

    private record Known(Stamp stamp, long readAt) {}

    private final Db db;
    private final LongSupplier nanos;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

    @org.springframework.beans.factory.annotation.Autowired
    Generations(Db db) {
        this(db, System::nanoTime);
    }

    Generations(Db db, LongSupplier nanos) {
        this.db = db;
        this.nanos = nanos;
    }

    /** What the database counted less than a second ago. */
    public Stamp known() {
        var last = known.get(Caller.current().tenant());
        return last != null && nanos.getAsLong() - last.readAt < KNOWN_NANOS ? last.stamp : read();
    }

    /** What the database counts now. */
    public Stamp read() {
        long begun = nanos.getAsLong();
        var generations = new EnumMap<Topic, Long>(Topic.class);
        db.sql(READ).query(row -> {
            generations.put(Topic.valueOf(row.getString("topic")), row.getLong("generation"));
        });
        var stamp = new Stamp(generations);
        if (changing() == null) {
            known.put(Caller.current().tenant(), new Known(stamp, begun));
        }
        return stamp;
    }

    /** Counts a change when the transaction commits; until then this transaction reads the topic from the database. */
    public void changed(Topic topic) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("master data changes in a transaction only");
        }
        var changing = changing();
        if (changing == null) {
            changing = new Changing(Caller.current());
            TransactionSynchronizationManager.bindResource(this, changing);
            TransactionSynchronizationManager.registerSynchronization(changing);
        }
        changing.topics.add(topic);
    }

    boolean isChangingHere(Topic topic) {
        var changing = changing();
        return changing != null && changing.topics.contains(topic);
    }

    private @Nullable Changing changing() {
        return (Changing) TransactionSynchronizationManager.getResource(this);
    }

    private final class Changing implements TransactionSynchronization {

        private final Caller caller;
        private final Set<Topic> topics = EnumSet.noneOf(Topic.class);

        Changing(Caller caller) {
            this.caller = caller;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            caller.run(() -> db.sql(COUNT)
                    .param("topics", Columns.texts(List.copyOf(topics)))
                    .update());
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Generations.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Generations.this, this);
        }

        /** The next reader on this node sees the change at once. */
        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Generations.this);
            known.remove(caller.tenant());
        }
    }
}
