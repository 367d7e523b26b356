package dev.baton.billing;

import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.Counters;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes back some of what an order was invoiced for: units of invoice lines at exactly what they were billed at, less what is
 * kept of it, or a flat amount as goodwill, or as a write-off of what will not be paid.
 *
 * <p>Never more than was invoiced. One memo per order, reason and reference: whoever asks again gets the first one. Above the limit of
 * the tenant somebody else must agree first.
 */
@UseCase
public class IssueCreditMemo {

    private static final String COUNTER = "credit-memos";

    /** The number before the first. */
    private static final long COUNTED_FROM = 100_000;

    /** @param withShipping whether what was charged for shipping these units is given back too */
    public record Line(InvoiceId invoice, LineId line, long quantity, boolean withShipping) {

        public Line {
            if (quantity < 1) {
                throw new IllegalArgumentException("a credit is for at least one unit; it was %d".formatted(quantity));
            }
        }
    }

    /** Something that is kept. */
    public record Deduction(DeductionKind kind, String words, Money amount) {

        public Deduction {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("a deduction is more than nothing; it was %s".formatted(amount));
            }
        }
    }

    /**
     * Either lines or a flat amount.
     *
     * @param reference what causes it, such as RMA-100004; unique for its order and reason
     * @param flat including tax
     */
    public record Command(
            OrderId order,
            CreditReason reason,
            @Nullable String note,
            String reference,
            List<Line> lines,
            List<Deduction> deductions,
            @Nullable Money flat) {

        public Command {
            lines = List.copyOf(lines);
            deductions = List.copyOf(deductions);
            if (reference.isBlank() || lines.isEmpty() == (flat == null) || (flat != null && !flat.isPositive())) {
                throw new IllegalArgumentException(
                        "a credit has a reference, and either lines or a flat amount of more than nothing");
            }
            if (reason == CreditReason.WRITE_OFF && flat == null) {
                throw new IllegalArgumentException("a write-off is a flat amount");
            }
        }

        /** What a second person would have to agree to. */
        Approval.Kind kind() {
            return reason == CreditReason.WRITE_OFF ? Approval.Kind.WRITE_OFF : Approval.Kind.CREDIT_MEMO;
        }

        Stream<Money> amounts() {
            return Stream.concat(deductions.stream().map(Deduction::amount), Stream.ofNullable(flat));
        }
    }

    public sealed interface Outcome
            permits CreditMemoIssued,
                    AwaitsApproval,
                    MoreThanInvoiced,
                    MoreUnitsThanInvoiced,
                    DeductionsExceedCredit,
                    OtherCurrency {}

    /** Nothing has happened yet. */
    public record AwaitsApproval(OrderId order, ApprovalId approval, Money amount, Money limit) implements Outcome {}

    /** @param max what may be credited in all; of a write-off, what is owed */
    public record MoreThanInvoiced(OrderId order, Money max) implements Outcome, Creditable.Decision {}

    public record MoreUnitsThanInvoiced(OrderId order, List<UnitsLeft> lines) implements Outcome, Creditable.Decision {

        public MoreUnitsThanInvoiced {
            lines = List.copyOf(lines);
        }
    }

    /** @param possible how many units are invoiced and not credited yet; 0 when the line is not on the invoice */
    public record UnitsLeft(InvoiceId invoice, LineId line, long possible, long asked) {}

    /** @param credit what there is to deduct from */
    public record DeductionsExceedCredit(OrderId order, Money credit) implements Outcome, Creditable.Decision {}

    /** @param currency the one that the order is in */
    public record OtherCurrency(OrderId order, String currency) implements Outcome {}

    private final OrderQueries orders;
    private final CreditMemos memos;
    private final Approvals approvals;
    private final Books books;
    private final Counters counters;
    private final Audit audit;
    private final Clock clock;

    IssueCreditMemo(
            OrderQueries orders,
            CreditMemos memos,
            Approvals approvals,
            Books books,
            Counters counters,
            Audit audit,
            Clock clock) {
        this.orders = orders;
        this.memos = memos;
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
        if (command.amounts().anyMatch(amount -> !amount.currency().equals(order.currency()))) {
            return new OtherCurrency(order.id(), order.currency());
        }
        books.lock(order, clock.instant());
        var first = memos.issued(order.id(), command.reason(), command.reference());
        if (first.isPresent()) {
            return first.get();
        }
        var waiting =
                approvals.waiting(order.id(), command.kind(), command.reason().name(), command.reference());
        if (waiting.isPresent() && approvedBy == null) {
            var asked = waiting.get();
            return new AwaitsApproval(asked.order(), asked.id(), asked.amount(), asked.limit());
        }
        return switch (memos.creditable(order).credit(command)) {
            case MoreThanInvoiced refusal -> refusal;
            case MoreUnitsThanInvoiced refusal -> refusal;
            case DeductionsExceedCredit refusal -> refusal;
            case CreditMemo memo -> {
                var limit = approvedBy == null ? approvals.limit(command.kind(), memo.currency()) : null;
                yield limit != null && memo.money().compareTo(limit) > 0
                        ? ask(memo, limit)
                        : record(order, memo, approvedBy);
            }
        };
    }

    private AwaitsApproval ask(CreditMemo memo, Money limit) {
        var command = memo.command();
        var approval = approvals.ask(new Approvals.Asked(
                command.kind(),
                command.order(),
                command.reason().name(),
                command.reference(),
                memo.money(),
                limit,
                command));
        return new AwaitsApproval(command.order(), approval, memo.money(), limit);
    }

    private CreditMemoIssued record(OrderView order, CreditMemo memo, @Nullable String approvedBy) {
        long sequence = counters.next(COUNTER, COUNTED_FROM, 1);
        var issued = new CreditMemoIssued(
                order.id(),
                memo.id(),
                "CM-" + sequence,
                memo.command().reason(),
                memo.command().reference(),
                memo.money(),
                clock.instant());
        var day = LocalDate.ofInstant(issued.at(), clock.getZone());
        memos.add(memo, issued, sequence, day, order.taxIncluded(), approvedBy);
        audit.record("credit-memo", issued.number(), "issued", null, issued);
        books.post(
                memo.shares().stream().map(share -> entry(order, issued, share)).toList(), List.of(issued));
        return issued;
    }

    private static Ledger.Entry entry(OrderView order, CreditMemoIssued issued, CreditMemo.Share share) {
        return new Ledger.Entry(
                order.id(),
                order.customer(),
                LedgerEntry.Kind.CREDIT,
                -share.amount(),
                order.currency(),
                issued.memo().value(),
                issued.number(),
                share.invoice(),
                issued.at());
    }
}
