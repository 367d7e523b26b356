package dev.baton.billing;

import dev.baton.customers.CustomerQueries;
import dev.baton.customers.PaymentTerms;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.SettleHolds;
import dev.baton.orders.Stage;
import dev.baton.platform.UseCase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks at orders that are paid by card before they ship: one whose card was declined or holds no longer waits for its payment, and
 * goes on once cards or cash cover it. It decides from what is, so it may look at any of them at any time.
 */
@UseCase
public class CheckPayment {

    private final OrderQueries orders;
    private final CustomerQueries customers;
    private final Cards cards;
    private final CardPlan plan;
    private final HoldOrder holdOrder;
    private final SettleHolds settleHolds;

    CheckPayment(
            OrderQueries orders,
            CustomerQueries customers,
            Cards cards,
            CardPlan plan,
            HoldOrder holdOrder,
            SettleHolds settleHolds) {
        this.orders = orders;
        this.customers = customers;
        this.cards = cards;
        this.plan = plan;
        this.holdOrder = holdOrder;
        this.settleHolds = settleHolds;
    }

    public void handle(Collection<OrderId> concerned) {
        var releases = new ArrayList<SettleHolds.Release>();
        var stays = new ArrayList<SettleHolds.Stay>();
        for (var order : orders.find(cards.having(concerned)).values()) {
            var hold = order.holds().stream()
                    .filter(Hold::isPaymentCheck)
                    .findFirst()
                    .orElse(null);
            var problem = problem(order);
            if (hold == null) {
                problem.filter(_ -> order.stage() == Stage.OPEN && looksAfter(order))
                        .ifPresent(note ->
                                holdOrder.handle(HoldOrder.Command.automatic(order.id(), HoldReason.PAYMENT, note)));
            } else if (problem.isEmpty()) {
                releases.add(new SettleHolds.Release(
                        order.id(),
                        hold.id(),
                        "The payment is there",
                        order.money().currentTotal()));
            } else if (!problem.get().equals(hold.note())) {
                stays.add(new SettleHolds.Stay(order.id(), hold.id(), problem.get()));
            }
        }
        settleHolds.handle(new SettleHolds.Command(releases, stays));
    }

    /** Why its payment will not come in by itself; empty when it will, or was never asked of a card in vain. */
    private Optional<String> problem(OrderView order) {
        return plan.uncovered(order).isPositive()
                ? latest(cards.of(order.id())).flatMap(CheckPayment::problem)
                : Optional.empty();
    }

    private static Optional<String> problem(Authorisation card) {
        return switch (card.state()) {
            case DECLINED ->
                Optional.of("The card was declined: %s".formatted(Objects.requireNonNullElse(card.problem(), "")));
            case EXPIRED -> Optional.of("The card holds the amount no longer");
            case REQUESTED, AUTHORISED, CAPTURED, VOIDED -> Optional.empty();
        };
    }

    private static Optional<Authorisation> latest(List<Authorisation> cards) {
        return cards.isEmpty() ? Optional.empty() : Optional.of(cards.getLast());
    }

    /** Whether it must be paid before it ships, so that a card that was declined holds it back. */
    boolean looksAfter(OrderView order) {
        return Optional.ofNullable(order.customer())
                .flatMap(customers::find)
                .map(customer -> customer.paymentTerms() == PaymentTerms.PREPAID)
                .orElse(true);
    }
}
