package dev.baton.console.billing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.InvoiceFilter;
import dev.baton.billing.InvoiceRow;
import dev.baton.billing.JournalAccount;
import dev.baton.billing.PaymentFilter;
import dev.baton.console.Browser;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.shipping.BuyLabel;
import dev.baton.shipping.DispatchShipment;
import dev.baton.shipping.Dock;
import dev.baton.shipping.ShipPackages;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Invoices and payments, as a browser sees them: four mugs of ten have left, for ten dollars. */
@BatonTest
class MoneyScreensTest {

    private static final Pattern DELEGATION = Pattern.compile("/approvals/delegations/([0-9a-f-]{36})/end");

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    Dock dock;

    @Autowired
    ShipPackages shipPackages;

    @Autowired
    BuyLabel buyLabel;

    @Autowired
    DispatchShipment dispatchShipment;

    @Autowired
    BillingQueries billing;

    @Autowired
    Relay relay;

    Caller merchant;
    Browser browser;
    OrderView order;
    InvoiceRow invoice;

    @BeforeEach
    void anInvoice() {
        merchant = tenants.fresh();
        order = merchant.call(() -> {
            dock.open();
            shop.stocked("MUG", "EAST", 100);
            var placed = shop.placed(shop.line("MUG", 10));
            var work = dock.released(placed);
            dock.pick(work.id(), "MUG", 10);
            dock.pack(work.id(), "MUG", 4);
            var prepared = (ShipPackages.Prepared)
                    shipPackages.handle(new ShipPackages.Command(work.id(), Set.of(), null, null));
            buyLabel.handle(prepared.shipment());
            dispatchShipment.handle(prepared.shipment());
            relay.drain();
            return placed;
        });
        invoice = merchant.call(() -> billing.invoices(InvoiceFilter.of(order.id()), PageRequest.first(10)))
                .data()
                .getFirst();
        browser = Browser.signedIn(port, users, merchant);
    }

    @Test
    void invoices_are_listed_searched_and_added_up() {
        assertThat(browser.get("/invoices").body()).contains(invoice.number(), "1 invoice", "$10.00", "Rosa Vega");
        assertThat(browser.get("/invoices?view=paid").body()).contains("No invoice has been paid yet");
        assertThat(browser.get("/invoices?view=open&q=" + order.number()).body())
                .contains(invoice.number());
        assertThat(browser.get("/invoices?order=" + order.number()).body()).contains(invoice.number());
        assertThat(browser.get("/invoices?order=SO-1").body()).contains("Nothing fits");
        assertThat(browser.get("/invoices?to=2020-01-01").body()).contains("Nothing fits");
        assertThat(browser.get("/console/find?q=" + invoice.number()).body()).contains("/invoices/" + invoice.number());
    }

    @Test
    void an_invoice_says_what_for_and_what_is_open() {
        var page = browser.get("/invoices/" + invoice.number()).body();

        assertThat(page).contains("Item MUG", "$2.50", "$10.00", order.number(), invoice.shipmentNumber(), "Invoiced");
        assertThat(browser.get("/invoices/" + invoice.id()).body()).contains(invoice.number());
        assertThat(browser.get("/invoices/" + invoice.number() + "/pdf").body()).startsWith("%PDF");
        assertThat(browser.get("/invoices/INV-999999").statusCode()).isEqualTo(404);
    }

    @Test
    void a_payment_is_proposed_recorded_and_stands_in_the_account() {
        assertThat(browser.get("/payments/new?target=" + invoice.number()).body())
                .contains("value=\"10.00\"", "Covers " + invoice.number());
        assertThat(browser.get("/payments/new?target=" + order.number()).body())
                .contains("value=\"25.00\"", "May still be paid");
        assertThat(browser.get("/payments/find?q=" + order.number()).body()).contains("Rosa Vega · $25.00 owed");

        var recorded = pay(invoice.number(), "$ 4,00", "check 4711").body();

        assertThat(recorded).contains("$4.00 recorded for " + order.number(), "check 4711", "−$4.00", "$6.00");
        var payment = merchant.call(() -> billing.payments(PaymentFilter.of(order.id()), PageRequest.first(10)))
                .data()
                .getFirst();
        assertThat(payment.amount()).isEqualTo(Money.of(400, "USD"));
        assertThat(requireNonNull(payment.invoice())).isEqualTo(invoice.id());
        assertThat(browser.get("/payments").body()).contains(payment.number(), "check 4711");
        assertThat(browser.get("/payments?q=4711").body()).contains(payment.number());
        assertThat(browser.get("/payments?method=CASH").body()).contains("Nothing fits");
        assertThat(browser.get("/orders/" + order.number()).body())
                .contains(payment.number(), invoice.number(), "Partly paid");
    }

