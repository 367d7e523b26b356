package dev.baton.console.letters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.notifications.BrandQueries;
import dev.baton.notifications.MessageFilter;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.MessageState;
import dev.baton.notifications.SendMessages;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The screens of what customers are told, as a person uses them. */
@BatonTest
class LetterScreensTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Relay relay;

    @Autowired
    SendMessages sendMessages;

    @Autowired
    MessageQueries messages;

    @Autowired
    BrandQueries brands;

    @Autowired
    Users users;

    @LocalServerPort
    int port;

    Caller merchant;
    OrderView order;
    Browser ana;

    @BeforeEach
    void anOrder() {
        merchant = tenants.fresh();
        order = merchant.call(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 10);
            return shop.placed(shop.line("TIN", 4));
        });
        ana = Browser.signedIn(port, users, merchant);
    }

    @Test
    void a_message_that_could_not_be_sent_is_seen_and_noted_as_told() {
        assertThat(ana.get("/messages").body()).contains("No messages yet");
        merchant.run(() -> {
            relay.drain();
            sendMessages.sendDueOfMerchant();
        });

        assertThat(ana.get("/messages").body()).contains("Order confirmed", order.number(), "no mail server");
        var address = "/messages/" + message();
        assertThat(ana.get(address).body())
                .contains("<iframe", "Thank you for your order " + order.number(), "/t/")
                .doesNotContain("tracking-link.invalid");
        ana.post(address + "/told");

        assertThat(ana.get(address).body()).contains("told in another way");
        assertThat(ana.get("/orders/" + order.number()).body()).contains("Order confirmed", "told in another way");
        assertThat(ana.get("/messages?view=trouble").body()).contains("No messages yet");
    }

    @Test
    void a_letter_is_changed_looked_at_and_published() {
        var address = "/letters/all/ORDER_CONFIRMED/en";
        assertThat(ana.get("/letters").body()).contains("Order confirmed", "Original", "Español");
        assertThat(ana.get(address).body()).contains("How it looks on " + order.number(), "[items]");

        var wrong = ana.post(address, "subject", "Hi", "body", "Hello {{customer.nam}}", "what", "publish");
        assertThat(wrong.body()).contains("did you mean {{customer.name}}?");
        var right = ana.post(
                address, "subject", "Hi", "body", "Hello {{customer.name}}!", "enabled", "true", "what", "publish");

        assertThat(right.body()).contains("In use", "version 1", "Hello Rosa!");
        assertThat(ana.post(address + "/versions/0").body()).contains("version 2", "Use again");
    }

    @Test
    void a_brand_and_the_mail_server_are_set_up() {
        assertThat(ana.get("/brands").body()).contains("No brand yet");
        assertThat(ana.post("/brands", "code", "shop", "name", "", "senderAddress", "x", "accent", "#123456")
                        .body())
                .contains("This is needed.", "This is no mail address.");
        ana.post(
                "/brands",
                "code",
                "shop",
                "name",
                "The Pantry",
                "senderAddress",
                "a@pantry.example",
                "accent",
                "#123456",
                "channels",
                "web, phone",
                "language",
                "es");
        assertThat(ana.get("/brands/SHOP").body()).contains("The Pantry", "web, phone");
        assertThat(merchant.call(() -> brands.ofChannel("web").name())).isEqualTo("The Pantry");

        assertThat(ana.post("/mail", "host", "mail.example.com", "port", "x", "security", "TLS", "staleHours", "48")
                        .body())
                .contains("This is no number.");
        ana.post(
                "/mail",
                "host",
                "mail.example.com",
                "port",
                "465",
                "security",
                "TLS",
                "password",
                "hunter2",
                "staleHours",
                "24",
                "quietFrom",
                "21:00",
                "quietUntil",
                "08:00",
                "version",
                "0");
        assertThat(ana.get("/mail").body())
                .contains("mail.example.com", "465", "21:00", "One is kept")
                .doesNotContain("hunter2");
        ana.post("/mail/suppressions", "address", "Somebody@Example.org");
        assertThat(ana.get("/mail").body()).contains("somebody@example.org");
        ana.post("/mail/suppressions/lift", "address", "somebody@example.org");
        assertThat(ana.get("/mail").body()).doesNotContain("<strong>somebody@example.org");
    }

    @Test
    void a_person_writes_to_a_customer_beginning_with_a_letter_that_fits() {
        var address = "/orders/" + order.number() + "/message";
        assertThat(ana.get(address).body()).contains("Hello Rosa,");
        assertThat(ana.get(address + "?letter=ORDER_CONFIRMED").body()).contains("thank you for your order");

        assertThat(ana.post(address, "subject", "", "text", "Hi").body()).contains("must not be blank");
        assertThat(ana.post(address, "subject", "Your gift", "text", "Hi Rosa").body())
                .contains("Written by hand", "Hi Rosa");
        assertThat(merchant.call(() -> messages.list(MessageFilter.of(order.id()), PageRequest.first(1))
                        .data()
                        .getFirst()
                        .state()))
                .isEqualTo(MessageState.WAITING);
    }

    @Test
    void who_may_only_look_changes_nothing() {
        var oscar = Browser.signedIn(port, users, merchant, "messages:read", "orders:read");

        assertThat(oscar.get("/letters/all/ORDER_SHIPPED/es").body()).doesNotContain("value=\"publish\"");
        assertThat(oscar.post("/mail", "host", "x").statusCode()).isEqualTo(403);
    }

    private String message() {
        return merchant.call(() -> messages.list(MessageFilter.of(order.id()), PageRequest.first(1))
                .data()
                .getFirst()
                .id()
                .toString());
    }
}
