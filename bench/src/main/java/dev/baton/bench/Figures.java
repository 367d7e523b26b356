package dev.baton.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What was measured: a name for every number, in the order in which they are shown. */
final class Figures {

    private final Map<String, Object> values = new LinkedHashMap<>();

    static Figures of(Load.Result result) {
        return new Figures()
                .with("perSecond", round(result.perSecond()))
                .with("p50Ms", round(result.percentileMs(50)))
                .with("p99Ms", round(result.percentileMs(99)))
                .with("failed", result.failed());
    }

    Figures with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    Figures withRatioTo(OptionalDouble floor) {
        floor.ifPresent(best -> with("ratio", Math.round(perSecond() / best * 100) / 100.0));
        return this;
    }

    /** Of what was placed with little history. */
    Figures withShareOf(OptionalDouble first) {
        first.ifPresent(small -> with("share", Math.round(perSecond() / small * 100) / 100.0));
        return this;
    }

    Figures withShares(Cpu.Shares shares) {
        return with("clientCpu", shares.client())
                .with("batonCpu", shares.baton())
                .with("databaseCpu", shares.database());
    }

    double perSecond() {
        return ((Number) values.getOrDefault("perSecond", 0)).doubleValue();
    }

    Map<String, Object> values() {
        return values;
    }

    static double round(double value) {
        return value >= 100 ? Math.round(value) : Math.round(value * 10) / 10.0;
    }
}
