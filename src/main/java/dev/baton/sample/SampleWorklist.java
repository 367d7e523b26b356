package dev.baton.sample;

import dev.baton.orders.Hold;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.ClaimWork;
import dev.baton.worklist.CompleteCorrectiveAction;
import dev.baton.worklist.CorrectivePlan;
import dev.baton.worklist.HandOverWork;
import dev.baton.worklist.LookAgain;
import dev.baton.worklist.PlanCorrectiveAction;
import dev.baton.worklist.ReopenWork;
import dev.baton.worklist.ResolveWork;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkQueries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What went wrong in two months, who dealt with it, and what it came from. */
@Component
class SampleWorklist {

    private static final int NADIAS = 5;

    private static final int DAYS_SINCE_MENDED = 26;
    private static final int DAYS_OF_CHECK = 20;

    private final WorkQueries worklist;
    private final ApplyFix applyFix;
    private final ClaimWork claimWork;
    private final HandOverWork handOverWork;
    private final ResolveWork resolveWork;
    private final ReopenWork reopenWork;
    private final LookAgain lookAgain;
    private final PlanCorrectiveAction planAction;
    private final CompleteCorrectiveAction completeAction;
    private final Clock clock;

    SampleWorklist(
            WorkQueries worklist,
            ApplyFix applyFix,
            ClaimWork claimWork,
            HandOverWork handOverWork,
            ResolveWork resolveWork,
            ReopenWork reopenWork,
            LookAgain lookAgain,
            PlanCorrectiveAction planAction,
            CompleteCorrectiveAction completeAction,
            Clock clock) {
        this.worklist = worklist;
        this.applyFix = applyFix;
        this.claimWork = claimWork;
        this.handOverWork = handOverWork;
        this.resolveWork = resolveWork;
        this.reopenWork = reopenWork;
        this.lookAgain = lookAgain;
        this.planAction = planAction;
        this.completeAction = completeAction;
        this.clock = clock;
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
            case FRAUD, DUPLICATE, RETURN, DENIED_PARTY, DISCOUNT, EXPEDITE, COMPLIANCE, OTHER -> "RULE";
        };
    }

    /** Some of what is left is somebody's, some is closed, and one was closed too early. */
    void lastEvening() {
        mendCauses();
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

    /** Something was done about the payments a month ago, and it helped; what is planned about wrong addresses is not done yet. */
    private void mendCauses() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var aboutPayments = new CorrectivePlan(
                "PAYMENT",
                "ORDER_ON_HOLD",
                "Ask for another card at once",
                "The shop asks for another card as soon as the first one is refused, instead of letting the order wait.",
                "Theo Ladle",
                today.minusDays(DAYS_SINCE_MENDED),
                null,
                DAYS_OF_CHECK);
        var action = at(now, DAYS_SINCE_MENDED + 9, () -> planAction.handle(aboutPayments));
        at(
                now,
                DAYS_SINCE_MENDED,
                () -> completeAction.handle(new CompleteCorrectiveAction.Command(
                        action.id(), "The agency has put it live in the shop.", null)));
        nadia().run(() -> planAction.handle(new CorrectivePlan(
                "CUSTOMER_DATA",
                null,
                "Check the postcode while it is typed",
                "The shop refuses a postcode that its country does not have, before the order is sent.",
                "Nadia Brandt",
                today.plusDays(21),
                "/rules",
                30)));
    }

    private static <T> T at(Instant now, int daysAgo, ScopedValue.CallableOp<T, RuntimeException> work) {
        return ScopedClock.at(now.minus(Duration.ofDays(daysAgo)), () -> theo().call(work));
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
