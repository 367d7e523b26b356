package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.Fixes;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.UndoFix;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.WorkStep;
import dev.baton.worklist.spi.Fix;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What can be done about an order from the worklist does what it said it would, and can be taken back. */
@BatonTest
class FixesStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    OrderQueries orders;

    @Autowired
    WorkQueries worklist;

    @Autowired
    Fixes fixes;

    @Autowired
    ApplyFix applyFix;

    @Autowired
    UndoFix undoFix;

    @Autowired
    Relay relay;

    Caller merchant;

    @BeforeEach
    void twoMugs() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 2);
        });
    }

    @Test
    void an_order_that_ships_complete_is_split_and_put_together_again() {
        merchant.run(() -> {
            var order = ((PlaceOrder.Placed) shop.place(null, ShippingPolicy.COMPLETE, shop.line("MUG", 5))).order();
            relay.drain();
            var item = item(order);

            assertThat(offered(item, "SHIP_WHAT_IS_THERE"))
                    .isInstanceOfSatisfying(
                            Fix.Possible.class,
                            possible -> assertThat(possible.changes())
                                    .containsExactly(
                                            Sentence.of("worklist.fix.will-split", order.number(), 2L, 3L),
                                            Sentence.of(
                                                    "worklist.fix.same-total",
                                                    order.money().currentTotal())));
            apply(item, "SHIP_WHAT_IS_THERE", Map.of());
            var split = orders.get(order.id());
            assertThat(split.shippingPolicy()).isEqualTo(ShippingPolicy.PARTIAL);
            assertThat(split.lines().getFirst().quantities().reserved()).isEqualTo(2);
            assertThat(split.money()).isEqualTo(order.money());

            undoLast(item);
            assertThat(orders.get(order.id()).shippingPolicy()).isEqualTo(ShippingPolicy.COMPLETE);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_ships_in_parts_or_is_not_there_at_all_is_not_split() {
        merchant.run(() -> {
            var parts = shop.placed(shop.line("MUG", 5));
            var none = ((PlaceOrder.Placed) shop.place(null, ShippingPolicy.COMPLETE, shop.line("MUG", 5))).order();
            relay.drain();

            assertThat(fixes.of(item(parts).id())).extracting(Fixes.Offer::fix).doesNotContain("SHIP_WHAT_IS_THERE");
            assertThat(offered(item(none), "SHIP_WHAT_IS_THERE"))
                    .isEqualTo(new Fix.NotNow(Sentence.of("worklist.fix.nothing-there")));
        });
    }

    @Test
    void a_hold_of_a_line_that_waits_until_a_day_is_still_one_of_a_line() {
        merchant.run(() -> {
            shop.stocked("BOWL", "EAST", 5);
            var order = shop.placed(shop.line("MUG", 1), shop.line("BOWL", 1));
            var bowl = order.lines().get(1).id();
            assertThat(holdOrder.handle(
                            new HoldOrder.Command(order.id(), HoldReason.STOCK, null, null, null).of(bowl, null)))
                    .isInstanceOf(OrderHeld.class);
            relay.drain();
            var item = item(order);

            apply(
                    item,
                    "WAIT_UNTIL",
                    Map.of("until", LocalDate.now(ZoneOffset.UTC).plusDays(4).toString()));

            assertThat(orders.get(order.id()).holds())
                    .filteredOn(Hold::isActive)
                    .singleElement()
                    .satisfies(hold -> {
                        assertThat(hold.line()).isEqualTo(bowl);
                        assertThat(hold.releaseOn()).isNotNull();
                    });
            undoLast(item);
            assertThat(orders.get(order.id()).holds())
                    .filteredOn(Hold::isActive)
                    .singleElement()
                    .satisfies(hold -> {
                        assertThat(hold.line()).isEqualTo(bowl);
                        assertThat(hold.releaseOn()).isNull();
                    });
        });
    }

    private WorkItem item(OrderView order) {
        return worklist.list(WorkFilter.open().aboutOrder(order.id().value()), PageRequest.first(1))
                .data()
                .getFirst();
    }

    private Fix.Preview offered(WorkItem item, String fix) {
        return fixes.of(item.id()).stream()
                .filter(offer -> offer.fix().equals(fix))
                .findFirst()
                .orElseThrow()
                .preview();
    }

    private void apply(WorkItem item, String fix, Map<String, String> given) {
        assertThat(applyFix.handle(new ApplyFix.Command(item.id(), fix, given, "SUPPLY", null)))
                .isInstanceOf(ApplyFix.Applied.class);
    }

    private void undoLast(WorkItem item) {
        var step = worklist.steps(item.id()).stream()
                .filter(each -> each.what() == WorkStep.What.FIXED)
                .findFirst()
                .orElseThrow();
        assertThat(undoFix.handle(new UndoFix.Command(item.id(), step.id()))).isInstanceOf(UndoFix.Undone.class);
    }
}
