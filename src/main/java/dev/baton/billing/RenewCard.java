package dev.baton.billing;

import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.Stage;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks a card again without the customer: before the provider lets go of what it holds, after it has, and after it was declined. Of
 * what the order no longer needs nothing is asked. What it writes is only the request; {@link AskProvider} sends it.
 *
 * <p>A hold that still stands stays until the new one does, so that the order is never without; the customer sees both for a moment.
 */
@UseCase
public class RenewCard {

    public sealed interface Outcome {}

    /** @param request what the provider will know it by */
    public record Requested(AuthorisationView before, Money amount, UUID request) implements Outcome {}

    /** The order is covered or over, or the card is being asked already. */
    public record NothingToAsk(AuthorisationView before) implements Outcome {}

    /** What to ask for. */
    private record Renewal(
            Authorisation card, Money amount, @Nullable AuthorisationId renews) {}

    private final OrderQueries orders;
    private final Cards cards;
    private final Books books;
    private final CardPlan plan;
    private final Clock clock;

    RenewCard(OrderQueries orders, Cards cards, Books books, CardPlan plan, Clock clock) {
        this.orders = orders;
        this.cards = cards;
        this.books = books;
        this.plan = plan;
        this.clock = clock;
    }

    public Outcome handle(AuthorisationId id) {
        var before = find(id);
        var order = orders.get(before.order());
        books.lock(order, clock.instant());
        cards.lookAt(id, null);
        return renewal(order, id)
                .<Outcome>map(renewal -> new Requested(
                        before,
                        renewal.amount(),
                        plan.hold(
                                        order.id(),
                                        renewal.card().provider(),
                                        renewal.card().token(),
                                        renewal.amount(),
                                        renewal.renews())
                                .request()))
                .orElseGet(() -> new NothingToAsk(before));
    }

    /** What it would ask for now; empty when there is nothing to ask. */
    Optional<Money> most(AuthorisationId id) {
        return renewal(orders.get(find(id).order()), id).map(Renewal::amount);
    }

    private AuthorisationView find(AuthorisationId id) {
        return cards.find(id).orElseThrow(() -> new NotFound("authorisation", id));
    }

    private Optional<Renewal> renewal(OrderView order, AuthorisationId id) {
        var owed = books.balance(order.id(), order.currency())
                .owed(order.money().currentTotal())
                .minus(cards.inFlight(order.id(), null, order.currency()));
        return order.stage() == Stage.CANCELLED
                ? Optional.empty()
                : renewal(cards.of(order.id()), id, owed, plan.uncovered(order));
    }

    private static Optional<Renewal> renewal(List<Authorisation> all, AuthorisationId id, Money owed, Money uncovered) {
        var card = find(all, id).orElseThrow();
        return switch (card.state()) {
            case AUTHORISED -> {
                boolean isAsked = all.stream()
                        .anyMatch(
                                each -> id.equals(each.renews()) && each.state() == AuthorisationView.State.REQUESTED);
                yield isAsked || card.refused()
                        ? Optional.empty()
                        : asking(card, least(card.available(), owed), card.id());
            }
            case DECLINED -> {
                var renews = card.renews();
                yield renews != null
                                && find(all, renews)
                                        .filter(each -> each.state() == AuthorisationView.State.AUTHORISED)
                                        .isPresent()
                        ? renewal(all, renews, owed, uncovered)
                        : asking(card, least(card.amount(), uncovered), null);
            }
            case EXPIRED -> asking(card, least(card.amount().minus(card.captured()), uncovered), null);
            case REQUESTED, CAPTURED, VOIDED -> Optional.empty();
        };
    }

    private static Optional<Renewal> asking(Authorisation card, Money amount, @Nullable AuthorisationId renews) {
        return amount.isPositive() ? Optional.of(new Renewal(card, amount, renews)) : Optional.empty();
    }

    private static Optional<Authorisation> find(List<Authorisation> all, AuthorisationId id) {
        return all.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
