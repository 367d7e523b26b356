package dev.baton.events;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint has answered lately. After some failures in a row it is left alone for a while; then one delivery tries whether it
 * answers again.
 *
 * @param failures in a row
 * @param timesOpened since it last answered well
 * @param failingSince when the row began; null when the last answer was good
 * @param openUntil nothing is sent before; null when it is closed
 */
public record Circuit(
        int failures,
        int timesOpened,
        @Nullable Instant failingSince,
        @Nullable Instant openUntil,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastFailureAt,
        @Nullable String lastError) {

    static final Circuit CLOSED = new Circuit(0, 0, null, null, null, null, null);

    public boolean isOpen() {
        return timesOpened > 0;
    }

    Circuit succeeded(Instant now) {
        return new Circuit(0, 0, null, null, now, lastFailureAt, null);
    }

    /**
     * @param tries whether it was the one delivery that tried whether the endpoint answers again; others that were under way when
     *     it opened count, and do not lengthen its rest
     * @param pause what the endpoint asked for; it is left alone for so long, whatever else
     */
    Circuit failed(Instant now, String error, @Nullable Duration pause, boolean tries, WebhookSettings settings) {
        boolean opens = tries || (!isOpen() && failures + 1 >= settings.failuresMost());
        var until = opens ? now.plus(rest(timesOpened, settings)) : openUntil;
        if (pause != null) {
            var asked = now.plus(pause);
            until = until == null || until.isBefore(asked) ? asked : until;
        }
        return new Circuit(
                failures + 1,
                opens ? timesOpened + 1 : timesOpened,
                failingSince == null ? now : failingSince,
                until,
                lastSuccessAt,
                now,
                error);
    }

    boolean isBeyond(Duration patience, Instant now) {
        return failingSince != null && failingSince.plus(patience).isBefore(now);
    }

    private static Duration rest(int timesOpened, WebhookSettings settings) {
        var rest = settings.restFirst().multipliedBy(1L << Math.min(timesOpened, 20));
        return rest.compareTo(settings.restMost()) > 0 ? settings.restMost() : rest;
    }
}
