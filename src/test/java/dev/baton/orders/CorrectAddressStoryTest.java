package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.Address;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.pricing.DefinePriceList;
import dev.baton.pricing.Price;
import dev.baton.pricing.PriceList;
import dev.baton.pricing.SetPrices;
import dev.baton.rules.Effect;
import dev.baton.rules.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An order whose address is doubted waits until a better one is there, and no longer; whoever brings it. */
@BatonTest
class CorrectAddressStoryTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final Address RIGHT = address("1480 Mateo Street", "90021", "CA");

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    MoveUnits moveUnits;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    ReleaseHold releaseHold;

    @Autowired
    CorrectAddress correctAddress;

    @Autowired
    OrderQueries orders;

    @Autowired
    DefinePriceList definePriceList;

    @Autowired
    SetPrices setPrices;

    @Autowired
    RuleDesk ruleDesk;

    Caller merchant;

    @BeforeEach
    void aShop() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 1000);
        });
    }

    @Test
    void an_amendment_to_a_right_address_ends_what_baton_held_and_nothing_else() {
        merchant.run(() -> {
            var order = placedTo(address("1480 Mateo Street", "10001", "CA"));
            assertThat(order.holds())
                    .singleElement()
                    .satisfies(hold -> assertThat(hold.isAddressCheck()).isTrue());
            var byHand = held(order, HoldReason.ADDRESS);

            amendTo(order, RIGHT);

            assertThat(active(order)).extracting(Hold::id).containsExactly(byHand);
            assertThat(happened(order))
                    .containsExactlyInAnyOrder("OrderPlaced", "OrderHeld", "OrderAmended", "HoldReleased");
        });
    }

    @Test
    void another_doubtful_address_is_doubted_for_its_own_reason() {
        merchant.run(() -> {
            var order = placedTo(address("1480 Mateo Street", "10001", "CA"));

            amendTo(order, address("PO Box 7", "90021", "CA"));

            assertThat(active(order)).singleElement().satisfies(hold -> {
                assertThat(hold.id()).isEqualTo(order.holds().getFirst().id());
                assertThat(hold.note()).contains("post office box").doesNotContain("10001");
            });
        });
    }

    @Test
    void whom_a_person_let_go_is_held_again_only_for_another_address() {
        merchant.run(() -> {
            var order = placedTo(address("1480 Mateo Street", "10001", "CA"));
            releaseHold.handle(
                    new ReleaseHold.Command(order.id(), order.holds().getFirst().id(), "Called", null));

            amendOrder.handle(
                    new AmendOrder.Command(order.id(), null, null, null, "Ring twice", null, null, null, null));
            assertThat(active(order)).isEmpty();

            amendTo(order, address("PO Box 7", "90021", "CA"));
            assertThat(active(order))
                    .singleElement()
                    .satisfies(hold -> assertThat(hold.isAddressCheck()).isTrue());
        });
    }

    @Test
    void the_customer_ends_what_baton_and_people_held_for_the_address() {
        merchant.run(() -> {
            var order = placedTo(address("1480 Mateo Street", "10001", "CA"));
            held(order, HoldReason.ADDRESS);
            var fraud = held(order, HoldReason.FRAUD);

            assertThat(correct(order, RIGHT)).isEqualTo(new CorrectAddress.Corrected(order.id(), true));

            assertThat(active(order)).extracting(Hold::id).containsExactly(fraud);
            assertThat(orders.get(order.id()).shipTo().postcode()).isEqualTo("90021");
            assertThat(correct(order, RIGHT)).isEqualTo(new CorrectAddress.NotAsked(order.id()));
        });
    }

    @Test
    void a_right_address_that_a_person_doubted_is_confirmed_by_saying_it_again() {
        merchant.run(() -> {
            var order = placedTo(RIGHT);
            held(order, HoldReason.ADDRESS);

            assertThat(correct(order, RIGHT)).isEqualTo(new CorrectAddress.Corrected(order.id(), false));
            assertThat(active(order)).isEmpty();
        });
    }

    @Test
    void a_doubtful_correction_changes_nothing() {
        merchant.run(() -> {
            var order = placedTo(address("1480 Mateo Street", "10001", "CA"));

            assertThat(correct(order, address("PO Box 7", "90021", "CA"))).isInstanceOf(CorrectAddress.Doubtful.class);
            assertThat(orders.get(order.id())).isEqualTo(order);
        });
    }

    @Test
    void what_a_rule_doubts_the_rule_decides() {
        merchant.run(() -> {
            ruleDesk.publish(
                    Rule.of("hotel", "Hotel", "", "shipTo.city == 'Inglewood'", Effect.HOLD, "ADDRESS", "A hotel."),
                    Rule.of("far", "Too far", "", "shipTo.region == 'HI'", Effect.REJECT, null, "Too far."));
            var order = placedTo(new Address(
                    "Rosa Vega", null, "1 Manchester Blvd", null, "Inglewood", "CA", "90301", "US", null, null));
            assertThat(order.waitsForAddress()).isTrue();

            assertThat(correct(order, address("1 King Street", "96813", "HI")))
                    .isEqualTo(new CorrectAddress.NotPossible(order.id()));
            assertThat(correct(
                            order,
                            new Address(
                                    "Rosa Vega",
                                    null,
                                    "2 Manchester Blvd",
                                    null,
                                    "Inglewood",
                                    "CA",
                                    "90301",
                                    "US",
                                    null,
                                    null)))
                    .isEqualTo(new CorrectAddress.Corrected(order.id(), true));
            assertThat(correct(order, RIGHT)).isEqualTo(new CorrectAddress.Corrected(order.id(), false));
        });
    }

    @Test
    void what_costs_more_at_its_new_address_waits_for_somebody_to_look() {
        merchant.run(() -> {
            definePriceList.handle(new DefinePriceList.Command(
                    new PriceList("RETAIL", "Retail", "USD", null, null, true, LONG_AGO, null, 0),
                    List.of(mugAt(400)),
                    null));
            var listed = new PlaceOrder.Line(Sku.of("MUG"), 4, UnitOfMeasure.EACH, null);
            var same = shop.placedTo(address("1480 Mateo Street", "10001", "CA"), listed);
            var dearer = shop.placedTo(address("1480 Mateo Street", "10001", "CA"), listed);

            assertThat(correct(same, RIGHT)).isEqualTo(new CorrectAddress.Corrected(same.id(), false));

            setPrices.handle(new SetPrices.Command("RETAIL", List.of(mugAt(500)), Set.of()));
            assertThat(correct(dearer, RIGHT)).isEqualTo(new CorrectAddress.Corrected(dearer.id(), true));
            assertThat(active(dearer)).singleElement().satisfies(hold -> {
                assertThat(hold.reason()).isEqualTo(HoldReason.PRICE);
                assertThat(hold.note()).contains("20.00", "16.00");
            });
        });
    }

    @Test
    void nobody_is_asked_who_was_cancelled_or_is_on_a_floor() {
        merchant.run(() -> {
            var cancelled = placedTo(address("1480 Mateo Street", "10001", "CA"));
            cancelOrder.handle(
                    new CancelOrder.Command(cancelled.id(), Map.of(), CancelReason.CUSTOMER_CHANGED_MIND, null, null));
            var released = placedTo(RIGHT);
            var line = released.lines().getFirst();
            moveUnits.handle(new MoveUnits.Command(
                    released.id(), Step.RELEASE, line.sites().getFirst().site(), "F-1", Map.of(line.id(), 1L)));
            held(released, HoldReason.ADDRESS);

            assertThat(correct(cancelled, RIGHT)).isEqualTo(new CorrectAddress.NotAsked(cancelled.id()));
            assertThat(correct(released, RIGHT)).isEqualTo(new CorrectAddress.NotAsked(released.id()));
        });
    }

    private static Address address(String line, String postcode, String region) {
        return new Address(
                "Rosa Vega", null, line, null, "Los Angeles", region, postcode, "US", "rosa@example.org", null);
    }

    private static Price mugAt(long minor) {
        return new Price(new Sku("MUG"), 1, minor, LONG_AGO, null);
    }

    private OrderView placedTo(Address to) {
        return shop.placedTo(to, shop.line("MUG", 4));
    }

    private UUID held(OrderView order, HoldReason reason) {
        return ((OrderHeld) holdOrder.handle(new HoldOrder.Command(order.id(), reason, null, null, null))).hold();
    }

    private void amendTo(OrderView order, Address to) {
        assertThat(amendOrder.handle(new AmendOrder.Command(order.id(), null, to, null, null, null, null, null, null)))
                .isInstanceOf(OrderEvent.OrderAmended.class);
    }

    private CorrectAddress.Outcome correct(OrderView order, Address to) {
        return correctAddress.handle(new CorrectAddress.Command(order.id(), to, "By link"));
    }

    private List<Hold> active(OrderView order) {
        return orders.get(order.id()).holds().stream().filter(Hold::isActive).toList();
    }

    private List<String> happened(OrderView order) {
        return orders.timeline(order.id(), PageRequest.first(20)).data().stream()
                .map(TimelineEntry::type)
                .toList();
    }
}
