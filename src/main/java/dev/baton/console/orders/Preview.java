package dev.baton.console.orders;

import dev.baton.orders.Hold;
import dev.baton.orders.OrderView;
import dev.baton.orders.OrderView.Wanted;
import dev.baton.orders.Quantities;
import dev.baton.platform.money.Money;
import dev.baton.rules.Effect;
import dev.baton.rules.Finding;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What placing or amending would make of an order.
 *
 * @param before the order as it is; empty when it is not placed yet
 */
public record Preview(Optional<OrderView> before, OrderView after) {

    /** One figure before and after. */
    public record Row(String label, String before, String after) {

        public boolean isDifferent() {
            return !before.equals(after);
        }
    }

    /** What it costs, gets and is promised; {@code in} writes a figure of an order. */
    public Row row(String label, Function<OrderView, String> in) {
        return new Row(label, before.map(in).orElse(""), in.apply(after));
    }

    /** More than before when positive; what is cancelled costs nothing. */
    public Money difference() {
        return before.map(was -> after.money().currentTotal().minus(was.money().currentTotal()))
                .orElse(Money.zero(after.currency()));
    }

    /** Whether more than the carriage is asked, before or after. */
    public boolean hasCharges() {
        return Stream.concat(before.stream(), Stream.of(after))
                .anyMatch(order -> !order.charges().isEmpty());
    }

    public List<Hold> newHolds() {
        return missing(after, before);
    }

    public List<Hold> endedHolds() {
        return before.map(was -> missing(was, Optional.of(after))).orElse(List.of());
    }

    private static List<Hold> missing(OrderView of, Optional<OrderView> in) {
        var there = in.stream().flatMap(Preview::active).map(Hold::id).collect(Collectors.<UUID>toSet());
        return active(of).filter(hold -> !there.contains(hold.id())).toList();
    }

    private static Stream<Hold> active(OrderView order) {
        return order.holds().stream().filter(Hold::isActive);
    }

    public List<Finding> warnings() {
        return after.findings().stream()
                .filter(finding -> finding.effect() == Effect.WARN)
                .toList();
    }

    /** What rules have put right of what was asked for. */
    public List<Finding> fixes() {
        return after.findings().stream()
                .filter(finding -> finding.effect() == Effect.FIX)
                .toList();
    }

    /** Codes of the sites that serve it. */
    public static String sites(OrderView order) {
        return order.lines().stream()
                .flatMap(line -> line.sites().stream())
                .map(place -> place.site().value())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The rows of the form with what they would really cost and get, {@code lines} being one for each row. */
    List<Review.Line> on(List<Review.Line> lines) {
        var wanted = after.wanted(Quantities::ordered).iterator();
        return lines.stream()
                .map(line -> line.item().isPresent() && wanted.hasNext() ? on(line, wanted.next()) : line)
                .toList();
    }

    private Review.Line on(Review.Line line, Wanted wanted) {
        var first = wanted.line();
        var kit = first.kit();
        if (kit == null) {
            return line.costing(
                    first.money().unitPrice(),
                    first.money().net(),
                    first.quantities().backordered());
        }
        var parts = after.lines().stream()
                .filter(part -> part.kit() != null && part.kit().number() == kit.number())
                .toList();
        var gross = sum(parts, part -> part.money().gross());
        return line.costing(
                Money.of(gross.minor() / wanted.quantity(), gross.currency()),
                sum(parts, part -> part.money().net()),
                first.quantities().backordered() / kit.perUnit());
    }

    private Money sum(List<OrderView.Line> lines, Function<OrderView.Line, Money> of) {
        return lines.stream().map(of).reduce(Money.zero(after.currency()), Money::plus);
    }
}
