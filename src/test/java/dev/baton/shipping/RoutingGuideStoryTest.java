package dev.baton.shipping;

import static dev.baton.customers.CustomerFixture.onAccount;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.Sku;
import dev.baton.console.Browser;
import dev.baton.customers.ComplianceTerms;
import dev.baton.customers.ComplianceTerms.Route;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.DefineComplianceTerms;
import dev.baton.customers.DefineCustomer;
import dev.baton.customers.ShippingPolicy;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.PartNumber;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.SayPartNumbers;
import dev.baton.orders.TimelineEntry;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.documents.Pdf;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.shipping.ServiceChoice.Offer;
import dev.baton.shipping.ServiceChoice.Verdict;
import dev.baton.shipping.ShipPackages.Prepared;
import dev.baton.shipping.ShipmentEvent.ShipmentDispatched;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A retailer's manual on the floor: with whom things go, when, and with which labels. */
@BatonTest
class RoutingGuideStoryTest {

    private static final CustomerNumber RETAILER = new CustomerNumber("C-1");

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Dock dock;

    @Autowired
    Users users;

    @Autowired
    DefineCustomer defineCustomer;

    @Autowired
    DefineComplianceTerms defineTerms;

    @Autowired
    SayPartNumbers sayPartNumbers;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    OfferQueries offers;

    @Autowired
    ShipPackages shipPackages;

    @Autowired
    BuyLabel buyLabel;

    @Autowired
    RecordPrint recordPrint;

    @Autowired
    DispatchShipment dispatchShipment;

    @Autowired
    ShipmentPapers papers;

    @Autowired
    ShipmentQueries shipments;

    @Autowired
    OrderQueries orders;

    @LocalServerPort
    int port;

    Caller merchant;

