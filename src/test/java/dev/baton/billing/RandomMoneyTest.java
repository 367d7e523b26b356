package dev.baton.billing;

import static dev.baton.billing.BillingFixture.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.billing.BillingEvent.InvoiceIssued;
import dev.baton.billing.BillingEvent.PaymentRecorded;
import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.billing.BillingFixture.Wanted;
import dev.baton.integrations.paymentsimulator.ProviderCalls;
import dev.baton.orders.AmendOrder;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderId;
import dev.baton.orders.Stage;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Split;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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

    private static final int SEQUENCES = Integer.getInteger("baton.sequences", 200);
    private static final int STEPS = 20;

    /** A merchant has so many of these orders, and is looked through when they are done. */
    private static final int ORDERS_OF_A_MERCHANT = 100;

    private static final int SHIPPING = 999;
    private static final long TAX_PPM = 66_250;
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
    AmendOrder amendOrder;

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
    Clock clock;

    /** What has been said to have happened, in minor units. */
    private static final class Expected {
        final long discount;
        /** By hand. */
        final long charge;
        /** Of the units that are not cancelled; what is left of units that are split is for the order to say. */
        long total;

        long charged;
        long credited;
        long paid;
        long refunded;

        Expected(long discount, long charge) {
            this.discount = discount;
            this.charge = charge;
        }
    }

    private Instant now = Instant.parse("2026-03-02T14:00:00Z");

    @Test
    void sums_hold_whatever_happens() {
        for (int first = 1; first <= SEQUENCES; first += ORDERS_OF_A_MERCHANT) {
            var caller = tenants.fresh();
            caller.run(fixture::merchant);
            int last = Math.min(SEQUENCES, first + ORDERS_OF_A_MERCHANT - 1);
            for (int seed = first; seed <= last; seed++) {
                var random = new Random(seed);
                int number = seed;
                caller.run(() -> live(number, random));
            }
            ScopedClock.at(now, () -> {
                due(caller);
                return null;
            });
            caller.run(() -> assertThat(fixture.contradictions()).isEmpty());
        }
    }

    private void live(int seed, Random random) {
        var expected = new Expected(random.nextInt(400), random.nextInt(3) == 0 ? random.nextInt(700) : 0);
        var wanted =
                List.of(wanted("PEPPER", 1 + random.nextInt(12), 333), wanted("SALT", 1 + random.nextInt(5), 1001));
        var customer = random.nextInt(5) == 0 ? null : BillingFixture.TIENDA;
        var order = ScopedClock.at(
                now, () -> fixture.order(customer, expected.discount, expected.charge, wanted.toArray(Wanted[]::new)));
        expected.total = total(wanted, expected);
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(30);
            int number = step;
            ScopedClock.at(now, () -> {
                step(order.id(), expected, random, seed + "-" + number);
                return null;
            });
            check(order.id(), expected, "order %d after step %d".formatted(seed, step));
        }
    }

    private void check(OrderId order, Expected expected, String as) {
        long captured = billing.authorisations(AuthorisationFilter.of(order), PageRequest.first(50)).data().stream()
                .mapToLong(each -> each.captured().minor())
                .sum();
        var money = billing.money(order);
        assertThat(money.total().minor()).as(as).isEqualTo(expected.total);
        assertThat(money.charged().minor()).as(as).isEqualTo(expected.charged);
        assertThat(money.charged().plus(money.toBeInvoiced())).as(as).isEqualTo(money.total());
        assertThat(money.credited().minor()).as(as).isEqualTo(expected.credited);
        assertThat(money.paid().minor()).as(as).isEqualTo(expected.paid + captured);
        assertThat(money.refunded().minor()).as(as).isEqualTo(expected.refunded);
        assertThat(money.balance().minor())
                .as(as)
                .isEqualTo(expected.charged - expected.credited - expected.paid - captured + expected.refunded);
        assertThat(money.refunded().compareTo(money.paid())).as(as).isLessThanOrEqualTo(0);
    }

    private void step(OrderId order, Expected expected, Random random, String name) {
        switch (random.nextInt(13)) {
            case 0, 1 -> ship(order, expected, random, name);
            case 2 -> cancel(order, expected, random);
            case 3 -> pay(order, expected, random);
            case 4 -> authorise(order, random);
            case 5 -> credit(order, expected, random, name);
            case 6 -> refund(order, expected, random, name);
            case 7 -> askProvider.handle(releaseCards.handle(order));
            case 8, 9 -> due(Caller.current());
            default -> amend(order, expected, random);
        }
    }

    /** More or fewer units, another price, a line more or less; refused as soon as a unit has gone. */
    private void amend(OrderId id, Expected expected, Random random) {
        var order = fixture.read(id);
        var lines = new ArrayList<Wanted>();
        for (var line : order.lines()) {
            if (line.quantities().owed() > 0 && line.kit() == null) {
                lines.add(wanted(
                        line.sku().value(),
                        line.quantities().owed(),
                        line.money().unitPrice().minor()));
            }
        }
        int at = lines.isEmpty() ? 0 : random.nextInt(lines.size());
        switch (lines.isEmpty() ? 3 : random.nextInt(5)) {
            case 0 ->
                lines.set(
                        at,
                        wanted(
                                lines.get(at).sku(),
                                1 + random.nextInt(20),
                                lines.get(at).price()));
            case 1 -> lines.set(at, wanted(lines.get(at).sku(), lines.get(at).quantity(), random.nextInt(900)));
            case 2 -> {
                if (lines.size() > 1) {
                    lines.remove(at);
                }
            }
            case 3 ->
                lines.add(wanted(
                        List.of("PEPPER", "SALT", "MILL").get(random.nextInt(3)),
                        1 + random.nextInt(9),
                        1 + random.nextInt(2500)));
            default -> lines.add(at, wanted("GRINDSET", 1 + random.nextInt(3), 1999));
        }
        var outcome = amendOrder.handle(new AmendOrder.Command(
                id, lines.stream().map(BillingFixture::line).toList(), null, null, null, null, null, null, null));
        boolean open = order.stage() == Stage.OPEN
                && order.lines().stream()
                        .allMatch(line ->
                                line.quantities().open() == line.quantities().owed());
        if (outcome instanceof OrderAmended) {
            expected.total = total(lines, expected);
        }
        assertThat(outcome instanceof AmendOrder.TooLate).isEqualTo(!open);
    }

    /** What an order costs: one shipping charge, one charge by hand, one tax on all of it, each rounded once. */
    private static long total(List<Wanted> lines, Expected expected) {
        long goods =
                lines.stream().mapToLong(line -> line.quantity() * line.price()).sum();
        long net = Math.max(0, goods - expected.discount) + SHIPPING + expected.charge;
        return net + (net * TAX_PPM + 500_000) / 1_000_000;
    }

    private void ship(OrderId id, Expected expected, Random random, String name) {
        var order = fixture.read(id);
        var line = order.lines().get(random.nextInt(order.lines().size()));
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

    /** Some units of a line, now and then the whole order. */
    private void cancel(OrderId id, Expected expected, Random random) {
        var order = fixture.read(id);
        var line = order.lines().get(random.nextInt(order.lines().size()));
        long open = line.quantities().open();
        var units = random.nextInt(12) == 0 ? Map.<LineId, Long>of() : Map.of(line.id(), 1 + random.nextLong(open + 1));
        var outcome =
                cancelOrder.handle(new CancelOrder.Command(id, units, CancelReason.CUSTOMER_CHANGED_MIND, null, null));
        if (outcome instanceof UnitsCancelled) {
            long before = expected.total;
            expected.total = fixture.read(id).lines().stream()
                    .mapToLong(each -> each.quantities().owed() == 0
                            ? 0
                            : Split.cumulative(
                                    each.money().total().minor(),
                                    each.quantities().owed(),
                                    each.quantities().ordered()))
                    .sum();
            assertThat(expected.total).isLessThanOrEqualTo(before);
        }
    }

    private void pay(OrderId order, Expected expected, Random random) {
        var methods = PaymentMethod.values();
        var outcome = recordPayment.handle(new RecordPayment.Command(
                new RecordPayment.ForOrder(order), usd(some(random)), methods[random.nextInt(methods.length)], null));
        if (outcome instanceof PaymentRecorded recorded) {
            expected.paid += recorded.amount().minor();
        }
    }

    private void authorise(OrderId order, Random random) {
        var outcome = authoriseCard.handle(
                new AuthoriseCard.Command(order, usd(some(random)), CARDS.get(random.nextInt(CARDS.size()))));
        if (outcome instanceof AuthoriseCard.Requested requested && random.nextInt(4) > 0) {
            askProvider.handle(requested.request());
        }
    }

    private void credit(OrderId order, Expected expected, Random random, String name) {
        var left = billing.creditable(order);
        IssueCreditMemo.Command command;
        if (left.isEmpty() || random.nextInt(3) == 0) {
            command = new IssueCreditMemo.Command(
                    order, CreditReason.GOODWILL, null, name, List.of(), List.of(), usd(1 + random.nextInt(500)));
        } else {
            var line = left.get(random.nextInt(left.size()));
            var deductions = random.nextInt(3) == 0
                    ? List.of(new IssueCreditMemo.Deduction(
                            DeductionKind.RESTOCKING_FEE, "opened", usd(1 + random.nextInt(400))))
                    : List.<IssueCreditMemo.Deduction>of();
            command = new IssueCreditMemo.Command(
                    order,
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

    private void refund(OrderId order, Expected expected, Random random, String name) {
        var to = random.nextInt(4) == 0 ? RefundTo.STORE_CREDIT : RefundTo.ORIGINAL_TENDERS;
        var outcome = refundOrder.handle(new RefundOrder.Command(order, usd(some(random)), to, "random", name, null));
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
