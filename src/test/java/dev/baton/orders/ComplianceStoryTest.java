package dev.baton.orders;

import static dev.baton.customers.CustomerFixture.onAccount;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.customers.ComplianceQueries;
import dev.baton.customers.ComplianceTerms;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.DefineComplianceTerms;
import dev.baton.customers.DefineCustomer;
import dev.baton.customers.ShippingPolicy;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A retailer that says how much it wants at least, and when. */
@BatonTest
class ComplianceStoryTest {

    private static final CustomerNumber RETAILER = new CustomerNumber("C-1");

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @Autowired
    DefineCustomer defineCustomer;

    @Autowired
    DefineComplianceTerms defineTerms;

    @Autowired
    ComplianceQueries compliance;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    PreviewOrder previewOrder;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    ReleaseHold releaseHold;

    @Autowired
    OrderQueries orders;

    @LocalServerPort
    int port;

    Caller merchant;

    @BeforeEach
    void aRetailerAndAnotherCustomer() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 1_000);
            defineCustomer.handle(new DefineCustomer.Command(onAccount("C-1", null), null));
            defineCustomer.handle(new DefineCustomer.Command(onAccount("C-2", null), null));
        });
    }

    @Test
    void an_order_below_the_minimum_waits_and_goes_when_it_is_enough() {
        merchant.run(() -> {
            agree(new ComplianceTerms(null, null, Money.of(10_000, "USD"), 50L, List.of(), false, false));
            var order = placed("C-1", 30, null);
            var hold = held(order);
            assertThat(hold.note())
                    .isEqualTo("Goods for 75.00 USD are below the customer’s minimum order of 100.00 USD. "
                            + "30 units are below the customer’s minimum order of 50");
            assertThat(order.onHold()).isTrue();
            assertThat(placed("C-2", 30, null).onHold()).isFalse();
            assertThat(placed("C-1", 50, null).onHold()).isFalse();

            amend(order, 45, null);
            assertThat(held(orders.get(order.id())).note())
                    .isEqualTo("45 units are below the customer’s minimum order of 50");
            amend(order, 50, null);
            var healed = orders.get(order.id());
            assertThat(healed.onHold()).isFalse();
            assertThat(healed.holds())
                    .singleElement()
                    .satisfies(gone -> assertThat(gone.releaseNote()).isEqualTo("the customer’s requirements are met"));
            amend(order, 45, null);
            assertThat(orders.get(order.id()).onHold()).isTrue();
        });
    }

    @Test
    void what_somebody_let_go_is_not_held_again_for_the_same_figures() {
        merchant.run(() -> {
            agree(new ComplianceTerms(null, null, null, 50L, List.of(), false, false));
            var order = placed("C-1", 30, null);
            releaseHold.handle(new ReleaseHold.Command(order.id(), held(order).id(), "their first order", null));
            notes(order, "Ring twice");
            assertThat(orders.get(order.id()).onHold()).isFalse();
            amend(order, 29, null);
            assertThat(held(orders.get(order.id())).note())
                    .isEqualTo("29 units are below the customer’s minimum order of 50");
        });
    }

    @Test
    void a_promise_outside_the_ship_window_waits() {
        merchant.run(() -> {
            agree(new ComplianceTerms(1, 3, null, null, List.of(), false, false));
            var past = LocalDate.now(ZoneOffset.UTC).minusDays(10);
            var order = placed("C-1", 1, past);
            assertThat(held(order).note())
                    .isEqualTo("It would arrive on %s, after the customer’s ship window closes on %s"
                            .formatted(order.promisedOn(), past.plusDays(3)));
            assertThat(placed("C-1", 1, null).onHold()).isFalse();

            amend(order, 1, order.promisedOn());
            assertThat(orders.get(order.id()).onHold()).isFalse();
        });
    }

    @Test
    void whoever_types_it_in_is_told_before() {
        merchant.run(() -> {
            agree(new ComplianceTerms(null, null, null, 50L, List.of(), false, false));
            var preview = (PreviewOrder.Previewed) previewOrder.handle(command("C-1", 30, null));
            assertThat(held(preview.order()).note()).contains("30 units are below");
        });
        var browser = Browser.signedIn(port, users, merchant);
        browser.get("/orders/new");
        assertThat(browser.post(
                                "/orders/new/quote",
                                "customer",
                                "C-1",
                                "sku",
                                "MUG",
                                "quantity",
                                "30",
                                "price",
                                "2.50",
                                "channel",
                                "phone",
                                "shipTo.name",
                                "Rosa Vega",
                                "shipTo.line1",
                                "1480 Mateo Street",
                                "shipTo.city",
                                "Los Angeles",
                                "shipTo.region",
                                "CA",
                                "shipTo.postcode",
                                "90021",
                                "shipTo.country",
                                "US")
                        .body())
                .contains("delivery requirements", "30 units are below the customer’s minimum order of 50");
    }

    @Test
    void what_replaces_an_earlier_order_is_not_judged() {
        merchant.run(() -> {
            agree(new ComplianceTerms(null, null, null, 50L, List.of(), false, false));
            var asked = command("C-1", 1, null);
            var exchange = new PlaceOrder.Command(
                    "exchange",
                    null,
                    asked.customer(),
                    asked.shipTo(),
                    asked.lines(),
                    null,
                    null,
                    null,
                    ShippingPolicy.PARTIAL,
                    null,
                    "USD",
                    List.of(),
                    List.of(),
                    null);
            assertThat(((PlaceOrder.Placed) placeOrder.handle(exchange)).order().onHold())
                    .isFalse();
        });
    }

    @Test
    void the_page_of_the_customer_keeps_them() {
        var browser = Browser.signedIn(port, users, merchant);
        assertThat(browser.get("/customers/C-1").body()).contains("Nothing special is required");
        assertThat(browser.get("/customers/C-1/compliance-terms").body()).contains("Ship window", "Routing guide");
        var path = "/customers/C-1/compliance-terms";
        var wrong = browser.post(
                path,
                "version",
                "0",
                "shipWindow.daysBefore",
                "400",
                "minimumOrder.amount",
                "lots",
                "routingGuide[0].services",
                "NOBODY/GROUND",
                "routingGuide[0].region",
                "CA");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(
                        "From 0 to 365 days.",
                        "An amount such as 250.00.",
                        "There is no service NOBODY/GROUND.",
                        "Say of which country.");
        assertThat(merchant.call(() -> compliance.of(RETAILER).version())).isZero();
        var saved = browser.post(
                path, "version", "0", "shipWindow.daysBefore", "2", "minimumOrder.amount", "250", "ssccLabel", "yes");
        assertThat(saved.body()).contains("are saved", "from 2 days before", "$250.00", "SSCC label on every package");
        assertThat(browser.post(path, "version", "0", "minimumOrder.units", "5").body())
                .contains("Somebody else has changed them meanwhile");
        assertThat(browser.post(path, "add", "routingGuide", "version", "1").body())
                .contains("routingGuide[0].services");
    }

    @Test
    void programs_say_and_read_them() {
        var api = new Api(port, tenants.key(merchant));
        var path = "/customers/C-1/compliance-terms";
        assertThat(api.get(path).body().path("routingGuide")).isEmpty();
        assertThat(api.put(path, "{ \"minimumOrder\": { \"units\": 24 }, \"shipWindow\": { \"daysBefore\": 2 } }")
                        .status())
                .isEqualTo(200);
        assertThat(api.get(path).body().at("/minimumOrder/units").asLong()).isEqualTo(24);
        assertThat(api.send("PUT", path, "{}", Map.of("If-Match", "\"0\"")).status())
                .isEqualTo(412);
        var wrong = api.put(
                path,
                "{ \"minimumOrder\": { \"amount\": { \"amount\": \"5.00\", \"currency\": \"EUR\" } },"
                        + " \"routingGuide\": [{ \"services\": [\"NO/SUCH\"], \"fromGrams\": 5, \"toGrams\": 1 }] }");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("minimumOrder.amount", "routingGuide[0].toGrams", "routingGuide[0].services");
        assertThat(api.get("/customers/C-9/compliance-terms").status()).isEqualTo(404);
        assertThat(api.put("/customers/C-9/compliance-terms", "{}").status()).isEqualTo(404);
        assertThat(api.put(path, "{}").body().at("/minimumOrder/units").isMissingNode()
                        || api.get(path).body().at("/minimumOrder/units").isNull())
                .isTrue();
    }

    @Test
    void of_many_who_say_them_at_once_one_set_stands() {
        IntStream.range(0, 12)
                .parallel()
                .forEach(i ->
                        merchant.run(() -> agree(new ComplianceTerms(i, null, null, i + 1L, List.of(), false, false))));
        var agreed = merchant.call(() -> compliance.of(RETAILER));
        assertThat(agreed.version()).isEqualTo(12);
        assertThat(agreed.terms().minimumUnits())
                .isEqualTo(requireNonNull(agreed.terms().daysBefore()) + 1L);
    }

    private void agree(ComplianceTerms terms) {
        defineTerms.handle(new DefineComplianceTerms.Command(RETAILER, terms, Set.of(), null));
    }

    private OrderView placed(String customer, long units, @Nullable LocalDate requestedOn) {
        return ((PlaceOrder.Placed) placeOrder.handle(command(customer, units, requestedOn))).order();
    }

    private PlaceOrder.Command command(String customer, long units, @Nullable LocalDate requestedOn) {
        return new PlaceOrder.Command(
                "web",
                null,
                new CustomerNumber(customer),
                Shop.LOS_ANGELES,
                List.of(shop.line("MUG", units)),
                requestedOn,
                null,
                null,
                ShippingPolicy.PARTIAL,
                null,
                "USD",
                List.of(),
                List.of(),
                null);
    }

    private void amend(OrderView order, long units, @Nullable LocalDate requestedOn) {
        assertThat(amendOrder.handle(new AmendOrder.Command(
                        order.id(), List.of(shop.line("MUG", units)), null, requestedOn, null, null, null, null, null)))
                .isInstanceOf(OrderEvent.OrderAmended.class);
    }

    private void notes(OrderView order, String notes) {
        assertThat(amendOrder.handle(
                        new AmendOrder.Command(order.id(), null, null, null, notes, null, null, null, null)))
                .isInstanceOf(OrderEvent.OrderAmended.class);
    }

    private static Hold held(OrderView order) {
        return order.holds().stream()
                .filter(Hold::isComplianceCheck)
                .findFirst()
                .orElseThrow();
    }
}
