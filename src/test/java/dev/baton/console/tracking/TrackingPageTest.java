package dev.baton.console.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.notifications.Brand;
import dev.baton.notifications.BrandCode;
import dev.baton.notifications.DefineBrand;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.Suppression;
import dev.baton.notifications.TrackingLinks;
import dev.baton.orders.OrderView;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.platform.time.ScopedClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What whoever has a link sees, and what nobody does. */
@BatonTest
class TrackingPageTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    TrackingLinks links;

    @Autowired
    DefineBrand defineBrand;

    @Autowired
    MessageQueries messages;

    @Autowired
    Users users;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    Caller merchant;
    OrderView order;

    @BeforeEach
    void anOrder() {
        merchant = tenants.fresh();
        order = merchant.call(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 10);
            return shop.placed(shop.line("TIN", 4));
        });
    }

    @Test
    void whoever_has_the_link_sees_where_it_is_and_nothing_private() throws Exception {
        var page = get(path());

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("Hello Rosa", "We have your order", order.number(), "Los Angeles", "4 ×")
                .doesNotContain("Vega", "1480 Mateo", "90021", "rosa@example.org", "$", "EAST", "baton-");
        assertThat(page.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void what_waits_says_until_when() throws Exception {
        var waiting = merchant.call(() -> shop.placed(shop.line("TIN", 16)));

        assertThat(get(path(waiting)).body()).contains("10 pieces are not in stock", "10 waiting for stock");
    }

    @Test
    void it_speaks_the_language_of_the_customer_and_any_other_on_request() throws Exception {
        var path = path();

        assertThat(get(path + "?lang=es").body()).contains("<html lang=\"es\"", "Tenemos tu pedido", "Hola, Rosa");
        assertThat(get(path).body()).contains("<html lang=\"en\"", "?lang=es");
        assertThat(get(path + "?lang=tlh").statusCode()).isEqualTo(200);
    }

    @Test
    void it_wears_the_brand_of_the_channel() throws Exception {
        merchant.run(() -> defineBrand.handle(new DefineBrand.Command(
                new Brand(
                        BrandCode.of("SHOP"),
                        "The Pantry",
                        "The Pantry",
                        "The Pantry",
                        "hello@pantry.example",
                        null,
                        null,
                        "+1 555 0100",
                        "https://pantry.example",
                        "#ffd400",
                        "en",
                        List.of("web"),
                        true,
                        0),
                0L)));
        var path = path();

        assertThat(get(path).body()).contains("The Pantry", "mailto:hello@pantry.example", "tel:+15550100");
        assertThat(get(path + "/brand.css").body()).contains("--brand: #ffd400", "--on-brand: #000000");
    }

    @Test
    void a_link_that_is_wrong_renewed_or_too_old_opens_a_kind_page() throws Exception {
        var first = path();
        merchant.run(() -> links.renew(order.id()));
        var second = path();
        var other = merchant.call(() -> shop.placed(shop.line("TIN", 1)));
        var old = ScopedClock.at(
                clock.instant().minus(TrackingLinks.LIFETIME).minus(Duration.ofDays(1)),
                () -> merchant.call(() -> links.issue(other.id())).path());

        assertThat(get("/t/AAAAAAAAAAAAAAAAAAAAAAAA").statusCode()).isEqualTo(404);
        assertThat(get("/t/short").body()).contains("This link opens nothing");
        assertThat(get(first).statusCode()).isEqualTo(410);
        assertThat(get(first).body()).contains("This link has run out").doesNotContain(order.number());
        assertThat(get(second).statusCode()).isEqualTo(200);
        assertThat(get(old).statusCode()).isEqualTo(410);
    }

    @Test
    void the_same_order_keeps_its_link_and_another_has_another() {
        var other = merchant.call(() -> shop.placed(shop.line("TIN", 1)));

        assertThat(path()).isEqualTo(path()).isNotEqualTo(path(other)).matches("/t/[A-Za-z0-9_-]{24}");
    }

    @Test
    void a_program_reads_renews_and_takes_back_a_link() throws Exception {
        var api = new Api(port, tenants.key(merchant));
        var address = "/orders/" + order.id() + "/tracking-link";

        assertThat(api.get(address).status()).isEqualTo(404);
        var issued = api.send("POST", address, null, Map.of());
        assertThat(issued.status()).as(issued.response().body()).isEqualTo(200);
        var url = issued.body().path("url").asString();
        assertThat(get(URI.create(url).getPath()).statusCode()).isEqualTo(200);
        assertThat(api.get(address).body().path("url").asString()).isEqualTo(url);
        var renewed = api.send("POST", address + "?renew=true", null, Map.of());
        assertThat(renewed.body().path("url").asString()).isNotEqualTo(url);
        assertThat(api.send("DELETE", address, null, Map.of()).status()).isEqualTo(204);
        assertThat(get(URI.create(renewed.body().path("url").asString()).getPath())
                        .statusCode())
                .isEqualTo(410);
        var stranger = new Api(port, tenants.key(tenants.fresh()));
        assertThat(stranger.send("POST", address, null, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void a_customer_asks_for_fewer_messages_with_one_press() throws Exception {
        var path = path() + "/messages";
        assertThat(get(path).body()).contains("Fewer messages?");

        var pressed = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(pressed.statusCode()).isEqualTo(200);
        assertThat(merchant.call(() -> messages.suppression("rosa@example.org")))
                .hasValueSatisfying(found -> assertThat(found.reason()).isEqualTo(Suppression.Reason.OPTED_OUT));
    }

    @Test
    void the_page_of_the_order_shows_the_link() throws Exception {
        var ana = Browser.signedIn(port, users, merchant);
        assertThat(ana.get("/orders/" + order.number()).body()).contains("Make the link");

        ana.post("/orders/" + order.number() + "/tracking-link");

        assertThat(ana.get("/orders/" + order.number()).body()).contains(path());
    }

    private String path() {
        return path(order);
    }

    private String path(OrderView of) {
        return merchant.call(() -> links.issue(of.id())).path();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Accept", "text/html,*/*")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
