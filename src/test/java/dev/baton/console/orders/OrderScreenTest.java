package dev.baton.console.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderView;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.shipping.BuyLabel;
import dev.baton.shipping.DispatchShipment;
import dev.baton.shipping.Dock;
import dev.baton.shipping.ShipPackages;
import dev.baton.shipping.ShipmentQueries;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One order, as a browser sees it. */
@BatonTest
class OrderScreenTest {

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
    Dock dock;

    @Autowired
    ShipPackages shipPackages;

    @Autowired
    BuyLabel buyLabel;

    @Autowired
    DispatchShipment dispatchShipment;

    @Autowired
    ShipmentQueries shipments;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    Relay relay;

    Caller merchant;
    OrderView order;
    Browser browser;

    @BeforeEach
    void anOrder() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("SPICE", "WEST", 250);
            shop.receive("SPICE", "EAST", 50);
        });
        order = merchant.call(() -> shop.placed(shop.line("SPICE", 200)));
        browser = Browser.signedIn(port, users, merchant);
    }

    @Test
    void it_says_what_happens_and_why() {
        var page = browser.get("/orders/" + order.number()).body();

        assertThat(page).contains("200 × Item SPICE ship from WEST", "arrives", "Rosa Vega", "$500.00");
        assertThat(page).contains("WEST has everything", "has only a part", "Placed");
        assertThat(browser.get("/orders/" + order.id()).body()).contains(order.number());
        assertThat(browser.get("/orders/SO-999999").statusCode()).isEqualTo(404);
        assertThat(browser.part("/orders/" + order.number() + "/glance").body())
                .contains("200 × Item SPICE")
                .doesNotContain("<html");
    }

    @Test
    void it_is_released_and_called_back_and_says_what_comes_next() {
        merchant.run(relay::drain);
        var address = "/orders/" + order.number();
        assertThat(browser.get(address).body()).contains("Waits for release", "FO-100001", "200 reserved");

        var released = browser.post(address + "/release").body();
        assertThat(released).contains("FO-100001 is on the floor of WEST.", "On the floor", "200 to pick", "/pick/");
        var work =
                merchant.call(() -> fulfilment.ofOrder(order.id())).getFirst().id();
        assertThat(browser.post(address + "/recall", "fulfilmentOrder", work.toString())
                        .body())
                .contains("Called back from the floor.", "Waits for release");

        browser.post(address + "/holds", "reason", "FRAUD");
        merchant.run(relay::drain);
        assertThat(browser.get(address).body()).contains("the order is on hold");
        assertThat(browser.post(address + "/release").body()).contains("Not done: the order is on hold: fraud check.");
    }

    @Test
    void it_shows_how_far_its_goods_and_its_money_are() {
        var address = "/orders/" + order.number();
        merchant.run(() -> {
            dock.carriers();
            dock.boxes();
            var work = dock.released(order);
            dock.pick(work.id(), "SPICE", 150);
        });
        assertThat(browser.get(address).body()).contains("Being picked", "150 picked", "50 on the floor", "50 to pick");

        var work = merchant.call(() -> {
            var picked = fulfilment.ofOrder(order.id()).getFirst();
            dock.pick(picked.id(), "SPICE", 50);
            return dock.pack(picked.id(), "SPICE", 200);
        });
        assertThat(browser.get(address).body()).contains("/ship?fulfilmentOrder=" + work.id(), "200 packed");

        var shipment = merchant.call(() -> {
            var prepared = (ShipPackages.Prepared)
                    shipPackages.handle(new ShipPackages.Command(work.id(), Set.of(), null, null));
            buyLabel.handle(prepared.shipment());
            return shipments.get(prepared.shipment());
        });
        assertThat(browser.get(address).body())
                .contains("/shipments/" + shipment.number(), "Hand to the carrier", "Labelled", shipment.serviceName());

        merchant.run(() -> {
            dispatchShipment.handle(shipment.id());
            relay.drain();
        });
        assertThat(browser.get(address).body())
                .contains("200 shipped", "/invoices/INV-", "Record payment", "/payments/new?target=" + order.number());
    }

    @Test
    void it_is_held_and_the_hold_is_undone() {
        var held = browser.post(
                "/orders/" + order.number() + "/holds",
                "reason",
                "FRAUD",
                "note",
                "calls from abroad",
                "releaseOn",
                "");

        assertThat(held.body()).contains("is on hold.", "fraud check", "calls from abroad", "Once released");
        var hold = merchant.call(() -> orders.get(order.id())).holds().getFirst();

        var released = browser.post("/orders/%s/holds/%s/release".formatted(order.number(), hold.id()));
        assertThat(released.body()).contains("Hold released: fraud check.");
        assertThat(merchant.call(() -> orders.get(order.id())).status()).isEqualTo(OrderStatus.READY);
        assertThat(browser.post("/orders/%s/holds/%s/release".formatted(order.number(), hold.id()))
                        .body())
                .contains("This hold was released before.");
    }

    @Test
    void a_part_is_cancelled_after_a_look_at_what_is_given_back() {
        var line = order.lines().getFirst().id();
        var address = "/orders/" + order.number() + "/cancellation";

        assertThat(browser.get(address).body()).contains("The whole order is cancelled", "200 given back: WEST");
        assertThat(browser.part(address + "?units-" + line + "=30").body())
                .contains("The rest of the order goes on", "30 given back: WEST");

        assertThat(browser.post(address, "units-" + line, "0", "reason", "OTHER")
                        .body())
                .contains("Enter how many units to cancel.");
        assertThat(browser.post(address, "units-" + line, "30", "reason", "ENTRY_ERROR", "note", "")
                        .body())
                .contains("30 units were cancelled.", "30 units cancelled: Entered by mistake");
        assertThat(merchant.call(() -> shop.stock("SPICE").reserved())).isEqualTo(170);
    }
}
