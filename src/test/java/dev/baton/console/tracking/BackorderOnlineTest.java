package dev.baton.console.tracking;

import static dev.baton.catalog.CatalogFixture.component;
import static dev.baton.catalog.CatalogFixture.kit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.customers.ShippingPolicy;
import dev.baton.network.SiteCode;
import dev.baton.notifications.TrackingLinks;
import dev.baton.orders.MoveUnits;
import dev.baton.orders.OrderEvent.UnitsMoved;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.Step;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer whose order waits for stock waits too, has the rest sent first, or does without, and only what they saw is done. */
@BatonTest
class BackorderOnlineTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    OrderQueries orders;

    @Autowired
    MoveUnits moveUnits;

    @Autowired
    TrackingLinks links;

    @LocalServerPort
    int port;

    Caller merchant;
    OrderView order;
    Browser browser;
    String path;

    @BeforeEach
    void sixMugsAndAHatThatIsSold() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 6);
            shop.stocked("HAT", "EAST", 1);
        });
        browser = Browser.visiting(port);
        order = merchant.call(() -> shop.placed(shop.line("HAT", 1)));
        path = path();
    }

    @Test
    void an_order_that_waits_for_nothing_asks_nothing() {
        assertThat(browser.get(path).body()).doesNotContain("/backorder");
        assertThat(form()).contains("Nothing is missing any more");
    }

    @Test
    void what_is_there_goes_first_and_the_rest_still_waits() {
        ordered(ShippingPolicy.COMPLETE, 10);
        assertThat(browser.get(path).body()).contains("href=\"" + path + "/backorder\"");
        assertThat(form()).contains("4 × Item MUG", "I will wait for it", "Send what is there", "Cancel the 4");
        assertThat(browser.get(path + "/backorder?lang=es").body()).contains("Todavía no está todo aquí");

        var done = choose("SEND_WHAT_IS_THERE", 4, read().money().currentTotal().amount());

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("What is there goes on its way");
        assertThat(read().shippingPolicy()).isEqualTo(ShippingPolicy.PARTIAL);
        assertThat(timeline()).contains("BackorderDecided");
        assertThat(form()).contains("Cancel the 4").doesNotContain("Send what is there");
        assertThat(contradictions()).isZero();
    }

    @Test
    void what_is_missing_is_done_without_once() {
        ordered(ShippingPolicy.PARTIAL, 10);
        form();

        assertThat(choose("CANCEL", 4, "").body()).contains("What was missing (4) is cancelled");

        assertThat(read().lines()).singleElement().satisfies(line -> {
            assertThat(line.quantities().cancelled()).isEqualTo(4);
            assertThat(line.quantities().reserved()).isEqualTo(6);
        });
        assertThat(choose("CANCEL", 4, "").body()).contains("Nothing is missing any more");
        assertThat(read().money().currentTotal().minor()).isEqualTo(6 * 250);
        assertThat(browser.get(path).body()).doesNotContain("/backorder");
        assertThat(contradictions()).isZero();
    }

    @Test
    void an_order_of_which_nothing_is_there_is_cancelled_as_a_whole() {
        merchant.run(() -> shop.placed(shop.line("MUG", 6)));
        ordered(ShippingPolicy.PARTIAL, 2);
        form();
        choose("CANCEL", 2, "");
        assertThat(read().status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void what_is_on_a_floor_already_is_left_in_peace() {
        ordered(ShippingPolicy.PARTIAL, 10);
        form();
        merchant.run(() -> assertThat(moveUnits.handle(new MoveUnits.Command(
                        order.id(),
                        Step.RELEASE,
                        SiteCode.of("EAST"),
                        "FO-1",
                        Map.of(order.lines().getFirst().id(), 6L))))
                .isInstanceOf(UnitsMoved.class));
        choose("CANCEL", 4, "");
        assertThat(read().lines().getFirst().quantities().released()).isEqualTo(6);
        assertThat(read().lines().getFirst().quantities().cancelled()).isEqualTo(4);
    }

    @Test
    void whoever_waits_is_heard() {
        ordered(ShippingPolicy.PARTIAL, 10);
        form();
        assertThat(choose("WAIT", 4, "").body()).contains("You wait for what is missing");
        assertThat(timeline()).contains("BackorderDecided");
        assertThat(read().lines().getFirst().quantities().backordered()).isEqualTo(4);
    }

    @Test
    void only_what_was_seen_is_done() {
        ordered(ShippingPolicy.COMPLETE, 10);
        form();
        assertThat(choose("CANCEL", 3, "").statusCode()).isEqualTo(409);
        assertThat(choose("SEND_WHAT_IS_THERE", 4, "1.00").body()).contains("Something has changed meanwhile");
        assertThat(choose("SEND_WHAT_IS_THERE", 4, "").statusCode()).isEqualTo(409);
        assertThat(choose("SEND_WHAT_IS_THERE", 4, "much").statusCode()).isEqualTo(409);
        assertThat(choose("BURN", 4, "").body()).contains("What shall we do?");
        merchant.run(() -> shop.receive("MUG", "EAST", 100));
        assertThat(read().shippingPolicy()).isEqualTo(ShippingPolicy.COMPLETE);
        assertThat(read().lines().getFirst().quantities().cancelled()).isZero();
        assertThat(timeline()).doesNotContain("BackorderDecided");
    }

    @Test
    void a_kit_is_all_of_its_parts() {
        merchant.run(() -> {
            shop.stocked("LID", "EAST", 100);
            shop.define(kit("SET", component("MUG", 1), component("LID", 1)));
        });
        order = merchant.call(
                () -> ((PlaceOrder.Placed) shop.place(null, ShippingPolicy.PARTIAL, shop.line("SET", 8))).order());
        path = path();
        assertThat(form()).doesNotContain("Cancel the");
        assertThat(choose("CANCEL", 2, "").statusCode()).isEqualTo(409);
    }

    private void ordered(ShippingPolicy policy, long mugs) {
        order = merchant.call(() -> ((PlaceOrder.Placed) shop.place(null, policy, shop.line("MUG", mugs))).order());
        path = path();
    }

    private String path() {
        return merchant.call(() -> links.issue(order.id()).path());
    }

    private String form() {
        return browser.get(path + "/backorder").body();
    }

    private HttpResponse<String> choose(String choice, long units, String total) {
        return browser.post(path + "/backorder", "choice", choice, "units", String.valueOf(units), "total", total);
    }

    private OrderView read() {
        return merchant.call(() -> orders.get(order.id()));
    }

    private List<String> timeline() {
        return merchant
                .call(() -> orders.timeline(order.id(), PageRequest.first(20)).data())
                .stream()
                .map(entry -> entry.type())
                .toList();
    }

    private long contradictions() {
        return merchant.call(() -> (long) shop.contradictions().size());
    }
}
