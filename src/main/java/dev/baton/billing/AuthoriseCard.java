package dev.baton.billing;

import dev.baton.billing.spi.PaymentRequest.Action;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.Ids;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.Counters;
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

    private static final String COUNTER = "authorisations";

    /** The number before the first. */
    private static final long COUNTED_FROM = 100_000;

    private static final String PREFIX = "AUTH-";

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
    private final Cards cards;
    private final Books books;
    private final Counters counters;
    private final PaymentSettings settings;
    private final Audit audit;
    private final Clock clock;

    AuthoriseCard(
            OrderQueries orders,
            Cards cards,
            Books books,
            Counters counters,
            PaymentSettings settings,
            Audit audit,
            Clock clock) {
        this.orders = orders;
        this.cards = cards;
        this.books = books;
        this.counters = counters;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = orders.get(command.order());
        if (!command.amount().currency().equals(order.currency())) {
            return new OtherCurrency(order.id(), order.currency());
        }
        books.lock(order, clock.instant());
        var held = cards.of(order.id()).stream()
                .map(Authorisation::held)
                .reduce(Money.zero(order.currency()), Money::plus);
        var max = books.balance(order.id(), order.currency())
                .owed(order.money().currentTotal())
                .minus(held);
        if (command.amount().compareTo(max) > 0) {
            return new MoreThanOwed(order.id(), max.isNegative() ? Money.zero(order.currency()) : max);
        }
        var zero = Money.zero(order.currency());
        var authorisation = new Authorisation(
                AuthorisationId.next(),
                PREFIX + counters.next(COUNTER, COUNTED_FROM, 1),
                order.id(),
                settings.provider(),
                command.token().strip(),
                command.amount(),
                zero,
                zero,
                AuthorisationView.State.REQUESTED,
                null,
                null);
        var now = clock.instant();
        cards.add(authorisation, now);
        var attempt = new Attempt(
                Ids.next(),
                authorisation.id(),
                order.id(),
                Action.AUTHORISE,
                command.amount(),
                null,
                null,
                0,
                Attempt.State.WAITING,
                0);
        cards.add(attempt, now);
        audit.record("authorisation", authorisation.number(), "requested", null, command.amount());
        return new Requested(order.id(), authorisation.id(), attempt.id());
    }
}
