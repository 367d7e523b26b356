package dev.baton.fraud;

import dev.baton.fraud.Assessment.ProviderState;
import dev.baton.fraud.spi.FraudAnswer;
import dev.baton.fraud.spi.FraudQuestion;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the provider about an order, in three steps: note that it is asked, ask with no lock held, note the answer and judge again.
 * Without an answer it asks again with growing pauses, and after the last time judges without one.
 */
@Service
public class AskFraudProvider {

    static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(5));
    private static final int LONGEST_WORDS = 500;

    private final Assessments assessments;
    private final AssessOrders assessOrders;
    private final FraudProviders providers;
    private final OrderQueries orders;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AskFraudProvider(
            Assessments assessments,
            AssessOrders assessOrders,
            FraudProviders providers,
            OrderQueries orders,
            TransactionTemplate transaction,
            Clock clock) {
        this.assessments = assessments;
        this.assessOrders = assessOrders;
        this.providers = providers;
        this.orders = orders;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Asked(String provider, FraudQuestion question) {}

    /** Does nothing for an order that is not to be asked about now, or that somebody else asks about. */
    public void handle(OrderId order) {
        begin(order).ifPresent(asked -> {
            var answer = providers.ask(asked.provider(), asked.question());
            transaction.executeWithoutResult(_ -> note(order, answer));
        });
    }

    private Optional<Asked> begin(OrderId order) {
        var now = clock.instant();
        boolean isMine = Boolean.TRUE.equals(transaction.execute(_ ->
                assessments.asking(order, now, now.plus(FraudProviders.TIME_OUT).plusSeconds(5))));
        return isMine
                ? assessments
                        .find(order)
                        .flatMap(each -> Optional.ofNullable(each.provider()))
                        .map(provider -> new Asked(provider, question(orders.get(order))))
                : Optional.empty();
    }

    private static FraudQuestion question(OrderView order) {
        var to = order.shipTo();
        return new FraudQuestion(
                order.id().toString(),
                order.channel(),
                order.money().currentTotal(),
                to.email(),
                to.phone(),
                to.name(),
                to.country(),
                to.postcode());
    }

    private void note(OrderId order, Optional<FraudAnswer> answer) {
        var before = assessments.lock(order);
        if (before.providerState() != ProviderState.ASK) {
            return;
        }
        assessments.save(List.of(answer.map(given -> before.answered(given.score(), shortened(given.reasons())))
                .orElseGet(() -> before.unanswered(
                        before.tries() < PAUSES.size() ? clock.instant().plus(PAUSES.get(before.tries())) : null))));
        assessOrders.handle(List.of(order));
    }

    private static String shortened(String words) {
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS - 1) + "…" : words;
    }
}
