package dev.baton.console.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.customers.ShippingPolicy;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.shipping.Dock;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentStatus;
import dev.baton.shipping.ShipmentView;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The dock, as a browser sees it. */
@BatonTest
class ShippingScreensTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    Dock dock;

    @Autowired
    ShipmentQueries shipments;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    Relay relay;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void aDock() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            dock.open();
            shop.stocked("MUG", "EAST", 100);
        });
        browser = Browser.signedIn(port, users, merchant);
    }

    @Test
    void what_is_packed_is_shipped_with_the_proposed_service_and_leaves() {
        var work = packed("PO-1");

        assertThat(browser.get("/ship").body()).contains(work.number(), "1 package", "Rosa Vega", "EAST");
        assertThat(browser.get("/ship?q=nobody").body()).contains("Nothing fits");
        assertThat(browser.get("/ship?q=" + work.orderNumber()).body()).contains(work.number());
        assertThat(browser.get("/console/counts").body()).contains("\"ship\":\"1\"");

        var desk = browser.get("/ship?fulfilmentOrder=" + work.id()).body();
        assertThat(desk)
                .contains("Northline Ground", "Kestrelway Express", "cheapest", "$14.00", "$25.00", "4 × Item MUG");

        var shipped = ship(work, "NORTHLINE/GROUND", "").body();
        var shipment = only(work);
        assertThat(shipped)
                .contains(shipment.number() + " has its label: Northline Ground.")
                .contains(shipment.packages().getFirst().sscc(), "Hand to the carrier", "Why this service");
        assertThat(browser.get("/ship?fulfilmentOrder=" + work.id()).uri().getPath())
                .isEqualTo("/shipments/" + shipment.number());
        assertThat(browser.get("/ship?view=labelled").body()).contains(shipment.number());
        assertThat(browser.get("/console/find?q=" + shipment.number()).body())
                .contains("/shipments/" + shipment.number());

        var gone = browser.post("/shipments/" + shipment.number() + "/dispatch").body();
        assertThat(gone).contains(shipment.number() + " is on its way with Northline.", "Handed over at EAST");
        merchant.run(relay::drain);
        assertThat(browser.get("/shipments/" + shipment.id()).body()).contains("/invoices/");

        var told = browser.post(
                        "/shipments/" + shipment.number() + "/tracking-events",
                        "code",
                        "DELIVERED",
                        "at",
                        "",
                        "place",
                        "Los Angeles",
                        "words",
                        "Left with the neighbour")
                .body();
        assertThat(told).contains("Delivered", "Los Angeles", "Left with the neighbour");
        assertThat(only(work).status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(browser.get("/ship?view=delivered").body()).contains(shipment.number());
    }

    @Test
    void another_service_is_taken_with_a_reason_only() {
        var work = packed("PO-2");

        var refused = ship(work, "KESTRELWAY/EXPRESS", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Say why this one and not the proposed one.");

        assertThat(ship(work, "KESTRELWAY/EXPRESS", "she leaves on Friday").body())
                .contains(
                        "Kestrelway Express, because somebody chose it: “she leaves on Friday”", "Another was chosen");
    }

    @Test
    void no_package_no_shipment() {
        var work = packed("PO-3");

        var answer = browser.post("/ship", "fulfilmentOrder", work.id().toString(), "service", "NORTHLINE/GROUND");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Tick at least one package.");
    }

    @Test
    void a_carrier_that_refuses_is_seen_and_asked_again_and_the_shipment_given_up() {
        var work = packed("PO-4 !refuse");

        assertThat(ship(work, "NORTHLINE/GROUND", "").body())
                .contains(
                        "NORTHLINE does not serve postcode 90021",
                        "Northline refuses the label",
                        "Take another service");
        var shipment = only(work);
        assertThat(browser.get("/ship?view=trouble").body()).contains(shipment.number(), "Label refused");
        assertThat(browser.get("/shipments/" + shipment.number() + "/label").body())
                .contains("Not done: there is no label yet.");
        assertThat(browser.post("/shipments/" + shipment.number() + "/dispatch").body())
                .contains("Not done: there is no label yet.");
        assertThat(browser.post("/shipments/" + shipment.number() + "/label").body())
                .contains("Northline refuses the label of " + shipment.number());

        var voided = browser.post("/shipments/" + shipment.number() + "/void");
        assertThat(voided.body()).contains("is given up. Its packages can be shipped anew.", "Northline Ground");
        assertThat(browser.post("/shipments/" + shipment.number() + "/void").body())
                .contains("Not done: it was given up.");
    }

    @Test
    void a_carrier_that_does_not_answer_is_asked_again_by_itself() {
        assertThat(ship(packed("PO-5 !lost-answer"), "NORTHLINE/GROUND", "").body())
                .contains("Northline has not answered yet", "nothing is bought twice");
    }

    @Test
    void an_order_on_hold_stays_in_the_house() {
        var work = packed("PO-6");
        ship(work, "NORTHLINE/GROUND", "");
        merchant.run(() -> holdOrder.handle(new HoldOrder.Command(work.order(), HoldReason.FRAUD, null, null, null)));

        assertThat(browser.post("/shipments/" + only(work).number() + "/dispatch")
                        .body())
                .contains("Not done: the order is on hold: fraud check.", "It can be labelled, but it cannot leave");
        assertThat(only(work).status()).isEqualTo(ShipmentStatus.LABELLED);
    }

    @Test
    void many_leave_together_after_a_look() {
        var first = packed("PO-7");
        var second = packed("PO-8");
        ship(first, "NORTHLINE/GROUND", "");
        ship(second, "NORTHLINE/GROUND", "");
        var ids = new String[] {
            "selected",
            only(first).id().toString(),
            "selected",
            only(second).id().toString()
        };

        assertThat(browser.post("/ship/departures/preview", ids).body())
                .contains(
                        "Hand 2 shipments to their carriers",
                        "Northline",
                        "2 packages",
                        only(first).number());
        assertThat(browser.post("/ship/departures", ids).body()).contains("2 shipments are on their way.");
        assertThat(only(second).status()).isEqualTo(ShipmentStatus.DISPATCHED);
        assertThat(browser.post("/ship/departures/preview", ids).body()).contains("None of these can leave");
    }

    @Test
    void papers_open_for_whoever_is_signed_in() {
        var work = packed("PO-9");
        ship(work, "NORTHLINE/GROUND", "");
        var address = "/shipments/" + only(work).number();

        var label = browser.get(address + "/label");
        assertThat(label.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(label.body()).startsWith("%PDF");
        assertThat(browser.get(address + "/label?format=zpl").body()).startsWith("^XA");
        assertThat(browser.get(address + "/packing-slip").body()).startsWith("%PDF");
    }

    @Test
    void whoever_may_only_look_cannot_ship() {
        var work = packed("PO-10");
        var looker = Browser.signedIn(port, users, merchant, "shipments:read");

        assertThat(looker.get("/ship?fulfilmentOrder=" + work.id()).body()).contains("you may only look at shipments");
        assertThat(looker.post("/ship", "fulfilmentOrder", work.id().toString()).statusCode())
                .isEqualTo(403);
        assertThat(Browser.signedIn(port, users, merchant, "orders:read")
                        .get("/ship")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/shipments/SH-999999").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> ship(FulfilmentView work, String service, String reason) {
        return browser.post(
                "/ship",
                "fulfilmentOrder",
                work.id().toString(),
                "package",
                work.packages().getFirst().id().toString(),
                "service",
                service,
                "reason",
                reason);
    }

    private FulfilmentView packed(String reference) {
        return merchant.call(() -> {
            var placed = (PlaceOrder.Placed) shop.place(reference, ShippingPolicy.PARTIAL, shop.line("MUG", 4));
            OrderView order = placed.order();
            return dock.packed(order);
        });
    }

    private ShipmentView only(FulfilmentView work) {
        return merchant.call(() -> shipments.ofOrder(work.order())).getFirst();
    }
}
