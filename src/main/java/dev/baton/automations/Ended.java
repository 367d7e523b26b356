package dev.baton.automations;

import org.jspecify.annotations.Nullable;

/** How a run ends. */
record Ended(RunState state, @Nullable Why why, @Nullable String detail) {

    static final Ended DONE = new Ended(RunState.DONE, null, null);

    static Ended of(RunState state) {
        return new Ended(state, null, null);
    }

    static Ended refused(Why why) {
        return new Ended(RunState.REFUSED, why, null);
    }

    static Ended refused(Why why, String detail) {
        return new Ended(RunState.REFUSED, why, detail);
    }

    static Ended alreadySo() {
        return new Ended(RunState.DONE, Why.ALREADY_SO, null);
    }
}
