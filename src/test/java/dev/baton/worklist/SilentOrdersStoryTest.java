package dev.baton.worklist;

import static dev.baton.returns.ReturnsDesk.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.InvoiceFilter;
import dev.baton.catalog.Sku;
import dev.baton.customers.ShippingPolicy;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.inventory.ExpectSupply;
import dev.baton.network.SiteCode;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import dev.baton.returns.ReturnsDesk;
import dev.baton.shipping.BuyLabel;
import dev.baton.shipping.DispatchShipment;
import dev.baton.shipping.Dock;
import dev.baton.shipping.ShipPackages;
import dev.baton.worklist.spi.Fix;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders and invoices that stand although nothing went wrong that anybody was told. */
@BatonTest
class SilentOrdersStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    ReturnsDesk returnsDesk;

    @Autowired
    Dock dock;

    @Autowired
    ShipPackages shipPackages;

    @Autowired
    BuyLabel buyLabel;

    @Autowired
    DispatchShipment dispatchShipment;

    @Autowired
    FixDesk desk;

    @Autowired
    Relay relay;

    @Autowired
    OrderQueries orders;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    BillingQueries billing;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    ExpectSupply expectSupply;

    @Autowired
    WorkQueries worklist;

    @Autowired
    LookAgain lookAgain;

    @Autowired
    JdbcClient jdbc;

    Caller merchant;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            returnsDesk.open();
            shop.stocked("TIN", "EAST", 10);
        });
    }

    @Test
    void an_order_of_which_no_site_has_heard_is_told_to_its_sites() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("TIN", 4));
            relay.drain();
            assertThat(fulfilment.ofOrder(order.id())).hasSize(1);
            after(Duration.ofDays(9));
            assertThat(kinds(order)).doesNotContain("ORDER_NOT_AT_SITE");
            forgotten(order);

            var item = desk.stalled(order, "ORDER_NOT_AT_SITE");
            desk.applied(item, "TELL_SITES", Map.of());

            assertThat(fulfilment.ofOrder(order.id())).hasSize(1);
            after(Duration.ofDays(9));
            assertThat(kinds(order)).doesNotContain("ORDER_NOT_AT_SITE");
        });
    }

    @Test
    void what_waits_for_weeks_is_said_with_what_is_expected_and_can_be_given_up() {
        merchant.run(() -> {
            var undated = placed(shop.line("MILL", 1_010));
            expectSupply.handle(new ExpectSupply.Announce(
                    Sku.of("TIN"),
                    new SiteCode("EAST"),
                    20,
                    LocalDate.now(ZoneOffset.UTC).plusDays(60),
                    "PO-1"));
            var order = placed(shop.line("TIN", 14));
            relay.drain();
            after(Duration.ofDays(9));
            assertThat(kinds(order)).doesNotContain("ORDER_WAITS_LONG");

            after(Duration.ofDays(40));

            assertThat(kinds(order)).contains("ORDER_WAITS_LONG");
            var item = item(order, "ORDER_WAITS_LONG");
            assertThat(item.wrong().facts()).startsWith("4", "Item TIN");
            assertThat(kinds(undated)).as("told already").doesNotContain("ORDER_WAITS_LONG");
            assertThat(desk.offered(item, "ASK_ABOUT_BACKORDER")).isInstanceOf(Fix.Possible.class);
            desk.applied(item, "CANCEL_ORDER", Map.of("reason", "OUT_OF_STOCK"));
            assertThat(orders.get(order.id()).status()).isEqualTo(OrderStatus.CANCELLED);
        });
    }

    @Test
    void a_hold_that_waits_for_something_is_somebodys_work_when_it_does_not_come() {
        merchant.run(() -> {
            var order = placed(shop.line("TIN", 1));
            holdOrder.handle(new HoldOrder.Command(order.id(), HoldReason.RETURN, null, null, null));
            relay.drain();
            assertThat(kinds(order)).isEmpty();

            var item = desk.stalled(order, "ORDER_HELD_LONG");
            assertThat(item.wrong().facts()).contains("@orders.hold.RETURN", "@worklist.wrong.held-long.RETURN");
            desk.applied(item, "RELEASE_HOLD", Map.of());

            assertThat(orders.get(order.id()).holds()).noneMatch(hold -> hold.isActive());
        });
    }

    @Test
    void what_left_without_an_invoice_gets_one_and_what_is_not_paid_a_letter() {
        merchant.run(() -> {
            var order = left();
            var missing = desk.stalled(order, "SHIPPED_NOT_INVOICED");
            desk.applied(missing, "ISSUE_INVOICE", Map.of());
            relay.drain();
            assertThat(invoices(order)).as("the news came after all").hasSize(1);
            assertThat(desk.apply(missing, "ISSUE_INVOICE", Map.of())).isInstanceOf(ApplyFix.Refused.class);
            assertThat(shop.contradictions()).isEmpty();
            after(Duration.ofDays(9));
            assertThat(kinds(order)).doesNotContain("SHIPPED_NOT_INVOICED");

            after(Duration.ofDays(33));
            assertThat(kinds(order)).doesNotContain("INVOICE_OVERDUE");
            after(Duration.ofDays(45));
            var overdue = item(order, "INVOICE_OVERDUE");
            assertThat(overdue.wrong().key()).isEqualTo("worklist.wrong.invoice-unasked");
            assertThat(desk.offered(overdue, "REMIND"))
                    .as("today it is not due")
                    .isInstanceOf(Fix.NotNow.class);
            ScopedClock.at(Instant.now().plus(Duration.ofDays(45)), () -> {
                desk.applied(overdue, "REMIND", Map.of());
                lookAgain.everything();
                return "";
            });
            assertThat(kinds(order)).as("it has been written to").doesNotContain("INVOICE_OVERDUE");
            after(Duration.ofDays(70));
            assertThat(item(order, "INVOICE_OVERDUE").wrong().key()).isEqualTo("worklist.wrong.invoice-unpaid");
        });
    }

    private OrderView placed(PlaceOrder.Line... lines) {
        return ((PlaceOrder.Placed) shop.place(null, ShippingPolicy.PARTIAL, lines)).order();
    }

    private void forgotten(OrderView order) {
        jdbc.sql("""
                        with gone as (delete from fulfilment.lines where fulfilment_id in (
                            select fulfilment_id from fulfilment.fulfilment_orders where order_id = ?))
                        delete from fulfilment.fulfilment_orders where order_id = ?
                        """).params(order.id().value(), order.id().value()).update();
    }

    /** Nobody has told the books yet. */
    private OrderView left() {
        var order = returnsDesk.placed(line("MILL", 2, 2500));
        var work = dock.packed(order);
        var shipment = ((ShipPackages.Prepared)
                        shipPackages.handle(new ShipPackages.Command(work.id(), Set.of(), null, null)))
                .shipment();
        buyLabel.handle(shipment);
        dispatchShipment.handle(shipment);
        return order;
    }

    private List<String> invoices(OrderView order) {
        return billing.invoices(InvoiceFilter.of(order.id()), PageRequest.first(5)).data().stream()
                .map(invoice -> invoice.number())
                .toList();
    }

    private WorkItem item(OrderView order, String kind) {
        return items(order).stream()
                .filter(item -> item.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private List<String> kinds(OrderView order) {
        return items(order).stream().map(WorkItem::kind).toList();
    }

    private List<WorkItem> items(OrderView order) {
        return worklist.list(WorkFilter.open().aboutOrder(order.id().value()), PageRequest.first(20))
                .data();
    }

    private void after(Duration time) {
        ScopedClock.at(Instant.now().plus(time), () -> {
            lookAgain.everything();
            return time;
        });
    }
}
