package dev.baton.sample;

import dev.baton.billing.ApprovalLimit;
import dev.baton.billing.AskProvider;
import dev.baton.billing.AuthoriseCard;
import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditReason;
import dev.baton.billing.DeductionKind;
import dev.baton.billing.DefineApprovalLimit;
import dev.baton.billing.InvoiceFilter;
import dev.baton.billing.InvoiceRow;
import dev.baton.billing.IssueCreditMemo;
import dev.baton.billing.IssueDunningLetter;
import dev.baton.billing.OverdueInvoice;
import dev.baton.billing.RefundOrder;
import dev.baton.billing.RefundTo;
import dev.baton.billing.SettleRefund;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What goes back to customers, what is held on their cards, and who is written to: something of everything. */
@Component
class SampleCredits {

    private static final Money LIMIT = Money.of(5_000, "USD");
    private static final int CARDS = 14;

    private final BillingQueries billing;
    private final OrderQueries orders;
    private final IssueCreditMemo issueCreditMemo;
    private final RefundOrder refundOrder;
    private final SettleRefund settleRefund;
    private final DefineApprovalLimit defineApprovalLimit;
    private final IssueDunningLetter issueDunningLetter;
    private final AuthoriseCard authoriseCard;
    private final AskProvider askProvider;

    SampleCredits(
            BillingQueries billing,
            OrderQueries orders,
            IssueCreditMemo issueCreditMemo,
            RefundOrder refundOrder,
            SettleRefund settleRefund,
            DefineApprovalLimit defineApprovalLimit,
            IssueDunningLetter issueDunningLetter,
            AuthoriseCard authoriseCard,
            AskProvider askProvider) {
        this.billing = billing;
        this.orders = orders;
        this.issueCreditMemo = issueCreditMemo;
        this.refundOrder = refundOrder;
        this.settleRefund = settleRefund;
        this.defineApprovalLimit = defineApprovalLimit;
        this.issueDunningLetter = issueDunningLetter;
        this.authoriseCard = authoriseCard;
        this.askProvider = askProvider;
    }

    /** Writes to whoever is late. */
    void remind() {
        billing.overdue(PageRequest.first(PageRequest.MOST)).data().stream()
                .filter(invoice -> invoice.nextLevel() > 0)
                .map(OverdueInvoice::id)
                .forEach(issueDunningLetter::handle);
    }

    /** The last evening: what customers wrote about during the week. */
    void lastEvening() {
        defineApprovalLimit.handle(new ApprovalLimit("USD", LIMIT, LIMIT, null, null));
        var nadia = new Caller(Caller.current().tenant(), Caller.Kind.USER, "Nadia Brandt", Set.of("*"));
        nadia.run(this::giveBack);
        nadia.run(this::hold);
    }

    private void giveBack() {
        var paid = billing
                .invoices(
                        new InvoiceFilter(null, null, InvoiceFilter.State.PAID, null, null, null),
                        PageRequest.first(PageRequest.MOST))
                .data()
                .stream()
                .filter(invoice -> invoice.total().currency().equals("USD"))
                .toList();
        var small = paid.stream()
                .filter(invoice ->
                        invoice.total().compareTo(LIMIT) < 0 && invoice.total().minor() > 1_500)
                .limit(3)
                .toList();
        var large = paid.stream()
                .filter(invoice -> invoice.total().compareTo(LIMIT.times(2)) > 0)
                .limit(2)
                .toList();
        if (small.size() < 3 || large.size() < 2) {
            return;
        }
        var settled = takeBack(small.get(0), 400);
        if (settled != null) {
            settleRefund.handle(new SettleRefund.Command(settled.refund(), 1, "Terminal 0417"));
        }
        takeBack(small.get(1), 0);
        console(small.get(2), 500, "Arrived two days late");
        console(large.get(0), 7_500, "Wrong finish, keeps them at a lower price");
        refundOrder.handle(new RefundOrder.Command(
                large.get(1).order(),
                Money.of(6_400, "USD"),
                RefundTo.ORIGINAL_TENDERS,
                "Paid twice, by card and by transfer",
                "E-mail of " + large.get(1).customerName(),
                null));
    }

    /** One unit of the first line comes back and is paid out. */
    private @Nullable RefundRequested takeBack(InvoiceRow invoice, long kept) {
        var line = billing.creditable(invoice.order()).stream()
                .filter(each -> each.invoice().equals(invoice.id()))
                .findFirst()
                .orElse(null);
        if (line == null) {
            return null;
        }
        var fee = kept == 0
                ? List.<IssueCreditMemo.Deduction>of()
                : List.of(new IssueCreditMemo.Deduction(
                        DeductionKind.RESTOCKING_FEE, "Restocking fee", Money.of(kept, "USD")));
        var outcome = issueCreditMemo.handle(new IssueCreditMemo.Command(
                invoice.order(),
                CreditReason.RETURN,
                "Came back unopened",
                "Call about " + invoice.orderNumber(),
                List.of(new IssueCreditMemo.Line(line.invoice(), line.line(), 1, false)),
                fee,
                null));
        return outcome instanceof CreditMemoIssued issued
                        && issued.total().isPositive()
                        && refundOrder.handle(new RefundOrder.Command(
                                        invoice.order(),
                                        issued.total(),
                                        RefundTo.ORIGINAL_TENDERS,
                                        "Return of one piece",
                                        issued.number(),
                                        issued.memo()))
                                instanceof RefundRequested requested
                ? requested
                : null;
    }

    private void console(InvoiceRow invoice, long minor, String note) {
        issueCreditMemo.handle(new IssueCreditMemo.Command(
                invoice.order(),
                CreditReason.GOODWILL,
                note,
                "E-mail about " + invoice.orderNumber(),
                List.of(),
                List.of(),
                Money.of(minor, "USD")));
    }

    /** Cards for orders that have not left yet; one bank says no. */
    private void hold() {
        int held = 0;
        for (var row : orders.list(
                        OrderFilter.all().with(List.of(OrderStatus.values())), PageRequest.first(PageRequest.MOST))
                .data()) {
            var money = billing.money(row.id());
            if (held < CARDS && money.charged().isZero() && money.owed().isPositive()) {
                var card = held == 2 ? "tok_declined" : held % 3 == 0 ? "tok_mastercard" : "tok_visa";
                if (authoriseCard.handle(new AuthoriseCard.Command(row.id(), money.owed(), card))
                        instanceof AuthoriseCard.Requested requested) {
                    askProvider.handle(requested.request());
                    held++;
                }
            }
        }
    }
}
