package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.customers.Address;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.platform.NotFound;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.FixDesk;
import dev.baton.worklist.FixMany;
import dev.baton.worklist.Fixes;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What can be done about an order from the worklist does what it said it would, and can be taken back. */
@BatonTest
class FixesStoryTest {

    private static final Address WRONG_POSTCODE =
            new Address("Alma Reyes", null, "1480 Mateo Street", null, "Los Angeles", "CA", "10001", "US", null, null);

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    OrderQueries orders;

    @Autowired
    FixDesk desk;

    @Autowired
    Fixes fixes;

    @Autowired
    Relay relay;

    @Autowired
    FixMany fixMany;

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
            var item = desk.item(order);

            assertThat(desk.offered(item, "SHIP_WHAT_IS_THERE"))
                    .isInstanceOfSatisfying(
                            Fix.Possible.class,
                            possible -> assertThat(possible.changes())
                                    .containsExactly(
                                            Sentence.of("worklist.fix.will-split", order.number(), 2L, 3L),
                                            Sentence.of(
                                                    "worklist.fix.same-total",
                                                    order.money().currentTotal())));
            desk.applied(item, "SHIP_WHAT_IS_THERE", Map.of());
            var split = orders.get(order.id());
            assertThat(split.shippingPolicy()).isEqualTo(ShippingPolicy.PARTIAL);
            assertThat(split.lines().getFirst().quantities().reserved()).isEqualTo(2);
            assertThat(split.money()).isEqualTo(order.money());

            desk.undoLast(item);
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

            assertThat(fixes.of(desk.item(parts).id()))
                    .extracting(Fixes.Offer::fix)
                    .doesNotContain("SHIP_WHAT_IS_THERE");
            assertThat(desk.offered(desk.item(none), "SHIP_WHAT_IS_THERE"))
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
            var item = desk.item(order);

            desk.applied(
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
            desk.undoLast(item);
            assertThat(orders.get(order.id()).holds())
                    .filteredOn(Hold::isActive)
                    .singleElement()
                    .satisfies(hold -> {
                        assertThat(hold.line()).isEqualTo(bowl);
                        assertThat(hold.releaseOn()).isNull();
                    });
        });
    }

    @Test
    void the_address_that_the_customer_tells_is_taken_over_and_the_order_goes() {
        merchant.run(() -> {
            var order = shop.placedTo(WRONG_POSTCODE, shop.line("MUG", 1));
            relay.drain();
            var item = desk.item(order);
            assertThat(desk.possible(item, "CORRECT_ADDRESS").asks())
                    .extracting(Ask::name, Ask::value)
                    .contains(tuple("line1", WRONG_POSTCODE.line1()), tuple("postcode", WRONG_POSTCODE.postcode()));

            assertThat(desk.apply(item, "CORRECT_ADDRESS", Map.of("postcode", "10001")))
                    .isInstanceOfSatisfying(
                            ApplyFix.Refused.class,
                            refused -> assertThat(refused.why().key()).isEqualTo("worklist.fix.address-doubtful"));
            assertThat(orders.get(order.id()).version()).isEqualTo(order.version());

            desk.applied(item, "CORRECT_ADDRESS", Map.of("postcode", "90021", "note", "Called"));

            var corrected = orders.get(order.id());
            assertThat(corrected.shipTo().postcode()).isEqualTo("90021");
            assertThat(corrected.shipTo().line1()).isEqualTo(WRONG_POSTCODE.line1());
            assertThat(corrected.onHold()).isFalse();
            assertThat(corrected.holds()).extracting(Hold::releaseNote).containsExactly("the address is in order");
        });
    }

    @Test
    void one_address_is_never_written_over_many_orders_nor_offered_where_it_is_not_the_reason() {
        merchant.run(() -> {
            var wrong = shop.placedTo(WRONG_POSTCODE, shop.line("MUG", 1));
            var other = shop.placed(shop.line("MUG", 1));
            holdOrder.handle(new HoldOrder.Command(other.id(), HoldReason.CUSTOMER_REQUEST, null, null, null));
            relay.drain();
            var items = List.of(desk.item(wrong).id(), desk.item(other).id());

            assertThat(fixes.of(items)).extracting(Fixes.OfferForMany::fix).doesNotContain("CORRECT_ADDRESS");
            assertThatThrownBy(() -> fixMany.handle(
                            new FixMany.Command(items, "CORRECT_ADDRESS", Map.of("line1", "1 Elm Street"), null)))
                    .isInstanceOf(NotFound.class);
            assertThat(fixes.of(desk.item(other).id()))
                    .extracting(Fixes.Offer::fix)
                    .doesNotContain("CORRECT_ADDRESS");
        });
    }
}
