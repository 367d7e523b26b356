package dev.baton.billing;

import static dev.baton.billing.BillingFixture.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.TestTenant;
import dev.baton.billing.BillingEvent.ApprovalDeclined;
import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.billing.BillingEvent.InvoiceIssued;
import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.DataScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is taken back and given back, on a real database. */
@BatonTest
class CreditStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    BillingFixture fixture;

    @Autowired
    IssueInvoices issueInvoices;

    @Autowired
    RecordPayment recordPayment;

    @Autowired
    IssueCreditMemo issueCreditMemo;

    @Autowired
    RefundOrder refundOrder;

    @Autowired
    SettleRefund settleRefund;

    @Autowired
    DecideApproval decideApproval;

    @Autowired
    DefineApprovalLimit defineApprovalLimit;

    @Autowired
    BillingQueries billing;

    @Autowired
    JournalQueries journal;

    @Autowired
    OrderQueries orders;

    Caller caller;
    Caller boss;

    @BeforeEach
    void a_merchant() {
        caller = tenants.fresh();
        boss = Caller.system(caller.tenant(), "Boss");
        caller.run(fixture::merchant);
    }

    @RepeatedTest(12)
    void credits_in_any_portions_sum_to_the_invoice(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        caller.run(() -> {
            var order = fixture.order(
                    BillingFixture.TIENDA,
                    random.nextInt(700),
                    wanted("PEPPER", 1 + random.nextInt(20), 333),
                    wanted("SALT", 1 + random.nextInt(7), 1001),
                    wanted("MILL", 1 + random.nextInt(4), 4199));
            var halves = order.lines().stream()
                    .mapToLong(line -> line.quantities().ordered() / 2)
                    .toArray();
            var rests = order.lines().stream()
                    .mapToLong(line ->
                            line.quantities().ordered() - line.quantities().ordered() / 2)
                    .toArray();
            if (halves[0] + halves[1] + halves[2] > 0) {
                issue(fixture.ship(order, "SH-1", halves));
            }
            issue(fixture.ship(order, "SH-2", rests));

            int turn = 0;
            for (var left = billing.creditable(order.id()); !left.isEmpty(); left = billing.creditable(order.id())) {
                var lines = new ArrayList<IssueCreditMemo.Line>();
                for (var line : left) {
                    long units = random.nextLong(line.quantity() + 1);
                    if (units > 0) {
                        lines.add(new IssueCreditMemo.Line(line.invoice(), line.line(), units, true));
                    }
                }
                if (!lines.isEmpty()) {
                    var command = command(order, CreditReason.RETURN, "RMA-" + turn++, lines, List.of(), null);
                    var preview = billing.preview(command);
                    assertThat(credited(command).total()).isEqualTo(preview.total());
                }
            }

            var money = billing.money(order.id());
            assertThat(money.charged()).isEqualTo(order.money().total());
            assertThat(money.credited()).isEqualTo(order.money().total());
            assertThat(money.balance()).isEqualTo(usd(0));
            assertThat(money.status()).isEqualTo(PaymentStatus.NOTHING_OWED);
            assertThat(billing.mostCreditable(order.id())).isEqualTo(usd(0));
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void what_will_not_be_paid_is_written_off_and_never_more() {
        caller.run(() -> {
            var order = fixture.order(wanted("PEPPER", 3, 1000));
            var invoice = issue(fixture.ship(order, "SH-1", 3));
            pay(order, invoice.total().minor() - 250, PaymentMethod.CHECK);

            assertThat(issueCreditMemo.handle(
                            command(order, CreditReason.WRITE_OFF, "W-1", List.of(), List.of(), usd(251))))
                    .isEqualTo(new IssueCreditMemo.MoreThanInvoiced(order.id(), usd(250)));
            var memo = credited(command(order, CreditReason.WRITE_OFF, "W-1", List.of(), List.of(), usd(250)));

            assertThat(billing.money(order.id()).status()).isEqualTo(PaymentStatus.PAID);
            assertThat(billing.invoice(invoice.invoice()).open()).isEqualTo(usd(0));
            assertThat(journal.entries(journal.today(), PageRequest.first(20)).data().stream()
                            .filter(entry -> entry.document().equals(memo.memo().value()))
                            .flatMap(entry -> entry.postings().stream())
                            .toList())
                    .extracting(
                            JournalEntry.Posting::account, JournalEntry.Posting::debit, JournalEntry.Posting::credit)
                    .containsExactly(
                            tuple(JournalAccount.WRITE_OFFS, usd(250), usd(0)),
                            tuple(JournalAccount.RECEIVABLE, usd(0), usd(250)));
            assertThat(issueCreditMemo.handle(
                            command(order, CreditReason.WRITE_OFF, "W-2", List.of(), List.of(), usd(1))))
                    .isEqualTo(new IssueCreditMemo.MoreThanInvoiced(order.id(), usd(0)));
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void shipping_stays_charged_when_only_the_goods_are_credited() {
        caller.run(() -> {
            var order = fixture.order(wanted("PEPPER", 3, 1000));
            issue(fixture.ship(order, "SH-1", 3));
            var line = billing.creditable(order.id()).getFirst();
            assertThat(line.money().shipping()).isEqualTo(usd(999));

            var memo = credited(command(
                    order,
                    CreditReason.RETURN,
                    "RMA-1",
                    List.of(new IssueCreditMemo.Line(line.invoice(), line.line(), 3, false)),
                    List.of(),
                    null));

            var view = billing.creditMemo(memo.memo());
            assertThat(view.money().shipping()).isEqualTo(usd(0));
            assertThat(view.money().net()).isEqualTo(usd(3000));
            assertThat(view.money().tax()).isEqualTo(usd(199));
            assertThat(memo.total()).isEqualTo(usd(3199));
            assertThat(billing.money(order.id()).owed())
                    .isEqualTo(order.money().total().minus(usd(3199)));
            assertThat(billing.invoice(line.invoice()).credited()).isEqualTo(usd(3199));
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void what_is_kept_is_taken_off_and_a_second_memo_for_the_same_cause_is_the_first() {
        caller.run(() -> {
            var order = fixture.order(wanted("PEPPER", 10, 1000));
            issue(fixture.ship(order, "SH-1", 10));
            var line = billing.creditable(order.id()).getFirst();
            var lines = List.of(new IssueCreditMemo.Line(line.invoice(), line.line(), 4, false));
            var fee = new IssueCreditMemo.Deduction(DeductionKind.RESTOCKING_FEE, "15 %", usd(600));
            var command = command(order, CreditReason.RETURN, "RMA-1", lines, List.of(fee), null);

            var first = credited(command);
            var again = credited(command);

            assertThat(again).isEqualTo(first);
            assertThat(first.number()).isEqualTo("CM-100001");
            assertThat(first.total()).isEqualTo(usd(4000 + 265 - 600));
            assertThat(issueCreditMemo.handle(command(
                            order,
                            CreditReason.OTHER,
                            "x",
                            lines,
                            List.of(new IssueCreditMemo.Deduction(DeductionKind.DAMAGE, "all of it", usd(99_999))),
                            null)))
                    .isInstanceOf(IssueCreditMemo.DeductionsExceedCredit.class);
            assertThat(issueCreditMemo.handle(command(
                            order,
                            CreditReason.RETURN,
                            "RMA-2",
                            List.of(new IssueCreditMemo.Line(line.invoice(), line.line(), 7, false)),
                            List.of(),
                            null)))
                    .isEqualTo(new IssueCreditMemo.MoreUnitsThanInvoiced(
                            order.id(), List.of(new IssueCreditMemo.UnitsLeft(line.invoice(), line.line(), 6, 7))));
            assertThat(timeline(order.id())).contains("CreditMemoIssued");
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void goodwill_needs_no_return_and_never_exceeds_what_was_invoiced() {
        caller.run(() -> {
            var order = fixture.order(wanted("PEPPER", 10, 1000));
            var invoice = issue(fixture.ship(order, "SH-1", 10));

            assertThat(goodwill(order, "sorry", 500)).isInstanceOf(CreditMemoIssued.class);
            var most = invoice.total().minus(usd(500));
            assertThat(goodwill(order, "more", most.minor() + 1))
                    .isEqualTo(new IssueCreditMemo.MoreThanInvoiced(order.id(), most));
            assertThat(billing.money(order.id()).owed()).isEqualTo(most);
            assertThat(billing.invoice(invoice.invoice()).open()).isEqualTo(most);
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void money_goes_back_the_way_it_came_and_no_further() {
        caller.run(() -> {
            var order = fixture.order(wanted("PEPPER", 10, 1000));
            issue(fixture.ship(order, "SH-1", 10));
            pay(order, 3000, PaymentMethod.CARD);
            pay(order, 2000, PaymentMethod.BANK_TRANSFER);

            var refund = refunded(order, 2500, RefundTo.ORIGINAL_TENDERS, "R-1");
            assertThat(refund.parts())
                    .extracting(BillingEvent.RefundPart::method, BillingEvent.RefundPart::amount)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(PaymentMethod.BANK_TRANSFER, usd(2000)),
                            org.assertj.core.groups.Tuple.tuple(PaymentMethod.CARD, usd(500)));
            assertThat(refund(order, 2500, RefundTo.ORIGINAL_TENDERS, "R-1")).isEqualTo(refund);
            assertThat(refund(order, 2501, RefundTo.ORIGINAL_TENDERS, "R-2"))
                    .isEqualTo(new RefundOrder.MoreThanPaid(order.id(), usd(2500)));

            var view = billing.refund(refund.refund());
            assertThat(view.state()).isEqualTo(RefundView.State.PENDING);
            settleRefund.handle(new SettleRefund.Command(refund.refund(), 1, "wire 7"));
            assertThat(settleRefund.handle(new SettleRefund.Command(refund.refund(), 1, "wire 7")))
                    .isInstanceOf(SettleRefund.AlreadySettled.class);
            settleRefund.handle(new SettleRefund.Command(refund.refund(), 2, "terminal"));
            assertThat(billing.refund(refund.refund()).state()).isEqualTo(RefundView.State.SETTLED);
            assertThat(timeline(order.id())).contains("RefundRequested", "RefundSettled");
            assertThat(billing.money(order.id()).refunded()).isEqualTo(usd(2500));
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void store_credit_is_there_at_once_is_spent_once_and_comes_back() {
        caller.run(() -> {
            var order = fixture.order(wanted("PEPPER", 10, 1000));
            pay(order, 5000, PaymentMethod.CARD);
            refunded(order, 3000, RefundTo.STORE_CREDIT, "R-1");
            assertThat(billing.storeCredit(BillingFixture.TIENDA)).containsExactly(usd(3000));

            var next = fixture.order(wanted("SALT", 10, 1000));
            assertThat(pay(next, 3001, PaymentMethod.STORE_CREDIT))
                    .isEqualTo(new RecordPayment.NotEnoughStoreCredit(next.id(), usd(3000)));
            pay(next, 2000, PaymentMethod.STORE_CREDIT);
            assertThat(billing.storeCredit(BillingFixture.TIENDA)).containsExactly(usd(1000));
            var back = refunded(next, 500, RefundTo.ORIGINAL_TENDERS, "R-2");

            assertThat(billing.refund(back.refund()).state()).isEqualTo(RefundView.State.SETTLED);
            assertThat(billing.storeCredit(BillingFixture.TIENDA)).containsExactly(usd(1500));
            var guests = fixture.order(null, 0, wanted("SALT", 1, 1000));
            pay(guests, 500, PaymentMethod.CASH);
            assertThat(refund(guests, 500, RefundTo.STORE_CREDIT, "R-3"))
                    .isInstanceOf(RefundOrder.NoAccountForStoreCredit.class);
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void above_the_limit_somebody_else_must_agree_once_for_credit_and_refund() {
        var order = caller.call(() -> {
            defineApprovalLimit.handle(new ApprovalLimit("USD", usd(5000), usd(5000), null, null));
            var placed = fixture.order(wanted("PEPPER", 10, 1000));
            issue(fixture.ship(placed, "SH-1", 10));
            pay(placed, placed.money().total().minor(), PaymentMethod.CHECK);
            return placed;
        });
        var approval = caller.call(() -> {
            var asked = (IssueCreditMemo.AwaitsApproval) goodwill(order, "flood", 6000);
            assertThat(goodwill(order, "flood", 6000)).isEqualTo(asked);
            assertThat(billing.money(order.id()).credited()).isEqualTo(usd(0));
            assertThat(decide(asked.approval(), true)).isInstanceOf(DecideApproval.OwnRequest.class);
            return asked.approval();
        });

        var approved = boss.call(() -> (DecideApproval.Approved) decide(approval, true));

        assertThat(approved.approval().documentNumber()).isEqualTo("CM-100001");
        boss.run(() -> assertThat(decide(approval, false)).isInstanceOf(DecideApproval.AlreadyDecided.class));
        caller.run(() -> {
            var memo = (CreditMemoIssued) goodwill(order, "flood", 6000);
            assertThat(billing.creditMemo(memo.memo()).approvedBy()).isEqualTo("Boss");
            var refund = refundOrder.handle(new RefundOrder.Command(
                    order.id(), usd(6000), RefundTo.ORIGINAL_TENDERS, "flood", "flood", memo.memo()));
            assertThat(refund).isInstanceOf(RefundRequested.class);
            var beyond = (RefundOrder.AwaitsApproval) refundOrder.handle(new RefundOrder.Command(
                    order.id(), usd(5100), RefundTo.ORIGINAL_TENDERS, "flood", "again", memo.memo()));
            assertThat(beyond.limit()).isEqualTo(usd(5000));
            assertThat(billing.approvalsWaiting()).isEqualTo(1);
            refunded(order, 1000, RefundTo.ORIGINAL_TENDERS, "meanwhile");
            boss.run(() -> {
                assertThat(decide(beyond.approval(), true)).isInstanceOf(DecideApproval.NoLongerPossible.class);
                assertThat(decide(beyond.approval(), false)).isInstanceOf(ApprovalDeclined.class);
            });
            assertThat(billing.approvalsWaiting()).isZero();
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void a_write_off_has_a_limit_of_its_own_and_that_of_credit_memos_until_then() {
        caller.run(() -> {
            var order = fixture.order(wanted("PEPPER", 10, 1000));
            issue(fixture.ship(order, "SH-1", 10));
            defineApprovalLimit.handle(new ApprovalLimit("USD", usd(2000), null, null, null));
            var first = (IssueCreditMemo.AwaitsApproval) writeOff(order, "W-1", 2001);
            assertThat(first.limit()).isEqualTo(usd(2000));
            assertThat(billing.approval(first.approval()).kind()).isEqualTo(Approval.Kind.WRITE_OFF);
            assertThat(writeOff(order, "W-1", 2001)).isEqualTo(first);

            defineApprovalLimit.handle(new ApprovalLimit("USD", usd(2000), null, usd(500), null));

            assertThat(billing.approvalLimits())
                    .containsExactly(new ApprovalLimit("USD", usd(2000), null, usd(500), null));
            assertThat(writeOff(order, "W-2", 500)).isInstanceOf(CreditMemoIssued.class);
            assertThat(((IssueCreditMemo.AwaitsApproval) writeOff(order, "W-3", 501)).limit())
                    .isEqualTo(usd(500));
            assertThat(goodwill(order, "sorry", 501)).isInstanceOf(CreditMemoIssued.class);
            assertThat(billing.preview(command(order, CreditReason.WRITE_OFF, "W-4", List.of(), List.of(), usd(501)))
                            .needsApproval())
                    .isTrue();
            defineApprovalLimit.handle(new ApprovalLimit("USD", null, null, usd(500), null));
            assertThat(goodwill(order, "sorry again", 2500)).isInstanceOf(CreditMemoIssued.class);
            var approved = boss.call(() -> (DecideApproval.Approved) decide(first.approval(), true));
            assertThat(approved.approval().documentNumber()).startsWith("CM-");
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void whoever_stands_in_decides_in_their_place_and_never_about_what_they_asked_for() {
        var order = caller.call(() -> {
            defineApprovalLimit.handle(new ApprovalLimit("USD", usd(500), null, null, null));
            var placed = fixture.order(wanted("PEPPER", 10, 1000));
            issue(fixture.ship(placed, "SH-1", 10));
            return placed;
        });
        var ana = person("Ana", List.of("approvals:write"), List.of());
        var forAna = person("Bo", List.of("orders:write"), List.of("Ana"));
        var asked = ana.call(() -> (IssueCreditMemo.AwaitsApproval) goodwill(order, "a", 600));

        assertThat(forAna.call(() -> decide(asked.approval(), true))).isInstanceOf(DecideApproval.RequestOfGiver.class);
        assertThat(forAna.call(() -> decide(asked.approval(), false)))
                .isInstanceOf(DecideApproval.RequestOfGiver.class);
        var forBoth = person("Bo", List.of("orders:write"), List.of("Ana", "Cy"));
        var approved = forBoth.call(() -> (DecideApproval.Approved) decide(asked.approval(), true));
        assertThat(approved.approval().decidedBy()).isEqualTo("Bo");
        assertThat(approved.approval().decidedFor()).isEqualTo("Cy");

        var own = forBoth.call(() -> (IssueCreditMemo.AwaitsApproval) goodwill(order, "b", 600));
        assertThat(forBoth.call(() -> decide(own.approval(), true))).isInstanceOf(DecideApproval.OwnRequest.class);
        assertThat(ana.call(() -> decide(own.approval(), false))).isInstanceOf(ApprovalDeclined.class);
        caller.run(
                () -> assertThat(billing.approval(own.approval()).decidedFor()).isNull());

        var entitled = person("Dee", List.of("approvals:write"), List.of("Ana"));
        var again = ana.call(() -> (IssueCreditMemo.AwaitsApproval) goodwill(order, "c", 600));
        var decided = entitled.call(() -> (DecideApproval.Approved) decide(again.approval(), true));
        assertThat(decided.approval().decidedFor()).isNull();
        caller.run(() -> assertThat(fixture.contradictions()).isEmpty());
    }

    private Caller person(String name, List<String> scopes, List<String> standsInFor) {
        return new Caller(caller.tenant(), Caller.Kind.USER, name, Set.copyOf(scopes), DataScope.ALL, standsInFor);
    }

    private IssueCreditMemo.Outcome writeOff(OrderView order, String reference, long minor) {
        return issueCreditMemo.handle(
                command(order, CreditReason.WRITE_OFF, reference, List.of(), List.of(), usd(minor)));
    }

    @Test
    void whoever_gives_back_at_once_does_not_give_back_twice() {
        var order = caller.call(() -> {
            var placed = fixture.order(wanted("PEPPER", 10, 1000));
            issue(fixture.ship(placed, "SH-1", 10));
            pay(placed, 4000, PaymentMethod.CASH);
            return placed;
        });

        var outcomes =
                Race.of(10, turn -> caller.call(() -> refund(order, 1500, RefundTo.ORIGINAL_TENDERS, "R-" + turn % 5)));

        assertThat(outcomes)
                .filteredOn(RefundRequested.class::isInstance)
                .extracting(outcome -> ((RefundRequested) outcome).refund())
                .satisfies(ids ->
                        assertThat(List.copyOf(new java.util.HashSet<>(ids))).hasSize(2));
        var credits = Race.of(10, turn -> caller.call(() -> goodwill(order, "sorry " + turn % 5, 5000)));
        assertThat(credits)
                .filteredOn(CreditMemoIssued.class::isInstance)
                .extracting(outcome -> ((CreditMemoIssued) outcome).memo())
                .satisfies(ids ->
                        assertThat(List.copyOf(new java.util.HashSet<>(ids))).hasSize(2));
        caller.run(() -> {
            assertThat(billing.money(order.id()).refunded()).isEqualTo(usd(3000));
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    private DecideApproval.Outcome decide(ApprovalId approval, boolean agreed) {
        return decideApproval.handle(new DecideApproval.Command(approval, agreed, null));
    }

    private IssueCreditMemo.Outcome goodwill(OrderView order, String reference, long minor) {
        return issueCreditMemo.handle(
                command(order, CreditReason.GOODWILL, reference, List.of(), List.of(), usd(minor)));
    }

    private static IssueCreditMemo.Command command(
            OrderView order,
            CreditReason reason,
            String reference,
            List<IssueCreditMemo.Line> lines,
            List<IssueCreditMemo.Deduction> deductions,
            @Nullable Money flat) {
        return new IssueCreditMemo.Command(order.id(), reason, null, reference, lines, deductions, flat);
    }

    private CreditMemoIssued credited(IssueCreditMemo.Command command) {
        return (CreditMemoIssued) issueCreditMemo.handle(command);
    }

    private RefundOrder.Outcome refund(OrderView order, long minor, RefundTo to, String reference) {
        return refundOrder.handle(
                new RefundOrder.Command(order.id(), usd(minor), to, "changed their mind", reference, null));
    }

    private RefundRequested refunded(OrderView order, long minor, RefundTo to, String reference) {
        return (RefundRequested) refund(order, minor, to, reference);
    }

    private InvoiceIssued issue(Shipped shipped) {
        return switch (issueInvoices.handle(new IssueInvoices.Command(List.of(shipped)))) {
            case IssueInvoices.Issued(var invoices) -> invoices.getFirst();
        };
    }

    private RecordPayment.Outcome pay(OrderView order, long minor, PaymentMethod method) {
        return recordPayment.handle(
                new RecordPayment.Command(new RecordPayment.ForOrder(order.id()), usd(minor), method, null));
    }

    private List<String> timeline(OrderId order) {
        return orders.timeline(order, PageRequest.first(50)).data().stream()
                .map(entry -> entry.type())
                .toList();
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }
}
