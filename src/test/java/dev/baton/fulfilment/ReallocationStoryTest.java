package dev.baton.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.customers.ShippingPolicy;
import dev.baton.network.SiteCode;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.OrderView.AtSite;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.PreviewReallocation;
import dev.baton.orders.ReallocateOrder;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.Fixes;
import dev.baton.worklist.KeepInLine;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Subject;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.Wrong;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a site does not get done is served by others, all of it or nothing, and the floors hear of it. */
@BatonTest
class ReallocationStoryTest {

    private static final SiteCode EAST = new SiteCode("EAST");
    private static final SiteCode WEST = new SiteCode("WEST");

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    ReallocateOrder reallocate;

    @Autowired
    PreviewReallocation preview;

    @Autowired
    OrderQueries orders;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    ReleaseFulfilmentOrder release;

    @Autowired
    Relay relay;

    @Autowired
    KeepInLine keepInLine;

    @Autowired
    WorkQueries worklist;

    @Autowired
    Fixes fixes;

    @Autowired
    ApplyFix applyFix;

    Caller merchant;

    @BeforeEach
    void twoSites() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "WEST", 40);
            shop.receive("MUG", "EAST", 30);
        });
    }

    @Test
    void another_site_serves_it_at_the_same_price_with_its_own_promise() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("MUG", 10));
            relay.drain();
            assertThat(served(order)).containsExactly(tuple(WEST, 10L));

            var previewed = (PreviewReallocation.Previewed) preview.handle(order.id(), WEST);
            assertThat(reallocate.handle(new ReallocateOrder.Command(order.id(), WEST, null)))
                    .isInstanceOf(OrderAmended.class);

            relay.drain();
            var after = orders.get(order.id());
            assertThat(served(after)).containsExactly(tuple(EAST, 10L));
            assertThat(after.money()).isEqualTo(order.money());
            assertThat(after.promisedOn())
                    .isEqualTo(previewed.after().promisedOn())
                    .isAfterOrEqualTo(order.promisedOn());
            assertThat(previewed.units()).isEqualTo(10);
            assertThat(previewed.to()).containsExactly(EAST);
            assertThat(fulfilment.ofOrder(order.id()))
                    .filteredOn(work -> work.status() == FulfilmentStatus.OPEN)
                    .extracting(FulfilmentView::site)
                    .containsExactly(EAST);
            assertThat(shop.stock("MUG").available()).isEqualTo(60);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_the_others_do_not_have_stays_where_it_is() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("MUG", 31));

            assertThat(preview.handle(order.id(), WEST)).isInstanceOf(ReallocateOrder.NotElsewhere.class);
            assertThat(reallocate.handle(new ReallocateOrder.Command(order.id(), WEST, null)))
                    .isEqualTo(new ReallocateOrder.NotElsewhere(order.id(), WEST));
            assertThat(reallocate.handle(new ReallocateOrder.Command(order.id(), EAST, null)))
                    .as("it serves nothing of it")
                    .isEqualTo(new ReallocateOrder.NothingThere(order.id(), EAST));
            assertThat(orders.get(order.id()).version()).isEqualTo(order.version());
        });
    }

    @Test
    void what_is_on_a_floor_stays_there_and_the_rest_moves() {
        merchant.run(() -> {
            shop.stocked("BOWL", "EAST", 5);
            shop.receive("BOWL", "WEST", 2);
            var order = shop.placed(shop.line("MUG", 35), shop.line("BOWL", 5));
            relay.drain();
            assertThat(served(order)).containsExactlyInAnyOrder(tuple(WEST, 35L), tuple(EAST, 5L));
            var east = fulfilment.ofOrder(order.id()).stream()
                    .filter(work -> work.site().equals(EAST))
                    .findFirst()
                    .orElseThrow();
            release.handle(new ReleaseFulfilmentOrder.Command(east.id()));

            assertThat(reallocate.handle(new ReallocateOrder.Command(order.id(), EAST, null)))
                    .isInstanceOf(ReallocateOrder.NothingThere.class);
            assertThat(reallocate.handle(new ReallocateOrder.Command(order.id(), WEST, null)))
                    .as("30 of 35 are in the east")
                    .isInstanceOf(ReallocateOrder.NotElsewhere.class);
            shop.receive("MUG", "EAST", 5);
            assertThat(reallocate.handle(new ReallocateOrder.Command(order.id(), WEST, null)))
                    .isInstanceOf(OrderAmended.class);

            relay.drain();
            assertThat(served(orders.get(order.id()))).containsExactlyInAnyOrder(tuple(EAST, 35L), tuple(EAST, 5L));
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void two_who_move_at_once_and_others_who_buy_never_take_a_unit_twice() {
        var order = merchant.call(() -> shop.placed(shop.line("MUG", 20)));

        var outcomes = Race.of(
                12,
                number -> merchant.call(() -> number < 2
                        ? reallocate.handle(new ReallocateOrder.Command(order.id(), WEST, null))
                        : shop.place(null, ShippingPolicy.PARTIAL, shop.line("MUG", 5))));

        merchant.run(() -> {
            relay.drain();
            assertThat(outcomes.stream().filter(OrderAmended.class::isInstance)).hasSizeLessThan(2);
            assertThat(outcomes.stream().filter(PlaceOrder.Placed.class::isInstance))
                    .hasSize(10);
            assertThat(shop.stock("MUG").available()).isZero();
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void it_is_a_fix_that_says_what_it_will_change_and_does_that() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("MUG", 10));
            relay.drain();
            var item = notReleased(order);

            var offered = fixes.of(item.id()).stream()
                    .filter(offer -> offer.fix().equals("REALLOCATE"))
                    .findFirst()
                    .orElseThrow();
            assertThat(offered.preview())
                    .isInstanceOfSatisfying(
                            Fix.Possible.class,
                            possible -> assertThat(possible.changes().getFirst())
                                    .isEqualTo(
                                            Sentence.of("worklist.fix.will-move", 10L, order.number(), WEST, "EAST")));

            assertThat(applyFix.handle(new ApplyFix.Command(item.id(), "REALLOCATE", Map.of(), "WAREHOUSE", null)))
                    .isInstanceOf(ApplyFix.Applied.class);
            assertThat(served(orders.get(order.id()))).containsExactly(tuple(EAST, 10L));
        });
    }

    private WorkItem notReleased(OrderView order) {
        var work = fulfilment.ofOrder(order.id()).getFirst();
        keepInLine.handle(new KeepInLine.Command(
                Set.of(FloorDwellStates.NOT_RELEASED),
                List.of(work.id().value()),
                List.of(new Wrong(
                        FloorDwellStates.NOT_RELEASED,
                        new Subject("fulfilment order", work.id().value(), work.number()),
                        work.id().value(),
                        order.about(),
                        "/orders/" + order.number(),
                        Sentence.of("worklist.wrong.hold", "credit"),
                        false,
                        null,
                        null))));
        return worklist.list(WorkFilter.open(), PageRequest.first(10)).data().stream()
                .filter(item -> item.kind().equals(FloorDwellStates.NOT_RELEASED))
                .findFirst()
                .orElseThrow();
    }

    private static List<Tuple> served(OrderView order) {
        return order.lines().stream()
                .flatMap(line -> line.sites().stream())
                .map((AtSite at) -> tuple(at.site(), at.quantity()))
                .toList();
    }
}
