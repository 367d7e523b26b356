package dev.baton.console.returns;

import static dev.baton.returns.ReturnsDesk.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.returns.ReturnFilter;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.ReturnState;
import dev.baton.returns.ReturnView;
import dev.baton.returns.ReturnsDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Returns and claims, as people do them. */
@BatonTest
class ReturnScreensTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    ReturnsDesk desk;

    @Autowired
    ReturnQueries returns;

    @LocalServerPort
    int port;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
        merchant.run(desk::open);
        browser = Browser.signedIn(port, users, merchant, "*");
    }

    @Test
    void a_return_goes_from_the_order_to_the_refund() {
        var order = merchant.call(() -> {
            var delivered = desk.delivered(line("MILL", 3, 2500));
            desk.paid(delivered);
            return delivered;
        });
        assertThat(browser.get("/orders/" + order.number()).body()).contains("/orders/" + order.number() + "/return");
        assertThat(browser.get("/orders/" + order.number() + "/return").body()).contains("Another item came");

        browser.post(
                "/orders/" + order.number() + "/return", "quantity-1", "1", "reason-1", "WRONG_ITEM", "wish", "REFUND");
        var made = only();
        assertThat(made.state()).isEqualTo(ReturnState.APPROVED);
        var address = "/returns/" + made.number();
        assertThat(browser.get("/returns").body()).contains(made.number());
        assertThat(browser.get(address).body()).contains("Approved", "picked wrong");
        assertThat(browser.get("/returns/receive").body()).contains(made.number());

        assertThat(browser.post(address + "/scans", "code", "LADLE").body())
                .contains("Not announced", "Sent in place of");
        browser.post(address + "/scans", "code", "LADLE", "insteadOf", "1");
        assertThat(browser.get(address + "/receive").body()).contains("as new", "LADLE");
        browser.post(
                address + "/inspections",
                "line",
                "1",
                "sku",
                "LADLE",
                "quantity",
                "1",
                "grade",
                "A",
                "disposition",
                "",
                "cause",
                "");
        assertThat(only().state()).isEqualTo(ReturnState.INSPECTED);
        assertThat(browser.get(address).body()).contains("Refund $25.00");
        browser.post(address + "/settlement", "note", "");

        assertThat(only().state()).isEqualTo(ReturnState.CLOSED);
        assertThat(browser.get(address).body()).contains("CM-");
        assertThat(browser.get("/returns?fulfilment=true").body()).contains(made.number());
        assertThat(browser.get("/orders/" + order.number()).body()).contains(made.number(), "1 came back");
        merchant.run(() -> assertThat(shop.contradictions()).isEmpty());
    }

    @Test
    void a_claim_is_opened_from_the_order() {
        var order = merchant.call(() -> desk.delivered(line("MILL", 3, 2500)));

        browser.post(
                "/orders/" + order.number() + "/claim",
                "quantity-1",
                "1",
                "kind",
                "LOST",
                "liable",
                "CARRIER",
                "amount",
                "25.00",
                "shipment",
                "");

        var claim = merchant.call(() -> returns.claims(null, null, null, null, PageRequest.first(1))
                .data()
                .getFirst());
        assertThat(browser.get("/claims").body()).contains(claim.number());
        browser.post("/claims/" + claim.number() + "/filing", "reference", "NL-1");
        assertThat(browser.get("/claims/" + claim.number()).body()).contains("NL-1", "Filed");
        browser.post("/claims/" + claim.number() + "/reshipment");
        assertThat(browser.get("/claims/" + claim.number()).body()).contains("Sent again");
    }

    @Test
    void the_policy_is_shown_and_changed() {
        assertThat(browser.get("/returns/policy").body()).contains("Another item came", "windowDays");
    }

    @Test
    void who_may_not_write_sees_no_buttons() {
        var order = merchant.call(() -> desk.delivered(line("MILL", 3, 2500)));
        var number =
                merchant.call(() -> returns.get(desk.requested(order, 0, 1, "DEFECTIVE", dev.baton.returns.Wish.REFUND))
                        .number());
        var looker = Browser.signedIn(port, users, merchant, "returns:read", "orders:read");

        assertThat(looker.get("/returns/" + number).body()).doesNotContain("/cancellation");
        assertThat(looker.get("/orders/" + order.number()).body()).doesNotContain("/return\"");
    }

    private ReturnView only() {
        return merchant.call(() -> returns.get(returns.list(ReturnFilter.all(), PageRequest.first(1))
                .data()
                .getFirst()
                .id()));
    }
}
