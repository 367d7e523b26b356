package dev.baton.billing;

import static dev.baton.billing.BillingFixture.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.billing.BillingEvent.InvoiceIssued;
import dev.baton.billing.BillingEvent.PaymentRecorded;
import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.integrations.paymentsimulator.ProviderCalls;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever happens to orders in whatever order, the sums hold: charged without credited, less paid without refunded, is the balance;
 * nothing is given back that was not paid; the journal balances; and the provider has charged what the ledger says.
 *
 * <p>{@code -Dbaton.sequences=5000} runs as many orders as there is patience for.
 */
@BatonTest
class RandomMoneyTest {

    private static final int SEQUENCES = Integer.getInteger("baton.sequences", 60);
    private static final int STEPS = 24;
    private static final List<String> CARDS = List.of(
            "tok_visa",
            "tok_visa",
            "tok_mastercard",
            "tok_declined",
            "tok_capture_declined",
            "tok_refund_declined",
            "tok_calls_twice");

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
    AuthoriseCard authoriseCard;

    @Autowired
    AskProvider askProvider;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    ReleaseCards releaseCards;

    @Autowired
    CaptureInvoice captureInvoice;

    @Autowired
    BillingQueries billing;

    @Autowired
    ProviderCalls provider;

    @Autowired
    Cards cards;

    @Autowired
    Relay relay;

    @Autowired
    Clock clock;

    /** What has been said to have happened, in minor units. */
    private static final class Expected {
        long charged;
        long credited;
        long paid;
        long refunded;
    }

    @Test
    void sums_hold_whatever_happens() {
        var caller = tenants.fresh();
        caller.run(fixture::merchant);
        for (int seed = 1; seed <= SEQUENCES; seed++) {
            var random = new Random(seed);
            int number = seed;
            caller.run(() -> live(number, random));
        }
        relay.drain();
        due(caller);
        caller.run(() -> assertThat(fixture.contradictions()).isEmpty());
    }

    private void live(int seed, Random random) {
        var order = fixture.order(
                random.nextInt(5) == 0 ? null : BillingFixture.TIENDA,
                random.nextInt(400),
                wanted("PEPPER", 1 + random.nextInt(12), 333),
                wanted("SALT", 1 + random.nextInt(5), 1001));
        var expected = new Expected();
        for (int step = 0; step < STEPS; step++) {
            step(order, expected, random, seed + "-" + step);
            var captured =
                    billing.authorisations(AuthorisationFilter.of(order.id()), PageRequest.first(50)).data().stream()
                            .mapToLong(each -> each.captured().minor())
                            .sum();
            var money = billing.money(order.id());
            var as = "order %d after step %d".formatted(seed, step);
            assertThat(money.charged().minor()).as(as).isEqualTo(expected.charged);
            assertThat(money.credited().minor()).as(as).isEqualTo(expected.credited);
            assertThat(money.paid().minor()).as(as).isEqualTo(expected.paid + captured);
            assertThat(money.refunded().minor()).as(as).isEqualTo(expected.refunded);
            assertThat(money.balance().minor())
                    .as(as)
                    .isEqualTo(expected.charged - expected.credited - expected.paid - captured + expected.refunded);
            assertThat(money.refunded().compareTo(money.paid())).as(as).isLessThanOrEqualTo(0);
        }
    }

    private void step(OrderView order, Expected expected, Random random, String name) {
        switch (random.nextInt(9)) {
            case 0, 1 -> ship(order, expected, random, name);
            case 2 -> cancel(order, random);
            case 3 -> pay(order, expected, random);
            case 4 -> authorise(order, random);
            case 5 -> credit(order, expected, random, name);
            case 6 -> refund(order, expected, random, name);
            case 7 -> askProvider.handle(releaseCards.handle(order.id()));
            default -> due(Caller.current());
        }
    }

