package dev.baton.worklist;

import dev.baton.worklist.spi.WorkKind;
import java.time.Duration;

/**
 * How bad a kind of exception is, and how soon it must be dealt with.
 *
 * @param minutes of working time
 * @param version 0 until somebody has said it
 */
public record SlaPolicy(String kind, String capability, Severity severity, int minutes, int version) {

    static SlaPolicy of(WorkKind kind) {
        return new SlaPolicy(kind.code(), kind.capability(), kind.severity(), kind.minutes(), 0);
    }

    /** Working time until it must be dealt with. */
    Duration time() {
        return Duration.ofMinutes(minutes);
    }
}
