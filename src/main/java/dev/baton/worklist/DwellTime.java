package dev.baton.worklist;

import dev.baton.worklist.spi.DwellStates.DwellState;
import java.time.Duration;

/**
 * How long a thing may stand in a state before somebody must look.
 *
 * @param state the code of the kind of exception that it becomes
 * @param minutes of working time
 * @param watched whether anybody wants to know
 * @param version 0 until somebody has said it
 */
public record DwellTime(String state, String capability, int minutes, boolean watched, int version) {

    static DwellTime of(DwellState state) {
        return new DwellTime(state.kind().code(), state.kind().capability(), state.minutes(), true, 0);
    }

    Duration time() {
        return Duration.ofMinutes(minutes);
    }
}
