package dev.baton.billing;

import static dev.baton.billing.BillingFixture.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.TestTenant;
import dev.baton.billing.BillingEvent.InvoiceIssued;
import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.integrations.paymentsimulator.ProviderCalls;
import dev.baton.integrations.paymentsimulator.ProviderOutage;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cards: held, captured when the goods leave, let go; with a provider that forgets to answer. */
@BatonTest
class CardStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    BillingFixture fixture;

    @Autowired
    IssueInvoices issueInvoices;

    @Autowired
    AuthoriseCard authoriseCard;

    @Autowired
    AskProvider askProvider;

    @Autowired
    CaptureInvoice captureInvoice;

    @Autowired
    RefundOrder refundOrder;

    @Autowired
    RetryRefund retryRefund;

    @Autowired
    SettleRefund settleRefund;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    ProviderCalls provider;

    @Autowired
    ProviderOutage outage;

    @Autowired
    Cards cards;

    @Autowired
    BillingQueries billing;

    @Autowired
    OrderQueries orders;

    @Autowired
    Relay relay;

    @Autowired
    Clock clock;

    Caller caller;

    @BeforeEach
    void a_merchant() {
        caller = tenants.fresh();
        caller.run(fixture::merchant);
    }

    @Test
    void what_ships_is_captured_from_the_oldest_hold_and_the_rest_let_go() {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 10, 1000)));
        long total = order.money().total().minor();
        var first = authorised(order, 4000, "tok_visa");
        var second = authorised(order, total - 4000, "tok_mastercard");
        caller.run(() -> assertThat(authoriseCard.handle(new AuthoriseCard.Command(order.id(), usd(1), "tok_visa")))
                .isEqualTo(new AuthoriseCard.MoreThanOwed(order.id(), usd(0))));

        var invoice = caller.call(() -> issue(fixture.ship(order, "SH-1", 5)));
        relay.drain();
        due();

        caller.run(() -> {
            assertThat(billing.invoice(invoice.invoice()).status()).isEqualTo(PaymentStatus.PAID);
            assertThat(billing.authorisation(first).state()).isEqualTo(AuthorisationView.State.CAPTURED);
            assertThat(billing.authorisation(first).card()).isEqualTo("Visa •••• 4242");
            assertThat(billing.authorisation(second).captured())
                    .isEqualTo(invoice.total().minus(usd(4000)));
            assertThat(captureInvoice.handle(invoice.invoice())).isEmpty();
            assertThat(cancelOrder.handle(new CancelOrder.Command(
                            order.id(),
                            Map.of(order.lines().getFirst().id(), 5L),
                            CancelReason.CUSTOMER_CHANGED_MIND,
                            null,
                            null)))
                    .isInstanceOf(UnitsCancelled.class);
        });
        relay.drain();
        due();
        caller.run(() -> {
            assertThat(billing.authorisation(second).state()).isEqualTo(AuthorisationView.State.VOIDED);
            assertThat(timeline(order.id())).contains("CardAuthorised", "PaymentRecorded", "AuthorisationEnded");
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void a_lost_answer_is_asked_about_and_never_charged_again() {
        for (var token : List.of("tok_capture_lost_answer", "tok_lost_answer", "tok_lost_request", "tok_slow")) {
            var order = caller.call(() -> fixture.order(wanted("PEPPER", 3, 1000)));
            long total = order.money().total().minor();
            var held = authorised(order, total, token);
            due();
            later(() -> due());
            caller.run(() -> issue(fixture.ship(order, "SH-" + token, 3)));
            relay.drain();
            due();
            for (int i = 0; i < 6; i++) {
                later(() -> due());
                relay.drain();
            }

            caller.run(() -> {
                assertThat(billing.money(order.id()).paid()).as(token).isEqualTo(usd(total));
                assertThat(provider.charged(reference(order, held))).as(token).isEqualTo(total);
                assertThat(fixture.contradictions()).isEmpty();
            });
        }
    }

    @Test
    void orders_are_taken_while_the_provider_is_down_and_go_on_by_themselves_when_it_is_back() {
        outage.begin(caller);
        var taken = IntStream.range(0, 3)
                .mapToObj(_ -> caller.call(() -> fixture.order(wanted("PEPPER", 3, 1000))))
                .toList();
        var holds = taken.stream()
                .map(order -> caller.call(() -> (AuthoriseCard.Requested) authoriseCard.handle(
                        new AuthoriseCard.Command(order.id(), order.money().total(), "tok_visa"))))
                .toList();
        int before = outage.calls();
        due();
        due();
        assertThat(outage.calls() - before)
                .as("asked once, and then left alone for a while")
                .isEqualTo(3);
        for (int i = 0; i < 4; i++) {
            later(this::due);
        }

        caller.run(() -> holds.forEach(
                hold -> assertThat(billing.authorisation(hold.authorisation()).state())
                        .isEqualTo(AuthorisationView.State.REQUESTED)));
        assertThat(outage.calls() - before).as("tried again and again").isGreaterThan(6);
        assertThat(taken).allSatisfy(order -> assertThat(order.status()).isEqualTo(OrderStatus.READY));

        outage.end(caller);
        later(this::due);
        later(this::due);

        caller.run(() -> {
            for (var hold : holds) {
                assertThat(billing.authorisation(hold.authorisation()).state())
                        .isEqualTo(AuthorisationView.State.AUTHORISED);
                assertThat(timeline(hold.order())).containsOnlyOnce("CardAuthorised");
            }
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void a_call_that_comes_twice_late_and_while_the_job_asks_counts_once() {
        for (var token : List.of("tok_calls_twice", "tok_calls_late")) {
            var order = caller.call(() -> fixture.order(wanted("PEPPER", 3, 1000)));
            long total = order.money().total().minor();
            var requested = caller.call(() -> (AuthoriseCard.Requested)
                    authoriseCard.handle(new AuthoriseCard.Command(order.id(), usd(total), token)));
            Race.of(4, _ -> {
                due();
                return true;
            });
            later(() -> {
                provider.call();
                provider.call();
                due();
            });
            caller.run(() -> assertThat(
                            billing.authorisation(requested.authorisation()).state())
                    .as(token)
                    .isEqualTo(AuthorisationView.State.AUTHORISED));

            caller.run(() -> issue(fixture.ship(order, "SH-" + token, 3)));
            relay.drain();
            due();
            minutes += 40;
            var then = clock.instant().plus(Duration.ofMinutes(minutes));
            Race.of(
                    6,
                    turn -> ScopedClock.at(then, () -> {
                        if (turn % 2 == 0) {
                            provider.call();
                        } else {
                            due();
                        }
                        return true;
                    }));

            caller.run(() -> {
                assertThat(billing.money(order.id()).paid()).as(token).isEqualTo(usd(total));
                assertThat(provider.charged(reference(order, requested.authorisation())))
                        .isEqualTo(total);
                assertThat(fixture.contradictions()).isEmpty();
            });
        }
    }

    @Test
    void what_the_bank_refuses_is_seen_and_moves_nothing() {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 3, 1000)));
        long total = order.money().total().minor();
        var declined = authorised(order, total, "tok_declined");
        caller.run(() -> {
            assertThat(billing.authorisation(declined).state()).isEqualTo(AuthorisationView.State.DECLINED);
            assertThat(billing.authorisation(declined).problem()).isEqualTo("insufficient funds");
        });
        var closed = authorised(order, total, "tok_capture_declined");
        caller.run(() -> issue(fixture.ship(order, "SH-1", 3)));
        relay.drain();
        due();

        caller.run(() -> {
            assertThat(billing.money(order.id()).paid()).isEqualTo(usd(0));
            var trouble = Objects.requireNonNull(billing.authorisation(closed).trouble());
            assertThat(trouble.declined()).isTrue();
            assertThat(billing.authorisationsTroubled()).isEqualTo(2);
            assertThat(timeline(order.id())).contains("CardDeclined", "CaptureFailed");
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void a_refund_goes_back_by_the_provider_and_otherwise_when_it_will_not() {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 3, 1000)));
        long total = order.money().total().minor();
        var held = authorised(order, total, "tok_refund_declined");
        caller.run(() -> issue(fixture.ship(order, "SH-1", 3)));
        relay.drain();
        due();
        var refund = caller.call(() -> (RefundRequested) refundOrder.handle(
                new RefundOrder.Command(order.id(), usd(1000), RefundTo.ORIGINAL_TENDERS, "broken", "R-1", null)));
        caller.run(() -> assertThat(settleRefund.handle(new SettleRefund.Command(refund.refund(), 1, "by hand")))
                .isInstanceOf(SettleRefund.UnderWay.class));
        due();

        caller.run(() -> {
            assertThat(billing.refund(refund.refund()).state()).isEqualTo(RefundView.State.FAILED);
            assertThat(retryRefund.handle(refund.refund())).hasSize(1);
        });
        due();
        caller.run(() -> {
            assertThat(billing.refund(refund.refund()).state()).isEqualTo(RefundView.State.FAILED);
            settleRefund.handle(new SettleRefund.Command(refund.refund(), 1, "wire 7"));
            assertThat(billing.refund(refund.refund()).state()).isEqualTo(RefundView.State.SETTLED);
            assertThat(provider.charged(reference(order, held))).isEqualTo(total);
            assertThat(fixture.contradictions()).isEmpty();
        });
        var good = caller.call(() -> fixture.order(wanted("PEPPER", 3, 1000)));
        var visa = authorised(good, total, "tok_visa");
        caller.run(() -> issue(fixture.ship(good, "SH-2", 3)));
        relay.drain();
        due();
        caller.run(() -> refundOrder.handle(
                new RefundOrder.Command(good.id(), usd(1000), RefundTo.ORIGINAL_TENDERS, "broken", "R-1", null)));
        due();
        caller.run(() -> {
            assertThat(provider.charged(reference(good, visa))).isEqualTo(total - 1000);
            assertThat(timeline(good.id())).contains("RefundSettled");
        });
    }

    @Test
    void whoever_captures_at_once_captures_once() {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 3, 1000)));
        long total = order.money().total().minor();
        var held = authorised(order, total, "tok_visa");
        var invoice = caller.call(() -> issue(fixture.ship(order, "SH-1", 3)));

        Race.of(
                8,
                _ -> caller.call(() -> {
                    askProvider.handle(captureInvoice.handle(invoice.invoice()));
                    return true;
                }));
        relay.drain();
        due();

        caller.run(() -> {
            assertThat(provider.charged(reference(order, held))).isEqualTo(total);
            assertThat(billing.money(order.id()).paid()).isEqualTo(usd(total));
            assertThat(fixture.contradictions()).isEmpty();
        });
    }

    @Test
    void a_hold_that_ran_out_is_noticed() {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 3, 1000)));
        var held = authorised(order, 2000, "tok_short");

        ScopedClock.at(clock.instant().plus(Duration.ofHours(2)), () -> {
            cards.expired(clock.instant())
                    .forEach((tenant, ids) -> Caller.system(tenant, "Baton")
                            .run(() -> ids.forEach(id -> askProvider.expire(new AuthorisationId(id)))));
            return true;
        });

        caller.run(() -> {
            assertThat(billing.authorisation(held).state()).isEqualTo(AuthorisationView.State.EXPIRED);
            assertThat(timeline(order.id())).contains("AuthorisationEnded");
        });
    }

    private AuthorisationId authorised(OrderView order, long minor, String token) {
        return caller.call(() -> {
            var requested = (AuthoriseCard.Requested)
                    authoriseCard.handle(new AuthoriseCard.Command(order.id(), usd(minor), token));
            askProvider.handle(requested.request());
            return requested.authorisation();
        });
    }

    private String reference(OrderView order, AuthorisationId id) {
        return Objects.requireNonNull(cards.of(order.id()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .providerReference());
    }

    /** What the job does. */
    private void due() {
        var ids = cards.due(clock.instant()).get(caller.tenant());
        if (ids != null) {
            caller.run(() -> askProvider.handle(ids));
        }
    }

    private void later(Runnable work) {
        minutes += 40;
        ScopedClock.at(clock.instant().plus(Duration.ofMinutes(minutes)), () -> {
            work.run();
            return true;
        });
    }

    private int minutes;

    private InvoiceIssued issue(Shipped shipped) {
        return switch (issueInvoices.handle(new IssueInvoices.Command(List.of(shipped)))) {
            case IssueInvoices.Issued(var invoices) -> invoices.getFirst();
        };
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
