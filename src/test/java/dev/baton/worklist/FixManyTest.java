package dev.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.ReleaseHold;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One fix for many: each by itself, read and taken back as one. */
@BatonTest
class FixManyTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    ReleaseHold releaseHold;

    @Autowired
    OrderQueries orders;

    @Autowired
    WorkQueries worklist;

    @Autowired
    Fixes fixes;

    @Autowired
    FixMany fixMany;

    @Autowired
    Users users;

    @Autowired
    Relay relay;

    @LocalServerPort
    int port;

    Caller merchant;
    List<WorkItemId> items;

    @BeforeEach
    void three_orders_on_hold() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 10);
            for (int i = 0; i < 3; i++) {
                var order = shop.placed(shop.line("TIN", 1));
                holdOrder.handle(
                        new HoldOrder.Command(order.id(), HoldReason.CUSTOMER_REQUEST, "note " + i, null, null));
            }
        });
        relay.drain();
        items = open().stream().map(WorkItem::id).toList();
        assertThat(items).hasSize(3);
    }

    @Test
    void what_it_shows_it_does_to_each_and_takes_back_as_one() {
        merchant.run(() -> {
            var offers = fixes.of(items);
            assertThat(offers)
                    .extracting(Fixes.OfferForMany::fix)
                    .contains("RELEASE_HOLD", "WAIT_UNTIL", "CANCEL_ORDER");
            assertThat(offers).allMatch(offer -> offer.possible().size() == 3);

            var batch = fixMany.handle(command("RELEASE_HOLD"));

            assertThat(fixMany.results(batch))
                    .hasSize(3)
                    .allMatch(FixMany.Result::isDone)
                    .allMatch(result -> !result.item().isOpen())
                    .allMatch(result -> "RULE".equals(result.item().cause()));
            assertThat(held()).isZero();
            assertThat(fixMany.undo(batch)).isEqualTo(new FixMany.TakenBack(3, 0));
            assertThat(held()).isEqualTo(3);
            assertThat(fixMany.undo(batch)).as("once").isEqualTo(new FixMany.TakenBack(0, 3));
        });
    }

    @Test
    void one_that_refuses_stops_no_other() {
        merchant.run(() -> {
            var first = worklist.get(items.getFirst());
            var order =
                    orders.get(new OrderId(Objects.requireNonNull(first.order()).id()));
            releaseHold.handle(
                    new ReleaseHold.Command(order.id(), order.holds().getFirst().id(), null, null));

            assertThat(fixes.of(items))
                    .filteredOn(offer -> offer.fix().equals("RELEASE_HOLD"))
                    .singleElement()
                    .satisfies(offer -> assertThat(offer.possible()).hasSize(2));
            var results = fixMany.results(fixMany.handle(command("RELEASE_HOLD")));

            assertThat(results).hasSize(3);
            assertThat(results.stream().filter(FixMany.Result::isDone)).hasSize(2);
            assertThat(held()).isZero();
        });
    }

    @Test
    void nobody_is_left_in_doubt_about_what_was_asked_for() {
        merchant.run(() -> {
            assertThatThrownBy(() -> fixMany.handle(command("RETRY_REFUND"))).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> fixMany.handle(new FixMany.Command(List.of(), "RELEASE_HOLD", Map.of(), null)))
                    .isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> fixMany.handle(
                            new FixMany.Command(List.of(WorkItemId.next()), "RELEASE_HOLD", Map.of(), null)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> fixMany.handle(command("WAIT_UNTIL"))).isInstanceOf(Invalid.class);
            assertThat(held()).isEqualTo(3);
        });
    }

    @Test
    void the_console_shows_it_does_it_and_takes_it_back() throws Exception {
        var browser = Browser.signedIn(
                port, users, merchant, "worklist:read", "worklist:write", "orders:read", "orders:write");
        assertThat(browser.get("/worklist").body()).contains("/worklist/fixes/preview");
        var selected = items.stream()
                .flatMap(item -> List.of("selected", item.toString()).stream())
                .toList();

        assertThat(browser.post("/worklist/fixes/preview", selected.toArray(String[]::new))
                        .body())
                .contains("3 exceptions at once", "For 3 of 3", "Release the hold", "Wait until a day");
        assertThat(browser.post("/worklist/fixes/preview").body()).contains("Nothing is selected");

        var fields = new ArrayList<>(selected);
        Collections.addAll(fields, "fix", "RELEASE_HOLD", "ask.note", "All clear", "cause", "RULE");
        var results = browser.post("/worklist/fixes", fields.toArray(String[]::new));
        assertThat(results.body()).contains("Done for 3 of 3.", "The hold was taken off", "undoing");
        assertThat(merchant.call(this::held)).isZero();

        assertThat(browser.post(results.uri().getPath() + "/undoing").body()).contains("3 were taken back");
        assertThat(merchant.call(this::held)).isEqualTo(3);

        var again = open().stream()
                .flatMap(item -> List.of("selected", item.id().toString()).stream())
                .toList();
        assertThat(browser.post("/worklist/resolutions", again.toArray(String[]::new))
                        .body())
                .contains("cause");
        assertThat(open()).hasSize(3);
        var closing = new ArrayList<>(again);
        Collections.addAll(closing, "cause", "NONE", "note", "They know");
        assertThat(browser.post("/worklist/resolutions", closing.toArray(String[]::new))
                        .body())
                .contains("3 were closed");
        assertThat(open()).isEmpty();
    }

    private FixMany.Command command(String fix) {
        return new FixMany.Command(items, fix, Map.of(), "RULE");
    }

    private long held() {
        return orders
                .find(open().stream()
                        .map(item ->
                                new OrderId(Objects.requireNonNull(item.order()).id()))
                        .toList())
                .values()
                .stream()
                .filter(OrderView::onHold)
                .count();
    }

    private List<WorkItem> open() {
        return merchant.call(() -> {
            relay.drain();
            return worklist.list(WorkFilter.open(), PageRequest.first(10)).data();
        });
    }
}
