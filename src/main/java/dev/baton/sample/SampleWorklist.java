package dev.baton.sample;

import dev.baton.orders.Hold;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.ClaimWork;
import dev.baton.worklist.HandOverWork;
import dev.baton.worklist.LookAgain;
import dev.baton.worklist.ReopenWork;
import dev.baton.worklist.ResolveWork;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkQueries;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What went wrong in two months, who dealt with it, and what it came from. */
@Component
class SampleWorklist {

    private static final int NADIAS = 5;

    private final WorkQueries worklist;
    private final ApplyFix applyFix;
    private final ClaimWork claimWork;
    private final HandOverWork handOverWork;
    private final ResolveWork resolveWork;
    private final ReopenWork reopenWork;
    private final LookAgain lookAgain;

    SampleWorklist(
            WorkQueries worklist,
            ApplyFix applyFix,
            ClaimWork claimWork,
            HandOverWork handOverWork,
            ResolveWork resolveWork,
            ReopenWork reopenWork,
            LookAgain lookAgain) {
        this.worklist = worklist;
        this.applyFix = applyFix;
        this.claimWork = claimWork;
        this.handOverWork = handOverWork;
        this.resolveWork = resolveWork;
        this.reopenWork = reopenWork;
        this.lookAgain = lookAgain;
    }

    /** @return false when the hold is not on the worklist */
    boolean release(OrderId order, Hold hold, String note) {
        var item = worklist.list(WorkFilter.open().aboutOrder(order.value()), PageRequest.first(20)).data().stream()
                .filter(each -> each.subject().id().equals(hold.id()))
                .findFirst();
        item.ifPresent(each -> nadia().run(() -> applyFix.handle(
                new ApplyFix.Command(each.id(), "RELEASE_HOLD", Map.of("note", note), causeOf(hold.reason()), null))));
        return item.isPresent();
    }

    private static String causeOf(HoldReason reason) {
        return switch (reason) {
            case ADDRESS -> "CUSTOMER_DATA";
            case PAYMENT, CREDIT -> "PAYMENT";
            case CUSTOMER_REQUEST -> "CUSTOMER_CHANGE";
            case PRICE -> "MASTER_DATA";
            case STOCK -> "STOCK_RECORD";
            case FRAUD, DUPLICATE, RETURN, OTHER -> "RULE";
        };
    }

    /** Some of what is left is somebody's, some is closed, and one was closed too early. */
    void lastEvening() {
        lookAgain.everything();
        var open = worklist.list(WorkFilter.open(), PageRequest.first(PageRequest.MOST))
                .data();
        nadia().run(() ->
                claimWork.handle(open.stream().limit(NADIAS).map(WorkItem::id).toList()));
        nadia().run(() -> open.stream().skip(1).limit(1).forEach(this::handOver));
        theo().run(() -> resolve(open, "ORDER_WITHOUT_DATE", "SUPPLY", "The customer waits as long as it takes"));
        nadia().run(() -> resolve(open, "CUSTOMER_NOT_TOLD", "CUSTOMER_DATA", "Told on the telephone"));
        theo().run(() -> worklist.list(WorkFilter.closed(), PageRequest.first(1))
                .data()
                .forEach(item ->
                        reopenWork.handle(new ReopenWork.Command(item.id(), "The customer called again", null))));
    }

    private void handOver(WorkItem item) {
        handOverWork.handle(new HandOverWork.Command(
                item.id(), "Theo Ladle", "The customer asks for a discount; that is yours to decide", null));
    }

    private void resolve(List<WorkItem> open, String kind, String cause, String note) {
        open.stream()
                .filter(item -> item.kind().equals(kind))
                .limit(1)
                .forEach(item -> resolveWork.handle(new ResolveWork.Command(item.id(), cause, note, null)));
    }

    private static Caller nadia() {
        return person("Nadia Brandt");
    }

    private static Caller theo() {
        return person("Theo Ladle");
    }

    private static Caller person(String name) {
        return new Caller(Caller.current().tenant(), Caller.Kind.USER, name, Set.of("*"));
    }
}
