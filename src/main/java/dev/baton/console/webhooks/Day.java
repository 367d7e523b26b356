package dev.baton.console.webhooks;

import dev.baton.events.WebhookQueries.Hour;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The attempts of the last 24 hours, hour by hour, as bars. */
public record Day(Instant from, List<Hour> hours) {

    private static final int HOURS = 24;
    private static final int HEIGHT = 28;

    /** The hour that is not over is the last one. */
    static Instant begin(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1L));
    }

    static Day of(Instant from, Map<Integer, Hour> hours) {
        return new Day(
                from,
                IntStream.range(0, HOURS)
                        .mapToObj(hour -> hours.getOrDefault(hour, new Hour(0, 0)))
                        .toList());
    }

    public long good() {
        return hours.stream().mapToLong(Hour::good).sum();
    }

    public long bad() {
        return hours.stream().mapToLong(Hour::bad).sum();
    }

    /** How high the bar is: all attempts, or only those that failed, which stand at its foot. */
    public long height(long attempts) {
        long most =
                hours.stream().mapToLong(hour -> hour.good() + hour.bad()).max().orElse(0);
        return most == 0 || attempts == 0 ? 0 : Math.max(2, attempts * HEIGHT / most);
    }

    public int fullHeight() {
        return HEIGHT;
    }

    public Instant at(int hour) {
        return from.plus(Duration.ofHours(hour));
    }
}
