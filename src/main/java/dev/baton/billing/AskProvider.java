package dev.baton.billing;

import dev.baton.billing.BillingEvent.AuthorisationEnded;
import dev.baton.billing.BillingEvent.CaptureFailed;
import dev.baton.billing.BillingEvent.CardAuthorised;
import dev.baton.billing.BillingEvent.CardDeclined;
import dev.baton.billing.spi.PaymentGateway.Answer;
import dev.baton.billing.spi.PaymentGateway.Declined;
import dev.baton.billing.spi.PaymentGateway.NeverHeard;
import dev.baton.billing.spi.PaymentGateway.Succeeded;
import dev.baton.billing.spi.PaymentGateway.Unknown;
import dev.baton.billing.spi.PaymentInbox;
import dev.baton.billing.spi.PaymentRequest;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.Retrying;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is to be asked of a provider, in three steps: note that it is asked, ask with no lock held, note the answer.
 *
 * <p>What was sent once is never sent again: whoever dies in between, or hears nothing, leaves an attempt that is asked about. Only
 * when the provider has never heard of it is it sent, under the same id. The answer is taken once, whether it comes from here, from
 * the job or by a call of the provider.
 */
@Service
public class AskProvider implements PaymentInbox {

    private static final Logger LOG = LoggerFactory.getLogger(AskProvider.class);

    private sealed interface Question {}

    private record Send(PaymentRequest request) implements Question {}

    private record Ask(String provider) implements Question {}

