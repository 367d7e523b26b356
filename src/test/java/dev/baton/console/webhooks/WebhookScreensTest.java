package dev.baton.console.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.events.DefineEndpoint;
import dev.baton.events.EndpointId;
import dev.baton.events.FeedQueries;
import dev.baton.events.WebhookQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The screens of webhooks and events, from the first endpoint to what nobody took. */
@BatonTest
class WebhookScreensTest {

    private static final Pattern SECRET = Pattern.compile("id=\"secret\" value=\"(whsec_[^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    Relay relay;

    @Autowired
    DefineEndpoint defineEndpoint;

    @Autowired
    WebhookQueries webhooks;

    @Autowired
    FeedQueries feed;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void somebody_who_connects_programs() {
        merchant = tenants.fresh();
        browser = Browser.signedIn(port, users, merchant);
    }

    @Test
    void an_endpoint_is_added_and_its_secret_shown_once() {
        assertThat(browser.get("/webhooks").body()).contains("Nobody is told anything yet");
        browser.get("/webhooks/new");

        var shown = browser.post(
                "/webhooks/new", "name", "Shop", "url", "https://shop.example.org/hooks", "types", "order.placed");

        var secret = SECRET.matcher(shown.body());
        assertThat(secret.find()).isTrue();
        var id = merchant.call(() -> webhooks.endpoints()).getFirst().id();
        var again = browser.get("/webhooks/" + id).body();
        assertThat(again)
                .contains("https://shop.example.org/hooks", "order.placed")
                .doesNotContain(secret.group(1));
        assertThat(browser.get("/webhooks").body()).contains("Shop", "Nothing sent yet");
        var rotated = SECRET.matcher(
                browser.post("/webhooks/" + id + "/secret-rotation").body());
        assertThat(rotated.find()).isTrue();
        assertThat(rotated.group(1)).isNotEqualTo(secret.group(1));
    }

    @Test
    void an_address_inside_is_refused_beside_its_field() {
        browser.get("/webhooks/new");

        var refused = browser.post("/webhooks/new", "name", "Inside", "url", "https://169.254.169.254/latest");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Addresses inside this network are refused");
        assertThat(merchant.call(() -> webhooks.endpoints())).isEmpty();
    }

    @Test
    void an_endpoint_is_changed_disabled_enabled_and_removed() {
        var id = endpoint();
        browser.get("/webhooks/" + id + "/edit");
        assertThat(browser.post(
                                "/webhooks/" + id + "/edit",
                                "name",
                                "Better",
                                "url",
                                "https://shop.example.org/better",
                                "version",
                                "1")
                        .body())
                .contains("Better was changed");
        assertThat(browser.post(
                                "/webhooks/" + id + "/edit",
                                "name",
                                "Late",
                                "url",
                                "https://shop.example.org",
                                "version",
                                "1")
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/webhooks/" + id + "/disabling").body()).contains("Nothing is sent to this endpoint");
        assertThat(browser.post("/webhooks/" + id + "/enabling").body()).contains("What waited is on its way");
        assertThat(browser.post("/webhooks/" + id + "/removal").body()).contains("Better was removed");
    }

    @Test
    void what_happens_is_seen_in_the_feed_and_on_its_way() {
        var id = endpoint();
        var number = merchant.call(() -> {
            shop.eastAndWest();
            shop.stocked("PAN", "EAST", 5);
            return shop.placed(shop.line("PAN", 1)).number();
        });
        relay.drain();
        assertThat(browser.get("/events").body()).contains("order.placed", number, "stock.received");
        assertThat(browser.get("/events?q=" + number).body())
                .contains("order.placed")
                .doesNotContain("stock.received</a>");
        assertThat(browser.get("/events?type=stock.received").body()).doesNotContain("order.placed</a>");
        var event = merchant.call(() -> feed.list("order.placed", null, null, PageRequest.first(1)))
                .data()
                .getFirst();
        assertThat(browser.get("/events/" + event.id()).body()).contains("specversion", number, "On its way");
        assertThat(browser.get("/webhooks/" + id).body()).contains("On its way", "order.placed");
        var delivery = merchant.call(() -> webhooks.deliveries(id, null, event.id(), PageRequest.first(1)))
                .data()
                .getFirst();
        assertThat(browser.get("/webhooks/" + id + "/deliveries/" + delivery.id())
                        .body())
                .contains("webhook-id: " + event.id(), number);
        assertThat(browser.post(
                                "/webhooks/" + id + "/replays",
                                "event",
                                event.id().toString())
                        .body())
                .contains("1 event is on its way again");
        assertThat(browser.post("/webhooks/" + id + "/replays", "from", "2026-02-30", "to", "x")
                        .body())
                .contains("Say from which day");
        assertThat(browser.get("/webhooks/dead").body()).contains("Everything was taken");
        assertThat(browser.get("/orders/" + number).body()).contains("data-live-page");
        assertThat(browser.get("/orders").body()).contains("data-live-rows");
    }

    @Test
    void whoever_only_looks_changes_nothing_and_a_stranger_sees_nothing() {
        var id = endpoint();
        var looking = Browser.signedIn(port, users, merchant, "webhooks:read");

        assertThat(looking.get("/webhooks/" + id).body()).doesNotContain("secret-rotation");
        assertThat(looking.post("/webhooks/" + id + "/disabling").statusCode()).isEqualTo(403);
        assertThat(looking.get("/events").statusCode()).isEqualTo(403);
        var stranger = Browser.signedIn(port, users, tenants.fresh());
        assertThat(stranger.get("/webhooks/" + id).statusCode()).isEqualTo(404);
    }

    private EndpointId endpoint() {
        var added = (DefineEndpoint.Added) merchant.call(() -> defineEndpoint.handle(
                new DefineEndpoint.Command(null, null, "Shop", "https://shop.example.org/hooks", "", List.of(), true)));
        return added.endpoint().id();
    }
}
