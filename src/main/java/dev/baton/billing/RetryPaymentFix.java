package dev.baton.billing;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderWork;
import dev.baton.platform.data.PageRequest;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks the customer's card once more for what it would not give, or holds no longer. */
@Component
@Order(0)
class RetryPaymentFix implements Fix {

    private static final PageRequest NEWEST = PageRequest.first(1);

    private final BillingQueries billing;
    private final RenewCard renewCard;
    private final CaptureInvoice captureInvoice;

    RetryPaymentFix(BillingQueries billing, RenewCard renewCard, CaptureInvoice captureInvoice) {
        this.billing = billing;
        this.renewCard = renewCard;
        this.captureInvoice = captureInvoice;
    }

    @Override
    public String code() {
        return "RETRY_PAYMENT";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(OrderWork.UNPAID, WorklistListener.CARD_DECLINED, WorklistListener.CAPTURE_FAILED);
    }

    @Override
    public boolean suits(WorkItem item) {
        return card(item).isPresent();
    }

    @Override
    public String permission() {
        return "payments:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        return card(item)
                .flatMap(card -> isCapture(item) ? captureInvoice.most(card.order()) : renewCard.most(card.id()))
                .<Preview>map(amount -> new Possible(
                        List.of(
                                Sentence.of("worklist.fix.will-ask-card", amount),
                                Sentence.of("worklist.fix.card-answers")),
                        List.of(),
                        false))
                .orElseGet(() -> new NotNow(Sentence.of("worklist.fix.nothing-to-ask")));
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return card(item)
                .filter(card -> isCapture(item)
                        ? !captureInvoice.handle(card.order()).isEmpty()
                        : renewCard.handle(card.id()) instanceof RenewCard.Requested)
                .<Result>map(_ -> new Done(Sentence.of("worklist.fix.card-asked"), false, null))
                .orElseGet(() -> new Refused(Sentence.of("worklist.fix.nothing-to-ask")));
    }

    /** What was asked last of the order. */
    private Optional<AuthorisationView> card(WorkItem item) {
        var order = new OrderId(Objects.requireNonNull(item.order()).id());
        return billing.authorisations(AuthorisationFilter.of(order), NEWEST).data().stream()
                .findFirst();
    }

    private static boolean isCapture(WorkItem item) {
        return item.kind().equals(WorklistListener.CAPTURE_FAILED);
    }
}
