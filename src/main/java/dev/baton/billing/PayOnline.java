package dev.baton.billing;

import dev.baton.orders.Hold;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.Stage;
import dev.baton.platform.money.Money;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a customer give another card when the first one failed: what is to be paid, where, and what came of it. */
@Component
public class PayOnline {

    /** The kinds of work that another card may settle. */
    public static final String CARD_DECLINED = "CARD_DECLINED";

    public static final String CAPTURE_FAILED = "CAPTURE_FAILED";

    private final OrderQueries orders;
    private final Cards cards;
    private final CardPlan plan;
    private final AuthoriseCard authoriseCard;
    private final AskProvider askProvider;
    private final PaymentGateways gateways;
    private final PaymentSettings settings;
    private final BillingQueries billing;

    PayOnline(
            OrderQueries orders,
            Cards cards,
            CardPlan plan,
            AuthoriseCard authoriseCard,
            AskProvider askProvider,
            PaymentGateways gateways,
            PaymentSettings settings,
            BillingQueries billing) {
        this.orders = orders;
        this.cards = cards;
        this.plan = plan;
        this.authoriseCard = authoriseCard;
        this.askProvider = askProvider;
        this.gateways = gateways;
        this.settings = settings;
        this.billing = billing;
    }

    /** What the customer is asked for: only when the order waits for its payment or a card failed, and as far as nothing covers it. */
    @Transactional(readOnly = true)
    public Optional<Money> due(OrderId id) {
        var order = orders.get(id);
        return Optional.of(plan.uncovered(order))
                .filter(amount -> amount.isPositive() && order.stage() != Stage.CANCELLED && hasFailed(order));
    }

    private boolean hasFailed(OrderView order) {
        return order.holds().stream().anyMatch(PayOnline::isForPayment)
                || cards.of(order.id()).stream()
                        .reduce((_, later) -> later)
                        .filter(card -> card.refused()
                                || card.state() == AuthorisationView.State.DECLINED
                                || card.state() == AuthorisationView.State.EXPIRED)
                        .isPresent();
    }

    private static boolean isForPayment(Hold hold) {
        return hold.isActive() && hold.reason() == HoldReason.PAYMENT;
    }

    /** The provider's page for a card; empty when it cannot be reached. No lock may be held. */
    public Optional<URI> form(OrderId id, Money amount, URI back) {
        return gateways.form(settings.provider(), amount, orders.get(id).number(), back);
    }

    /**
     * Holds what is due on a card, and waits for the answer. Asked twice it holds once.
     *
     * @return the hold, answered or not; empty when nothing is due
     */
    public Optional<AuthorisationView> pay(OrderId id, String token) {
        return due(id).map(amount -> authoriseCard.handle(new AuthoriseCard.Command(id, amount, token)))
                .filter(AuthoriseCard.Requested.class::isInstance)
                .map(AuthoriseCard.Requested.class::cast)
                .map(requested -> {
                    askProvider.handle(requested.request());
                    return billing.authorisation(requested.authorisation());
                });
    }
}
