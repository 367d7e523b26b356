package dev.baton.billing;

import dev.baton.billing.BillingEvent.ApprovalDeclined;
import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.orders.DecideHold;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Agrees, or not, to what goes beyond what one person may decide. Never by whoever asked, nor by whoever only stands in for them.
 * What is agreed to is carried out at once, as it was asked, over what is the case by now.
 */
@UseCase
public class DecideApproval {

    /** @param note why */
    public record Command(
            ApprovalId approval, boolean agreed, @Nullable String note) {}

    public sealed interface Outcome
            permits Approved, ApprovalDeclined, AlreadyDecided, OwnRequest, RequestOfGiver, NoLongerPossible {}

    public record Approved(Approval approval) implements Outcome {}

    public record AlreadyDecided(Approval approval) implements Outcome {}

    /** Whoever asks cannot agree. */
    public record OwnRequest(Approval approval) implements Outcome {}

    /** Whoever stands in for somebody does not agree to what that one asks for. */
    public record RequestOfGiver(Approval approval) implements Outcome {}

    /** What stands in the trail of whoever decided. */
    private record Decision(
            @Nullable String note,
            @Nullable String decidedFor,
            @Nullable String document) {}

    /** Things have changed since it was asked; it can still be declined. */
    public record NoLongerPossible(Approval approval) implements Outcome {}

    private final Approvals approvals;
    private final IssueCreditMemo issueCreditMemo;
    private final RefundOrder refundOrder;
    private final DecideHold decideHold;
    private final OrderQueries orders;
    private final Books books;
    private final Audit audit;
    private final Clock clock;

    DecideApproval(
            Approvals approvals,
            IssueCreditMemo issueCreditMemo,
            RefundOrder refundOrder,
            DecideHold decideHold,
            OrderQueries orders,
            Books books,
            Audit audit,
            Clock clock) {
        this.approvals = approvals;
        this.issueCreditMemo = issueCreditMemo;
        this.refundOrder = refundOrder;
        this.decideHold = decideHold;
        this.orders = orders;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        lock(find(command.approval()));
        var approval = find(command.approval());
        if (approval.state() != Approval.State.WAITING) {
            return new AlreadyDecided(approval);
        }
        var caller = Caller.current();
        if (approval.askedBy().equals(caller.name())) {
            return new OwnRequest(approval);
        }
        if (isOfGiver(approval)) {
            return new RequestOfGiver(approval);
        }
        var decidedFor = caller.approvesOfOwn()
                ? null
                : givers(approval, caller).findFirst().orElse(null);
        return command.agreed()
                ? agree(approval, command.note(), decidedFor)
                : decline(approval, command.note(), decidedFor);
    }

    /** Whether the current caller could decide only in the place of whoever asks. */
    public static boolean isOfGiver(Approval approval) {
        var caller = Caller.current();
        return !caller.approvesOfOwn()
                && !caller.standsInFor().isEmpty()
                && givers(approval, caller).findAny().isEmpty();
    }

    /** In whose place the caller decides. */
    private static Stream<String> givers(Approval approval, Caller caller) {
        return caller.standsInFor().stream().filter(giver -> !giver.equals(approval.askedBy()));
    }

    /** An order comes before its account; what holds an order moves no money. */
    private void lock(Approval approval) {
        if (approval.kind().holdsOrder()) {
            approvals.lock(approval.id());
        } else {
            books.lock(orders.get(approval.order()), clock.instant());
        }
    }

    private Approval find(ApprovalId approval) {
        return approvals.find(approval).orElseThrow(() -> new NotFound("approval", approval));
    }

    private Outcome agree(Approval approval, @Nullable String note, @Nullable String decidedFor) {
        var approver = Caller.current().name();
        return switch (approval.kind()) {
            case CREDIT_MEMO, WRITE_OFF ->
                issueCreditMemo.handle(approvals.request(approval.id(), IssueCreditMemo.Command.class), approver)
                                instanceof CreditMemoIssued issued
                        ? record(approval, note, decidedFor, issued.memo().value(), issued.number())
                        : new NoLongerPossible(approval);
            case REFUND ->
                refundOrder.handle(approvals.request(approval.id(), RefundOrder.Command.class), approver)
                                instanceof RefundRequested requested
                        ? record(approval, note, decidedFor, requested.refund().value(), requested.number())
                        : new NoLongerPossible(approval);
            case DISCOUNT, EXPEDITE ->
                decideHold.handle(decision(approval, true, note == null ? "Approved" : note))
                                instanceof DecideHold.Decided
                        ? record(approval, note, decidedFor, null, null)
                        : new NoLongerPossible(approval);
        };
    }

    private static DecideHold.Command decision(Approval approval, boolean agreed, String words) {
        return new DecideHold.Command(approval.order(), UUID.fromString(approval.reference()), agreed, words);
    }

    private Approved record(
            Approval approval,
            @Nullable String note,
            @Nullable String decidedFor,
            @Nullable UUID document,
            @Nullable String number) {
        approvals.decide(approval.id(), Approval.State.APPROVED, note, clock.instant(), decidedFor, document, number);
        audit.record("approval", approval.id(), "approved", null, new Decision(note, decidedFor, number));
        return new Approved(find(approval.id()));
    }

    private ApprovalDeclined decline(Approval approval, @Nullable String note, @Nullable String decidedFor) {
        var declined = new ApprovalDeclined(
                approval.order(),
                approval.id(),
                approval.kind(),
                approval.reference(),
                approval.amount(),
                note,
                clock.instant());
        if (approval.kind().holdsOrder()) {
            var by = Caller.current().name();
            decideHold.handle(decision(
                    approval, false, note == null ? "Declined by " + by : "Declined by %s: %s".formatted(by, note)));
        }
        approvals.decide(approval.id(), Approval.State.DECLINED, note, declined.at(), decidedFor, null, null);
        audit.record("approval", approval.id(), "declined", null, new Decision(note, decidedFor, null));
        books.post(List.of(), List.of(declined));
        return declined;
    }
}