    @Test
    void what_cannot_be_paid_is_refused_in_words() {
        assertThat(pay("SO-1", "5", "").body()).contains("No order and no invoice has this number");
        assertThat(pay(order.number(), "lots", "").body()).contains("Enter an amount such as 1234.50.");
        assertThat(pay(order.number(), "1.005", "").body()).contains("Enter an amount such as 1234.50.");
        assertThat(pay(order.number(), "25.01", "").body()).contains("At most $25.00 may still be paid.");
        assertThat(pay(order.number(), "25.01", "").statusCode()).isEqualTo(422);

        pay(order.number(), "25", "");
        assertThat(pay(order.number(), "1", "").body()).contains("Nothing is owed for this order any more");
        assertThat(browser.get("/invoices?view=paid").body()).contains(invoice.number());
    }

    @Test
    void amounts_are_read_as_people_type_them() {
        assertThat(MoneyWords.amount("1,234.50", "USD")).contains(Money.of(123_450, "USD"));
        assertThat(MoneyWords.amount("1.234,50 €", "EUR")).contains(Money.of(123_450, "EUR"));
        assertThat(MoneyWords.amount("12,5", "EUR")).contains(Money.of(1250, "EUR"));
        assertThat(MoneyWords.amount("$12", "USD")).contains(Money.of(1200, "USD"));
        assertThat(MoneyWords.amount("1,234", "USD")).isEmpty();
        assertThat(MoneyWords.amount("1.2.3", "USD")).isEmpty();
        assertThat(MoneyWords.amount("-5", "USD")).isEmpty();
        assertThat(MoneyWords.amount("0", "USD")).isEmpty();
    }

    @Test
    void money_is_for_whoever_may_see_it() {
        var picker = Browser.signedIn(port, users, merchant, "orders:read", "payments:read");

        assertThat(picker.get("/invoices").statusCode()).isEqualTo(403);
        assertThat(picker.get("/payments").body()).contains("you may not record payments");
        assertThat(picker.post("/payments", "target", order.number(), "amount", "1")
                        .statusCode())
                .isEqualTo(403);
        assertThat(picker.get("/orders/" + order.number()).body()).doesNotContain(invoice.number() + "\"");
    }

    @Test
    void a_credit_is_previewed_issued_and_paid_back() {
        pay(invoice.number(), "10", "");
        var line = merchant.call(() -> billing.creditable(order.id())).getFirst();
        var form = browser.get("/credits/new?order=" + order.number()).body();
        assertThat(form).contains("Item MUG", invoice.number(), "Enter units or an amount");
        String[] typed = {
            "order",
            order.number(),
            "kind",
            "lines",
            "reason",
            "RETURN",
            "reference",
            "call 7",
            "line[0].invoice",
            line.invoice().toString(),
            "line[0].line",
            line.line().toString(),
            "line[0].quantity",
            "2",
            "fee",
            "1.00",
            "fee-kind",
            "RESTOCKING_FEE"
        };

        assertThat(browser.post("/credits/preview", typed).body()).contains("$4.00", "Balance afterwards");
        assertThat(browser.post("/credits", typed).body()).contains("CM-100001", "Restocking fee", "$4.00");

        assertThat(browser.get("/credits").body()).contains("CM-100001", "call 7");
        assertThat(browser.get("/refunds/new?order=" + order.number() + "&memo=CM-100001")
                        .body())
                .contains("value=\"4.00\"", "At most $10.00");
        assertThat(browser.post(
                                "/refunds",
                                "order",
                                order.number(),
                                "memo",
                                "CM-100001",
                                "amount",
                                "4",
                                "to",
                                "ORIGINAL_TENDERS",
                                "reason",
                                "Broken",
                                "token",
                                "t-1")
                        .body())
                .contains("REF-100001", "To be sent", "Mark as sent");
        assertThat(browser.post("/refunds/REF-100001/parts/1/settlement", "reference", "wire 7")
                        .body())
                .contains("Marked as sent", "wire 7");
        assertThat(browser.get("/refunds").body()).contains("REF-100001", "Sent");
        assertThat(browser.get("/orders/" + order.number()).body())
                .contains("CM-100001", "REF-100001", "/credits/new?order=" + order.number(), "Goodwill");
        assertThat(browser.get("/journal").body()).contains("CM-100001", "4060", "Refund sent");
        assertThat(browser.get("/journal/csv").body()).startsWith("date,time,document");
        assertThat(browser.get("/console/find?q=CM-100001").body()).contains("/credits/CM-100001");
        assertThat(browser.get("/credits/new?order=" + order.number() + "&kind=goodwill")
                        .body())
                .contains("Goodwill amount");
        assertThat(browser.post("/credits", "order", order.number(), "kind", "goodwill", "flat", "99")
                        .body())
                .contains("At most $6.00 may still be credited");
    }

    @Test
    void a_card_is_held_and_released_and_what_waits_is_seen() {
        assertThat(browser.get("/payments/cards/new?order=" + order.number()).body())
                .contains("value=\"25.00\"");
        assertThat(authorise("25", "4242 4242 4242 4242").body()).contains("not a card number");
        assertThat(authorise("20", "tok_visa").body()).contains("$20.00 held on Visa", "Held");
        assertThat(authorise("5", "tok_declined").body()).contains("insufficient funds");
        assertThat(browser.get("/payments/cards").body()).contains("AUTH-100001", "AUTH-100002", "Declined");
        assertThat(browser.get("/payments/cards?view=troubled").body()).contains("AUTH-100002");
        assertThat(browser.get("/receivables").body()).contains("Guests");
        assertThat(browser.get("/receivables/overdue").body()).contains("Nobody has to be reminded");
        assertThat(browser.get("/receivables/letters").body()).contains("No letters yet");
        assertThat(browser.get("/approvals").body()).contains("No limit is set");
    }

