package dev.baton.console.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.customers.Address;
import dev.baton.notifications.MessageFilter;
import dev.baton.notifications.MessageKind;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.MessageRow;
import dev.baton.notifications.TrackingLinks;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.Fixes;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkQueries;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer corrects the address of an order, by the link, and only then and there. */
@BatonTest
class AddressOnlineTest {

    private static final Address WRONG = new Address(
            "Rosa Vega", null, "1480 Mateo Street", null, "Los Angeles", "CA", "10001", "US", "rosa@example.org", null);

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    OrderQueries orders;

    @Autowired
    TrackingLinks links;

    @Autowired
    MessageQueries messages;

    @Autowired
    Relay relay;

    @Autowired
    WorkQueries worklist;

    @Autowired
    Fixes fixes;

    @Autowired
    ApplyFix applyFix;

    @LocalServerPort
    int port;

    Caller merchant;
    OrderView order;
    Browser browser;
    String path;

    @BeforeEach
    void an_order_that_waits_for_its_address() {
        merchant = tenants.fresh();
        order = merchant.call(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 10);
            return shop.placedTo(WRONG, shop.line("TIN", 4));
        });
        path = merchant.call(() -> links.issue(order.id()).path());
        browser = Browser.visiting(port);
    }

    @Test
    void the_right_address_lets_the_order_go() throws Exception {
        assertThat(order.onHold()).isTrue();
        assertThat(browser.get(path).body()).contains("Correct the address", path + "/address");
        var form = browser.get(path + "/address").body();
        assertThat(form)
                .contains("Where does it go?", "Los Angeles", "10001", "This postcode does not fit")
                .doesNotContain("1480 Mateo", "Vega");

        var refused = browser.post(path + "/address", given("12 Broadway", "10001", "CA"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This postcode does not fit");
        assertThat(read().onHold()).isTrue();
        assertThat(browser.post(path + "/address", given("PO Box 7", "90021", "CA"))
                        .body())
                .contains("No carrier delivers to a post office box");

        var done = browser.post(path + "/address", given("12 Mateo Street", "90021", "CA"));

        assertThat(done.body()).contains("Thank you", order.number());
        assertThat(read().onHold()).isFalse();
        assertThat(read().addressVerified()).isTrue();
        assertThat(read().shipTo().line1()).isEqualTo("12 Mateo Street");
        assertThat(read().shipTo().name()).isEqualTo("Rosa Vega");
        assertThat(merchant.call(
                        () -> orders.timeline(order.id(), PageRequest.first(10)).data()))
                .filteredOn(entry ->
                        entry.type().equals("OrderAmended") || entry.type().equals("HoldReleased"))
                .hasSize(2)
                .allMatch(entry -> entry.actor().equals("Customer, by link"));
        assertThat(browser.get(path).body()).doesNotContain("Correct the address");
        assertThat(browser.get(path + "/address").uri().getPath()).isEqualTo(path);
    }

    @Test
    void it_asks_in_spanish_too() throws Exception {
        assertThat(browser.get(path + "/address?lang=es").body()).contains("¿Adónde va?", "Calle y número");
    }

    @Test
    void nobody_is_asked_whose_order_waits_for_something_else() throws Exception {
        var fine = merchant.call(() -> {
            var placed = shop.placed(shop.line("TIN", 1));
            holdOrder.handle(new HoldOrder.Command(placed.id(), HoldReason.FRAUD, null, null, null));
            return links.issue(placed.id()).path();
        });

        assertThat(browser.get(fine).body()).doesNotContain("Correct the address");
        assertThat(browser.post(fine + "/address", given("12 Mateo Street", "90021", "CA"))
                        .uri()
                        .getPath())
                .isEqualTo(fine);
    }

    @Test
    void a_letter_asks_for_the_address_once() {
        relay.drain();
        relay.drain();

        assertThat(merchant.call(this::letters)).hasSize(1);
    }

    @Test
    void the_worklist_offers_to_ask_again_and_only_for_an_address() {
        relay.drain();
        merchant.run(() -> {
            holdOrder.handle(new HoldOrder.Command(order.id(), HoldReason.FRAUD, null, null, null));
            relay.drain();
            var items = worklist.list(WorkFilter.open(), PageRequest.first(10)).data();
            assertThat(items).hasSize(2);
            var offering = items.stream()
                    .filter(item -> offers(item).contains("ASK_FOR_ADDRESS"))
                    .toList();
            assertThat(offering).singleElement().satisfies(item -> {
                assertThat(item.wrong().facts().getFirst()).isEqualTo("@orders.hold.ADDRESS");
                assertThat(applyFix.handle(new ApplyFix.Command(item.id(), "ASK_FOR_ADDRESS", Map.of(), null, null)))
                        .isInstanceOfSatisfying(
                                ApplyFix.Applied.class,
                                applied -> assertThat(applied.item().isOpen()).isTrue());
            });
            assertThat(letters()).hasSize(2);
        });
    }

    @Test
    void nobody_tries_without_end() throws Exception {
        var last = 0;
        for (int i = 0; i <= AddressOnlineScreen.TRIES_MOST; i++) {
            last = browser.post(path + "/address", given("12 Broadway", "10001", "CA"))
                    .statusCode();
        }
        assertThat(last).isEqualTo(429);
        assertThat(browser.get("/t/AAAAAAAAAAAAAAAAAAAAAAAA/address").statusCode())
                .isEqualTo(404);
    }

    private List<MessageRow> letters() {
        return messages.list(MessageFilter.of(order.id()), PageRequest.first(10)).data().stream()
                .filter(message -> message.kind() == MessageKind.ADDRESS_DOUBTFUL)
                .toList();
    }

    private List<String> offers(WorkItem item) {
        return fixes.of(item.id()).stream().map(Fixes.Offer::fix).toList();
    }

    private OrderView read() {
        return merchant.call(() -> orders.get(order.id()));
    }

    private static String[] given(String street, String postcode, String region) {
        return new String[] {
            "line1", street, "line2", "", "city", "Los Angeles", "region", region, "postcode", postcode, "country", "US"
        };
    }
}
