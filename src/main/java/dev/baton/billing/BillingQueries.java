package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about money. */
@Service
@Transactional(readOnly = true)
public class BillingQueries {

    /** How far a list is added up. */
    public static final int COUNTED = 10_000;

    private final Invoices invoices;
    private final Payments payments;
    private final CreditMemos memos;
    private final Refunds refunds;
    private final Approvals approvals;
    private final StoreCredit storeCredit;
    private final Cards cards;
    private final Receivables receivables;
    private final Ledger ledger;
    private final OrderQueries orders;
    private final Clock clock;

    BillingQueries(
            Invoices invoices,
            Payments payments,
            CreditMemos memos,
            Refunds refunds,
            Approvals approvals,
            StoreCredit storeCredit,
            Cards cards,
            Receivables receivables,
            Ledger ledger,
            OrderQueries orders,
            Clock clock) {
        this.invoices = invoices;
        this.payments = payments;
        this.memos = memos;
        this.refunds = refunds;
        this.approvals = approvals;
        this.storeCredit = storeCredit;
        this.cards = cards;
        this.receivables = receivables;
        this.ledger = ledger;
        this.orders = orders;
        this.clock = clock;
    }

    public InvoiceView invoice(InvoiceId invoice) {
        return invoices.find(invoice, today()).orElseThrow(() -> new NotFound("invoice", invoice));
    }

    public Optional<InvoiceId> invoiceByNumber(String number) {
        return invoices.byNumber(number);
    }

    public Optional<PaymentId> paymentByNumber(String number) {
        return payments.byNumber(number);
    }

    /** By currency. Of a list longer than {@value #COUNTED} only so many are added up. */
    public List<InvoiceTotals> totals(InvoiceFilter filter) {
        return invoices.totals(filter, today(), COUNTED);
    }

    /** Newest first. */
    public Page<InvoiceRow> invoices(InvoiceFilter filter, PageRequest request) {
        return invoices.list(filter, request, today());
    }

    public PaymentView payment(PaymentId payment) {
        return payments.find(payment).orElseThrow(() -> new NotFound("payment", payment));
    }

    /** Newest first. */
    public Page<PaymentView> payments(PaymentFilter filter, PageRequest request) {
        return payments.list(filter, request);
    }

    /** What may still be credited of an order, by invoice line, oldest invoice first; lines of which nothing is left are absent. */
    public List<CreditableLine> creditable(OrderId order) {
        var view = orders.get(order);
        return memos.creditable(view).lines().stream()
                .filter(line -> line.left() > 0)
                .map(line -> new CreditableLine(
                        line.invoice(),
                        line.invoiceNumber(),
                        line.id(),
                        line.number(),
                        line.sku(),
                        line.name(),
                        line.left(),
                        amounts(line.part(line.left(), true), view.currency())))
                .toList();
    }

    /** What may be credited of an order in all: what was invoiced without every credit so far, flat ones too. */
    public Money mostCreditable(OrderId order) {
        return memos.creditable(orders.get(order)).most();
    }

    /** What a credit memo would come to, to the cent, without issuing it. */
    public CreditPreview preview(IssueCreditMemo.Command command) {
        var order = orders.get(command.order());
        var creditable = memos.creditable(order);
        if (command.amounts().anyMatch(amount -> !amount.currency().equals(order.currency()))) {
            return refused(order, creditable, new IssueCreditMemo.OtherCurrency(order.id(), order.currency()));
        }
        return switch (creditable.credit(command)) {
            case CreditMemo memo -> {
                var lines = new ArrayList<CreditPreview.Line>();
                for (int i = 0; i < memo.lines().size(); i++) {
                    lines.add(new CreditPreview.Line(
                            command.lines().get(i), amounts(memo.lines().get(i).money(), memo.currency())));
                }
                var limit = approvals.limit(command.kind(), memo.currency());
                yield new CreditPreview(
                        amounts(memo.sums(), memo.currency()),
                        lines,
                        Money.of(memo.deducted(), memo.currency()),
                        memo.money(),
                        creditable.most(),
                        null,
                        limit != null && memo.money().compareTo(limit) > 0);
            }
            case IssueCreditMemo.Outcome refusal -> refused(order, creditable, refusal);
        };
    }

    private static CreditPreview refused(OrderView order, Creditable creditable, IssueCreditMemo.Outcome refusal) {
        var zero = Money.zero(order.currency());
        var nothing = amounts(LineMoney.nothing(order.taxIncluded()), order.currency());
        return new CreditPreview(nothing, List.of(), zero, zero, creditable.most(), refusal, false);
    }

