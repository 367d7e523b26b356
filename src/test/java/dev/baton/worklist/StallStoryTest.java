package dev.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.customers.ShippingPolicy;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import dev.baton.shipping.BuyLabel;
import dev.baton.shipping.DispatchShipment;
import dev.baton.shipping.Dock;
import dev.baton.shipping.ShipPackages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody tells that nothing happened: it comes onto the worklist by itself, and leaves it when it moves. */
@BatonTest
class StallStoryTest {

    /** Longer than any dwell time that Baton comes with, whatever the day of the week. */
    private static final Duration LONG = Duration.ofDays(9);

    /** Before the cut-off of every site. */
    private static final Instant TUESDAY_MORNING = Instant.parse("2026-11-24T14:00:00Z");

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Dock dock;

    @Autowired
    Relay relay;

    @Autowired
    LookAgain lookAgain;

    @Autowired
    ApplyFix applyFix;

    @Autowired
    UndoFix undoFix;

    @Autowired
    DefineDwellTime defineDwellTime;

    @Autowired
    WorkQueries worklist;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    ShipPackages shipPackages;

    @Autowired
    BuyLabel buyLabel;

    @Autowired
    DispatchShipment dispatchShipment;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Caller merchant;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            dock.open();
            shop.stocked("TIN", "EAST", 100);
        });
    }

    @Test
    void what_nobody_releases_is_raised_once_released_by_a_click_and_taken_back() {
        merchant.run(() -> {
            var order = waiting();
            lookAgain.everything();
            assertThat(open()).isEmpty();

            later(LONG);
            later(LONG);

            assertThat(open()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo("FLOOR_NOT_RELEASED");
                assertThat(item.order()).isNotNull();
                assertThat(item.wrong().facts()).contains("4", "EAST");
            });
            var item = open().getFirst().id();
            assertThat(applyFix.handle(new ApplyFix.Command(item, "RELEASE_TO_FLOOR", Map.of(), null, null)))
                    .isInstanceOf(ApplyFix.Applied.class);
            assertThat(status(order)).isEqualTo(FulfilmentStatus.RELEASED);
            var fixed = worklist.steps(item).stream()
                    .filter(step -> step.back() != null)
                    .findFirst()
                    .orElseThrow();
            assertThat(undoFix.handle(new UndoFix.Command(item, fixed.id()))).isInstanceOf(UndoFix.Undone.class);
            assertThat(status(order)).isEqualTo(FulfilmentStatus.OPEN);
        });
    }

    @Test
    void what_is_to_leave_together_with_what_is_missing_may_wait() {
        merchant.run(() -> {
            shop.place(null, ShippingPolicy.COMPLETE, shop.line("TIN", 150));
            relay.drain();

            later(LONG);

            assertThat(kinds()).doesNotContain("FLOOR_NOT_RELEASED");
        });
    }

    @Test
    void what_moves_leaves_the_list_and_comes_back_where_it_stops_next() {
        merchant.run(() -> {
            var order = waiting();
            later(LONG);
            assertThat(kinds()).containsExactly("FLOOR_NOT_RELEASED");

            var work = dock.released(order);
            lookAgain.everything();
            assertThat(kinds()).isEmpty();
            later(LONG);
            assertThat(kinds()).containsExactly("FLOOR_NOT_BEGUN");

            dock.pick(work.id(), "TIN", 1);
            later(LONG);
            assertThat(kinds()).containsExactly("FLOOR_PICKING_STOPPED");

            dock.pick(work.id(), "TIN", 3);
            later(LONG);
            assertThat(kinds()).containsExactly("FLOOR_NOT_PACKED");

            dock.pack(work.id(), "TIN", 4);
            later(LONG);
            assertThat(kinds()).containsExactly("PACKED_NOT_SHIPPED");
        });
    }

    @Test
    void a_parcel_that_nobody_collects_and_one_of_which_nobody_hears_are_somebodys_work() {
        merchant.run(() -> {
            var work = dock.packed(shop.placed(shop.line("TIN", 4)));
            var shipment = ((ShipPackages.Prepared)
                            shipPackages.handle(new ShipPackages.Command(work.id(), Set.of(), null, null)))
                    .shipment();
            later(LONG);
            assertThat(kinds()).containsExactly("PARCEL_WITHOUT_LABEL");

            buyLabel.again(shipment);
            later(LONG);
            assertThat(kinds()).containsExactly("PARCEL_NOT_COLLECTED");

            dispatchShipment.handle(shipment);
            relay.drain();
            lookAgain.everything();
            assertThat(kinds()).isEmpty();
            later(LONG);
            assertThat(kinds()).containsExactly("PARCEL_SILENT");
        });
    }

    @Test
    void the_company_says_how_long_is_too_long_and_what_it_does_not_want_to_know() {
        merchant.run(() -> {
            waiting();
            defineDwellTime.handle(new DefineDwellTime.Command("FLOOR_NOT_RELEASED", 100_000, true, null));
            later(LONG);
            assertThat(kinds()).isEmpty();

            defineDwellTime.handle(new DefineDwellTime.Command("FLOOR_NOT_RELEASED", 60, true, null));
            later(LONG);
            assertThat(kinds()).containsExactly("FLOOR_NOT_RELEASED");

            defineDwellTime.handle(new DefineDwellTime.Command("FLOOR_NOT_RELEASED", 60, false, null));
            later(LONG);
            assertThat(kinds()).isEmpty();
        });
    }

    @Test
    void an_event_that_no_listener_can_digest_is_tried_again_by_a_click() {
        merchant.run(() -> {
            var order = waiting();
            jdbc.sql("""
                            insert into platform.set_aside (tenant_id, listener, sequence, event_id, subject_id, type, payload,
                                happened_at, error, attempts, retry_at)
                            values (?, 'billing.invoices', 1, gen_random_uuid(), ?, 'ShipmentDispatched', '{}',
                                now() - interval '9 days', 'no tax rate for XX', 7, now() + interval '1 hour')
                            """).params(merchant.tenant().value(), order.id().value()).update();

            lookAgain.everything();

            assertThat(open()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo("EVENT_STUCK");
                assertThat(item.link()).isEqualTo("/orders/" + order.number());
                assertThat(item.wrong().facts()).contains("no tax rate for XX", "billing.invoices");
            });
            var item = open().getFirst().id();
            assertThat(applyFix.handle(new ApplyFix.Command(item, "TRY_EVENT_AGAIN", Map.of(), null, null)))
                    .isInstanceOf(ApplyFix.Applied.class);
            assertThat(jdbc.sql("select retry_at <= now() from platform.set_aside where tenant_id = ?")
                            .param(merchant.tenant().value())
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            jdbc.sql("delete from platform.set_aside where tenant_id = ?")
                    .param(merchant.tenant().value())
                    .update();
            lookAgain.everything();
            assertThat(open()).isEmpty();
        });
    }

    @Test
    void of_more_than_are_read_at_once_those_that_moved_leave_the_list() {
        merchant.run(() -> {
            var tenant = merchant.tenant().value();
            jdbc.sql("""
                            insert into platform.set_aside (tenant_id, listener, sequence, event_id, subject_id, type, payload,
                                happened_at, error, attempts, retry_at)
                            select ?, 'billing.invoices', n, gen_random_uuid(), gen_random_uuid(), 'ShipmentDispatched', '{}',
                                now() - interval '9 days' + n * interval '1 second', 'no tax rate', 1, now() + interval '1 hour'
                            from generate_series(1, 700) n
                            """).param(tenant).update();
            lookAgain.everything();
            assertThat(worklist.count(WorkFilter.open()).number()).isEqualTo(StallWatch.MOST);

            jdbc.sql("delete from platform.set_aside where tenant_id = ? and sequence <= 100")
                    .param(tenant)
                    .update();
            lookAgain.everything();
            assertThat(worklist.count(WorkFilter.open()).number()).isEqualTo(StallWatch.MOST);
            assertThat(worklist.count(WorkFilter.closed()).number()).isEqualTo(100);

            jdbc.sql("delete from platform.set_aside where tenant_id = ?")
                    .param(tenant)
                    .update();
            lookAgain.everything();
            assertThat(worklist.count(WorkFilter.open()).number()).isZero();
        });
    }

    /** Thirty units in a week of work, and four thousand that should leave today. */
    @Test
    void what_will_not_be_ready_in_time_is_told_before_it_is_late() {
        ScopedClock.at(TUESDAY_MORNING, () -> {
            merchant.run(() -> {
                shop.stocked("TIN", "EAST", 5_000);
                var early = shop.placed(shop.line("TIN", 2));
                relay.drain();
                lookAgain.everything();
                assertThat(kinds()).as("nobody knows the pace yet").isEmpty();

                var work = dock.packed(shop.placed(shop.line("TIN", 30)));
                var shipment = ((ShipPackages.Prepared)
                                shipPackages.handle(new ShipPackages.Command(work.id(), Set.of(), null, null)))
                        .shipment();
                buyLabel.again(shipment);
                dispatchShipment.handle(shipment);
                relay.drain();
                lookAgain.everything();
                assertThat(kinds()).as("two units are no mountain").isEmpty();

                var mountain = shop.placed(shop.line("TIN", 4_000));
                relay.drain();
                lookAgain.everything();

                assertThat(open()).singleElement().satisfies(item -> {
                    assertThat(item.kind()).isEqualTo("WILL_MISS_CUT_OFF");
                    assertThat(Objects.requireNonNull(item.order()).id())
                            .isEqualTo(mountain.id().value())
                            .isNotEqualTo(early.id().value());
                });
                var steps = worklist.steps(open().getFirst().id()).size();
                ScopedClock.at(TUESDAY_MORNING.plus(Duration.ofMinutes(2)), () -> {
                    lookAgain.everything();
                    return 0;
                });
                assertThat(worklist.steps(open().getFirst().id()))
                        .as("it says the same")
                        .hasSize(steps);

                holdOrder.handle(new HoldOrder.Command(
                        mountain.id(), HoldReason.CUSTOMER_REQUEST, null, TUESDAY_MORNING.plus(LONG), null));
                relay.drain();
                lookAgain.everything();
                assertThat(kinds()).isEmpty();
            });
            return 0;
        });
    }

    private OrderView waiting() {
        var order = shop.placed(shop.line("TIN", 4));
        relay.drain();
        assertThat(status(order)).isEqualTo(FulfilmentStatus.OPEN);
        return order;
    }

    private FulfilmentStatus status(OrderView order) {
        return fulfilment.ofOrder(order.id()).getFirst().status();
    }

    /** Looks again after {@code time} in which nothing happened. */
    private void later(Duration time) {
        Instant then = clock.instant().plus(time);
        ScopedClock.at(then, () -> {
            lookAgain.everything();
            return then;
        });
    }

    private List<String> kinds() {
        return open().stream().map(WorkItem::kind).toList();
    }

    /** Nobody sends letters here. */
    private List<WorkItem> open() {
        return worklist.list(WorkFilter.open(), PageRequest.first(50)).data().stream()
                .filter(item -> !item.kind().equals("MESSAGE_NOT_SENT"))
                .toList();
    }
}
