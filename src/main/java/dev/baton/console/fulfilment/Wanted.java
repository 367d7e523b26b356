package dev.baton.console.fulfilment;

import dev.baton.customers.ComplianceTerms;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.orders.OrderView;
import java.util.List;

/**
 * What the customer requires of the packages on a table.
 *
 * @param services that may carry them; none where any may
 */
public record Wanted(List<String> services, boolean ssccLabels) {

    static final Wanted NOTHING = new Wanted(List.of(), false);

    public Wanted {
        services = List.copyOf(services);
    }

    static Wanted of(ComplianceTerms terms, OrderView order, FulfilmentView work) {
        long grams = work.lines().stream()
                .mapToLong(line -> line.weightGrams() * line.quantity())
                .sum();
        return new Wanted(
                terms.allowed(order.shipTo().country(), order.shipTo().region(), grams)
                        .orElse(List.of()),
                terms.ssccLabels());
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
