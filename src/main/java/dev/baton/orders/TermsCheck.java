package dev.baton.orders;

import dev.baton.customers.ComplianceTerms;
import dev.baton.customers.ComplianceTerms.Breach;
import dev.baton.customers.ComplianceTerms.Ordered;
import dev.baton.platform.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Split;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether an order is what its customer demands of orders. What was cancelled of it does not count. Pure. */
public final class TermsCheck {

    private TermsCheck() {}

    /** How the order breaks them; empty when it does not. */
    public static List<Breach> breaches(ComplianceTerms terms, OrderView order) {
        return terms.isNone() ? List.of() : terms.breaches(ordered(order));
    }

    /** For which it waits; empty when the terms are kept. */
    static Optional<Hold> hold(ComplianceTerms terms, Order order, Instant now) {
        if (terms.isNone()) {
            return Optional.empty();
        }
        var breaches = breaches(terms, OrderView.of(order));
        return breaches.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hold(
                        Ids.next(),
                        HoldReason.COMPLIANCE,
                        null,
                        breaches.stream().map(Breach::words).collect(Collectors.joining(". ")),
                        now,
                        PrepareOrder.PLACED_BY,
                        null,
                        true));
    }

    private static Ordered ordered(OrderView order) {
        var owed = order.lines().stream()
                .filter(line -> line.quantities().owed() > 0)
                .toList();
        return new Ordered(
                owed.stream().map(TermsCheck::goods).reduce(Money.zero(order.currency()), Money::plus),
                order.wanted(Quantities::owed).stream()
                        .mapToLong(OrderView.Wanted::quantity)
                        .sum(),
                order.requestedOn(),
                owed.stream()
                        .map(OrderView.Line::promisedOn)
                        .filter(Objects::nonNull)
                        .collect(Collectors.<LocalDate>toSet()));
    }

    private static Money goods(OrderView.Line line) {
        var net = line.money().net();
        var quantities = line.quantities();
        return Money.of(Split.cumulative(net.minor(), quantities.owed(), quantities.ordered()), net.currency());
    }
}
