package dev.baton.billing;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.UseCase;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.UUID;

/**
 * Asks for an amount to be held on a customer's card until the goods leave. What it writes is only the request; {@link AskProvider}
 * sends it, with no lock held.
 *
 * <p>Several cards may carry one order; together with what was paid they never hold more than it costs.
 */
@UseCase
public class AuthoriseCard {

    /** @param token what stands for the card, from the provider's own form; never a card number */
    public record Command(OrderId order, Money amount, String token) {

        public Command {
            if (!amount.isPositive() || token.isBlank()) {
                throw new IllegalArgumentException("a hold is for more than nothing, on a card; it was " + amount);
            }
        }
    }

    public sealed interface Outcome {}

    /** @param request what the provider will know it by */
    public record Requested(OrderId order, AuthorisationId authorisation, UUID request) implements Outcome {}

    /** @param max what may still be held */
    public record MoreThanOwed(OrderId order, Money max) implements Outcome {}

    /** @param currency the one that the order is in */
    public record OtherCurrency(OrderId order, String currency) implements Outcome {}

    private final OrderQueries orders;
    private final Books books;
    private final CardPlan plan;
    private final PaymentSettings settings;
    private final Clock clock;

    AuthoriseCard(OrderQueries orders, Books books, CardPlan plan, PaymentSettings settings, Clock clock) {
        this.orders = orders;
        this.books = books;
        this.plan = plan;
        this.settings = settings;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = orders.get(command.order());
        if (!command.amount().currency().equals(order.currency())) {
            return new OtherCurrency(order.id(), order.currency());
        }
        books.lock(order, clock.instant());
        var max = plan.uncovered(order);
        if (command.amount().compareTo(max) > 0) {
            return new MoreThanOwed(order.id(), max.isNegative() ? Money.zero(order.currency()) : max);
        }
        return plan.hold(order.id(), settings.provider(), command.token().strip(), command.amount(), null);
    }
}