    @Test
    void a_colleague_decides_while_somebody_is_away() {
        var bo = merchant.call(() -> {
            users.defineRole(new Users.Role("packing", "Packing", List.of("fulfilment:read")));
            return users.create(UUID.randomUUID() + "@example.org", "Bo Reyes", "a long password", "packing", "en");
        });
        var colleague = Browser.at(port, bo.email(), "a long password");
        assertThat(colleague.get("/approvals").statusCode()).isEqualTo(403);
        var today = LocalDate.now(ZoneOffset.UTC);

        var given = delegate(bo.id().toString(), today, today.plusDays(2));

        assertThat(given.body()).contains("Bo Reyes decides in your place", "Running", "End now");
        assertThat(colleague.get("/approvals").statusCode()).isEqualTo(200);
        assertThat(colleague.get("/approvals/delegations").body())
                .contains("End now")
                .doesNotContain("Let them decide");
        assertThat(colleague.get("/payments").statusCode()).isEqualTo(403);
        assertThat(colleague.get("/approvals/limits").body()).doesNotContain("Save");
        assertThat(colleague
                        .post("/approvals/limits", "currency", "USD", "creditMemo", "9999")
                        .statusCode())
                .isEqualTo(403);
        assertThat(colleague.post("/approvals/policy").statusCode()).isEqualTo(403);
        assertThat(delegate(bo.id().toString(), today, today).body()).contains("They stand in for you already");
        assertThat(delegate("", today, today).body()).contains("Choose a colleague who may sign in");
        assertThat(delegate(bo.id().toString(), today.plusDays(9), today.plusDays(8))
                        .statusCode())
                .isEqualTo(422);
        var id = DELEGATION
                .matcher(given.body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(browser.post("/approvals/delegations/" + id + "/end").body()).contains("Ended early");
        assertThat(colleague.get("/approvals").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> delegate(String to, LocalDate from, LocalDate until) {
        return browser.post(
                "/approvals/delegations", "delegate", to, "from", from.toString(), "until", until.toString());
    }

    @Test
    void limits_and_accounts_are_set_by_who_keeps_the_books() {
        assertThat(browser.get("/approvals/limits").body()).contains("Limits in USD", "nobody needs to agree");
        browser.post("/approvals/limits", "currency", "USD", "creditMemo", "100", "refund", "", "writeOff", "7");
        assertThat(browser.get("/approvals/limits").body()).contains("value=\"100.00\"", "value=\"7.00\"");
        assertThat(browser.post("/approvals/limits", "currency", "DOLLARS", "creditMemo", "1")
                        .statusCode())
                .isEqualTo(422);

        var accounts = browser.get("/journal/accounts").body();
        assertThat(accounts).contains("Accounts receivable", "name=\"code-SALES\"");
        var fields = new ArrayList<String>();
        for (var account : JournalAccount.values()) {
            fields.addAll(List.of("code-" + account, account.code(), "name-" + account, account.title()));
        }
        fields.set(fields.indexOf("code-SALES") + 1, "8400");
        assertThat(browser.post("/journal/accounts", fields.toArray(String[]::new))
                        .body())
                .contains("1 account is renamed.", "value=\"8400\"");
    }

    @Test
    void a_small_rest_is_written_off_and_its_paper_printed() {
        var open = invoice.open();
        pay(invoice.number(), open.minus(Money.of(30, "USD")).amount(), "2201");
        var page = browser.get("/invoices/" + invoice.number()).body();
        assertThat(page).contains("Write off", "At most $0.30 is open.");

        var refused = writeOff("0.40", "too little to ask for");
        assertThat(refused).contains("Nothing was written off");
        assertThat(writeOff("0.30", "")).contains("Nothing was written off");
        assertThat(writeOff("0.30", "too little to ask for")).contains("$0.30 is written off by CM-100001", "Paid");

        assertThat(browser.get("/credits/CM-100001").body()).contains("Written off", "too little to ask for");
        var paper = browser.get("/credits/CM-100001/pdf");
        assertThat(paper.headers().firstValue("Content-Type").orElseThrow()).isEqualTo("application/pdf");
        assertThat(paper.body()).startsWith("%PDF");
    }

    private String writeOff(String amount, String note) {
        return browser.post(
                        "/invoices/" + invoice.number() + "/write-off",
                        "amount",
                        amount,
                        "note",
                        note,
                        "reference",
                        invoice.number() + ":30")
                .body();
    }

    private HttpResponse<String> authorise(String amount, String token) {
        return browser.post("/payments/cards", "order", order.number(), "amount", amount, "token", token);
    }

    private HttpResponse<String> pay(String target, String amount, String reference) {
        return browser.post("/payments", "target", target, "amount", amount, "method", "CHECK", "reference", reference);
    }
}
