package dev.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.inventory.AdjustStock;
import dev.baton.network.SiteCode;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.LineId;
import dev.baton.orders.MoveUnits;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.orders.OrderEvent.UnitsShort;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.ReleaseHold;
import dev.baton.orders.Step;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.WorkItem.ClosedHow;
import dev.baton.worklist.WorkStep.What;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes wrong with orders comes onto the worklist by itself, is dealt with by one person, and leaves it again. */
@BatonTest
class WorklistStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Relay relay;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    ReleaseHold releaseHold;

    @Autowired
    MoveUnits moveUnits;

    @Autowired
    OrderQueries orders;

    @Autowired
    KeepInLine keepInLine;

    @Autowired
    ClaimWork claimWork;

    @Autowired
    ResolveWork resolveWork;

    @Autowired
    ReopenWork reopenWork;

    @Autowired
    ApplyFix applyFix;

    @Autowired
    UndoFix undoFix;

    @Autowired
    Fixes fixes;

    @Autowired
    WorkQueries worklist;

    Caller merchant;

    @BeforeEach
    void aMerchant() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 10);
        });
    }

    @Test
    void the_same_said_twice_is_one_item() {
        merchant.run(() -> {
            var subject = new Subject("order", UUID.randomUUID(), "SO-1");
            var wrong = wrong(subject, "credit");

            assertThat(kept(subject, wrong)).isEqualTo(new KeepInLine.Kept(1, 0, 0));
            assertThat(kept(subject, wrong)).isEqualTo(new KeepInLine.Kept(0, 0, 0));
            assertThat(kept(subject, wrong(subject, "fraud"))).isEqualTo(new KeepInLine.Kept(0, 1, 0));

            assertThat(open()).singleElement().satisfies(item -> {
                assertThat(item.wrong().facts()).containsExactly("fraud");
                assertThat(item.version()).isEqualTo(2);
            });
            assertThat(kept(subject)).isEqualTo(new KeepInLine.Kept(0, 0, 1));
            assertThat(open()).isEmpty();
        });
    }

    @Test
    void however_many_say_it_at_once_it_is_one_item() {
        var subject = new Subject("order", UUID.randomUUID(), "SO-1");

        var kept = Race.of(8, _ -> merchant.call(() -> kept(subject, wrong(subject, "credit"))));

        assertThat(kept.stream().mapToInt(KeepInLine.Kept::raised).sum()).isEqualTo(1);
        merchant.run(() -> assertThat(open()).hasSize(1));
    }

    @Test
    void a_hold_comes_onto_the_list_and_leaves_it_with_its_release() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("TIN", 4));
            var hold = held(order, HoldReason.CREDIT, "Limit");
            assertThat(open())
                    .as("placing and holding raise nothing themselves")
                    .isEmpty();
            relay.drain();

            assertThat(open()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo("ORDER_ON_HOLD");
                assertThat(item.order()).isEqualTo(new AboutOrder(order.id().value(), order.number(), "Rosa Vega"));
                assertThat(item.atRisk()).isEqualTo(order.money().currentTotal());
                assertThat(item.dueAt()).isAfter(item.raisedAt());
            });
            var id = open().getFirst().id();
            releaseHold.handle(new ReleaseHold.Command(order.id(), hold, null, null));
            relay.drain();

            assertThat(open()).isEmpty();
            assertThat(worklist.get(id).closedHow()).isEqualTo(ClosedHow.CAUSE_GONE);
            assertThat(worklist.steps(id)).extracting(WorkStep::what).containsExactly(What.CAUSE_GONE, What.RAISED);
        });
    }

    @Test
    void an_order_without_a_date_and_one_that_was_short_are_on_the_list_until_stock_comes() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("TIN", 8));
            release(order, 8);
            var missed = moveUnits.handle(new MoveUnits.Shortage(
                    order.id(), new SiteCode("EAST"), "FO-1", Map.of(lineOf(order), 5L), AdjustStock.Reason.SHRINKAGE));
            assertThat(missed).isInstanceOf(UnitsShort.class);
            relay.drain();

            assertThat(open()).extracting(WorkItem::kind).contains("UNITS_SHORT", "ORDER_WITHOUT_DATE");
            shop.receive("TIN", "WEST", 100);
            relay.drain();

            assertThat(open()).isEmpty();
        });
    }

    @Test
    void of_two_who_claim_at_once_one_gets_it() {
        var item = merchant.call(this::oneHeld);

        var claims = Race.of(8, number -> person("P" + number).call(() -> claimWork.handle(List.of(item.id()))));

        assertThat(claims.stream().filter(claim -> claim.claimed().size() == 1)).hasSize(1);
        assertThat(claims.stream().filter(claim -> claim.taken().size() == 1)).hasSize(7);
        merchant.run(() -> assertThat(worklist.steps(item.id()))
                .extracting(WorkStep::what)
                .containsExactly(What.CLAIMED, What.RAISED));
    }

    @Test
    void nothing_is_closed_without_its_cause_and_what_was_closed_too_early_is_reopened() {
        merchant.run(() -> {
            var item = oneHeld();

            assertThatThrownBy(() -> resolveWork.handle(new ResolveWork.Command(item.id(), "", "done", null)))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            invalid -> assertThat(invalid.fields())
                                    .extracting(Invalid.Field::field)
                                    .containsExactly("cause"));
            assertThatThrownBy(() -> resolveWork.handle(new ResolveWork.Command(item.id(), "MOON", null, null)))
                    .isInstanceOf(Invalid.class);
            resolveWork.handle(new ResolveWork.Command(item.id(), "RULE", "Too strict", null));
            assertThat(open()).isEmpty();

            var reopened = reopenWork.handle(new ReopenWork.Command(item.id(), "It is not", null));
            assertThat(reopened)
                    .isInstanceOfSatisfying(
                            ReopenWork.Reopened.class,
                            outcome -> assertThat(outcome.item().reopened()).isEqualTo(1));
            assertThat(reopenWork.handle(new ReopenWork.Command(item.id(), null, null)))
                    .isInstanceOf(ReopenWork.NotClosed.class);
        });
    }

    @Test
    void what_a_person_closed_is_not_raised_again_until_it_is_wrong_anew() {
        merchant.run(() -> {
            var subject = new Subject("order", UUID.randomUUID(), "SO-1");
            kept(subject, wrong(subject, "credit"));
            resolveWork.handle(new ResolveWork.Command(open().getFirst().id(), "NONE", null, null));

            assertThat(kept(subject, wrong(subject, "credit"))).isEqualTo(new KeepInLine.Kept(0, 0, 0));
            assertThat(kept(subject)).isEqualTo(new KeepInLine.Kept(0, 0, 0));
            assertThat(kept(subject, wrong(subject, "credit")))
                    .as("it was right in between")
                    .isEqualTo(new KeepInLine.Kept(1, 0, 0));
            resolveWork.handle(new ResolveWork.Command(open().getFirst().id(), "NONE", null, null));
            assertThat(kept(subject, wrong(subject, "fraud")))
                    .as("it is another thing now")
                    .isEqualTo(new KeepInLine.Kept(1, 0, 0));
        });
    }

    @Test
    void the_hold_is_released_from_the_list_and_placed_again_when_that_is_undone() {
        merchant.run(() -> {
            var item = oneHeld();
            assertThat(fixes.of(item.id())).extracting(Fixes.Offer::fix).contains("RELEASE_HOLD", "WAIT_UNTIL");

            var applied = applyFix.handle(
                    new ApplyFix.Command(item.id(), "RELEASE_HOLD", Map.of("note", "Seen"), "RULE", null));

            assertThat(applied).isInstanceOfSatisfying(ApplyFix.Applied.class, outcome -> {
                assertThat(outcome.item().isOpen()).isFalse();
                assertThat(outcome.item().cause()).isEqualTo("RULE");
                assertThat(outcome.item().owner()).isEqualTo("Tester");
            });
            assertThat(orders.get(orderOf(item)).onHold()).isFalse();
            relay.drain();
            assertThat(open()).isEmpty();

            var step = ((ApplyFix.Applied) applied).step();
            assertThat(undoFix.handle(new UndoFix.Command(item.id(), step.id())))
                    .isInstanceOf(UndoFix.Undone.class);
            assertThat(undoFix.handle(new UndoFix.Command(item.id(), step.id())))
                    .isInstanceOf(UndoFix.CannotBeUndone.class);
            relay.drain();
            assertThat(open()).singleElement().extracting(WorkItem::kind).isEqualTo("ORDER_ON_HOLD");
        });
    }

    @Test
    void an_order_that_waits_for_a_day_needs_nobody() {
        merchant.run(() -> {
            var item = oneHeld();

            assertThatThrownBy(() -> applyFix.handle(
                            new ApplyFix.Command(item.id(), "WAIT_UNTIL", Map.of("until", "soon"), null, null)))
                    .isInstanceOf(Invalid.class);
            applyFix.handle(new ApplyFix.Command(item.id(), "WAIT_UNTIL", Map.of("until", "2099-01-04"), null, null));
            relay.drain();

            assertThat(open()).isEmpty();
            assertThat(orders.get(orderOf(item)).holds())
                    .filteredOn(Hold::isActive)
                    .singleElement()
                    .satisfies(hold -> assertThat(hold.releaseOn()).isNotNull());
        });
    }

    @Test
    void whoever_may_not_change_orders_may_not_fix_them() {
        var item = merchant.call(this::oneHeld);
        var clerk = new Caller(merchant.tenant(), Caller.Kind.USER, "Clerk", Set.of("worklist:read", "worklist:write"));

        clerk.run(() -> {
            var refused = applyFix.handle(new ApplyFix.Command(item.id(), "CANCEL_ORDER", Map.of(), null, null));

            assertThat(refused)
                    .isInstanceOfSatisfying(
                            ApplyFix.Refused.class,
                            outcome -> assertThat(outcome.why().key()).isEqualTo("worklist.fix.not-allowed"));
        });
    }

    private WorkItem oneHeld() {
        var order = shop.placed(shop.line("TIN", 4));
        held(order, HoldReason.CREDIT, "Limit");
        relay.drain();
        return open().stream()
                .filter(item -> item.kind().equals("ORDER_ON_HOLD"))
                .findFirst()
                .orElseThrow();
    }

    private UUID held(OrderView order, HoldReason reason, String note) {
        return ((OrderHeld) holdOrder.handle(new HoldOrder.Command(order.id(), reason, note, null, null))).hold();
    }

    private void release(OrderView order, long units) {
        moveUnits.handle(new MoveUnits.Command(
                order.id(), Step.RELEASE, new SiteCode("EAST"), "FO-1", Map.of(lineOf(order), units)));
    }

    private static LineId lineOf(OrderView order) {
        return order.lines().getFirst().id();
    }

    private static OrderId orderOf(WorkItem item) {
        return new OrderId(Objects.requireNonNull(item.order()).id());
    }

    private KeepInLine.Kept kept(Subject subject, Wrong... wrong) {
        return keepInLine.handle(
                new KeepInLine.Command(Set.of("ORDER_ON_HOLD"), List.of(subject.id()), List.of(wrong)));
    }

    private static Wrong wrong(Subject subject, String why) {
        return new Wrong(
                "ORDER_ON_HOLD",
                subject,
                subject.id(),
                null,
                "/orders",
                Sentence.of("worklist.wrong.hold", why),
                false,
                null,
                null);
    }

    private Caller person(String name) {
        return new Caller(merchant.tenant(), Caller.Kind.USER, name, Set.of("*"));
    }

    private List<WorkItem> open() {
        return worklist.list(WorkFilter.open(), PageRequest.first(50)).data();
    }
}
