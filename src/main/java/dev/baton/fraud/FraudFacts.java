package dev.baton.fraud;

import dev.baton.customers.Address;
import dev.baton.orders.OrderView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order when it is judged.
 *
 * @param billTo where its bill goes; null for a guest
 * @param counts what was counted, by signal
 * @param denied what of it is on the list of those who are never served; null when nothing is
 * @param allowed what of it is on the list of those who are let through; null when nothing is
 */
record FraudFacts(
        OrderView order,
        Traits traits,
        @Nullable Address billTo,
        Map<FraudSignal, Long> counts,
        @Nullable ListedTrait denied,
        @Nullable ListedTrait allowed) {

    long count(FraudSignal signal) {
        return counts.getOrDefault(signal, 0L);
    }
}
