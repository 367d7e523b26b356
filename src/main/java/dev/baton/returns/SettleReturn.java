package dev.baton.returns;

import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.billing.BillingEvent.PaymentRecorded;
import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditMemoId;
import dev.baton.billing.CreditReason;
import dev.baton.billing.DeductionKind;
import dev.baton.billing.IssueCreditMemo;
import dev.baton.billing.PaymentMethod;
import dev.baton.billing.RecordPayment;
import dev.baton.billing.RefundOrder;
import dev.baton.billing.RefundTo;
import dev.baton.orders.OrderId;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.money.Money;
import dev.baton.platform.web.EntityTags;
import dev.baton.returns.ReturnEvent.ReturnClosed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the customer what the return is worth: a credit memo, and of what was paid the money back, store credit, or the
 * replacement. What was not paid yet is not owed any more instead.
 */
@UseCase
public class SettleReturn {

    /**
     * @param waived deductions that are not made, and {@code note} says why
     */
    public record Command(
            ReturnId id,
            Set<Refund.Kind> waived,
            @Nullable String note,
            @Nullable String ifMatch) {

        public Command {
            waived = Set.copyOf(waived);
        }
    }

    public sealed interface Outcome
            permits ReturnClosed,
                    ClosedAlready,
                    NotInspected,
                    NotInvoiced,
                    NothingToCredit,
                    AwaitsApproval,
                    NoReplacement {}

    public record ClosedAlready(ReturnId id, ReturnState state) implements Outcome {}

    /** Some units have no place yet, or have not come. */
    public record NotInspected(ReturnId id, ReturnState state) implements Outcome {}

    /** What came back has not been invoiced yet; it will be in a moment. */
    public record NotInvoiced(ReturnId id) implements Outcome {}

    /** Nothing that we had sent came back. */
    public record NothingToCredit(ReturnId id) implements Outcome {}

    /** The order that replaces the goods has not been placed. */
    public record NoReplacement(ReturnId id) implements Outcome {}

    /** Somebody has to agree to the credit first; ask again then. */
    public record AwaitsApproval(ReturnId id, Money amount, Money limit) implements Outcome {}

    private final Returns returns;
    private final Policies policies;
    private final Refunds refunds;
    private final BillingQueries billing;
    private final IssueCreditMemo issueCreditMemo;
    private final RefundOrder refundOrder;
    private final RecordPayment recordPayment;
    private final Audit audit;
    private final Clock clock;

    SettleReturn(
            Returns returns,
            Policies policies,
            Refunds refunds,
            BillingQueries billing,
            IssueCreditMemo issueCreditMemo,
            RefundOrder refundOrder,
            RecordPayment recordPayment,
            Audit audit,
            Clock clock) {
        this.returns = returns;
        this.policies = policies;
        this.refunds = refunds;
        this.billing = billing;
        this.issueCreditMemo = issueCreditMemo;
        this.refundOrder = refundOrder;
        this.recordPayment = recordPayment;
        this.audit = audit;
        this.clock = clock;
    }

    /** What {@link #handle} would give, as things stand; null while not all of it has been invoiced. */
    public @Nullable Refund preview(ReturnId id, Set<Refund.Kind> waived) {
        var worth = refunds.worth(returns.get(id), policies.get());
        return worth == null ? null : worth.refund().without(waived);
    }

    /** Whether a second person would have to agree to it. */
    boolean needsApproval(ReturnId id) {
        var found = returns.get(id);
        var worth = refunds.worth(found, policies.get());
        return worth != null
                && !worth.lines().isEmpty()
                && billing.preview(memo(found, worth.refund(), null, worth.lines()))
                        .needsApproval();
    }

    public Outcome handle(Command command) {
        new Invalid.Collector()
                .require(
                        command.waived().isEmpty()
                                || (command.note() != null && !command.note().isBlank()),
                        "note",
                        "must say why the deduction is not made")
                .throwIfAny();
        var before = returns.lock(command.id());
        EntityTags.check(command.ifMatch(), before.version());
        var progress = before.progress();
        boolean kept = progress.keepsGoods() && progress.state() == ReturnState.APPROVED;
        if (progress.state().isOver()) {
            return new ClosedAlready(before.id(), progress.state());
        }
        if (progress.state() != ReturnState.INSPECTED && !kept) {
            return new NotInspected(before.id(), progress.state());
        }
        if (before.facts().wish() == Wish.EXCHANGE && progress.exchange() == null) {
            return new NoReplacement(before.id());
        }
        var worth = refunds.worth(before, policies.get());
        if (worth == null) {
            return new NotInvoiced(before.id());
        }
        var refund = worth.refund().without(command.waived());
        return worth.lines().isEmpty()
                ? close(before, refund, command, null, List.of())
                : credit(before, refund, command, worth.lines());
    }

