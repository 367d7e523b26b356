package dev.baton.console.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often one visitor may do something: so many at once, and then so many as time goes by. Each node counts for itself. */
final class Throttle {

    private static final int REMEMBERED_MOST = 20_000;

    /** @param left what may still be done at {@code at} */
    private record Bucket(double left, Instant at) {}

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int most;
    private final Duration refill;
    private final Clock clock;

    /** @param refill how long an empty bucket takes to be full again */
    Throttle(int most, Duration refill, Clock clock) {
        this.most = most;
        this.refill = refill;
        this.clock = clock;
    }

    /** Takes one, if there is one. */
    boolean allows(String visitor) {
        if (buckets.size() >= REMEMBERED_MOST) {
            buckets.clear();
        }
        var now = clock.instant();
        var after = buckets.compute(visitor, (_, before) -> {
            double left = before == null ? most : Math.min(most, before.left() + refilled(before.at(), now));
            return new Bucket(left >= 1 ? left - 1 : Math.min(left, 0.999) - 1, now);
        });
        if (after.left() >= 0) {
            return true;
        }
        buckets.computeIfPresent(visitor, (_, bucket) -> new Bucket(bucket.left() + 1, bucket.at()));
        return false;
    }

    /** Whether there is one, without taking it. */
    boolean wouldAllow(String visitor) {
        var bucket = buckets.get(visitor);
        return bucket == null || bucket.left() + refilled(bucket.at(), clock.instant()) >= 1;
    }

    private double refilled(Instant since, Instant now) {
        return (double) most * Duration.between(since, now).toMillis() / refill.toMillis();
    }
}
