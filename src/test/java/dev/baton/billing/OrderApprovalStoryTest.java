package dev.baton.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.billing.BillingEvent.ApprovalDeclined;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.AmendOrder;
import dev.baton.orders.ApprovalPolicies;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.DefineApprovalPolicy;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.ReleaseHold;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.DataScope;
import dev.baton.pricing.AppliedCharge;
import dev.baton.pricing.ByHand;
import dev.baton.pricing.Discount;
import dev.baton.pricing.ManualCharge;
import dev.baton.pricing.ManualDiscount;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkQueries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Discounts and priorities above what one person may decide wait for another: a mug costs 2.50. */
@BatonTest
class OrderApprovalStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    ReleaseHold releaseHold;

    @Autowired
    DecideApproval decideApproval;

    @Autowired
    DefineApprovalLimit defineApprovalLimit;

    @Autowired
    DefineApprovalPolicy defineApprovalPolicy;

    @Autowired
    ApprovalPolicies policies;

    @Autowired
    BillingQueries billing;

    @Autowired
    OrderQueries orders;

    @Autowired
    WorkQueries worklist;

    @Autowired
    Relay relay;

    Caller merchant;
    Caller clerk;
    Caller ana;
    Caller bo;

    @BeforeEach
    void ten_dollars_may_be_given_by_hand() {
        merchant = tenants.fresh();
        clerk = person("Clerk", "orders:write");
        ana = person("Ana", "orders:write", "approvals:write");
        bo = person("Bo", "approvals:write");
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 10_000);
            defineApprovalLimit.handle(new ApprovalLimit("USD", null, null, null, usd(1000)));
        });
    }

    @Test
    void the_order_is_held_from_the_first_moment_and_goes_on_once_somebody_agrees() {
        var order = placed(clerk, 10, discount(600), discount(401));
        assertThat(order.onHold()).isTrue();
        assertThat(waiting(order)).hasValueSatisfying(hold -> {
            assertThat(hold.reason()).isEqualTo(HoldReason.DISCOUNT);
            assertThat(hold.placedBy()).isEqualTo("Clerk");
            assertThat(hold.note()).contains("10.01 USD", "10.00 USD");
        });

        var approval = asked(order);
        assertThat(approval.kind()).isEqualTo(Approval.Kind.DISCOUNT);
        assertThat(approval.askedBy()).isEqualTo("Clerk");
        assertThat(approval.amount()).isEqualTo(usd(1001));
        assertThat(approval.limit()).isEqualTo(usd(1000));
        assertThat(approval.reason()).isEqualTo("Old friends");
        assertThat(clerk.call(() -> decide(approval, true))).isInstanceOf(DecideApproval.OwnRequest.class);
        var approved = bo.call(() -> (DecideApproval.Approved) decide(approval, true));

        assertThat(approved.approval().state()).isEqualTo(Approval.State.APPROVED);
        var after = read(order);
        assertThat(after.onHold()).isFalse();
        assertThat(after.holds())
                .singleElement()
                .satisfies(hold -> assertThat(hold.releasedBy()).isEqualTo("Bo"));
        settled();
        assertThat(approvals(order)).hasSize(1);
        assertThat(bo.call(() -> decide(approval, false))).isInstanceOf(DecideApproval.AlreadyDecided.class);
        merchant.run(() -> assertThat(shop.contradictions()).isEmpty());
    }

    @Test
    void up_to_the_limit_nobody_is_asked() {
        assertThat(placed(clerk, 10, discount(600), discount(400)).onHold()).isFalse();
        assertThat(placed(clerk, 10).onHold()).isFalse();
        settled();
        merchant.run(() -> {
            assertThat(billing.approvalsWaiting()).isZero();
            defineApprovalLimit.handle(new ApprovalLimit("USD", usd(1), null, null, null));
        });
        assertThat(placed(clerk, 10, discount(2000)).onHold()).isFalse();
    }

    @Test
    void who_may_decide_vouches_for_their_own_orders_unless_four_eyes_look_at_everything() {
        assertThat(placed(ana, 10, discount(1001)).onHold()).isFalse();
        var delegate = new Caller(
                merchant.tenant(), Caller.Kind.USER, "Dee", Set.of("orders:write"), DataScope.ALL, List.of("Ana"));
        assertThat(placed(delegate, 10, discount(1001)).onHold()).isTrue();
        assertThat(placed(merchant, 10, discount(1001)).onHold()).isTrue();

        merchant.run(() -> defineApprovalPolicy.handle(new DefineApprovalPolicy.Command(true, false)));

        var order = placed(ana, 10, discount(1001));
        assertThat(order.onHold()).isTrue();
        var approval = asked(order);
        assertThat(ana.call(() -> decide(approval, true))).isInstanceOf(DecideApproval.OwnRequest.class);
        assertThat(bo.call(() -> decide(approval, true))).isInstanceOf(DecideApproval.Approved.class);
        merchant.run(() -> assertThat(policies.current().fourEyes()).isTrue());
    }

    @Test
    void nobody_goes_around_it() {
        var order = placed(clerk, 10, discount(2000));
        var hold = waiting(order).orElseThrow();
        var command = new ReleaseHold.Command(order.id(), hold.id(), "please", null);
        assertThat(List.of(clerk, ana, merchant))
                .allSatisfy(caller -> assertThat(caller.call(() -> releaseHold.handle(command)))
                        .isInstanceOf(ReleaseHold.WaitsForApproval.class));
        assertThat(read(order).onHold()).isTrue();
        settled();
        merchant.run(() -> assertThat(
                        worklist.list(WorkFilter.open(), PageRequest.first(10)).data())
                .isEmpty());
    }

    @Test
    void declined_it_stays_with_the_words_of_whoever_declined_until_it_is_amended() {
        var order = placed(clerk, 10, percent(50));
        var approval = asked(order);

        assertThat(bo.call(() ->
                        decideApproval.handle(new DecideApproval.Command(approval.id(), false, "Too much for a mug"))))
                .isInstanceOf(ApprovalDeclined.class);

        assertThat(waiting(read(order)).orElseThrow().note()).isEqualTo("Declined by Bo: Too much for a mug");
        amended(clerk, order, "Ring twice");
        settled();
        assertThat(waiting(read(order))).isPresent();
        assertThat(approvals(order)).hasSize(1);

        amended(clerk, order, 8);

        assertThat(read(order).onHold()).isFalse();
        merchant.run(() -> assertThat(billing.approvalsWaiting()).isZero());
    }

    @Test
    void without_what_was_given_by_hand_nobody_is_asked() {
        var order = placed(clerk, 10, discount(1500));
        var approval = asked(order);
        amend(
                clerk,
                new AmendOrder.Command(
                        order.id(), null, null, null, null, null, null, null, false, ByHand.NOTHING, null));
        assertThat(read(order).onHold()).isFalse();
        assertThat(read(order).money().discount()).isEqualTo(usd(0));
        assertThat(state(approval)).isEqualTo(Approval.State.WITHDRAWN);
    }

    @Test
    void what_is_added_by_hand_counts_like_what_is_taken_off() {
        var order = placed(clerk, 10, discount(600));
        assertThat(read(order).onHold()).isFalse();
        amend(
                clerk,
                new AmendOrder.Command(
                        order.id(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        with(discount(600), wrap(600)),
                        null));

        var approval = asked(order);
        assertThat(approval.amount()).isEqualTo(usd(1200));
        assertThat(approval.reason()).isEqualTo("Old friends; Two ribbons");
        assertThat(read(order).money().shipping())
                .isEqualTo(order.money().shipping().plus(usd(600)));
        bo.run(() -> assertThat(decide(approval, true)).isInstanceOf(DecideApproval.Approved.class));
        assertThat(read(order).onHold()).isFalse();
        amend(
                clerk,
                new AmendOrder.Command(
                        order.id(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        with(discount(600), wrap(550)),
                        null));
        assertThat(read(order).charges()).extracting(AppliedCharge::amount).containsExactly(usd(550));
        assertThat(read(order).onHold()).isFalse();
    }

    private static ByHand with(ManualDiscount discount, ManualCharge charge) {
        return new ByHand(List.of(discount), List.of(charge));
    }

    private static ManualCharge wrap(long minor) {
        return new ManualCharge(ManualCharge.Kind.GIFT_WRAP, "Two ribbons", minor, null);
    }

    @Test
    void below_the_limit_the_request_is_withdrawn_and_above_what_was_agreed_it_is_asked_anew() {
        var order = placed(clerk, 10, percent(50));
        var first = asked(order);
        amended(clerk, order, 12);
        var second = asked(order);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.amount()).isEqualTo(usd(1500));
        assertThat(state(first)).isEqualTo(Approval.State.WITHDRAWN);
        bo.run(() -> assertThat(decide(first, true)).isInstanceOf(DecideApproval.AlreadyDecided.class));
        bo.run(() -> assertThat(decide(second, true)).isInstanceOf(DecideApproval.Approved.class));

        amended(clerk, order, 12, "the same");
        amended(clerk, order, 4);
        amended(clerk, order, 11);
        assertThat(read(order).onHold()).isFalse();

        amended(clerk, order, 14);
        var third = asked(order);
        assertThat(third.amount()).isEqualTo(usd(1750));
        amended(clerk, order, 12);
        settled();
        assertThat(read(order).onHold()).isFalse();
        assertThat(state(third)).isEqualTo(Approval.State.WITHDRAWN);
        amended(bo, order, 14);
        assertThat(read(order).onHold()).isFalse();
        merchant.run(() -> assertThat(shop.contradictions()).isEmpty());
    }

    @Test
    void a_cancelled_order_asks_no_longer() {
        var order = placed(clerk, 10, percent(50));
        var approval = asked(order);
        merchant.run(() -> cancelOrder.handle(
                new CancelOrder.Command(order.id(), Map.of(), CancelReason.CUSTOMER_CHANGED_MIND, null, null)));
        bo.run(() -> assertThat(decide(approval, true)).isInstanceOf(DecideApproval.NoLongerPossible.class));
        settled();
        assertThat(state(approval)).isEqualTo(Approval.State.WITHDRAWN);
    }

    @Test
    void of_many_who_decide_at_once_one_does() {
        var order = placed(clerk, 10, percent(50));
        var approval = asked(order);

        var outcomes = Race.of(10, turn -> bo.call(() -> decide(approval, turn % 2 == 0)));

        assertThat(outcomes)
                .filteredOn(
                        outcome -> outcome instanceof DecideApproval.Approved || outcome instanceof ApprovalDeclined)
                .hasSize(1);
        assertThat(read(order).onHold()).isEqualTo(state(approval) == Approval.State.DECLINED);
    }

    @Test
    void who_wants_to_be_served_first_asks_when_the_company_says_so() {
        assertThat(ranked(clerk, 101).onHold()).isFalse();
        merchant.run(() -> defineApprovalPolicy.handle(new DefineApprovalPolicy.Command(false, true)));

        assertThat(ranked(clerk, 100).onHold()).isFalse();
        assertThat(ranked(ana, 101).onHold()).isFalse();
        var order = ranked(clerk, 150);
        assertThat(waiting(order).orElseThrow().reason()).isEqualTo(HoldReason.EXPEDITE);
        var approval = asked(order);
        assertThat(approval.kind()).isEqualTo(Approval.Kind.EXPEDITE);
        assertThat(approval.amount()).isEqualTo(order.money().total());
        bo.run(() -> assertThat(decide(approval, true)).isInstanceOf(DecideApproval.Approved.class));
        assertThat(read(order).onHold()).isFalse();

        amend(clerk, new AmendOrder.Command(order.id(), null, null, null, "Twice", null, null, null, null));
        amend(clerk, new AmendOrder.Command(order.id(), null, null, null, null, 120, null, null, null));
        assertThat(read(order).onHold()).isFalse();
        amend(clerk, new AmendOrder.Command(order.id(), null, null, null, null, 151, null, null, null));
        assertThat(read(order).onHold()).isTrue();
        amend(clerk, new AmendOrder.Command(order.id(), null, null, null, null, 100, null, null, null));
        assertThat(read(order).onHold()).isFalse();
    }

    // ── words ──────────────────────────────────────────────────────────────────────────────────────────────────

    private Caller person(String name, String... scopes) {
        return new Caller(merchant.tenant(), Caller.Kind.USER, name, Set.of(scopes));
    }

    private OrderView placed(Caller caller, long mugs, ManualDiscount... discounts) {
        return placed(caller, mugs, null, discounts);
    }

    private OrderView ranked(Caller caller, int priority) {
        return placed(caller, 1, priority);
    }

    private OrderView placed(Caller caller, long mugs, @Nullable Integer priority, ManualDiscount... discounts) {
        var command = new PlaceOrder.Command(
                "phone",
                null,
                null,
                Shop.LOS_ANGELES,
                List.of(shop.line("MUG", mugs)),
                null,
                null,
                priority,
                ShippingPolicy.PARTIAL,
                null,
                "USD",
                List.of(),
                List.of(discounts),
                null);
        return ((PlaceOrder.Placed) caller.call(() -> placeOrder.handle(command))).order();
    }

    private static ManualDiscount discount(long minor) {
        return new ManualDiscount("Old friends", Discount.Kind.AMOUNT, minor, null);
    }

    private static ManualDiscount percent(int percent) {
        return new ManualDiscount("Old friends", Discount.Kind.PERCENT, percent * 100L, null);
    }

    private void amended(Caller caller, OrderView order, long mugs) {
        amended(caller, order, mugs, null);
    }

    private void amended(Caller caller, OrderView order, long mugs, @Nullable String notes) {
        amend(
                caller,
                new AmendOrder.Command(
                        order.id(), List.of(shop.line("MUG", mugs)), null, null, notes, null, null, null, null));
    }

    private void amended(Caller caller, OrderView order, String notes) {
        amend(caller, new AmendOrder.Command(order.id(), null, null, null, notes, null, null, null, null));
    }

    private void amend(Caller caller, AmendOrder.Command command) {
        assertThat(caller.call(() -> amendOrder.handle(command))).isInstanceOf(OrderAmended.class);
    }

    private DecideApproval.Outcome decide(Approval approval, boolean agreed) {
        return decideApproval.handle(new DecideApproval.Command(approval.id(), agreed, null));
    }

    private Approval asked(OrderView order) {
        settled();
        return merchant.call(() -> billing.approvals(Approval.State.WAITING, order.id(), PageRequest.first(5)))
                .data()
                .getFirst();
    }

    private List<Approval> approvals(OrderView order) {
        return merchant.call(() -> billing.approvals(null, order.id(), PageRequest.first(20)))
                .data();
    }

    private Approval.State state(Approval approval) {
        settled();
        return merchant.call(() -> billing.approval(approval.id()).state());
    }

    private Optional<Hold> waiting(OrderView order) {
        return order.holds().stream().filter(Hold::isApprovalCheck).findFirst();
    }

    private OrderView read(OrderView order) {
        return read(order.id());
    }

    private OrderView read(OrderId order) {
        return merchant.call(() -> orders.get(order));
    }

    private void settled() {
        relay.drain();
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }
}
