package dev.baton.billing;

import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks the provider once more to give back what it would not. */
@Component
class RetryRefundFix implements Fix {

    private final BillingQueries billing;
    private final RetryRefund retryRefund;

    RetryRefundFix(BillingQueries billing, RetryRefund retryRefund) {
        this.billing = billing;
        this.retryRefund = retryRefund;
    }

    @Override
    public String code() {
        return "RETRY_REFUND";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(WorklistListener.REFUND_FAILED);
    }

    @Override
    public String permission() {
        return "payments:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var refund = billing.refund(new RefundId(item.subject().id()));
        return refund.state() == RefundView.State.FAILED
                ? new Possible(
                        List.of(Sentence.of("worklist.fix.will-retry", refund.number(), refund.amount())),
                        List.of(),
                        false)
                : new NotNow(Sentence.of("worklist.fix.refund-on-its-way"));
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return retryRefund.handle(new RefundId(item.subject().id())).isEmpty()
                ? new Refused(Sentence.of("worklist.fix.nothing-to-retry"))
                : new Done(Sentence.of("worklist.fix.retried"), false, null);
    }
}
