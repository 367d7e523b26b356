package dev.baton.billing;

import dev.baton.billing.BillingEvent.RefundFailed;
import dev.baton.billing.BillingEvent.RefundSettled;
import dev.baton.platform.NotFound;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes that a part of a refund has left, or could not. Part of others' transactions, under the lock of the order's account. */
@Component
class Settlement {

    private final Refunds refunds;
    private final Books books;
    private final Clock clock;

    Settlement(Refunds refunds, Books books, Clock clock) {
        this.refunds = refunds;
        this.books = books;
        this.clock = clock;
    }

    /** @return whether it was not settled before */
    boolean settled(RefundId id, int position, @Nullable String reference) {
        if (!refunds.settle(id, position, reference, clock.instant())) {
            return false;
        }
        var refund = refunds.find(id).orElseThrow(() -> new NotFound("refund", id));
        if (refund.state() == RefundView.State.SETTLED) {
            books.post(
                    List.of(),
                    List.of(new RefundSettled(
                            refund.order(),
                            id,
                            refund.number(),
                            refund.reference(),
                            refund.amount(),
                            clock.instant())));
        }
        return true;
    }

    void failed(RefundId id, int position, String problem) {
        if (refunds.fail(id, position, problem)) {
            var refund = refunds.find(id).orElseThrow(() -> new NotFound("refund", id));
            books.post(
                    List.of(),
                    List.of(new RefundFailed(
                            refund.order(),
                            id,
                            refund.number(),
                            refund.reference(),
                            refund.amount(),
                            problem,
                            clock.instant())));
        }
    }
}