    private static InvoiceView.Amounts amounts(LineMoney money, String currency) {
        return new InvoiceView.Amounts(
                Money.of(money.gross(), currency),
                Money.of(money.discount(), currency),
                Money.of(money.net(), currency),
                Money.of(money.shipping(), currency),
                Money.of(money.tax(), currency),
                Money.of(money.total(), currency));
    }

    public CreditMemoView creditMemo(CreditMemoId memo) {
        return memos.find(memo).orElseThrow(() -> new NotFound("credit memo", memo));
    }

    public Optional<CreditMemoId> creditMemoByNumber(String number) {
        return memos.byNumber(number);
    }

    /** Newest first. */
    public Page<CreditMemoRow> creditMemos(CreditMemoFilter filter, PageRequest request) {
        return memos.list(filter, request);
    }

    public RefundView refund(RefundId refund) {
        return refunds.find(refund).orElseThrow(() -> new NotFound("refund", refund));
    }

    public Optional<RefundId> refundByNumber(String number) {
        return refunds.byNumber(number);
    }

    /** Newest first, without their parts. */
    public Page<RefundView> refunds(RefundFilter filter, PageRequest request) {
        return refunds.list(filter, request);
    }

    /** What may be given back of what was paid for an order. */
    public Money refundable(OrderId order) {
        return refunds.tenders(order, orders.get(order).currency()).most();
    }

    public AuthorisationView authorisation(AuthorisationId authorisation) {
        return cards.find(authorisation).orElseThrow(() -> new NotFound("authorisation", authorisation));
    }

    public Optional<AuthorisationId> authorisationByNumber(String number) {
        return cards.byNumber(number);
    }

    /** Newest first. */
    public Page<AuthorisationView> authorisations(AuthorisationFilter filter, PageRequest request) {
        return cards.list(filter, request);
    }

    /** How many holds on cards need somebody to look, counted up to {@value #COUNTED}. */
    public long authorisationsTroubled() {
        return cards.count(new AuthorisationFilter(null, null, true, null), COUNTED);
    }

    /** Who owes what for how long, who owes most first. */
    public Page<Ageing> ageing(PageRequest request) {
        return receivables.ageing(today(), request);
    }

    /** An invoice that is due and not paid; empty for any other. */
    Optional<OverdueInvoice> overdue(InvoiceId invoice) {
        return receivables.overdue(invoice, today());
    }

    /** Invoices that letters are written for, longest due first. */
    public Page<OverdueInvoice> overdue(PageRequest request) {
        return receivables.overdue(today(), request);
    }

    /** Newest first. */
    public Page<DunningLetter> dunningLetters(@Nullable InvoiceId invoice, PageRequest request) {
        return receivables.letters(invoice, null, request);
    }

    public DunningLetter dunningLetter(String number) {
        return receivables.letters(null, number, PageRequest.first(1)).data().stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("dunning letter", number));
    }

    public Approval approval(ApprovalId approval) {
        return approvals.find(approval).orElseThrow(() -> new NotFound("approval", approval));
    }

    /** Newest first. */
    public Page<Approval> approvals(Approval.@Nullable State state, @Nullable OrderId order, PageRequest request) {
        return approvals.list(state, order, request);
    }

    /** How many wait, counted up to {@value #COUNTED}. */
    public long approvalsWaiting() {
        return approvals.waiting(COUNTED);
    }

    /** By currency; one without a limit is absent. */
    public List<ApprovalLimit> approvalLimits() {
        return approvals.limits();
    }

    /** What a customer may spend with us, by currency. */
    public List<Money> storeCredit(CustomerNumber customer) {
        return storeCredit.balances(customer);
    }

    public OrderMoney money(OrderId order) {
        return money(List.of(orders.get(order))).values().iterator().next();
    }

    /** For those orders that are there, in one statement for all of them. */
    public Map<OrderId, OrderMoney> money(Collection<OrderView> wanted) {
        var balances = ledger.balances(wanted.stream().map(OrderView::id).toList());
        var money = new HashMap<OrderId, OrderMoney>();
        for (var order : wanted) {
            var balance = balances.getOrDefault(order.id(), Balance.nothing(order.currency()));
            money.put(order.id(), OrderMoney.of(order.id(), order.money().currentTotal(), balance, today()));
        }
        return money;
    }

    /** Every movement of an order's money, oldest first. */
    public List<LedgerEntry> ledger(OrderId order) {
        return ledger.entries(order);
    }

    /** What a customer owes over all of its orders, by currency. */
    public List<CustomerBalance> balances(CustomerNumber customer) {
        return ledger.balances(customer);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
