package dev.baton.billing;

import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.Counters;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides that money goes back to the customer: the way it came, the newest payment first, or to its account with us.
 *
 * <p>Never more than was paid by each payment and not given back. One refund per order and reference: whoever asks again gets the
 * first one. From here on the customer's account says so; store credit is there at once, what a provider took
 * is given back by it, and everything else once somebody says that its part has left. Above the limit of the tenant somebody else must agree first, unless they did when they agreed to its credit memo.
 */
@UseCase
public class RefundOrder {

    private static final String COUNTER = "refunds";

    /** The number before the first. */
    private static final long COUNTED_FROM = 100_000;

    private static final String PREFIX = "REF-";

    /**
     * @param reference what causes it; unique for its order
     * @param memo the credit memo that it pays out
     */
    public record Command(
            OrderId order,
            Money amount,
            RefundTo to,
            String reason,
            String reference,
            @Nullable CreditMemoId memo) {

        public Command {
            if (!amount.isPositive() || reference.isBlank()) {
                throw new IllegalArgumentException(
                        "a refund has a reference and is more than nothing; it was %s for \"%s\""
                                .formatted(amount, reference));
            }
        }
    }

    public sealed interface Outcome
            permits RefundRequested, AwaitsApproval, MoreThanPaid, NoAccountForStoreCredit, OtherCurrency {}

    /** Nothing has happened yet. */
    public record AwaitsApproval(OrderId order, ApprovalId approval, Money amount, Money limit) implements Outcome {}

    /** @param max what may be given back */
    public record MoreThanPaid(OrderId order, Money max) implements Outcome {}

    /** A guest has nowhere to keep it. */
    public record NoAccountForStoreCredit(OrderId order) implements Outcome {}

    /** @param currency the one that the order is in */
    public record OtherCurrency(OrderId order, String currency) implements Outcome {}

    private final OrderQueries orders;
    private final Refunds refunds;
    private final CreditMemos memos;
    private final StoreCredit storeCredit;
    private final Settlement settlement;
    private final CardPlan plan;
    private final Approvals approvals;
    private final Books books;
    private final Counters counters;
    private final Audit audit;
    private final Clock clock;

    RefundOrder(
            OrderQueries orders,
            Refunds refunds,
            CreditMemos memos,
            StoreCredit storeCredit,
            Settlement settlement,
            CardPlan plan,
            Approvals approvals,
            Books books,
            Counters counters,
            Audit audit,
            Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.memos = memos;
        this.storeCredit = storeCredit;
        this.settlement = settlement;
        this.plan = plan;
        this.approvals = approvals;
        this.books = books;
        this.counters = counters;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return handle(command, null);
    }

    /** @param approvedBy who has agreed, so that no limit counts any more */
    Outcome handle(Command command, @Nullable String approvedBy) {
        var order = orders.get(command.order());
        if (!command.amount().currency().equals(order.currency())) {
            return new OtherCurrency(order.id(), order.currency());
        }
        books.lock(order, clock.instant());
        var first = refunds.requested(order.id(), command.reference());
        if (first.isPresent()) {
            return first.get();
        }
        var waiting = approvals.waiting(order.id(), Approval.Kind.REFUND, command.reason(), command.reference());
        if (waiting.isPresent() && approvedBy == null) {
            var asked = waiting.get();
            return new AwaitsApproval(asked.order(), asked.id(), asked.amount(), asked.limit());
        }
        if (command.to() == RefundTo.STORE_CREDIT && order.customer() == null) {
            return new NoAccountForStoreCredit(order.id());
        }
        var tenders = refunds.tenders(order.id(), order.currency());
        if (command.amount().compareTo(tenders.most()) > 0) {
            return new MoreThanPaid(order.id(), tenders.most());
        }
        var agreed = approvedBy == null ? approverOfMemo(command) : approvedBy;
        var limit = agreed == null ? approvals.limit(Approval.Kind.REFUND, order.currency()) : null;
        return limit != null && command.amount().compareTo(limit) > 0
                ? ask(command, limit)
                : record(order, command, tenders, agreed);
    }

    /** Who agreed to the credit memo, as far as what is paid out of it does not go beyond it. */
    private @Nullable String approverOfMemo(Command command) {
        var id = command.memo();
        if (id == null) {
            return null;
        }
        var memo = memos.find(id).orElseThrow(() -> new NotFound("credit memo", id));
        if (!memo.order().equals(command.order())) {
            throw new NotFound("credit memo", id);
        }
        long refunded = refunds.refundedOf(command.order(), id);
        return refunded + command.amount().minor() <= memo.total().minor() ? memo.approvedBy() : null;
    }

    private AwaitsApproval ask(Command command, Money limit) {
        var approval = approvals.ask(new Approvals.Asked(
                Approval.Kind.REFUND,
                command.order(),
                command.reason(),
                command.reference(),
                command.amount(),
                limit,
                command));
        return new AwaitsApproval(command.order(), approval, command.amount(), limit);
    }

    private RefundRequested record(OrderView order, Command command, Tenders tenders, @Nullable String approvedBy) {
        var requested = new RefundRequested(
                order.id(),
                RefundId.next(),
                PREFIX + counters.next(COUNTER, COUNTED_FROM, 1),
                command.reference(),
                command.memo(),
                command.amount(),
                command.to(),
                tenders.parts(command.amount(), command.to()),
                clock.instant());
        refunds.add(requested, command.reason(), approvedBy);
        audit.record("refund", requested.number(), "requested", null, requested);
        books.post(List.of(entry(order, requested)), List.of(requested));
        giveStoreCredit(order, requested);
        plan.refund(requested);
        return requested;
    }

    private void giveStoreCredit(OrderView order, RefundRequested requested) {
        for (int i = 0; i < requested.parts().size(); i++) {
            var part = requested.parts().get(i);
            var customer = order.customer();
            if (part.method() == PaymentMethod.STORE_CREDIT && customer != null) {
                storeCredit.lock(customer, order.currency(), requested.at());
                storeCredit.add(
                        customer,
                        part.amount(),
                        order.id(),
                        requested.refund().value(),
                        requested.number(),
                        i + 1,
                        requested.at());
                settlement.settled(requested.refund(), i + 1, null);
            }
        }
    }

    private static Ledger.Entry entry(OrderView order, RefundRequested requested) {
        return new Ledger.Entry(
                order.id(),
                order.customer(),
                LedgerEntry.Kind.REFUND,
                requested.amount().minor(),
                requested.amount().currency(),
                requested.refund().value(),
                requested.number(),
                null,
                requested.at());
    }
}
