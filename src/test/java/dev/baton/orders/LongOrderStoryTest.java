package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.PlaceOrder.Placed;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Users;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The longest order that there may be, through its life. */
@BatonTest
class LongOrderStoryTest {

    private static final int LINES = 2000;
    private static final int ITEMS = 400;

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    OrderQueries orders;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    Relay relay;

    @Test
    void two_thousand_lines_are_placed_looked_at_amended_and_cancelled() {
        var merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            IntStream.range(0, ITEMS).forEach(i -> shop.stocked(sku(i), i % 2 == 0 ? "EAST" : "WEST", 9));
        });
        var order = merchant.call(() -> ((Placed) shop.place("LONG", ShippingPolicy.PARTIAL, lines(LINES, 2))).order());
        var browser = Browser.signedIn(port, users, merchant);

        assertThat(order.lines()).hasSize(LINES);
        assertThat(reserved(order)).as("nine of ten of each item").isEqualTo(ITEMS * 9L);
        assertThat(browser.get("/orders/" + order.number()).body())
                .contains("Item " + sku(0), "Item " + sku(ITEMS - 1));

        merchant.run(() -> {
            relay.drain();
            assertThat(amendOrder.handle(new AmendOrder.Command(
                            order.id(), List.of(lines(LINES - 1, 1)), null, null, null, null, null, null, null)))
                    .isInstanceOf(OrderAmended.class);
            relay.drain();
            var amended = orders.get(order.id());
            assertThat(amended.lines()).hasSize(LINES - 1);
            assertThat(reserved(amended)).isEqualTo(LINES - 1L);
            assertThat(shop.contradictions()).isEmpty();
        });
        assertThat(browser.get("/orders/" + order.number() + "/amendment").statusCode())
                .isEqualTo(200);

        merchant.run(() -> {
            assertThat(cancelOrder.handle(new CancelOrder.Command(
                            order.id(), Map.of(), CancelReason.CUSTOMER_CHANGED_MIND, null, null)))
                    .isInstanceOf(UnitsCancelled.class);
            relay.drain();
            assertThat(orders.get(order.id()).status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(shop.stock(sku(0)).reserved()).isZero();
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    private PlaceOrder.Line[] lines(int count, long quantity) {
        return IntStream.range(0, count)
                .mapToObj(i -> shop.line(sku(i % ITEMS), quantity))
                .toArray(PlaceOrder.Line[]::new);
    }

    private static long reserved(OrderView order) {
        return order.lines().stream()
                .mapToLong(line -> line.quantities().reserved())
                .sum();
    }

    private static String sku(int number) {
        return "LONG-%03d".formatted(number);
    }
}