    private final Cards cards;
    private final TakeIn takeIn;
    private final Settlement settlement;
    private final OrderQueries orders;
    private final Books books;
    private final CardPlan plan;
    private final PaymentGateways gateways;
    private final PaymentSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AskProvider(
            Cards cards,
            TakeIn takeIn,
            Settlement settlement,
            OrderQueries orders,
            Books books,
            CardPlan plan,
            PaymentGateways gateways,
            PaymentSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.cards = cards;
        this.takeIn = takeIn;
        this.settlement = settlement;
        this.orders = orders;
        this.books = books;
        this.plan = plan;
        this.gateways = gateways;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    public void handle(Collection<UUID> attempts) {
        attempts.forEach(this::handle);
    }

    /** Does nothing for what is answered, or not due yet. */
    public void handle(UUID attempt) {
        begin(attempt).ifPresent(question -> {
            var answer = switch (question) {
                case Send(var request) -> gateways.send(request);
                case Ask(var provider) -> gateways.ask(provider, attempt.toString());
            };
            answered(attempt, answer);
        });
    }

    @Override
    public boolean tell(String requestId, Answer answer) {
        try {
            return answered(UUID.fromString(requestId), answer);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private Optional<Question> begin(UUID id) {
        return inTransaction(() -> locked(id).flatMap(order -> {
            var attempt = cards.attempt(id).orElseThrow();
            var now = clock.instant();
            if (!attempt.isOpen()
                    || cards.dueAt(id).filter(due -> !due.isAfter(now)).isEmpty()) {
                return Optional.empty();
            }
            var authorisation = authorisation(attempt);
            cards.asking(id, now.plus(settings.timeout()).plus(settings.retryAfter(attempt.tries() + 1)));
            return Optional.of(
                    attempt.state() == Attempt.State.WAITING
                            ? new Send(new PaymentRequest(
                                    id.toString(),
                                    attempt.action(),
                                    authorisation.provider(),
                                    authorisation.token(),
                                    authorisation.providerReference(),
                                    attempt.amount()))
                            : new Ask(authorisation.provider()));
        }));
    }

    /** @return whether it is ours */
    private boolean answered(UUID id, Answer answer) {
        return inTransaction(() -> locked(id)
                .map(order -> {
                    var attempt = cards.attempt(id).orElseThrow();
                    if (attempt.isOpen()) {
                        take(order, attempt, answer);
                    } else if (contradicts(attempt, answer)) {
                        LOG.warn("Payment request {} is {}, and now the provider says {}", id, attempt.state(), answer);
                    }
                    return true;
                })
                .orElse(false));
    }

    private static boolean contradicts(Attempt attempt, Answer answer) {
        return (answer instanceof Succeeded && attempt.state() == Attempt.State.DECLINED)
                || (answer instanceof Declined && attempt.state() == Attempt.State.SUCCEEDED);
    }

    /** The order of an attempt, with its account locked; empty when there is no such attempt. */
    private Optional<OrderView> locked(UUID attempt) {
        return cards.attempt(attempt).map(found -> {
            var order = orders.get(found.order());
            books.lock(order, clock.instant());
            return order;
        });
    }

    private void take(OrderView order, Attempt attempt, Answer answer) {
        var now = clock.instant();
        switch (answer) {
            case Succeeded succeeded -> {
                cards.answered(attempt.id(), Attempt.State.SUCCEEDED, succeeded.reference(), null, now);
                succeeded(order, attempt, succeeded);
            }
            case Declined(var reason) -> {
                cards.answered(attempt.id(), Attempt.State.DECLINED, null, reason, now);
                declined(attempt, reason);
            }
            case NeverHeard() ->
                cards.stillOpen(
                        attempt.id(),
                        Attempt.State.WAITING,
                        "the provider has never heard of it",
                        now.plus(settings.retryAfter(attempt.tries())));
            case Unknown(var reason) ->
                cards.stillOpen(
                        attempt.id(),
                        attempt.state(),
                        reason,
                        now.plus(settings.retryAfter(Math.max(1, attempt.tries()))));
        }
    }

    private void succeeded(OrderView order, Attempt attempt, Succeeded answer) {
        var authorisation = authorisation(attempt);
        switch (attempt.action()) {
            case AUTHORISE -> {
                var now = clock.instant();
                cards.authorised(
                        authorisation.id(),
                        answer.reference(),
                        answer.card(),
                        answer.expiresAt(),
                        settings.renewAt(now, answer.expiresAt()));
                letGoOfRenewed(authorisation);
                announce(new CardAuthorised(
                        order.id(),
                        authorisation.id(),
                        authorisation.number(),
                        attempt.amount(),
                        Objects.requireNonNullElse(answer.card(), ""),
                        clock.instant()));
            }
            case CAPTURE -> {
                cards.captured(authorisation.id(), attempt.amount());
                takeIn.record(
                        order,
                        attempt.invoice(),
                        attempt.amount(),
                        PaymentMethod.CARD,
                        authorisation.number() + " · " + answer.reference(),
                        attempt.id());
            }
            case VOID -> {
                cards.state(authorisation.id(), AuthorisationView.State.VOIDED, null);
                ended(authorisation, attempt, AuthorisationView.State.VOIDED);
            }
            case REFUND -> settlement.settled(refund(attempt), attempt.refundPosition(), answer.reference());
        }
    }

    private void declined(Attempt attempt, String reason) {
        var authorisation = authorisation(attempt);
        switch (attempt.action()) {
            case AUTHORISE -> {
                cards.state(authorisation.id(), AuthorisationView.State.DECLINED, reason);
                cards.lookAt(authorisation.id(), settings.retryAt(clock.instant(), declinedBefore(authorisation)));
                announce(new CardDeclined(
                        attempt.order(),
                        authorisation.id(),
                        authorisation.number(),
                        attempt.amount(),
                        reason,
                        clock.instant()));
            }
            case CAPTURE ->
                announce(new CaptureFailed(
                        attempt.order(),
                        authorisation.id(),
                        authorisation.number(),
                        Objects.requireNonNull(attempt.invoice()),
                        attempt.amount(),
                        reason,
                        clock.instant()));
            case VOID -> {}
            case REFUND -> settlement.failed(refund(attempt), attempt.refundPosition(), reason);
        }
    }

    private void letGoOfRenewed(Authorisation authorisation) {
        cards.of(authorisation.order()).stream()
                .filter(each -> each.id().equals(authorisation.renews())
                        && each.available().isPositive())
                .forEach(plan::letGo);
    }

    private int declinedBefore(Authorisation authorisation) {
        return (int) cards.of(authorisation.order()).stream()
                .filter(each -> each.state() == AuthorisationView.State.DECLINED
                        && each.token().equals(authorisation.token())
                        && !each.id().equals(authorisation.id()))
                .count();
    }

    /** Notes that a hold has run out. */
    void expire(AuthorisationId id) {
        inTransaction(() -> {
            var order = orders.get(cards.find(id).orElseThrow().order());
            books.lock(order, clock.instant());
            cards.of(order.id()).stream()
                    .filter(each -> each.id().equals(id) && each.available().isPositive())
                    .forEach(each -> {
                        cards.state(id, AuthorisationView.State.EXPIRED, null);
                        announce(new AuthorisationEnded(
                                order.id(),
                                id,
                                each.number(),
                                each.available(),
                                AuthorisationView.State.EXPIRED,
                                clock.instant()));
                    });
            return true;
        });
    }

    private void ended(Authorisation authorisation, Attempt attempt, AuthorisationView.State how) {
        announce(new AuthorisationEnded(
                attempt.order(), authorisation.id(), authorisation.number(), attempt.amount(), how, clock.instant()));
    }

    private void announce(BillingEvent event) {
        books.post(List.of(), List.of(event));
    }

    private static RefundId refund(Attempt attempt) {
        return Objects.requireNonNull(attempt.refund());
    }

    private Authorisation authorisation(Attempt attempt) {
        return cards.of(attempt.order()).stream()
                .filter(each -> each.id().equals(attempt.authorisation()))
                .findFirst()
                .orElseThrow();
    }

    private <T> T inTransaction(Supplier<@Nullable T> work) {
        return Retrying.retrying(() -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }
}
