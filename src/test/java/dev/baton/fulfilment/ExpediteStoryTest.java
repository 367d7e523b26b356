package dev.baton.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.orders.DefineApprovalPolicy;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.FixDesk;
import dev.baton.worklist.Fixes;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What nobody gets round to is put before what leaves with it, and back into its turn. */
@BatonTest
class ExpediteStoryTest {

    private static final String EXPEDITE = "EXPEDITE";

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    FixDesk desk;

    @Autowired
    Fixes fixes;

    @Autowired
    OrderQueries orders;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    ReleaseFulfilmentOrder release;

    @Autowired
    DefineApprovalPolicy defineApprovalPolicy;

    @Autowired
    Relay relay;

    Caller merchant;

    @BeforeEach
    void aSite() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 100);
        });
    }

    @Test
    void the_last_becomes_the_first_at_the_same_price_and_the_last_again() {
        merchant.run(() -> {
            var first = placed();
            var second = placed();
            var last = placed();
            assertThat(queue()).containsExactly(first.number(), second.number(), last.number());
            var item = desk.stalled(last, FloorDwellStates.NOT_RELEASED);

            assertThat(desk.possible(item, EXPEDITE).changes())
                    .containsExactly(
                            Sentence.of("worklist.fix.will-expedite", last.number(), "EAST", 2L),
                            Sentence.of("worklist.fix.will-rank", 101, 100));
            desk.applied(item, EXPEDITE, Map.of());
            relay.drain();

            assertThat(queue()).containsExactly(last.number(), first.number(), second.number());
            assertThat(orders.get(last.id()).money()).isEqualTo(last.money());
            assertThat(desk.offered(item, EXPEDITE))
                    .isEqualTo(new Fix.NotNow(Sentence.of("worklist.fix.first-already", last.number(), "EAST")));

            desk.undoLast(item);
            relay.drain();
            assertThat(queue()).containsExactly(first.number(), second.number(), last.number());
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_is_on_the_floor_stays_in_its_turn_and_only_one_can_be_the_first() {
        merchant.run(() -> {
            placed();
            var last = placed();
            var item = desk.stalled(last, FloorDwellStates.NOT_RELEASED);
            assertThat(fixes.of(List.of(item.id())))
                    .extracting(Fixes.OfferForMany::fix)
                    .contains("RELEASE_TO_FLOOR")
                    .doesNotContain(EXPEDITE);

            release.handle(new ReleaseFulfilmentOrder.Command(
                    fulfilment.ofOrder(last.id()).getFirst().id()));

            assertThat(desk.offered(item, EXPEDITE))
                    .isEqualTo(new Fix.NotNow(Sentence.of("worklist.fix.floor-has-it")));
            assertThat(desk.apply(item, EXPEDITE, Map.of())).isInstanceOf(ApplyFix.Refused.class);
        });
    }

    @Test
    void where_a_second_person_has_to_agree_it_says_so_before_and_waits_for_them() {
        merchant.run(() -> {
            defineApprovalPolicy.handle(new DefineApprovalPolicy.Command(true, true));
            placed();
            var last = placed();
            var item = desk.stalled(last, FloorDwellStates.NOT_RELEASED);

            assertThat(desk.possible(item, EXPEDITE).changes())
                    .contains(Sentence.of("worklist.fix.will-want-approval"));
            desk.applied(item, EXPEDITE, Map.of());

            assertThat(orders.get(last.id()).holds())
                    .filteredOn(Hold::isApprovalCheck)
                    .extracting(Hold::reason)
                    .containsExactly(HoldReason.EXPEDITE);
        });
    }

    private OrderView placed() {
        var order = shop.placed(shop.line("MUG", 2));
        relay.drain();
        return order;
    }

    private List<String> queue() {
        return fulfilment.list(FulfilmentFilter.ALL, PageRequest.first(10)).data().stream()
                .map(FulfilmentRow::orderNumber)
                .toList();
    }
}