    private void ship(OrderView order, Expected expected, Random random, String name) {
        var line = fixture.read(order.id()).lines().get(random.nextInt(2));
        long open = line.quantities().open();
        if (open > 0) {
            var shipped = fixture.ship(order, "SH-" + name, Map.of(line.id(), 1 + random.nextLong(open)));
            if (issueInvoices.handle(new IssueInvoices.Command(List.of(shipped)))
                    instanceof IssueInvoices.Issued(var invoices)) {
                for (InvoiceIssued issued : invoices) {
                    expected.charged += issued.total().minor();
                    var asked = captureInvoice.handle(issued.invoice());
                    if (random.nextBoolean()) {
                        askProvider.handle(asked);
                    }
                }
            }
        }
    }

    private void cancel(OrderView order, Random random) {
        var line = fixture.read(order.id()).lines().get(random.nextInt(2));
        long open = line.quantities().open();
        if (open > 0 && random.nextInt(3) == 0) {
            cancelOrder.handle(new CancelOrder.Command(
                    order.id(),
                    Map.of(line.id(), 1 + random.nextLong(open)),
                    CancelReason.CUSTOMER_CHANGED_MIND,
                    null,
                    null));
        }
    }

    private void pay(OrderView order, Expected expected, Random random) {
        var methods = PaymentMethod.values();
        var outcome = recordPayment.handle(new RecordPayment.Command(
                new RecordPayment.ForOrder(order.id()),
                usd(some(random)),
                methods[random.nextInt(methods.length)],
                null));
        if (outcome instanceof PaymentRecorded recorded) {
            expected.paid += recorded.amount().minor();
        }
    }

    private void authorise(OrderView order, Random random) {
        var outcome = authoriseCard.handle(
                new AuthoriseCard.Command(order.id(), usd(some(random)), CARDS.get(random.nextInt(CARDS.size()))));
        if (outcome instanceof AuthoriseCard.Requested requested && random.nextInt(4) > 0) {
            askProvider.handle(requested.request());
        }
    }

    private void credit(OrderView order, Expected expected, Random random, String name) {
        var left = billing.creditable(order.id());
        IssueCreditMemo.Command command;
        if (left.isEmpty() || random.nextInt(3) == 0) {
            command = new IssueCreditMemo.Command(
                    order.id(), CreditReason.GOODWILL, null, name, List.of(), List.of(), usd(1 + random.nextInt(500)));
        } else {
            var line = left.get(random.nextInt(left.size()));
            var deductions = random.nextInt(3) == 0
                    ? List.of(new IssueCreditMemo.Deduction(
                            DeductionKind.RESTOCKING_FEE, "opened", usd(1 + random.nextInt(400))))
                    : List.<IssueCreditMemo.Deduction>of();
            command = new IssueCreditMemo.Command(
                    order.id(),
                    CreditReason.RETURN,
                    null,
                    name,
                    List.of(new IssueCreditMemo.Line(
                            line.invoice(), line.line(), 1 + random.nextLong(line.quantity()), random.nextBoolean())),
                    deductions,
                    null);
        }
        if (issueCreditMemo.handle(command) instanceof CreditMemoIssued issued) {
            expected.credited += issued.total().minor();
        }
    }

    private void refund(OrderView order, Expected expected, Random random, String name) {
        var to = random.nextInt(4) == 0 ? RefundTo.STORE_CREDIT : RefundTo.ORIGINAL_TENDERS;
        var outcome =
                refundOrder.handle(new RefundOrder.Command(order.id(), usd(some(random)), to, "random", name, null));
        if (outcome instanceof RefundRequested requested) {
            expected.refunded += requested.amount().minor();
            if (random.nextBoolean()) {
                settleRefund.handle(new SettleRefund.Command(requested.refund(), 1, "by hand"));
            }
        }
    }

    private void due(Caller caller) {
        provider.call();
        var ids = cards.due(clock.instant()).get(caller.tenant());
        if (ids != null) {
            caller.run(() -> askProvider.handle(ids));
        }
    }

    private static long some(Random random) {
        return 1L + random.nextInt(3000);
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }
}
