package dev.baton.billing;

import static dev.baton.billing.BillingFixture.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.orders.OrderView;
import dev.baton.platform.documents.Pdf;
import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class BillingControllerTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    BillingFixture fixture;

    @Autowired
    IssueInvoices issueInvoices;

    @Autowired
    BillingQueries billing;

    @Autowired
    InvoiceLetter letter;

    @LocalServerPort
    int port;

    Caller caller;
    Api api;

    @BeforeEach
    void a_merchant() {
        caller = tenants.fresh();
        caller.run(fixture::merchant);
        api = new Api(port, tenants.key(caller));
    }

    @Test
    void an_invoice_is_read_and_listed() {
        var order = caller.call(() -> fixture.order(BillingFixture.TIENDA, 100, wanted("PEPPER", 10, 725)));
        var issued = issue(order, 4);

        var read = api.get("/invoices/" + issued.invoice());

        assertThat(read.status()).as(read.response().body()).isEqualTo(200);
        assertThat(read.body().path("number").asString()).isEqualTo("INV-100001");
        assertThat(read.body().path("orderNumber").asString()).isEqualTo(order.number());
        assertThat(read.body().path("money").path("gross").path("amount").asString())
                .isEqualTo("29.00");
        assertThat(read.body().path("money").path("discount").path("amount").asString())
                .isEqualTo("0.40");
        assertThat(read.body().path("status").asString()).isEqualTo("UNPAID");
        assertThat(read.body().path("lines").path(0).path("quantity").asLong()).isEqualTo(4);
        for (var filter : List.of(
                "order=" + order.id(),
                "customer=C-1001",
                "status=OPEN",
                "status=UNPAID",
                "from=2020-01-01",
                "limit=1")) {
            assertThat(api.get("/invoices?" + filter).body().path("data").size())
                    .as(filter)
                    .isEqualTo(1);
        }
        for (var filter : List.of("customer=C-9", "status=PAID", "status=OVERDUE", "to=2020-01-01")) {
            assertThat(api.get("/invoices?" + filter).body().path("data").size())
                    .as(filter)
                    .isZero();
        }
    }

    @Test
    void pages_follow_on_each_other() {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 3, 725)));
        issue(order, 1);
        issue(order, 1);
        issue(order, 1);

        var first = api.get("/invoices?limit=2").body();
        var second = api.get("/invoices?limit=2&cursor=" + first.path("next").asString())
                .body();

        assertThat(first.path("data").findValuesAsString("number")).containsExactly("INV-100003", "INV-100002");
        assertThat(second.path("data").findValuesAsString("number")).containsExactly("INV-100001");
        assertThat(second.hasNonNull("next")).isFalse();
    }

    @Test
    void an_invoice_is_printed_in_the_customer_s_language() {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 10, 725)));
        var issued = issue(order, 4);

        var answer = api.get("/invoices/" + issued.invoice() + "/pdf");
        var pdf = Pdf.of("invoice-issued", caller.call(() -> letter.pdf(billing.invoice(issued.invoice()))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Content-Disposition")).contains("INV-100001.pdf");
        assertThat(pdf.text())
                .contains("Factura", "INV-100001", order.number(), "30 días netos", "PO Box 7", "C-1001")
                .contains("NJ sales tax", "4 unidades", "Indique INV-100001 en su pago");
    }

    @Test
    void a_payment_is_recorded_once_under_one_key() {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 10, 725)));
        var body = payment(order, "20.00", "CARD");

        var first = api.post("/payments", body, Map.of("Idempotency-Key", "p-1"));
        var again = api.post("/payments", body, Map.of("Idempotency-Key", "p-1"));

        assertThat(first.status()).as(first.response().body()).isEqualTo(201);
        assertThat(first.body().path("number").asString()).isEqualTo("PAY-100001");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.get(first.header("Location").replace("/api/v1", "")).body())
                .isEqualTo(first.body());
        assertThat(api.get("/payments?order=" + order.id()).body().path("data").size())
                .isEqualTo(1);
        assertThat(api.get("/payments?method=CASH").body().path("data").size()).isZero();
        var balance = api.get("/orders/" + order.id() + "/balance").body();
        assertThat(balance.path("paid").path("amount").asString()).isEqualTo("20.00");
        assertThat(balance.path("balance").path("amount").asString()).isEqualTo("-20.00");
        assertThat(balance.path("status").asString()).isEqualTo("PARTIALLY_PAID");
        assertThat(balance.path("entries").path(0).path("documentNumber").asString())
                .isEqualTo("PAY-100001");
    }

    @Test
    void an_invoice_can_be_paid_by_name() {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 10, 725)));
        var issued = issue(order, 4);

        var paid = api.post(
                "/payments", """
                { "invoice": "%s", "amount": { "amount": "%s", "currency": "USD" }, "method": "BANK_TRANSFER",
                  "reference": "TRX 7" }
                """.formatted(issued.invoice(), issued.total().amount()));

        assertThat(paid.status()).as(paid.response().body()).isEqualTo(201);
        assertThat(paid.body().path("invoiceNumber").asString()).isEqualTo(issued.number());
        assertThat(api.get("/invoices/" + issued.invoice())
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("PAID");
    }

    @Test
    void what_cannot_be_taken_is_refused_by_name() {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 10, 725)));

        var tooMuch = api.post("/payments", payment(order, "100000.00", "CARD"));
        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.problem()).isEqualTo("payment-more-than-owed");
        assertThat(tooMuch.body().path("owed").path("amount").asString())
                .isEqualTo(order.money().total().amount());
        assertThat(refusedField(payment(order, "0.00", "CARD"))).isEqualTo("amount");
        assertThat(refusedField(payment(order, "1.001", "CARD"))).isEqualTo("amount");
        assertThat(refusedField(payment(order, "1.00", "BEADS"))).isEqualTo("method");
        assertThat(refusedField(payment(null, "1.00", "CASH"))).isEqualTo("order");
        assertThat(api.get("/invoices/nonsense").status()).isEqualTo(400);
        assertThat(api.get("/invoices/" + order.id()).status()).isEqualTo(404);
        assertThat(api.get("/payments/" + order.id()).status()).isEqualTo(404);
    }

    @Test
    void one_merchant_never_sees_another_s_money() {
        var order = caller.call(() -> fixture.order(wanted("PEPPER", 10, 725)));
        var issued = issue(order, 10);
        var other = new Api(port, tenants.key(tenants.fresh()));
        var reader = new Api(port, tenants.key(caller, "payments:read"));

        assertThat(other.get("/invoices/" + issued.invoice()).status()).isEqualTo(404);
        assertThat(other.get("/orders/" + order.id() + "/balance").status()).isEqualTo(404);
        assertThat(other.post("/payments", payment(order, "1.00", "CASH")).status())
                .isEqualTo(404);
        assertThat(reader.post("/payments", payment(order, "1.00", "CASH")).status())
                .isEqualTo(403);
        assertThat(reader.get("/invoices").status()).isEqualTo(403);
    }

    private String refusedField(String body) {
        var refused = api.post("/payments", body);
        assertThat(refused.status()).isIn(400, 422);
        return refused.body().path("errors").path(0).path("field").asString();
    }

    private static String payment(@Nullable OrderView order, String amount, String method) {
        return """
                { %s "amount": { "amount": "%s", "currency": "USD" }, "method": "%s" }
                """.formatted(order == null ? "" : "\"order\": \"%s\",".formatted(order.id()), amount, method);
    }

    private BillingEvent.InvoiceIssued issue(OrderView order, long quantity) {
        return caller.call(() -> {
            var shipped = fixture.ship(order, "SH-1", quantity);
            return switch (issueInvoices.handle(new IssueInvoices.Command(List.of(shipped)))) {
                case IssueInvoices.Issued(var invoices) -> invoices.getFirst();
            };
        });
    }
}
