package dev.baton.fraud;

import java.util.Arrays;
import java.util.List;

/**
 * Why an order has points.
 *
 * @param facts what was found, as the message {@code fraud.reason.SIGNAL} names it
 */
public record FraudReason(FraudSignal signal, int points, List<String> facts) {

    public FraudReason {
        facts = List.copyOf(facts);
    }

    static FraudReason of(Weight weight, Object... facts) {
        return new FraudReason(
                weight.signal(),
                weight.points(),
                Arrays.stream(facts).map(Object::toString).toList());
    }
}
