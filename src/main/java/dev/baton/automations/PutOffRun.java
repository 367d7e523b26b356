package dev.baton.automations;

import dev.baton.platform.UseCase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Notes that a run broke: it is tried again after growing pauses, and given up in the end. */
@UseCase
class PutOffRun {

    static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2));

    private static final int MOST_DETAIL = 500;

    private final Runs runs;
    private final Clock clock;

    PutOffRun(Runs runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    void handle(RunId id, Throwable broke) {
        var now = clock.instant();
        runs.lockDue(id, now).ifPresent(due -> {
            var text = String.valueOf(broke.getMessage());
            runs.failed(
                    id,
                    text.length() > MOST_DETAIL ? text.substring(0, MOST_DETAIL) : text,
                    due.attempts() < PAUSES.size() ? now.plus(PAUSES.get(due.attempts())) : null,
                    now);
        });
    }
}
