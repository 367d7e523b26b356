package dev.baton.billing;

import static dev.baton.billing.BillingFixture.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.billing.BillingEvent.InvoiceIssued;
import dev.baton.billing.BillingEvent.PaymentRecorded;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Outbox;
import dev.baton.platform.events.Relay;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.shipping.ShipmentEvent.ShipmentDispatched;
import dev.baton.shipping.ShipmentId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Invoices and payments on a real database, with everybody arriving at once. */
@BatonTest
class BillingStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    BillingFixture fixture;

    @Autowired
    IssueInvoices issueInvoices;

    @Autowired
    RecordPayment recordPayment;

    @Autowired
    BillingQueries billing;

    @Autowired
    OrderQueries orders;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    Outbox outbox;

    @Autowired
    Relay relay;

    @Autowired
    Db db;

    Caller caller;

    @BeforeEach
    void a_merchant() {
        caller = tenants.fresh();
        caller.run(fixture::merchant);
    }

    @Test
    void what_ships_whole_is_invoiced_for_what_it_costs() {
        caller.run(() -> {
            var order = fixture.order(wanted("PEPPER", 200, 725), wanted("SALT", 48, 1190));
            var shipped = fixture.ship(order, "SH-1", 200, 48);

            var issued = issue(shipped).getFirst();

            var invoice = billing.invoice(issued.invoice());
            assertThat(invoice.number()).isEqualTo("INV-100001");
            assertThat(invoice.money().total()).isEqualTo(order.money().total());
            assertThat(invoice.money().tax()).isEqualTo(order.money().tax());
            assertThat(invoice.taxes()).singleElement().satisfies(tax -> {
                assertThat(tax.name()).isEqualTo("NJ sales tax");
                assertThat(tax.ratePpm()).isEqualTo(66_250);
                assertThat(tax.amount()).isEqualTo(order.money().tax());
            });
            assertThat(invoice.billTo().line1()).isEqualTo("PO Box 7");
            assertThat(invoice.reference()).isEqualTo(order.externalReference());
            assertThat(invoice.issuedOn()).isEqualTo(LocalDate.ofInstant(shipped.at(), ZoneId.of("America/New_York")));
            assertThat(invoice.dueOn()).isEqualTo(invoice.issuedOn().plusDays(30));
            assertThat(timeline(order.id())).contains("InvoiceIssued");
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @RepeatedTest(8)
    void shipments_in_any_order_sum_to_the_order(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        caller.run(() -> {
            var order = fixture.order(
                    BillingFixture.TIENDA,
                    random.nextInt(500),
                    wanted("PEPPER", 1 + random.nextInt(20), 333),
                    wanted("SALT", 1 + random.nextInt(7), 1001),
                    wanted("GRINDSET", 1 + random.nextInt(4), 4199));
            var shipments = shippedAtRandom(order, random);
            Collections.shuffle(shipments, random);

            var invoices = new ArrayList<InvoiceView>();
            while (!shipments.isEmpty()) {
                var together = shipments.subList(0, 1 + random.nextInt(shipments.size()));
                issue(together.toArray(Shipped[]::new))
                        .forEach(issued -> invoices.add(billing.invoice(issued.invoice())));
                together.clear();
            }

            assertThat(invoices.stream().map(each -> each.money().total()).reduce(Money::plus))
                    .contains(order.money().total());
            assertThat(invoices.stream().map(each -> each.money().discount()).reduce(Money::plus))
                    .contains(order.money().discount());
            assertThat(invoices.stream().map(each -> each.money().tax()).reduce(Money::plus))
                    .contains(order.money().tax());
            assertThat(invoices.stream().map(each -> each.money().shipping()).reduce(Money::plus))
                    .contains(order.money().shipping());
            var money = billing.money(order.id());
            assertThat(money.charged()).isEqualTo(order.money().total());
            assertThat(money.toBeInvoiced().isZero()).isTrue();
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void a_shipment_is_invoiced_once_however_often_it_is_told() throws Exception {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 9, 333)));
        var shipments = caller.call(() -> List.of(
                fixture.ship(order, "SH-1", 2), fixture.ship(order, "SH-2", 3), fixture.ship(order, "SH-3", 4)));

        var issued = atOnce(12, turn -> () -> {
            var told = new ArrayList<>(shipments);
            Collections.rotate(told, turn);
            return issue(told.subList(0, 1 + turn % 3).toArray(Shipped[]::new));
        });

        assertThat(issued.stream().mapToInt(List::size).sum()).isEqualTo(3);
        caller.run(() -> {
            var invoices = billing.invoices(InvoiceFilter.of(order.id()), PageRequest.first(10))
                    .data();
            assertThat(invoices)
                    .extracting(InvoiceRow::number)
                    .containsExactly("INV-100003", "INV-100002", "INV-100001");
            assertThat(billing.money(order.id()).charged())
                    .isEqualTo(order.money().total());
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void what_was_dispatched_is_invoiced_when_the_news_arrives_and_not_when_it_arrives_again() {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 9, 333)));
        var news = caller.call(() -> List.of(
                dispatched(order, fixture.ship(order, "SH-1", 4)), dispatched(order, fixture.ship(order, "SH-2", 5))));

        caller.run(() -> outbox.add(news));
        relay.drain();
        caller.run(() -> outbox.add(news));
        relay.drain();

        caller.run(() -> {
            var invoices = billing.invoices(InvoiceFilter.of(order.id()), PageRequest.first(10))
                    .data();
            assertThat(invoices).extracting(InvoiceRow::shipmentNumber).containsExactly("SH-2", "SH-1");
            assertThat(billing.money(order.id()).charged())
                    .isEqualTo(order.money().total());
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void numbers_have_no_gap_whoever_issues() throws Exception {
        var shipments = new ArrayList<Shipped>();
        caller.run(() -> {
            for (int i = 0; i < 10; i++) {
                var order = fixture.order(wanted("SALT", 2, 1000));
                shipments.add(fixture.ship(order, "SH-%d-a".formatted(i), 1));
                shipments.add(fixture.ship(order, "SH-%d-b".formatted(i), 1));
            }
        });

        atOnce(20, turn -> () -> issue(shipments.get(turn)));

        caller.run(() -> assertThat(fixture.contradictions()).isEmpty());
        assertThat(caller.call(() -> billing.invoices(
                                new InvoiceFilter(null, null, null, null, null, null), PageRequest.first(50))
                        .data()))
                .hasSize(20);
    }

    @Test
    void invoices_and_payments_are_found_by_what_people_call_them_and_added_up() {
        caller.run(() -> {
            var order = fixture.order(wanted("PEPPER", 10, 1000));
            var first = issue(fixture.ship(order, "SH-1", 4)).getFirst();
            var second = issue(fixture.ship(order, "SH-2", 6)).getFirst();
            issue(fixture.ship(fixture.order(wanted("SALT", 1, 500)), "SH-3", 1));
            var recorded = (PaymentRecorded) recordPayment.handle(new RecordPayment.Command(
                    new RecordPayment.ForInvoice(first.invoice()), first.total(), PaymentMethod.CHECK, "check 4711"));

            assertThat(found(first.number())).containsExactly(first.number());
            assertThat(found(order.number())).containsExactly(second.number(), first.number());
            assertThat(found("tienda")).hasSize(3);
            assertThat(billing.invoiceByNumber(first.number())).contains(first.invoice());
            assertThat(billing.totals(called(order.number())))
                    .containsExactly(new InvoiceTotals(2, first.total().plus(second.total()), second.total()));
            assertThat(billing.payments(new PaymentFilter(null, null, null, null, null, "4711"), PageRequest.first(10))
                            .data())
                    .extracting(PaymentView::number)
                    .containsExactly(recorded.number());
            assertThat(billing.paymentByNumber(recorded.number())).contains(recorded.payment());
        });
    }

    private static InvoiceFilter called(String text) {
        return new InvoiceFilter(null, null, null, null, null, text);
    }

    private List<String> found(String text) {
        return billing.invoices(called(text), PageRequest.first(10)).data().stream()
                .map(InvoiceRow::number)
                .toList();
    }

    @Test
    void more_than_an_order_costs_is_not_taken() {
        caller.run(() -> {
            var order = fixture.order(wanted("PEPPER", 10, 1000));
            var total = order.money().total();

            assertThat(pay(order.id(), total.plus(usd(1))))
                    .isEqualTo(new RecordPayment.MoreThanOwed(order.id(), total));
            assertThat(pay(order.id(), usd(4000))).isInstanceOf(PaymentRecorded.class);
            assertThat(pay(order.id(), total))
                    .isEqualTo(new RecordPayment.MoreThanOwed(order.id(), total.minus(usd(4000))));
            assertThat(pay(order.id(), Money.of(100, "EUR")))
                    .isEqualTo(new RecordPayment.OtherCurrency(order.id(), "USD"));
            assertThat(billing.money(order.id()).status()).isEqualTo(PaymentStatus.PARTIALLY_PAID);
            assertThat(billing.money(order.id()).balance()).isEqualTo(usd(-4000));
            assertThat(timeline(order.id())).contains("PaymentRecorded");
        });
    }

    @Test
    void whoever_pays_at_once_does_not_pay_twice() throws Exception {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 10, 1000)));
        var half = Money.of(order.money().total().minor() / 2, "USD");

        var outcomes = atOnce(10, _ -> () -> pay(order.id(), half));

        assertThat(outcomes).filteredOn(PaymentRecorded.class::isInstance).hasSize(2);
        caller.run(() -> {
            assertThat(billing.money(order.id()).paid()).isEqualTo(half.times(2));
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void payments_cover_the_oldest_invoice_first_unless_they_name_one() {
        caller.run(() -> {
            var order = fixture.order(wanted("PEPPER", 30, 1000));
            var issued = issue(
                    fixture.ship(order, "SH-1", 10), fixture.ship(order, "SH-2", 10), fixture.ship(order, "SH-3", 10));
            var first = issued.get(0);
            var second = issued.get(1);
            var third = issued.get(2);

            recordPayment.handle(new RecordPayment.Command(
                    new RecordPayment.ForInvoice(third.invoice()), third.total(), PaymentMethod.CHECK, "no. 77"));
            pay(order.id(), first.total().plus(usd(100)));

            assertThat(billing.invoice(first.invoice()).status()).isEqualTo(PaymentStatus.PAID);
            assertThat(billing.invoice(second.invoice()).paid()).isEqualTo(usd(100));
            assertThat(billing.invoice(second.invoice()).status()).isEqualTo(PaymentStatus.PARTIALLY_PAID);
            assertThat(billing.invoice(third.invoice()).open().isZero()).isTrue();
            assertThat(numbers(InvoiceFilter.State.OPEN)).containsExactly(second.number());
            assertThat(numbers(InvoiceFilter.State.PAID)).containsExactly(third.number(), first.number());
            assertThat(billing.balances(BillingFixture.TIENDA))
                    .containsExactly(new CustomerBalance(
                            order.money().total(),
                            usd(0),
                            first.total().plus(third.total()).plus(usd(100)),
                            usd(0),
                            second.total().minus(usd(100))));
        });
    }

    @Test
    void what_is_cancelled_is_no_longer_to_be_invoiced() {
        caller.run(() -> {
            var order = fixture.order(wanted("PEPPER", 9, 333), wanted("SALT", 5, 1001));
            pay(order.id(), order.money().total());
            issue(fixture.ship(order, "SH-1", 4, 5));

            cancelRest(order);

            var money = billing.money(order.id());
            assertThat(money.toBeInvoiced().isZero()).isTrue();
            assertThat(money.charged()).isEqualTo(money.total());
            assertThat(money.status()).isEqualTo(PaymentStatus.OVERPAID);
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void the_verifier_sees_what_somebody_changed_behind_its_back() {
        caller.run(() -> {
            var order = fixture.order(wanted("PEPPER", 9, 333));
            issue(fixture.ship(order, "SH-1", 4));
            pay(order.id(), usd(100));

            tamper("update billing.ledger set amount_minor = amount_minor - 1 where tenant_id = :tenant");
            assertThat(fixture.contradictions()).hasSize(5);
            tamper("update billing.ledger set amount_minor = amount_minor + 1 where tenant_id = :tenant");
            tamper("update billing.invoice_lines set total_minor = total_minor + 5000 where tenant_id = :tenant");
            assertThat(fixture.contradictions()).hasSize(2);
            tamper("update billing.invoice_lines set total_minor = total_minor - 5000 where tenant_id = :tenant");
            tamper("update billing.invoices set sequence = 7, number = 'INV-7' where tenant_id = :tenant");
            assertThat(fixture.contradictions())
                    .contains("INV-7 does not follow on INV-100000, with which the count begins");
        });
    }

    private static ShipmentDispatched dispatched(OrderView order, Shipped shipped) {
        var units = order.lines().stream()
                .filter(line -> shipped.units().containsKey(line.id()))
                .map(line -> new Units(
                        line.id(), line.sku(), shipped.site(), shipped.units().getOrDefault(line.id(), 0L)))
                .toList();
        return new ShipmentDispatched(
                new ShipmentId(shipped.shipment()),
                shipped.number(),
                shipped.order(),
                shipped.site(),
                units,
                shipped.at());
    }

    private void tamper(String statement) {
        assertThat(db.sql(statement).update()).isPositive();
    }

    private void cancelRest(OrderView order) {
        var open = new HashMap<LineId, Long>();
        fixture.read(order.id()).lines().stream()
                .filter(line -> line.quantities().open() > 0)
                .forEach(line -> open.put(line.id(), line.quantities().open()));
        assertThat(cancelOrder.handle(
                        new CancelOrder.Command(order.id(), open, CancelReason.CUSTOMER_CHANGED_MIND, null, null)))
                .isInstanceOf(UnitsCancelled.class);
    }

    private List<InvoiceIssued> issue(Shipped... shipments) {
        return switch (issueInvoices.handle(new IssueInvoices.Command(List.of(shipments)))) {
            case IssueInvoices.Issued(var invoices) -> invoices;
        };
    }

    private RecordPayment.Outcome pay(OrderId order, Money amount) {
        return recordPayment.handle(new RecordPayment.Command(
                new RecordPayment.ForOrder(order), amount, PaymentMethod.BANK_TRANSFER, null));
    }

    private List<String> numbers(InvoiceFilter.State state) {
        return billing
                .invoices(new InvoiceFilter(null, null, state, null, null, null), PageRequest.first(10))
                .data()
                .stream()
                .map(InvoiceRow::number)
                .toList();
    }

    private List<String> timeline(OrderId order) {
        return orders.timeline(order, PageRequest.first(50)).data().stream()
                .map(entry -> entry.type())
                .toList();
    }

    private List<Shipped> shippedAtRandom(OrderView order, Random random) {
        var left = new HashMap<LineId, Long>();
        order.lines().forEach(line -> left.put(line.id(), line.quantities().ordered()));
        var shipments = new ArrayList<Shipped>();
        while (!left.isEmpty()) {
            var units = new HashMap<LineId, Long>();
            Map.copyOf(left).forEach((line, most) -> {
                long taken = random.nextLong(most + 1);
                if (taken > 0) {
                    units.put(line, taken);
                    left.computeIfPresent(line, (_, rest) -> rest == taken ? null : Long.valueOf(rest - taken));
                }
            });
            if (!units.isEmpty()) {
                shipments.add(fixture.ship(order, "SH-" + shipments.size(), units));
            }
        }
        return shipments;
    }

    private <T> List<T> atOnce(int many, IntFunction<Callable<T>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<T>>();
            for (int i = 0; i < many; i++) {
                var mine = work.apply(i);
                tasks.add(() -> caller.call(mine::call));
            }
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }
}
