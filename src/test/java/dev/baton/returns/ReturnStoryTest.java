package dev.baton.returns;

import static dev.baton.returns.ReturnsDesk.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.billing.BillingQueries;
import dev.baton.catalog.Sku;
import dev.baton.orders.AmendOrder;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.events.Relay;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes back, on a real database. */
@BatonTest
class ReturnStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    ReturnsDesk desk;

    @Autowired
    RequestReturn requestReturn;

    @Autowired
    DecideReturn decideReturn;

    @Autowired
    CancelReturn cancelReturn;

    @Autowired
    ReceiveReturn receiveReturn;

    @Autowired
    FinishReceipt finishReceipt;

    @Autowired
    InspectUnits inspectUnits;

    @Autowired
    SettleReturn settleReturn;

    @Autowired
    PlaceExchange placeExchange;

    @Autowired
    ExpireReturn expireReturn;

    @Autowired
    OpenClaim openClaim;

    @Autowired
    RemedyClaim remedyClaim;

    @Autowired
    BuyReturnLabel buyReturnLabel;

    @Autowired
    ReturnQueries returns;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    OrderQueries orders;

    @Autowired
    BillingQueries billing;

    @Autowired
    Relay relay;

    @Autowired
    Clock clock;

    Caller merchant;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
        merchant.run(desk::open);
    }

    @Test
    void goods_come_back_are_looked_at_and_paid_for() {
        merchant.run(() -> {
            var order = desk.delivered(line("MILL", 4, 2500));
            desk.paid(order);
            var id = desk.requested(order, 0, 2, "DEFECTIVE", Wish.REFUND);
            assertThat(returns.get(id).state()).isEqualTo(ReturnState.APPROVED);
            long before = shop.stock("MILL").onHand();

            desk.receive(id, "MILL", 2);
            assertThat(returns.get(id).state()).isEqualTo(ReturnState.RECEIVED);
            assertThat(shop.stock("MILL").onHand()).as("nobody may sell it yet").isEqualTo(before);
            inspectUnits.handle(new InspectUnits.Command(
                    id,
                    List.of(
                            InspectUnits.Decision.arrived(1, null, 1, Grade.C),
                            new InspectUnits.Decision(
                                    1,
                                    null,
                                    1,
                                    Disposition.UNDECIDED,
                                    null,
                                    Grade.A,
                                    Disposition.RESTOCK,
                                    "nothing is wrong with it",
                                    null)),
                    null));

            assertThat(returns.get(id).state()).isEqualTo(ReturnState.INSPECTED);
            assertThat(shop.stock("MILL").onHand()).isEqualTo(before + 1);
            assertThat(settleReturn.handle(new SettleReturn.Command(id, Set.of(), null, null)))
                    .isInstanceOf(ReturnEvent.ReturnClosed.class);
            var settled = settlement(id);
            assertThat(settled.refunded()).isEqualTo(Money.of(5000, "USD"));
            assertThat(settled.creditMemo()).startsWith("CM-");
            assertThat(settled.refund()).startsWith("REF-");
            assertThat(settleReturn.handle(new SettleReturn.Command(id, Set.of(), null, null)))
                    .as("asking twice is no error")
                    .isInstanceOf(SettleReturn.ClosedAlready.class);
            assertThat(orders.get(order.id()).lines().getFirst().quantities().returned())
                    .isEqualTo(2);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_is_not_paid_is_not_owed_any_more_instead() {
        merchant.run(() -> {
            var order = desk.delivered(line("MILL", 2, 2500));
            var id = inspected(desk.requested(order, 0, 1, "WRONG_ITEM", Wish.REFUND), 1);

            settleReturn.handle(new SettleReturn.Command(id, Set.of(), null, null));

            assertThat(settlement(id).refund()).isNull();
            assertThat(billing.money(order.id()).balance()).isEqualTo(Money.of(2500, "USD"));
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void another_item_is_said_at_once_and_taken_in_for_the_line_it_was_sent_for() {
        merchant.run(() -> {
            var order = desk.delivered(line("MILL", 2, 2500));
            var id = desk.requested(order, 0, 1, "WRONG_ITEM", Wish.REFUND);

            assertThat(desk.receive(id, "LADLE", 1)).isInstanceOf(ReceiveReturn.NotAnnounced.class);
            assertThat(desk.receive(id, "NOTHING", 1)).isInstanceOf(ReceiveReturn.UnknownCode.class);
            assertThat(receiveReturn.handle(new ReceiveReturn.Command(id, "LADLE", 1, "scan-1", false, 1, null, null)))
                    .isInstanceOf(ReturnEvent.ReturnReceived.class);
            assertThat(receiveReturn.handle(new ReceiveReturn.Command(id, "LADLE", 1, "scan-1", false, 1, null, null)))
                    .as("the same scan again, or one too many")
                    .isNotInstanceOf(ReturnEvent.ReturnReceived.class);
            assertThat(returns.get(id).units())
                    .singleElement()
                    .satisfies(unit -> assertThat(unit.sku()).isEqualTo(Sku.of("LADLE")));
            inspectUnits.handle(new InspectUnits.Command(
                    id, List.of(InspectUnits.Decision.arrived(1, Sku.of("LADLE"), 1, Grade.A)), null));
            settleReturn.handle(new SettleReturn.Command(id, Set.of(), null, null));

            assertThat(returns.rates(null, null).fulfilmentUnits()).isEqualTo(1);
            assertThat(returns.rates(null, null).shippedUnits()).isEqualTo(2);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void more_than_announced_is_kept_as_such_when_somebody_says_so() {
        merchant.run(() -> {
            var order = desk.delivered(line("MILL", 1, 2500));
            var id = desk.requested(order, 0, 1, "DEFECTIVE", Wish.REFUND);

            assertThat(desk.receive(id, "MILL", 3)).isInstanceOf(ReceiveReturn.MoreThanAnnounced.class);
            receiveReturn.handle(new ReceiveReturn.Command(id, "MILL", 3, null, true, null, null, null));

            var lines = returns.get(id).lines();
            assertThat(lines).hasSize(2);
            assertThat(lines.get(1).isAnnounced()).isFalse();
            assertThat(lines.get(1).orderLine()).as("only one had ever left").isNull();
            assertThat(lines.get(1).received()).isEqualTo(2);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_stands_in_quarantine_can_be_decided_again() {
        merchant.run(() -> {
            var order = desk.delivered(line("MILL", 1, 2500));
            var id = desk.requested(order, 0, 1, "WRONG_ITEM", Wish.REFUND);
            desk.receive(id, "MILL", 1);
            inspectUnits.handle(
                    new InspectUnits.Command(id, List.of(InspectUnits.Decision.arrived(1, null, 1, Grade.B)), null));
            assertThat(returns.get(id).units().getFirst().disposition()).isEqualTo(Disposition.QUARANTINE);
            settleReturn.handle(new SettleReturn.Command(id, Set.of(), null, null));
            long before = shop.stock("MILL").onHand();

            inspectUnits.handle(new InspectUnits.Command(
                    id,
                    List.of(new InspectUnits.Decision(
                            1,
                            null,
                            1,
                            Disposition.QUARANTINE,
                            Grade.B,
                            Grade.A,
                            Disposition.RESTOCK,
                            "packed anew",
                            null)),
                    null));

            assertThat(shop.stock("MILL").onHand()).isEqualTo(before + 1);
            assertThat(returns.get(id).state()).isEqualTo(ReturnState.CLOSED);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void an_even_exchange_waits_for_the_goods_and_moves_no_money() {
        merchant.run(() -> {
            var order = desk.delivered(line("MILL", 2, 2500));
            desk.paid(order);
            var id = desk.requested(order, 0, 1, "WRONG_ITEM", Wish.EXCHANGE);
            placeExchange.handle(id);
            var exchange = exchange(id);
            assertThat(placeExchange.handle(id)).isInstanceOf(PlaceExchange.PlacedBefore.class);
            assertThat(orders.get(exchange.order()).holds())
                    .singleElement()
                    .satisfies(hold -> assertThat(hold.reason()).isEqualTo(HoldReason.RETURN));
            assertThat(exchange.total()).isEqualTo(Money.of(2500, "USD"));

            inspected(id, 1);

            assertThat(orders.get(exchange.order()).onHold()).isFalse();
            settleReturn.handle(new SettleReturn.Command(id, Set.of(), null, null));
            var settled = settlement(id);
            assertThat(settled.applied()).isEqualTo(Money.of(2500, "USD"));
            assertThat(settled.refund()).isNull();
            assertThat(billing.money(exchange.order()).owed().isZero()).isTrue();
            relay.drain();
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_was_sent_ahead_is_to_be_paid_when_the_goods_do_not_come() {
        merchant.run(() -> {
            var order = desk.delivered(line("MILL", 2, 2500));
            var made = (RequestReturn.Requested) requestReturn.handle(new RequestReturn.Command(
                    order.id(),
                    List.of(new RequestReturn.Line(order.lines().getFirst().id(), 1, "DEFECTIVE", null)),
                    Wish.EXCHANGE,
                    List.of(new Replacement(Sku.of("MILL"), 1)),
                    true,
                    null,
                    null,
                    ReturnOrigin.DESK));
            placeExchange.handle(made.id());
            assertThat(orders.get(exchange(made.id()).order()).onHold()).isFalse();
            assertThat(expireReturn.handle(made.id()).lapsed()).isFalse();

            var later = clock.instant().plus(Duration.ofDays(16));
            ScopedClock.at(later, () -> {
                assertThat(expireReturn.handle(made.id()).lapsed()).isTrue();
                return later;
            });

            assertThat(returns.get(made.id()).state()).isEqualTo(ReturnState.EXPIRED);
            assertThat(exchange(made.id()).lapsed()).isTrue();
            assertThat(billing.money(exchange(made.id()).order()).owed()).isEqualTo(Money.of(2500, "USD"));
        });
    }

    @Test
    void the_policy_answers_a_customer_and_asks_a_person() {
        merchant.run(() -> {
            var order = desk.delivered(line("MILL", 20, 2500));
            var late = clock.instant().plus(Duration.ofDays(40));
            ScopedClock.at(late, () -> {
                var asked = desk.wanted(order, 0, 1, "NO_LONGER_WANTED", Wish.REFUND);
                assertThat(requestReturn.handle(new RequestReturn.Command(
                                asked.order(),
                                asked.lines(),
                                asked.wish(),
                                List.of(),
                                false,
                                null,
                                null,
                                ReturnOrigin.SELF_SERVICE)))
                        .isInstanceOf(RequestReturn.NotEligible.class);
                var made = (RequestReturn.Requested) requestReturn.handle(asked);
                assertThat(made.state()).isEqualTo(ReturnState.REQUESTED);
                decideReturn.handle(new DecideReturn.Rejection(made.id(), "too late", null));
                return late;
            });

            assertThat(requestReturn.handle(desk.wanted(order, 0, 20, "DEFECTIVE", Wish.REFUND)))
                    .as("a rejected return holds no units")
                    .isInstanceOf(RequestReturn.Requested.class);
        });
    }

    @Test
    void a_customer_keeps_what_is_not_worth_the_way() {
        merchant.run(() -> {
            var order = desk.delivered(line("MILL", 1, 500));
            desk.paid(order);
            var id = desk.requested(order, 0, 1, "BROKEN_ON_THE_WAY", Wish.REFUND);

            assertThat(returns.get(id).keepsGoods()).isTrue();
            assertThat(desk.receive(id, "MILL", 1)).isInstanceOf(ReceiveReturn.NotAwaited.class);
            settleReturn.handle(new SettleReturn.Command(id, Set.of(), null, null));

            assertThat(settlement(id).refunded()).isEqualTo(Money.of(500, "USD"));
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void less_than_announced_is_inspected_once_somebody_says_that_it_is_all() {
        merchant.run(() -> {
            var order = desk.delivered(line("MILL", 3, 2500));
            var id = desk.requested(order, 0, 3, "DEFECTIVE", Wish.REFUND);
            desk.receive(id, "MILL", 2);
            inspectUnits.handle(
                    new InspectUnits.Command(id, List.of(InspectUnits.Decision.arrived(1, null, 2, Grade.D)), null));
            assertThat(returns.get(id).state()).isEqualTo(ReturnState.RECEIVED);

            finishReceipt.handle(new FinishReceipt.Command(id, null));

            assertThat(returns.get(id).state()).isEqualTo(ReturnState.INSPECTED);
            settleReturn.handle(new SettleReturn.Command(id, Set.of(), null, null));
            assertThat(requestReturn.handle(desk.wanted(order, 0, 1, "DEFECTIVE", Wish.REFUND)))
                    .as("the third is free to come back")
                    .isInstanceOf(RequestReturn.Requested.class);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void a_label_is_bought_once_and_found_by_its_number() {
        merchant.run(() -> {
            var order = desk.delivered(line("MILL", 1, 2500));
            var id = desk.requested(order, 0, 1, "DEFECTIVE", Wish.REFUND);

            var first = (BuyReturnLabel.Labelled) buyReturnLabel.handle(id);
            var second = (BuyReturnLabel.Labelled) buyReturnLabel.handle(id);

            assertThat(second.label()).isEqualTo(first.label());
            assertThat(returns.called(first.label().trackingNumber())).contains(id);
            assertThat(returns.called(returns.get(id).number().toLowerCase(java.util.Locale.ROOT)))
                    .contains(id);
        });
    }

    @Test
    void a_claim_is_made_good_once() {
        merchant.run(() -> {
            var order = desk.delivered(line("MILL", 2, 2500));
            desk.paid(order);
            var claim = openClaim.handle(new OpenClaim.Command(
                    order.id(),
                    null,
                    null,
                    Claim.Kind.LOST,
                    Claim.Liable.CARRIER,
                    Money.of(2500, "USD"),
                    List.of(new OpenClaim.Line(order.lines().getFirst().id(), 1)),
                    null));

            var reshipped = (RemedyClaim.Remedied) remedyClaim.reship(claim.id());
            assertThat(reshipped.claim().remedyDocument()).isNotBlank();
            assertThat(remedyClaim.refund(claim.id())).isInstanceOf(RemedyClaim.RemediedBefore.class);

            var other = openClaim.handle(new OpenClaim.Command(
                    order.id(),
                    null,
                    null,
                    Claim.Kind.MISSING,
                    Claim.Liable.WAREHOUSE,
                    Money.of(2500, "USD"),
                    List.of(new OpenClaim.Line(order.lines().getFirst().id(), 1)),
                    null));
            var refunded = (RemedyClaim.Remedied) remedyClaim.refund(other.id());
            assertThat(refunded.claim().remedyDocument()).startsWith("CM-");
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    // ── everybody at once ──────────────────────────────────────────────────────────────────────────────────────

    @Test
    void the_same_units_are_promised_to_come_back_once() {
        var order = merchant.call(() -> desk.delivered(line("MILL", 5, 2500)));

        var outcomes = Race.of(
                8, _ -> merchant.call(() -> requestReturn.handle(desk.wanted(order, 0, 2, "DEFECTIVE", Wish.REFUND))));

        assertThat(outcomes)
                .filteredOn(RequestReturn.Requested.class::isInstance)
                .hasSize(2);
        assertThat(outcomes)
                .filteredOn(RequestReturn.MoreThanShipped.class::isInstance)
                .hasSize(6);
    }

    @Test
    void two_who_receive_the_same_return_count_every_unit_once() {
        var id = merchant.call(
                () -> desk.requested(desk.delivered(line("MILL", 5, 2500)), 0, 5, "DEFECTIVE", Wish.REFUND));

        var outcomes = Race.of(8, _ -> merchant.call(() -> desk.receive(id, "MILL", 1)));

        assertThat(outcomes)
                .filteredOn(ReturnEvent.ReturnReceived.class::isInstance)
                .hasSize(5);
        merchant.run(() -> {
            assertThat(returns.get(id).lines().getFirst().received()).isEqualTo(5);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void a_return_is_settled_once_whoever_presses_first() {
        var id = merchant.call(() -> {
            var order = desk.delivered(line("MILL", 1, 2500));
            desk.paid(order);
            return inspected(desk.requested(order, 0, 1, "DEFECTIVE", Wish.REFUND), 1);
        });

        var outcomes = Race.of(
                6, _ -> merchant.call(() -> settleReturn.handle(new SettleReturn.Command(id, Set.of(), null, null))));

        assertThat(outcomes)
                .filteredOn(ReturnEvent.ReturnClosed.class::isInstance)
                .hasSize(1);
        merchant.run(() -> assertThat(shop.contradictions()).isEmpty());
    }

    /** Whatever is asked, received, decided and settled in whatever order: units and money stay provable. */
    @RepeatedTest(6)
    void any_sequence_keeps_units_and_money(RepetitionInfo repetition) {
        var random = new Random(1122L + repetition.getCurrentRepetition());
        merchant.run(() -> {
            var placed = desk.placed(line("MILL", 9, 1999), line("LADLE", 5, 333));
            assertThat(amendOrder.handle(new AmendOrder.Command(
                            placed.id(),
                            List.of(
                                    line("MILL", 6 + random.nextInt(6), 1 + random.nextInt(2500)),
                                    line("LADLE", 4 + random.nextInt(3), 333)),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)))
                    .isInstanceOf(OrderEvent.OrderAmended.class);
            assertThat(cancelOrder.handle(new CancelOrder.Command(
                            placed.id(),
                            Map.of(orders.get(placed.id()).lines().getFirst().id(), 1L + random.nextInt(3)),
                            CancelReason.CUSTOMER_CHANGED_MIND,
                            null,
                            null)))
                    .isInstanceOf(OrderEvent.UnitsCancelled.class);
            var order = desk.delivered(orders.get(placed.id()));
            if (random.nextBoolean()) {
                desk.paid(order);
            }
            var ids = new ArrayList<ReturnId>();
            for (int i = 0; i < 40; i++) {
                step(random, order, ids);
            }
            relay.drain();
            assertThat(shop.contradictions()).isEmpty();
            assertThat(billing.money(order.id()).charged().isNegative()).isFalse();
        });
    }

    private void step(Random random, dev.baton.orders.OrderView order, List<ReturnId> ids) {
        int action = ids.isEmpty() ? 0 : random.nextInt(7);
        var policy = returns.policy();
        if (action == 0) {
            var reason = policy.reasons().get(random.nextInt(policy.reasons().size()));
            var outcome = requestReturn.handle(desk.wanted(
                    order,
                    random.nextInt(2),
                    1 + random.nextInt(3),
                    reason.code(),
                    random.nextInt(4) == 0 ? Wish.STORE_CREDIT : Wish.REFUND));
            if (outcome instanceof RequestReturn.Requested made) {
                ids.add(made.id());
            }
            return;
        }
        var id = ids.get(random.nextInt(ids.size()));
        var sku = random.nextInt(3) == 0 ? "LADLE" : "MILL";
        switch (action) {
            case 1, 2 ->
                receiveReturn.handle(new ReceiveReturn.Command(
                        id, sku, 1 + random.nextInt(2), null, random.nextInt(3) == 0, null, null, null));
            case 3, 4 -> decide(random, id);
            case 5 -> {
                if (random.nextBoolean()) {
                    finishReceipt.handle(new FinishReceipt.Command(id, null));
                } else {
                    cancelReturn.handle(new CancelReturn.Command(id, null, null));
                }
            }
            default -> settleReturn.handle(new SettleReturn.Command(id, Set.of(), null, null));
        }
    }

    private void decide(Random random, ReturnId id) {
        var open = returns.get(id).units().stream()
                .filter(unit -> unit.disposition().isOpen())
                .toList();
        if (open.isEmpty()) {
            return;
        }
        var unit = open.get(random.nextInt(open.size()));
        var grade = List.of(Grade.values()).get(random.nextInt(4));
        var places = List.of(Disposition.values());
        inspectUnits.handle(new InspectUnits.Command(
                id,
                List.of(new InspectUnits.Decision(
                        unit.line(),
                        unit.sku(),
                        1 + random.nextInt((int) unit.quantity()),
                        unit.disposition(),
                        unit.grade(),
                        grade,
                        places.get(1 + random.nextInt(places.size() - 1)),
                        "as it looks",
                        random.nextInt(3) == 0 ? Cause.PACK : null)),
                null));
    }

    private Settlement settlement(ReturnId id) {
        return Objects.requireNonNull(returns.get(id).settlement());
    }

    private Exchange exchange(ReturnId id) {
        return Objects.requireNonNull(returns.get(id).exchange());
    }

    private ReturnId inspected(ReturnId id, long quantity) {
        desk.receive(id, "MILL", quantity);
        inspectUnits.handle(
                new InspectUnits.Command(id, List.of(InspectUnits.Decision.arrived(1, null, quantity, Grade.A)), null));
        return id;
    }
}
