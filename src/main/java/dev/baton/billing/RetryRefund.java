package dev.baton.billing;

import dev.baton.orders.OrderQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Asks the provider once more to give back what it would not, because a person says so. */
@UseCase
public class RetryRefund {

    private final Refunds refunds;
    private final CardPlan plan;
    private final OrderQueries orders;
    private final Books books;
    private final Audit audit;
    private final Clock clock;

    RetryRefund(Refunds refunds, CardPlan plan, OrderQueries orders, Books books, Audit audit, Clock clock) {
        this.refunds = refunds;
        this.plan = plan;
        this.orders = orders;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return what the provider will be asked for: nothing for parts that have not failed, or that it did not take */
    public List<UUID> handle(RefundId id) {
        var order =
                refunds.find(id).orElseThrow(() -> new NotFound("refund", id)).order();
        books.lock(orders.get(order), clock.instant());
        var refund = refunds.find(id).orElseThrow();
        return refund.parts().stream()
                .filter(part -> part.state() == RefundView.State.FAILED)
                .flatMap(part -> plan.refund(order, id, part.payment(), part.amount(), part.position()).stream()
                        .peek(_ -> {
                            refunds.pending(id, part.position());
                            audit.record("refund", refund.number(), "retried", null, part.amount());
                        }))
                .toList();
    }
}
