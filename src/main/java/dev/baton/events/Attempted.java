package dev.baton.events;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a delivery that was claimed.
 *
 * @param attempts made by now
 * @param at when the last of them began
 * @param dueAt when it is next tried; meaningless when it is over
 */
record Attempted(
        long delivery,
        DeliveryState state,
        int attempts,
        Instant at,
        Instant dueAt,
        @Nullable Integer status,
        @Nullable Integer millis,
        @Nullable String error,
        @Nullable String response,
        @Nullable Duration pause) {

    private static final int GONE = 410;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

    /** It was not tried after all: an earlier event of its subject failed, or there was no time left. */
    static Attempted released(DueDelivery due, Instant now) {
        return new Attempted(
                due.delivery(), DeliveryState.WAITING, due.attempts(), now, now, null, null, null, null, null);
    }

    /** @param jitter from 0 to 1: lengthens the pause by up to a fifth, so that what failed together does not return together */
    static Attempted of(DueDelivery due, WebhookClient.Sent sent, Instant at, double jitter, WebhookSettings settings) {
        int attempts = due.attempts() + 1;
        var pause = bounded(sent.retryAfter());
        if (sent.error() == null) {
            return new Attempted(
                    due.delivery(),
                    DeliveryState.DELIVERED,
                    attempts,
                    at,
                    at,
                    sent.status(),
                    sent.millis(),
                    null,
                    sent.response(),
                    null);
        }
        boolean last = attempts >= settings.attemptsMost();
        return new Attempted(
                due.delivery(),
                last ? DeliveryState.DEAD : DeliveryState.WAITING,
                attempts,
                at,
                last ? at : at.plus(later(settings.retries().get(attempts - 1), pause, jitter)),
                sent.status(),
                sent.millis(),
                sent.error(),
                sent.response(),
                pause);
    }

    boolean wasTried() {
        return millis != null;
    }

    boolean saysGone() {
        return status != null && status == GONE;
    }

    private static Duration later(Duration scheduled, @Nullable Duration asked, double jitter) {
        var pause = scheduled.plusMillis((long) (scheduled.toMillis() * 0.2 * jitter));
        return asked != null && asked.compareTo(pause) > 0 ? asked : pause;
    }

    private static @Nullable Duration bounded(@Nullable Duration asked) {
        if (asked == null || asked.isNegative()) {
            return null;
        }
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }
}
