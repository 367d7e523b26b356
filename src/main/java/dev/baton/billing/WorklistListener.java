package dev.baton.billing;

import dev.baton.billing.BillingEvent.AuthorisationEnded;
import dev.baton.billing.BillingEvent.CaptureFailed;
import dev.baton.billing.BillingEvent.CardAuthorised;
import dev.baton.billing.BillingEvent.CardDeclined;
import dev.baton.billing.BillingEvent.RefundFailed;
import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.billing.BillingEvent.RefundSettled;
import dev.baton.billing.spi.PaymentRequest;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.Stage;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Listener;
import dev.baton.platform.money.Money;
import dev.baton.worklist.KeepInLine;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Severity;
import dev.baton.worklist.Subject;
import dev.baton.worklist.Wrong;
import dev.baton.worklist.spi.WorkKind;
import dev.baton.worklist.spi.WorkKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts on the worklist what a provider would not do with money, and takes off it what it has done since. */
@Component("billing.WorklistListener")
class WorklistListener implements Listener<BillingEvent>, WorkKinds {

    static final String CARD_DECLINED = PayOnline.CARD_DECLINED;
    static final String CAPTURE_FAILED = PayOnline.CAPTURE_FAILED;
    static final String REFUND_FAILED = "REFUND_FAILED";

    private static final PageRequest SOME = PageRequest.first(20);

    private final BillingQueries billing;
    private final OrderQueries orders;
    private final CheckPayment checkPayment;
    private final KeepInLine worklist;

    WorklistListener(BillingQueries billing, OrderQueries orders, CheckPayment checkPayment, KeepInLine worklist) {
        this.billing = billing;
        this.orders = orders;
        this.checkPayment = checkPayment;
        this.worklist = worklist;
    }

    @Override
    public List<WorkKind> kinds() {
        return List.of(
                new WorkKind(CARD_DECLINED, "billing", Severity.NORMAL, 240, "PAYMENT"),
                new WorkKind(CAPTURE_FAILED, "billing", Severity.HIGH, 120, "PAYMENT"),
                new WorkKind(REFUND_FAILED, "billing", Severity.HIGH, 240, "PAYMENT"));
    }

    @Override
    public Set<Class<? extends BillingEvent>> events() {
        return Set.of(
                CardDeclined.class,
                CardAuthorised.class,
                CaptureFailed.class,
                AuthorisationEnded.class,
                RefundRequested.class,
                RefundFailed.class,
                RefundSettled.class);
    }

    @Override
    public void on(List<BillingEvent> events) {
        var views = orders.find(events.stream().map(BillingEvent::order).collect(Collectors.toSet()));
        worklist.handle(new KeepInLine.Command(
                Set.of(CARD_DECLINED, CAPTURE_FAILED, REFUND_FAILED),
                views.keySet().stream().map(OrderId::value).toList(),
                views.values().stream()
                        .flatMap(view -> wrongWith(view).stream())
                        .toList()));
    }

    private List<Wrong> wrongWith(OrderView order) {
        var wrong = new ArrayList<Wrong>();
        var cards =
                billing.authorisations(AuthorisationFilter.of(order.id()), SOME).data();
        if (!cards.isEmpty()
                && cards.getFirst().state() == AuthorisationView.State.DECLINED
                && order.stage() == Stage.OPEN
                && !checkPayment.looksAfter(order)) {
            var card = cards.getFirst();
            wrong.add(wrong(
                    CARD_DECLINED,
                    order,
                    new Subject("authorisation", card.id().value(), card.number()),
                    "/payments/cards?q=" + order.number(),
                    said("worklist.wrong.declined", card.amount(), card.problem()),
                    card.amount()));
        }
        cards.stream()
                .filter(WorklistListener::hasFailed)
                .forEach(card -> wrong.add(wrong(
                        CAPTURE_FAILED,
                        order,
                        new Subject("authorisation", card.id().value(), card.number()),
                        "/payments/cards?q=" + order.number(),
                        said(
                                "worklist.wrong.capture",
                                card.amount(),
                                Objects.requireNonNull(card.trouble()).problem()),
                        card.amount())));
        billing.refunds(RefundFilter.of(order.id()), SOME).data().stream()
                .filter(refund -> refund.state() == RefundView.State.FAILED)
                .forEach(refund -> wrong.add(wrong(
                        REFUND_FAILED,
                        order,
                        new Subject("refund", refund.id().value(), refund.number()),
                        "/refunds/" + refund.number(),
                        Sentence.of("worklist.wrong.refund", refund.number(), refund.amount()),
                        refund.amount())));
        return wrong;
    }

    private static boolean hasFailed(AuthorisationView card) {
        var trouble = card.trouble();
        return trouble != null && trouble.declined() && trouble.action() == PaymentRequest.Action.CAPTURE;
    }

    private static Sentence said(String key, Money amount, @Nullable String problem) {
        return Sentence.of(key, amount, Objects.requireNonNullElse(problem, ""));
    }

    private static Wrong wrong(
            String kind, OrderView order, Subject subject, String link, Sentence what, Money atRisk) {
        return new Wrong(
                kind, subject, order.id().value(), order.about(), link, what, order.vip(), atRisk, order.promisedOn());
    }
}
