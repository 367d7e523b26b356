package dev.baton.platform.data;

import org.springframework.stereotype.Repository;

/**
 * Numbers that people see, counted per tenant: order numbers, invoice numbers.
 *
 * <p>The count is part of the caller's transaction, so a number is never given twice and none is lost when it rolls back. The
 * row stays locked until then: count last, or in batches.
 */
@Repository
public class Counters {

    private static final String NEXT = """
            insert into platform.counters (tenant_id, counter, last)
            values (:tenant, :counter, :start::bigint + :count::bigint)
            on conflict (tenant_id, counter) do update
            set last = counters.last + :count::bigint
            returning last
            """;

    private final Db db;

    Counters(Db db) {
        this.db = db;
    }

    /**
     * Takes {@code count} numbers in a row.
     *
     * @param start the number before the very first
     * @return the first of them
     */
    public long next(String counter, long start, int count) {
        return db.sql(NEXT)
                        .param("counter", counter)
                        .param("start", start)
                        .param("count", count)
                        .query(Long.class)
                        .single()
                - count
                + 1;
    }
}
