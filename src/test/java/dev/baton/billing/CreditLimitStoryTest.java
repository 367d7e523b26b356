package dev.baton.billing;

import static dev.baton.billing.BillingFixture.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.TestTenant;
import dev.baton.customers.Address;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.DefineCustomer;
import dev.baton.customers.PaymentTerms;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.AmendOrder;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.MoveUnits;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.UnitsMoved;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.ReleaseHold;
import dev.baton.orders.Step;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders that wait for their customer's credit: never more go than fit, and as many go as fit. */
@BatonTest
class CreditLimitStoryTest {

    private static final CustomerNumber BUYER = CustomerNumber.of("C-2001");
    private static final Address SHIP_TO =
            new Address("Ana Ruiz", null, "12 Main St", null, "Newark", "NJ", "07105", "US", null, null);

    @Autowired
    TestTenant tenants;

    @Autowired
    BillingFixture fixture;

    @Autowired
    DefineCustomer defineCustomer;

    @Autowired
    CustomerQueries customers;

    @Autowired
    CheckCredit checkCredit;

    @Autowired
    OverrideCredit overrideCredit;

    @Autowired
    CreditQueries credit;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    ReleaseHold releaseHold;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    MoveUnits moveUnits;

    @Autowired
    IssueInvoices issueInvoices;

    @Autowired
    IssueCreditMemo issueCreditMemo;

    @Autowired
    RecordPayment recordPayment;

    @Autowired
    Audit audit;

    @Autowired
    Relay relay;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Caller caller;

    @BeforeEach
    void a_merchant() {
        caller = tenants.fresh();
        caller.run(fixture::merchant);
    }

    @Test
    void of_forty_orders_at_once_exactly_as_many_go_as_fit() {
        var one = caller.call(this::price);
        caller.run(() -> buyer(PaymentTerms.NET30, one * 10, null));

        var placed = Race.of(40, _ -> caller.call(this::order));
        assertThat(placed).allMatch(OrderView::onHold);
        relay.drain();

        caller.run(() -> {
            var waiting = waiting(placed);
            assertThat(waiting).hasSize(30);
            assertThat(waiting).allSatisfy(order -> assertThat(note(order)).contains("over the limit"));
            assertThat(of(placed, waiting))
                    .as("first come, first served")
                    .isEqualTo(placed.stream()
                            .map(OrderView::id)
                            .sorted()
                            .limit(10)
                            .toList());
            var standing = credit.of(BUYER);
            assertThat(standing.exposure()).isEqualTo(usd(one * 10));
            assertThat(standing.available()).isEqualTo(usd(0));
            assertThat(standing.waiting()).hasSize(30);

            // Three of those that went are shipped and two of them paid, and the limit is raised by one more.
            var gone = of(placed, waiting).stream().limit(3).map(fixture::read).toList();
            for (int i = 0; i < gone.size(); i++) {
                issueInvoices.handle(new IssueInvoices.Command(List.of(fixture.ship(gone.get(i), "SH-" + i, 1))));
            }
            relay.drain();
            assertThat(waiting(placed)).as("what is invoiced is still owed").hasSize(30);
            pay(gone.get(0), one);
            pay(gone.get(1), one);
            relay.drain();
            assertThat(waiting(placed)).hasSize(28);
            raise(one * 11);
            relay.drain();
            assertThat(waiting(placed)).hasSize(27);
            assertThat(credit.of(BUYER).exposure()).isEqualTo(usd(one * 11));
        });
    }

    /** Each comes with an order that is more urgent than the last, so that no two passes see the same ones first. */
    @RepeatedTest(4)
    void passes_at_once_never_let_more_go_than_fit() {
        var one = caller.call(this::price);
        caller.run(() -> buyer(PaymentTerms.NET30, one * 2, null));

        var placed = Race.of(
                        8,
                        runner -> caller.call(() -> {
                            var orders = new ArrayList<OrderView>();
                            for (int i = 0; i < 3; i++) {
                                orders.add(urgent(100 + 10 * i + runner));
                                checkCredit.handle(List.of(BUYER));
                            }
                            return orders;
                        }))
                .stream()
                .flatMap(List::stream)
                .toList();

        caller.run(() -> {
            assertThat(waiting(placed)).hasSize(placed.size() - 2);
            assertThat(credit.of(BUYER).exposure()).isEqualTo(usd(one * 2));
        });
    }

