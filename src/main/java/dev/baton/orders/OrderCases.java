package dev.baton.orders;

import dev.baton.platform.money.Money;
import dev.baton.rules.Facts;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Orders as they stand now, as the rules of {@link #BOOK} see them: for who judges them by what people have written. */
@Component
@Transactional(readOnly = true)
public class OrderCases {

    /** The rule book whose vocabulary the facts are of. */
    public static final String BOOK = VerificationRules.CODE;

    private static final int AT_ONCE = 100;

    /** @param total what it asked of the customer when it was placed */
    public record OrderCase(
            OrderId id, String number, String customerName, Money total, Instant placedAt, Facts facts) {}

    private final Orders orders;
    private final OrderFacts facts;
    private final OrderHistory history;

    OrderCases(Orders orders, OrderFacts facts, OrderHistory history) {
        this.orders = orders;
        this.facts = facts;
        this.history = history;
    }

    /** Of those that are there. */
    public Map<OrderId, OrderCase> find(Collection<OrderId> ids) {
        return orders.find(ids).stream().collect(Collectors.toMap(Order::id, this::asCase));
    }

    /**
     * Hands over what was placed since {@code since}, the newest first.
     *
     * @param most how many at most
     */
    public void each(Instant since, int most, Consumer<OrderCase> consumer) {
        var ids = history.since(since, most);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            var found = orders.find(some).stream().collect(Collectors.toMap(Order::id, Function.identity()));
            some.stream().map(found::get).filter(Objects::nonNull).forEach(order -> consumer.accept(asCase(order)));
        }
    }

    private OrderCase asCase(Order order) {
        var head = order.head();
        return new OrderCase(
                order.id(),
                head.number(),
                head.customerName(),
                order.lines().stream()
                        .map(line -> line.money().total())
                        .reduce(Money.zero(head.currency()), Money::plus),
                head.placedAt(),
                facts.now(order));
    }
}
