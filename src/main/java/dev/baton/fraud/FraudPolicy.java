package dev.baton.fraud;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a company looks for fraud.
 *
 * @param reviewFrom from which score on, 1 to 100, an order waits for a person
 * @param provider who else is asked for a score; null for nobody
 * @param weights one per signal, in their order
 * @param version counts its changes; 0 while nothing was said
 */
public record FraudPolicy(
        boolean enabled, int reviewFrom, @Nullable String provider, List<Weight> weights, int version) {

    static final FraudPolicy USUAL = new FraudPolicy(false, 60, null, List.of(), 0);

    public FraudPolicy {
        var given = List.copyOf(weights);
        weights = Arrays.stream(FraudSignal.values())
                .map(signal -> given.stream()
                        .filter(weight -> weight.signal() == signal)
                        .findFirst()
                        .orElseGet(signal::usual))
                .toList();
    }

    public Weight of(FraudSignal signal) {
        return weights.stream()
                .filter(weight -> weight.signal() == signal)
                .findFirst()
                .orElseGet(signal::usual);
    }
}