    @BeforeEach
    void aRetailer() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            dock.open();
            shop.stocked("MUG", "EAST", 100);
            defineCustomer.handle(new DefineCustomer.Command(onAccount("C-1", null), null));
        });
    }

    @Test
    void only_what_the_guide_allows_is_shopped_for() {
        merchant.run(() -> {
            var work = dock.packed(placed(null));
            assertThat(chosen(work)).isEqualTo(Dock.GROUND);

            guide(new Route(List.of("KESTRELWAY/EXPRESS"), "US", null, null, null));
            var choice = requireNonNull(offers.offers(work.id(), Set.of()).choice());
            assertThat(choice.chosen().map(Offer::service)).contains(Dock.EXPRESS);
            assertThat(choice.allowed()).containsExactly(Dock.EXPRESS);
            assertThat(choice.candidates())
                    .filteredOn(offer -> offer.service().equals(Dock.GROUND))
                    .extracting(Offer::verdict)
                    .containsExactly(Verdict.NOT_ALLOWED);

            guide(new Route(List.of("KESTRELWAY/EXPRESS"), "CA", null, null, null));
            assertThat(chosen(work)).isEqualTo(Dock.GROUND);
            guide(new Route(List.of("KESTRELWAY/EXPRESS"), null, null, 2_501L, null));
            assertThat(chosen(work)).isEqualTo(Dock.GROUND);
            guide(new Route(List.of("KESTRELWAY/EXPRESS"), null, null, null, 2_500L));
            assertThat(chosen(work)).isEqualTo(Dock.EXPRESS);
        });
    }

    @Test
    void another_by_hand_is_refused_unless_somebody_entitled_says_why() {
        merchant.run(() -> guide(new Route(List.of("KESTRELWAY/EXPRESS"), null, null, null, null)));
        var order = merchant.call(() -> placed(null));
        var work = merchant.call(() -> dock.packed(order));
        var refused = new ShipPackages.NotAllowed(Dock.GROUND, List.of(Dock.EXPRESS));
        merchant.run(() -> {
            assertThat(shipPackages.handle(ship(work, "cheaper", false))).isEqualTo(refused);
            assertThat(shipPackages.handle(ship(work, " ", true))).isEqualTo(refused);
        });
        var packer =
                new Caller(merchant.tenant(), Caller.Kind.USER, "Packer", Set.of("shipments:write", "orders:read"));
        packer.run(() ->
                assertThat(shipPackages.handle(ship(work, "cheaper", true))).isEqualTo(refused));
        merchant.run(() -> {
            var prepared = (Prepared) shipPackages.handle(ship(work, "their buyer agreed", true));
            assertThat(prepared.choice().isOverridden()).isTrue();
            assertThat(timeline(order))
                    .filteredOn(entry -> entry.type().equals("RoutingGuideOverridden"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.data().path("note").asString()).isEqualTo("their buyer agreed");
                        assertThat(entry.data().path("allowed").get(0).asString())
                                .isEqualTo("KESTRELWAY/EXPRESS");
                    });
        });
    }

    @Test
    void a_service_within_the_guide_may_be_taken_by_hand() {
        merchant.run(() -> {
            guide(new Route(List.of("KESTRELWAY/EXPRESS", "NORTHLINE/GROUND"), null, null, null, null));
            var order = placed(null);
            var prepared = (Prepared) shipPackages.handle(
                    new ShipPackages.Command(dock.packed(order).id(), Set.of(), Dock.EXPRESS, "it hurries", true));
            assertThat(prepared.choice().isOverridden()).isFalse();
            assertThat(timeline(order)).noneMatch(entry -> entry.type().equals("RoutingGuideOverridden"));
        });
    }

    @Test
    void nothing_arrives_before_the_window_opens() {
        merchant.run(() -> {
            agree(new ComplianceTerms(2, null, null, null, List.of(), false, false));
            var asked = LocalDate.now(ZoneOffset.UTC).plusDays(60);
            var early = labelled(dock.packed(placed(asked)));
            assertThat(dispatchShipment.handle(early))
                    .isEqualTo(new DispatchShipment.TooEarly(
                            shipments.get(early).number(),
                            requireNonNull(shipments.get(early).estimatedOn()),
                            asked.minusDays(2)));
            agree(new ComplianceTerms(60, null, null, null, List.of(), false, false));
            assertThat(dispatchShipment.handle(early)).isInstanceOf(ShipmentDispatched.class);
            agree(new ComplianceTerms(2, null, null, null, List.of(), false, false));
            assertThat(dispatchShipment.handle(labelled(dock.packed(placed(null)))))
                    .isInstanceOf(ShipmentDispatched.class);
        });
    }

    @Test
    void it_leaves_early_when_somebody_entitled_says_why() {
        var asked = LocalDate.now(ZoneOffset.UTC).plusDays(60);
        merchant.run(() -> agree(new ComplianceTerms(2, null, null, null, List.of(), true, false)));
        var order = merchant.call(() -> placed(asked));
        var early = merchant.call(() -> labelled(dock.packed(order)));
        var browser = Browser.signedIn(port, users, merchant);
        var path = "/shipments/" + merchant.call(() -> shipments.get(early).number());
        assertThat(browser.get(path).body())
                .contains("It does not leave yet: it would arrive on")
                .doesNotContain("Hand over early");
        var packer =
                new Caller(merchant.tenant(), Caller.Kind.USER, "Packer", Set.of("shipments:write", "orders:read"));
        merchant.run(() -> {
            assertThat(dispatchShipment.handle(early, "they asked for it"))
                    .isInstanceOf(DispatchShipment.LabelsNotPrinted.class);
            recordPrint.handle(early, 1);
            assertThat(dispatchShipment.handle(early, " ")).isInstanceOf(DispatchShipment.TooEarly.class);
        });
        packer.run(() -> assertThat(dispatchShipment.handle(early, "they asked for it"))
                .isInstanceOf(DispatchShipment.TooEarly.class));
        assertThat(browser.get(path).body()).contains("Hand over early");
        assertThat(browser.post(path + "/dispatch", "early", "they asked for it")
                        .body())
                .contains("Left");
        assertThat(browser.get("/orders/" + order.number()).body())
                .contains("To arrive on", path.substring("/shipments/".length()) + " arrives on", "Broken");
        merchant.run(() -> {
            assertThat(shipments.get(early).dispatchedAt()).isNotNull();
            assertThat(timeline(order))
                    .filteredOn(entry -> entry.type().equals("ShipWindowOverridden"))
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.data().path("note").asString()).isEqualTo("they asked for it"));
        });
    }

    @Test
    void a_package_without_its_label_stays() {
        merchant.run(() -> {
            agree(new ComplianceTerms(null, null, null, null, List.of(), true, false));
            var shipment = labelled(dock.packed(placed(null)));
            assertThat(dispatchShipment.handle(shipment))
                    .isEqualTo(new DispatchShipment.LabelsNotPrinted(
                            shipments.get(shipment).number(), List.of(1)));
            recordPrint.handle(shipment, 1);
            assertThat(dispatchShipment.handle(shipment)).isInstanceOf(ShipmentDispatched.class);
        });
    }

    @Test
    void the_slip_names_what_the_customer_calls_things() {
        merchant.run(() -> {
            sayPartNumbers.handle(
                    new SayPartNumbers.Command(RETAILER, List.of(new PartNumber("RT-4711", Sku.of("MUG"))), null));
            var shipment = labelled(dock.packed(placed(null)));
            assertThat(text(papers.packingSlip(shipment))).doesNotContain("RT-4711");
            agree(new ComplianceTerms(null, null, null, null, List.of(), false, true));
            assertThat(text(papers.packingSlip(shipment))).contains("Your number: RT-4711");
        });
    }

    @Test
    void programs_are_told_what_is_allowed_and_printing_is_noted() {
        merchant.run(() -> agree(new ComplianceTerms(
                null,
                null,
                null,
                null,
                List.of(new Route(List.of("KESTRELWAY/EXPRESS"), null, null, null, null)),
                true,
                false)));
        var work = merchant.call(() -> dock.packed(placed(null)));
        var api = new Api(port, tenants.key(merchant));
        var asked =
                "{ \"fulfilmentOrder\": \"%s\", \"service\": { \"carrier\": \"NORTHLINE\", \"service\": \"GROUND\" }, \"reason\": \"cheap\", \"overrideRoutingGuide\": %s }";
        var refused = api.post("/shipments", asked.formatted(work.id(), false));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("service-not-in-routing-guide");
        assertThat(refused.body().path("detail").asString())
                .isEqualTo(
                        "The customer's routing guide does not allow NORTHLINE/GROUND. It allows KESTRELWAY/EXPRESS.");
        var made = api.post("/shipments", asked.formatted(work.id(), true));
        assertThat(made.status()).isEqualTo(201);
        var path = "/shipments/" + made.body().path("id").asString();
        assertThat(api.put(path + "/dispatch", "").problem()).isEqualTo("labels-not-printed");
        assertThat(api.get(path + "/label?format=zpl").status()).isEqualTo(200);
        assertThat(api.put(path + "/dispatch", "").status()).isEqualTo(200);
    }

    @Test
    void the_dock_sees_what_is_allowed_and_why_it_waits() {
        merchant.run(() -> agree(new ComplianceTerms(
                null,
                null,
                null,
                null,
                List.of(new Route(List.of("KESTRELWAY/EXPRESS"), null, null, null, null)),
                true,
                false)));
        var work = merchant.call(() -> dock.packed(placed(null)));
        var browser = Browser.signedIn(port, users, merchant);
        var desk = browser.get("/ship?fulfilmentOrder=" + work.id()).body();
        assertThat(desk)
                .contains(
                        "routing guide allows Kestrelway Express", "Not in the routing guide", "You may take another");
        assertThat(browser.get("/pack/" + work.number()).body())
                .contains("Routing guide", "KESTRELWAY/EXPRESS", "SSCC labels");
        var box = work.packages().getFirst().id().toString();
        var made = browser.post(
                "/ship", "fulfilmentOrder", work.id().toString(), "package", box, "service", "KESTRELWAY/EXPRESS");
        assertThat(made.body()).contains("nobody has printed that of package 1");
        var number =
                merchant.call(() -> shipments.ofOrder(work.order()).getFirst().number());
        browser.get("/shipments/" + number + "/label");
        assertThat(browser.get("/shipments/" + number).body())
                .doesNotContain("nobody has printed")
                .contains("printed");
        assertThat(browser.get("/customers/C-1").body())
                .contains("KESTRELWAY/EXPRESS", "everywhere, at any weight", "SSCC label on every package");
    }

    @Test
    void the_order_says_what_is_demanded_and_whether_it_is_kept() {
        merchant.run(() -> agree(new ComplianceTerms(
                3,
                0,
                Money.of(100_000, "USD"),
                1L,
                List.of(new Route(List.of("KESTRELWAY/EXPRESS"), "US", null, null, null)),
                true,
                true)));
        var order = merchant.call(() -> placed(null));
        var browser = Browser.signedIn(port, users, merchant);
        assertThat(browser.get("/orders/" + order.number()).body())
                .contains(
                        "Delivery requirements",
                        "The order asks for no day",
                        "At least $1,000.00 · 1 unit. It is $2.50.",
                        "Goes with KESTRELWAY/EXPRESS.",
                        "Every package carries its label",
                        "Broken");
        merchant.run(() -> agree(ComplianceTerms.NONE));
        assertThat(browser.get("/orders/" + order.number()).body()).doesNotContain("Delivery requirements");
    }

    private ServiceCode chosen(FulfilmentView work) {
        return requireNonNull(offers.offers(work.id(), Set.of()).choice())
                .chosen()
                .orElseThrow()
                .service();
    }

    private static ShipPackages.Command ship(FulfilmentView work, String reason, boolean overrides) {
        return new ShipPackages.Command(work.id(), Set.of(), Dock.GROUND, reason, overrides);
    }

    private ShipmentId labelled(FulfilmentView work) {
        var prepared = (Prepared) shipPackages.handle(new ShipPackages.Command(work.id(), Set.of(), null, null));
        buyLabel.handle(prepared.shipment());
        return prepared.shipment();
    }

    private OrderView placed(@Nullable LocalDate requestedOn) {
        return ((PlaceOrder.Placed) placeOrder.handle(new PlaceOrder.Command(
                        "web",
                        null,
                        RETAILER,
                        Shop.LOS_ANGELES,
                        List.of(shop.line("MUG", 1)),
                        requestedOn,
                        null,
                        null,
                        ShippingPolicy.PARTIAL,
                        null,
                        "USD",
                        List.of(),
                        List.of(),
                        null)))
                .order();
    }

    private void guide(Route... routes) {
        agree(new ComplianceTerms(null, null, null, null, List.of(routes), false, false));
    }

    private void agree(ComplianceTerms terms) {
        defineTerms.handle(new DefineComplianceTerms.Command(
                RETAILER, terms, Set.of("KESTRELWAY/EXPRESS", "NORTHLINE/GROUND"), null));
    }

    private List<TimelineEntry> timeline(OrderView order) {
        return orders.timeline(order.id(), PageRequest.first(50)).data();
    }

    private static String text(byte[] pdf) {
        return Pdf.of("routing-guide-slip", pdf).text();
    }
}