    /** The second pass, with a more urgent order of its own, waits for what the first has given. */
    @Test
    void a_pass_counts_what_another_has_given_and_not_yet_committed() throws Exception {
        var one = caller.call(this::price);
        caller.run(() -> buyer(PaymentTerms.NET30, one * 2, null));
        var placed = new ArrayList<>(List.of(caller.call(this::order), caller.call(this::order)));

        try (var other = Executors.newSingleThreadExecutor()) {
            var second = caller.call(() -> transaction.execute(_ -> {
                assertThat(checkCredit.handle(List.of(BUYER))).hasSize(2);
                var asked = other.submit(() -> caller.call(() -> {
                    placed.add(urgent(900));
                    return checkCredit.handle(List.of(BUYER));
                }));
                while (isNobodyWaiting() && !asked.isDone()) {
                    Thread.onSpinWait();
                }
                return asked;
            }));
            assertThat(Objects.requireNonNull(second).get()).isEmpty();
        }

        caller.run(() -> {
            assertThat(waiting(placed)).hasSize(1);
            assertThat(credit.of(BUYER).exposure()).isEqualTo(usd(one * 2));
        });
    }

    private boolean isNobodyWaiting() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                        .query(Long.class)
                        .single()
                == 0;
    }

    @Test
    void what_waits_cannot_reach_a_floor_and_goes_when_another_is_cancelled_or_credited() {
        caller.run(() -> {
            var one = price();
            buyer(PaymentTerms.NET30, one * 2, null);
            var first = order();
            var second = order();
            var third = order();
            assertThat(release(first)).isInstanceOf(MoveUnits.OnHold.class);
            relay.drain();
            assertThat(release(third)).isInstanceOf(MoveUnits.OnHold.class);

            cancelOrder.handle(
                    new CancelOrder.Command(second.id(), Map.of(), CancelReason.CUSTOMER_CHANGED_MIND, null, null));
            relay.drain();
            assertThat(waiting(List.of(third))).isEmpty();

            var fourth = order();
            relay.drain();
            assertThat(waiting(List.of(fourth))).hasSize(1);
            issueInvoices.handle(new IssueInvoices.Command(List.of(fixture.ship(first, "SH-1", 1))));
            issueCreditMemo.handle(new IssueCreditMemo.Command(
                    first.id(), CreditReason.GOODWILL, null, "late", List.of(), List.of(), usd(one)));
            relay.drain();
            assertThat(waiting(List.of(fourth))).isEmpty();
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void an_order_that_gets_dearer_waits_again_and_one_that_gets_cheaper_goes() {
        caller.run(() -> {
            var one = price();
            buyer(PaymentTerms.NET30, one * 2, null);
            var order = order();
            relay.drain();
            assertThat(waiting(List.of(order))).isEmpty();

            amend(order, 5);
            assertThat(release(order)).as("at once, without the relay").isInstanceOf(MoveUnits.OnHold.class);
            relay.drain();
            assertThat(note(order.id())).contains("over the limit");

            amend(order, 1);
            relay.drain();
            assertThat(waiting(List.of(order))).isEmpty();
            assertThat(release(order)).isInstanceOf(UnitsMoved.class);
        });
    }

    @Test
    void somebody_entitled_lets_an_order_go_and_it_counts() {
        caller.run(() -> {
            var one = price();
            buyer(PaymentTerms.NET30, one, null);
            var first = order();
            var second = order();
            relay.drain();
            assertThat(waiting(List.of(first, second))).containsExactly(second.id());

            var given = overrideCredit.handle(new OverrideCredit.Command(second.id(), "Paid tomorrow, says Ana"));

            assertThat(given)
                    .isInstanceOfSatisfying(
                            CreditOverride.class,
                            override -> assertThat(override.amount()).isEqualTo(usd(one)));
            assertThat(overrideCredit.handle(new OverrideCredit.Command(second.id(), "again")))
                    .as("asked twice")
                    .isEqualTo(given);
            relay.drain();
            assertThat(waiting(List.of(first, second))).isEmpty();
            assertThat(credit.of(BUYER).exposure()).isEqualTo(usd(one * 2));
            assertThat(credit.of(BUYER).available()).isEqualTo(usd(-one));
            assertThat(audit.list(
                                    new Audit.Filter(null, "order", second.number(), null, null, null),
                                    PageRequest.first(10))
                            .data())
                    .anyMatch(entry -> entry.action().equals("credit overridden"));
            assertThat(overrideCredit.handle(new OverrideCredit.Command(first.id(), "why")))
                    .isInstanceOf(OverrideCredit.NothingToOverride.class);

            amend(second, 3);
            relay.drain();
            assertThat(waiting(List.of(second))).as("not for so much").hasSize(1);
            amend(second, 1);
            relay.drain();
            assertThat(waiting(List.of(second))).isEmpty();
        });
    }

    @Test
    void what_a_person_holds_for_credit_stays_and_what_baton_holds_only_the_entitled_release() {
        caller.run(() -> {
            var one = price();
            buyer(PaymentTerms.NET30, one, null);
            var order = order();
            holdOrder.handle(new HoldOrder.Command(order.id(), HoldReason.CREDIT, "Ask Hana", null, null));
            relay.drain();
            assertThat(fixture.read(order.id()).holds().stream().filter(Hold::isActive))
                    .singleElement()
                    .satisfies(hold -> assertThat(hold.automatic()).isFalse());

            var second = order();
            relay.drain();
            var held = hold(second.id());
            var command = new ReleaseHold.Command(second.id(), held.id(), null, null);
            var clerk = new Caller(caller.tenant(), Caller.Kind.USER, "Clerk", Set.of("orders:write"));
            assertThat(clerk.call(() -> releaseHold.handle(command))).isInstanceOf(ReleaseHold.NotEntitled.class);
            assertThat(waiting(List.of(second))).hasSize(1);
        });
    }

    @Test
    void an_invoice_overdue_for_too_long_stops_what_comes_until_it_is_paid() {
        caller.run(() -> {
            var one = price();
            buyer(PaymentTerms.NET14, null, 5);
            var first = order();
            relay.drain();
            assertThat(waiting(List.of(first))).isEmpty();
            issueInvoices.handle(new IssueInvoices.Command(List.of(fixture.ship(first, "SH-1", 1))));

            var later = clock.instant().plus(Duration.ofDays(25));
            var second = ScopedClock.at(later, () -> {
                var order = order();
                relay.drain();
                assertThat(note(order.id())).contains("overdue since").contains("stop after 5 days");
                assertThat(credit.of(BUYER).blocked()).isTrue();
                assertThat(credit.of(BUYER).overdue()).isEqualTo(usd(one));
                return order;
            });
            ScopedClock.at(later, () -> {
                pay(first, one);
                relay.drain();
                return first;
            });
            assertThat(waiting(List.of(second))).isEmpty();
        });
    }

    @Test
    void what_is_cancelled_waits_for_nothing() {
        caller.run(() -> {
            buyer(PaymentTerms.NET30, 1L, null);
            var order = order();
            cancelOrder.handle(new CancelOrder.Command(order.id(), Map.of(), CancelReason.ENTRY_ERROR, null, null));
            assertThat(fixture.read(order.id()).onHold()).isFalse();
        });
    }

    @Test
    void who_pays_before_or_has_no_limit_waits_for_nothing() {
        caller.run(() -> {
            buyer(PaymentTerms.PREPAID, 0L, 5);
            assertThat(order().onHold()).isFalse();
            assertThat(fixture.order(wanted("PEPPER", 1, 10_000)).onHold()).isFalse();
        });
    }

    @Test
    void what_is_paid_ahead_makes_room_and_a_limit_taken_away_lets_everything_go() {
        caller.run(() -> {
            var one = price();
            buyer(PaymentTerms.NET30, one, null);
            var first = order();
            var second = order();
            var third = order();
            relay.drain();
            assertThat(waiting(List.of(first, second, third))).hasSize(2);
            pay(second, one);
            relay.drain();
            assertThat(waiting(List.of(first, second, third))).containsExactly(third.id());
            assertThat(credit.of(BUYER).unappliedCash()).isEqualTo(usd(one));
            raise(null);
            relay.drain();
            assertThat(waiting(List.of(third))).isEmpty();
        });
    }

    private OrderView order() {
        return fixture.order(BUYER, 0, wanted("PEPPER", 1, 10_000));
    }

    private OrderView urgent(int priority) {
        var outcome = placeOrder.handle(new PlaceOrder.Command(
                "phone",
                null,
                BUYER,
                SHIP_TO,
                List.of(BillingFixture.line(wanted("PEPPER", 1, 10_000))),
                null,
                null,
                priority,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null));
        return ((PlaceOrder.Placed) outcome).order();
    }

    /** What one order costs, with tax and shipping. */
    private long price() {
        buyer(PaymentTerms.PREPAID, null, null);
        var order = order();
        cancelOrder.handle(new CancelOrder.Command(order.id(), Map.of(), CancelReason.ENTRY_ERROR, null, null));
        return order.money().total().minor();
    }

    private void buyer(PaymentTerms terms, @Nullable Long limit, @Nullable Integer overdueBlockDays) {
        defineCustomer.handle(new DefineCustomer.Command(
                new Customer(
                        BUYER,
                        Customer.Type.COMPANY,
                        "Buyer",
                        "en",
                        null,
                        null,
                        null,
                        "USD",
                        terms,
                        limit == null ? null : usd(limit),
                        overdueBlockDays,
                        Set.of(),
                        ShippingPolicy.PARTIAL,
                        false,
                        true,
                        List.of(),
                        List.of(),
                        1),
                null));
    }

    private void raise(@Nullable Long limit) {
        buyer(customers.get(BUYER).paymentTerms(), limit, null);
    }

    private void amend(OrderView order, long units) {
        assertThat(amendOrder.handle(new AmendOrder.Command(
                        order.id(),
                        List.of(BillingFixture.line(wanted("PEPPER", units, 10_000))),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)))
                .isInstanceOf(OrderAmended.class);
    }

    private MoveUnits.Outcome release(OrderView order) {
        return moveUnits.handle(new MoveUnits.Command(
                order.id(),
                Step.RELEASE,
                BillingFixture.EAST,
                "FO-1",
                Map.of(order.lines().getFirst().id(), 1L)));
    }

    private void pay(OrderView order, long amount) {
        assertThat(recordPayment.handle(new RecordPayment.Command(
                        new RecordPayment.ForOrder(order.id()), usd(amount), PaymentMethod.BANK_TRANSFER, null)))
                .isInstanceOf(BillingEvent.PaymentRecorded.class);
    }

    private List<OrderId> waiting(Collection<OrderView> orders) {
        return orders.stream()
                .map(OrderView::id)
                .filter(order -> fixture.read(order).holds().stream().anyMatch(Hold::isCreditCheck))
                .toList();
    }

    private static List<OrderId> of(Collection<OrderView> orders, List<OrderId> without) {
        return orders.stream()
                .map(OrderView::id)
                .filter(order -> !without.contains(order))
                .sorted()
                .toList();
    }

    private Hold hold(OrderId order) {
        return fixture.read(order).holds().stream()
                .filter(Hold::isCreditCheck)
                .findFirst()
                .orElseThrow();
    }

    private String note(OrderId order) {
        return Objects.requireNonNull(hold(order).note());
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }
}
