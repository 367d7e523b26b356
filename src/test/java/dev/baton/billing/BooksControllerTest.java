package dev.baton.billing;

import static dev.baton.billing.BillingFixture.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.billing.BillingEvent.DunningLetterIssued;
import dev.baton.billing.BillingEvent.InvoiceIssued;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The journal, what is owed for how long, and letters about it. */
@BatonTest
class BooksControllerTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    BillingFixture fixture;

    @Autowired
    IssueInvoices issueInvoices;

    @Autowired
    RecordPayment recordPayment;

    @Autowired
    IssueDunningLetter issueDunningLetter;

    @Autowired
    DunningDocument document;

    @Autowired
    BillingQueries billing;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    Caller caller;
    Api api;
    OrderView order;

    @BeforeEach
    void a_merchant() {
        caller = tenants.fresh();
        order = caller.call(() -> {
            fixture.merchant();
            return fixture.order(BillingFixture.TIENDA, 100, wanted("PEPPER", 10, 725));
        });
        api = new Api(port, tenants.key(caller));
    }

    @Test
    void every_movement_is_posted_twice_and_the_day_is_exported() {
        caller.run(() -> {
            recordPayment.handle(new RecordPayment.Command(
                    new RecordPayment.ForOrder(order.id()), Money.of(2000, "USD"), PaymentMethod.CASH, null));
            issue();
        });
        var day = LocalDate.ofInstant(clock.instant(), clock.getZone());

        var entries = api.get("/journal?on=" + day).body().path("data");

        assertThat(entries.size()).isEqualTo(2);
        var postings = entries.path(0).path("postings");
        assertThat(postings.path(0).path("code").asString()).isEqualTo("1010");
        assertThat(postings.path(0).path("debit").path("amount").asString()).isEqualTo("20.00");
        assertThat(postings.path(1).path("account").asString()).isEqualTo("DEPOSITS");
        assertThat(entries.path(1).path("postings").size()).isEqualTo(6);
        assertThat(api.get("/journal?limit=1").body().path("next").isString()).isTrue();
        assertThat(api.put("/journal-accounts/SALES", "{ \"code\": \"8400\", \"name\": \"Sales, home\" }")
                        .status())
                .isEqualTo(200);
        assertThat(api.put("/journal-accounts/BEADS", "{ \"code\": \"1\", \"name\": \"x\" }")
                        .status())
                .isIn(400, 404);
        var csv = api.get("/journal/csv?on=" + day).response().body();
        assertThat(csv.lines().toList()).hasSize(9).first().asString().startsWith("date,time,document");
        assertThat(csv).contains("8400,\"Sales, home\",,72.50,USD", "2300,Customer deposits,20.00,,USD");
        assertThat(api.get("/journal/totals?on=" + day).body().path("data").size())
                .isEqualTo(7);
        assertThat(api.get("/journal?on=2020-01-01").body().path("data").size()).isZero();
        caller.run(() -> assertThat(fixture.contradictions()).isEmpty());
    }

    @Test
    void what_is_overdue_ages_and_is_written_about_level_by_level() {
        var invoice = caller.call(this::issue);

        var ageing = api.get("/receivables").body().path("data").path(0);
        assertThat(ageing.path("customer").asString()).isEqualTo("C-1001");
        assertThat(ageing.path("current")).isEqualTo(ageing.path("total"));
        assertThat(api.post("/invoices/" + invoice.invoice() + "/dunning-letters", "")
                        .problem())
                .isEqualTo("dunning-not-due");

        var levels = List.of(35, 39, 54, 60, 68, 90).stream()
                .map(days -> in(days, () -> issueDunningLetter.handle(invoice.invoice())))
                .toList();
        assertThat(levels)
                .extracting(outcome -> outcome instanceof DunningLetterIssued issued ? issued.level() : 0)
                .containsExactly(0, 1, 2, 0, 3, 0);
        var letter =
                api.get("/dunning-letters?invoice=" + invoice.invoice()).body().path("data");
        assertThat(letter.size()).isEqualTo(3);
        caller.run(() -> assertThat(new String(
                        document.pdf(billing.dunningLetter("DUN-100003"), billing.invoice(invoice.invoice())),
                        java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("%PDF"));
        in(100, () -> {
            assertThat(billing.ageing(PageRequest.first(5)).data().getFirst().to90())
                    .isEqualTo(invoice.total());
            assertThat(billing.overdue(PageRequest.first(5)).data().getFirst().daysOverdue())
                    .isBetween(70L, 71L);
            return true;
        });
        assertThat(api.get("/overdue-invoices").body().path("data").size()).isZero();
        assertThat(api.get("/dunning-letters/DUN-100001/pdf").status()).isEqualTo(200);
        assertThat(api.get("/dunning-letters/DUN-7/pdf").status()).isEqualTo(404);
    }

    private <T> T in(int days, ScopedValue.CallableOp<T, RuntimeException> work) {
        return ScopedClock.at(clock.instant().plus(Duration.ofDays(days)), () -> caller.call(work));
    }

    private InvoiceIssued issue() {
        return switch (issueInvoices.handle(new IssueInvoices.Command(List.of(fixture.ship(order, "SH-1", 10))))) {
            case IssueInvoices.Issued(var invoices) -> invoices.getFirst();
        };
    }
}
