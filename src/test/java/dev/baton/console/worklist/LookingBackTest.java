package dev.baton.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.billing.CreditReason;
import dev.baton.billing.IssueCreditMemo;
import dev.baton.billing.IssueInvoices;
import dev.baton.billing.Shipped;
import dev.baton.console.Browser;
import dev.baton.network.SiteCode;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.MoveUnits;
import dev.baton.orders.OrderEvent.UnitsMoved;
import dev.baton.orders.OrderView;
import dev.baton.orders.Step;
import dev.baton.platform.Ids;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.worklist.ReopenWork;
import dev.baton.worklist.ResolveWork;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkItemId;
import dev.baton.worklist.WorkQueries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How well exceptions were dealt with, and what a disruption did. */
@BatonTest
class LookingBackTest {

    private static final SiteCode EAST = new SiteCode("EAST");

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    MoveUnits moveUnits;

    @Autowired
    IssueInvoices issueInvoices;

    @Autowired
    IssueCreditMemo issueCreditMemo;

    @Autowired
    ResolveWork resolveWork;

    @Autowired
    ReopenWork reopenWork;

    @Autowired
    WorkQueries worklist;

    @Autowired
    ResolutionReading resolutions;

    @Autowired
    Relay relay;

    @Autowired
    Users users;

    @LocalServerPort
    int port;

    Caller merchant;

    @BeforeEach
    void aShop() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 100);
        });
    }

    @Test
    void for_good_is_what_was_in_time_stayed_closed_did_not_come_back_and_cost_nothing() {
        merchant.run(() -> {
            var fine = held();
            var again = held();
            var reopened = held();
            var compensated = held();
            relay.drain();

            for (var order : List.of(fine, again, reopened, compensated)) {
                close(order, "PAYMENT");
            }
            holdOrder.handle(new HoldOrder.Command(again.id(), HoldReason.PRICE, null, null, null));
            reopenWork.handle(new ReopenWork.Command(closed(reopened), null, null));
            close(reopened, "RULE");
            goodwill(compensated, 500);
            relay.drain();

            var byKind = resolutions.since(Instant.now().minusSeconds(600), ResolutionReading.By.KIND, "USD");
            assertThat(byKind).singleElement().satisfies(row -> {
                assertThat(row.what()).isEqualTo("ORDER_ON_HOLD");
                assertThat(row.closed()).isEqualTo(4);
                assertThat(row.inTime()).isEqualTo(4);
                assertThat(row.reopened()).isEqualTo(1);
                assertThat(row.cameBack()).isEqualTo(1);
                assertThat(row.compensated()).isEqualTo(1);
                assertThat(row.compensation()).isEqualTo(Money.of(500, "USD"));
                assertThat(row.good()).isEqualTo(1);
            });
            assertThat(resolutions.since(Instant.now().minusSeconds(600), ResolutionReading.By.CAUSE, "USD"))
                    .extracting(Resolution::what, Resolution::closed)
                    .containsExactly(tuple("PAYMENT", 3L), tuple("RULE", 1L));
        });
        var browser = Browser.signedIn(port, users, merchant);
        assertThat(browser.get("/worklist/quality").body())
                .contains("25% of 4 exceptions closed in 30 days", "Order on hold", "$5.00");
        assertThat(browser.get("/worklist/quality?by=person&export=csv").body()).contains("Tester,4,1");
    }

    @Test
    void a_disruption_is_one_page_and_one_file() throws IOException {
        var orders = merchant.call(() -> {
            var first = held();
            var second = held();
            var other = shop.placed(shop.line("TIN", 1));
            relay.drain();
            close(first, "PAYMENT");
            goodwill(first, 250);
            return List.of(first, second, other);
        });
        var first = orders.get(0).number();
        var second = orders.get(1).number();
        var browser = Browser.signedIn(port, users, merchant);

        assertThat(browser.get("/worklist/post-mortem").body())
                .contains("2 orders were touched", first, second, "$2.50")
                .doesNotContain(orders.get(2).number());
        assertThat(browser.get("/worklist/post-mortem?cause=PAYMENT").body())
                .contains("1 order was touched", first)
                .doesNotContain(second);
        assertThat(browser.get("/worklist/post-mortem?from=2020-01-01&to=2020-01-31")
                        .body())
                .contains("No order had such an exception");
        var files = unzipped(browser.file("/worklist/post-mortem?bundle=zip"));
        assertThat(files).containsOnlyKeys("summary.csv", "orders.csv", "steps.csv", "timeline.csv");
        assertThat(files.get("orders.csv")).contains(first, second, "2.50");
        assertThat(files.get("steps.csv")).contains("RAISED", "RESOLVED", "Tester");
        assertThat(files.get("timeline.csv"))
                .contains("OrderPlaced", "OrderHeld")
                .doesNotContain(orders.get(2).number());

        var withoutOrders = Browser.signedIn(port, users, merchant, "worklist:read");
        assertThat(withoutOrders.get("/worklist/post-mortem").body()).doesNotContain(second, "bundle=");
        assertThat(withoutOrders.get("/worklist/post-mortem?bundle=zip").statusCode())
                .isEqualTo(403);
    }

    /** Half of it has left and is invoiced, the rest is held. */
    private OrderView held() {
        var order = shop.placed(shop.line("TIN", 4));
        var units = Map.of(order.lines().getFirst().id(), 2L);
        for (var step : List.of(Step.RELEASE, Step.PICK, Step.PACK, Step.SHIP)) {
            assertThat(moveUnits.handle(new MoveUnits.Command(order.id(), step, EAST, "SH", units)))
                    .isInstanceOf(UnitsMoved.class);
        }
        issueInvoices.handle(new IssueInvoices.Command(
                List.of(new Shipped(Ids.next(), "SH-" + order.number(), order.id(), EAST, units, Instant.now()))));
        holdOrder.handle(new HoldOrder.Command(order.id(), HoldReason.OTHER, "late", null, null));
        return order;
    }

    private void close(OrderView order, String cause) {
        var item = worklist.list(WorkFilter.open().aboutOrder(order.id().value()), PageRequest.first(1))
                .data()
                .getFirst();
        assertThat(resolveWork.handle(new ResolveWork.Command(item.id(), cause, null, null)))
                .isInstanceOf(ResolveWork.Resolved.class);
    }

    private WorkItemId closed(OrderView order) {
        return worklist.list(WorkFilter.closed().aboutOrder(order.id().value()), PageRequest.first(1)).data().stream()
                .map(WorkItem::id)
                .findFirst()
                .orElseThrow();
    }

    private void goodwill(OrderView order, long minor) {
        var given = issueCreditMemo.handle(new IssueCreditMemo.Command(
                order.id(), CreditReason.GOODWILL, null, "late", List.of(), List.of(), Money.of(minor, "USD")));
        assertThat(given).isInstanceOf(CreditMemoIssued.class);
    }

    private static Map<String, String> unzipped(byte[] file) throws IOException {
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