    private Outcome credit(Return before, Refund refund, Command command, List<IssueCreditMemo.Line> lines) {
        var facts = before.facts();
        var outcome = issueCreditMemo.handle(memo(before, refund, command.note(), lines));
        return switch (outcome) {
            case CreditMemoIssued memo -> close(before, refund, command, memo, lines);
            case IssueCreditMemo.AwaitsApproval(var _, var _, var amount, var limit) ->
                new AwaitsApproval(before.id(), amount, limit);
            case IssueCreditMemo.MoreThanInvoiced _, IssueCreditMemo.MoreUnitsThanInvoiced _ ->
                new NothingToCredit(before.id());
            case IssueCreditMemo.DeductionsExceedCredit _, IssueCreditMemo.OtherCurrency _ ->
                throw new IllegalStateException("%s cannot be credited: %s".formatted(facts.number(), outcome));
        };
    }

    private static IssueCreditMemo.Command memo(
            Return of, Refund refund, @Nullable String note, List<IssueCreditMemo.Line> lines) {
        return new IssueCreditMemo.Command(
                of.facts().order(),
                CreditReason.RETURN,
                note,
                of.facts().number(),
                lines,
                refund.deductions().stream().map(SettleReturn::deduction).toList(),
                null);
    }

    private static IssueCreditMemo.Deduction deduction(Refund.Withheld deduction) {
        return new IssueCreditMemo.Deduction(
                DeductionKind.valueOf(deduction.kind().name()), deduction.why().words(), deduction.amount());
    }

    private ReturnClosed close(
            Return before,
            Refund refund,
            Command command,
            @Nullable CreditMemoIssued memo,
            List<IssueCreditMemo.Line> lines) {
        var facts = before.facts();
        var now = clock.instant();
        var nothing = Money.zero(facts.value().currency());
        var paid = memo == null ? nothing : least(memo.total(), overpaid(facts.order()));
        var exchange = before.progress().exchange();
        var applied = exchange == null || memo == null ? nothing : apply(before, exchange, paid, memo.memo());
        var rest = paid.minus(applied);
        var given = rest.isPositive() && memo != null ? giveBack(before, rest, memo.memo()) : null;
        var settlement = new Settlement(
                refund,
                memo == null ? null : memo.number(),
                given,
                given == null ? nothing : rest,
                applied,
                command.note());
        returns.store(before.with(before.progress().settled(settlement, now)));
        audit.record(
                "return",
                facts.number(),
                "settled",
                Map.of("state", before.progress().state()),
                Map.of("settlement", settlement, "units", lines.size(), "waived", command.waived()));
        var event = new ReturnClosed(
                facts.order(),
                before.id(),
                facts.number(),
                memo == null ? nothing : memo.total(),
                settlement.creditMemo(),
                exchange == null ? null : exchange.number(),
                now);
        returns.tell(event);
        return event;
    }

    /** What the customer has paid beyond what invoices, less credits, ask for. */
    private Money overpaid(OrderId order) {
        var balance = billing.money(order).balance();
        return balance.isNegative() ? balance.negated() : Money.zero(balance.currency());
    }

    /** Pays for the replacement with what is given back: by way of the customer's account, which a guest has not. */
    private Money apply(Return of, Exchange exchange, Money paid, CreditMemoId memo) {
        var amount = least(paid, billing.money(exchange.order()).owed());
        if (!amount.isPositive() || of.facts().customer() == null) {
            return Money.zero(paid.currency());
        }
        var requested = refundOrder.handle(new RefundOrder.Command(
                of.facts().order(),
                amount,
                RefundTo.STORE_CREDIT,
                "exchange for " + exchange.number(),
                of.facts().number() + "/exchange",
                memo));
        if (!(requested instanceof RefundRequested)) {
            return Money.zero(paid.currency());
        }
        var recorded = recordPayment.handle(new RecordPayment.Command(
                new RecordPayment.ForOrder(exchange.order()),
                amount,
                PaymentMethod.STORE_CREDIT,
                of.facts().number()));
        if (!(recorded instanceof PaymentRecorded)) {
            throw new IllegalStateException(
                    "%s cannot pay for %s: %s".formatted(of.facts().number(), exchange.number(), recorded));
        }
        return amount;
    }

    /** @return the number of the refund; null when somebody has to agree first, or nothing of it was paid */
    private @Nullable String giveBack(Return of, Money amount, CreditMemoId memo) {
        boolean toAccount = of.facts().wish() == Wish.STORE_CREDIT && of.facts().customer() != null;
        var outcome = refundOrder.handle(new RefundOrder.Command(
                of.facts().order(),
                amount,
                toAccount ? RefundTo.STORE_CREDIT : RefundTo.ORIGINAL_TENDERS,
                "return",
                of.facts().number(),
                memo));
        return outcome instanceof RefundRequested requested ? requested.number() : null;
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
