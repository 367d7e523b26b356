package dev.baton.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.notifications.ScriptedSmtp.Manner;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.Ids;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Outbox;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** From the news to the customer's mailbox, through a real mail server and through some with bad manners. */
@BatonTest
class SendingStoryTest {

    private static final String SENDER = "orders@pantry.example";

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Relay relay;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SendMessages sendMessages;

    @Autowired
    MessageQueries messages;

    @Autowired
    ChangePostbox changePostbox;

    @Autowired
    Postboxes postboxes;

    @Autowired
    ChangeMessage changeMessage;

    @Autowired
    WriteToCustomer writeToCustomer;

    @Autowired
    WriteTemplate writeTemplate;

    @Autowired
    RecordBounce recordBounce;

    @Autowired
    SuppressAddress suppressAddress;

    @Autowired
    DefineBrand defineBrand;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    OrderQueries orders;

    @Autowired
    TrackingLinks links;

    @Autowired
    Desk desk;

    @Autowired
    MailServer mailServer;

    @Autowired
    Clock clock;

    final GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    Caller merchant;

    @BeforeEach
    void aMerchantThatSends() {
        greenMail.start();
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 10);
            defineBrand.handle(new DefineBrand.Command(
                    new Brand(
                            BrandCode.of("PANTRY"),
                            "The Pantry",
                            "The Pantry",
                            "The Pantry",
                            SENDER,
                            "help@pantry.example",
                            null,
                            null,
                            null,
                            "#225544",
                            "en",
                            List.of(),
                            true,
                            0),
                    0L));
            sendsOver(greenMail.getSmtp().getPort());
        });
    }

    @AfterEach
    void nobodyListensAnyMore() {
        greenMail.stop();
    }

    @Test
    void the_customer_is_told_in_html_and_in_plain_text_with_the_link_to_the_order() throws Exception {
        merchant.run(() -> {
            var order = told(shop.placed(shop.line("TIN", 4)));

            send();

            var view = messages.get(only(order).id());
            assertThat(view.state()).isEqualTo(MessageState.SENT);
            assertThat(view.attempts())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.code()).isEqualTo(250));
            var url = links.current(order.id()).orElseThrow().url();
            assertThat(view.mail()).satisfies(mail -> assertThat(mail.html()).contains(url));
            assertThat(orders.timeline(order.id(), PageRequest.first(20)).data())
                    .anyMatch(entry -> entry.type().equals("MessageSent"));
            var mail = greenMail.getReceivedMessages()[0];
            var text = GreenMailUtil.getWholeMessage(mail);
            assertThat(header(mail, "Subject")).isEqualTo("Thank you for your order " + order.number());
            assertThat(header(mail, "From")).isEqualTo("The Pantry <" + SENDER + ">");
            assertThat(header(mail, "Reply-To")).isEqualTo("help@pantry.example");
            assertThat(header(mail, "Message-ID")).isEqualTo("<" + view.id() + "@pantry.example>");
            assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
            assertThat(text).contains("text/plain", "text/html", "Hello Rosa,");
            assertThat(text.replace("=\r\n", "").replace("=3D", "="))
                    .contains(url)
                    .doesNotContain(Mail.LINK);
        });
    }

    @Test
    void what_waits_for_stock_is_told_with_the_confirmation() {
        merchant.run(() -> {
            var order = told(shop.placed(shop.line("TIN", 16)));

            send();

            assertThat(messages.get(only(order).id()).mail())
                    .satisfies(mail -> assertThat(mail.plain()).contains("Some of it is not in stock", "6 waiting"));
        });
    }

    @Test
    void an_event_told_again_tells_the_customer_nothing_new() {
        merchant.run(() -> {
            var order = told(shop.placed(shop.line("TIN", 4)));
            send();
            var event = new OrderPlaced(order.id(), order.number(), order.placedAt());

            transaction.executeWithoutResult(_ -> outbox.add(List.of(event, event)));
            relay.drain();
            send();

            assertThat(received()).isEqualTo(1);
            assertThat(only(order).state()).isEqualTo(MessageState.SENT);
        });
    }

    @Test
    void senders_at_once_send_every_message_once() {
        merchant.run(() -> {
            for (int i = 0; i < 30; i++) {
                shop.placed(shop.line("TIN", 1));
            }
            relay.drain();
        });

        Race.of(
                4,
                _ -> merchant.call(() -> {
                    send();
                    return 0;
                }));

        assertThat(received()).isEqualTo(30);
        assertThat(Arrays.stream(greenMail.getReceivedMessages())
                        .map(mail -> header(mail, "Message-ID"))
                        .distinct())
                .hasSize(30);
    }

    @Test
    void a_server_that_asks_to_come_later_is_asked_later() throws Exception {
        try (var server = new ScriptedSmtp(Manner.ASKS_TO_COME_LATER)) {
            merchant.run(() -> {
                sendsOver(server.port());
                var order = told(shop.placed(shop.line("TIN", 4)));
                send();
                assertThat(only(order).state()).isEqualTo(MessageState.WAITING);
                assertThat(only(order).reason()).isEqualTo(MessageReason.TRY_AGAIN);
                server.behave(Manner.POLITE);

                send();
                assertThat(server.letters()).isEmpty();
                later(Duration.ofMinutes(2), this::send);

                assertThat(only(order).state()).isEqualTo(MessageState.SENT);
                assertThat(server.letters()).hasSize(1);
                assertThat(messages.get(only(order).id()).attempts())
                        .extracting(SendingAttempt::code)
                        .containsExactly(451, 250);
            });
        }
    }

    @Test
    void whoever_is_never_heard_is_given_up_and_shown() throws Exception {
        try (var server = new ScriptedSmtp(Manner.ASKS_TO_COME_LATER)) {
            merchant.run(() -> {
                sendsOver(server.port());
                var order = told(shop.placed(shop.line("TIN", 4)));
                for (int day = 0; day < 9; day++) {
                    later(Duration.ofHours(13L * day), this::send);
                }

                assertThat(only(order).state()).isEqualTo(MessageState.FAILED);
                assertThat(only(order).attempts()).isEqualTo(8);
            });
        }
    }

    @Test
    void an_address_that_does_not_exist_is_left_in_peace() throws Exception {
        try (var server = new ScriptedSmtp(Manner.REFUSES_THE_ADDRESS)) {
            merchant.run(() -> {
                sendsOver(server.port());
                var first = told(shop.placed(shop.line("TIN", 4)));
                send();
                server.behave(Manner.POLITE);
                var second = told(shop.placed(shop.line("TIN", 1)));
                send();

                assertThat(only(first).state()).isEqualTo(MessageState.BOUNCED);
                assertThat(messages.suppression("ROSA@example.org")).isPresent();
                assertThat(only(second).state()).isEqualTo(MessageState.SKIPPED);
                assertThat(only(second).reason()).isEqualTo(MessageReason.SUPPRESSED);
                suppressAddress.lift("rosa@example.org");
                changeMessage.handle(only(second).id(), ChangeMessage.Wish.SEND);
                send();
                assertThat(only(second).state()).isEqualTo(MessageState.SENT);
            });
        }
    }

    @Test
    void a_text_that_is_refused_is_not_sent_again() throws Exception {
        try (var server = new ScriptedSmtp(Manner.REFUSES_THE_TEXT)) {
            merchant.run(() -> {
                sendsOver(server.port());
                var order = told(shop.placed(shop.line("TIN", 4)));
                send();

                assertThat(only(order).state()).isEqualTo(MessageState.FAILED);
                assertThat(only(order).reason()).isEqualTo(MessageReason.REFUSED);
            });
        }
    }

    @Test
    void a_line_that_breaks_before_the_text_is_whole_costs_nothing_but_time() throws Exception {
        try (var server = new ScriptedSmtp(Manner.HANGS_UP_BEFORE_THE_TEXT)) {
            merchant.run(() -> {
                sendsOver(server.port());
                var order = told(shop.placed(shop.line("TIN", 4)));
                send();
                assertThat(server.letters()).isEmpty();
                server.behave(Manner.POLITE);
                later(Duration.ofMinutes(2), this::send);
                later(Duration.ofMinutes(10), this::send);

                assertThat(server.letters()).hasSize(1);
                assertThat(only(order).state()).isEqualTo(MessageState.SENT);
            });
        }
    }

    @Test
    void a_line_that_breaks_after_the_text_leaves_doubt_and_no_second_letter() throws Exception {
        try (var server = new ScriptedSmtp(Manner.HANGS_UP_AFTER_THE_TEXT)) {
            merchant.run(() -> {
                sendsOver(server.port());
                var order = told(shop.placed(shop.line("TIN", 4)));
                send();
                later(Duration.ofHours(5), this::send);

                assertThat(server.letters()).hasSize(1);
                assertThat(only(order).state()).isEqualTo(MessageState.UNSURE);
                assertThat(orders.timeline(order.id(), PageRequest.first(20)).data())
                        .anyMatch(entry -> entry.type().equals("MessageUnsure"));
            });
        }
    }

    @Test
    void a_server_that_falls_silent_is_not_waited_for_for_ever() throws Exception {
        try (var server = new ScriptedSmtp(Manner.SILENT_AFTER_THE_TEXT);
                var line = mailServer.connect(new MailServer.Address(
                        "127.0.0.1", server.port(), MailSettings.Security.NONE, null, null, Duration.ofMillis(300)))) {
            var attempt = line.send(
                    new MailServer.Envelope(
                            "1@x", SENDER, "P", null, "rosa@example.org", null, null, new Mail("s", "<p>h</p>", "h")),
                    () -> true);

            assertThat(attempt.outcome()).isEqualTo(SendingAttempt.Outcome.UNSURE);
            assertThat(server.letters()).hasSize(1);
        }
    }

    @Test
    void a_sender_that_lost_its_claim_keeps_the_last_dot_to_itself() throws Exception {
        try (var server = new ScriptedSmtp(Manner.POLITE);
                var line = mailServer.connect(new MailServer.Address(
                        "127.0.0.1", server.port(), MailSettings.Security.NONE, null, null, Duration.ofSeconds(5)))) {
            var attempt = line.send(
                    new MailServer.Envelope(
                            "1@x", SENDER, "P", null, "rosa@example.org", null, null, new Mail("s", "<p>h</p>", "h")),
                    () -> false);

            assertThat(attempt.outcome()).isEqualTo(SendingAttempt.Outcome.UNREACHABLE);
            assertThat(server.letters()).isEmpty();
        }
    }

    @Test
    void a_sender_that_dies_before_handing_over_leaves_the_message_to_the_next() {
        merchant.run(() -> {
            var order = told(shop.placed(shop.line("TIN", 4)));
            assertThat(desk.take(Ids.next(), 10)).hasSize(1);
            send();
            assertThat(received()).isZero();

            later(SendMessages.ABANDONED.plusMinutes(1), this::send);

            assertThat(received()).isEqualTo(1);
            assertThat(only(order).state()).isEqualTo(MessageState.SENT);
        });
    }

    @Test
    void a_sender_that_dies_while_handing_over_leaves_doubt_and_no_second_letter() {
        merchant.run(() -> {
            var order = told(shop.placed(shop.line("TIN", 4)));
            var holder = Ids.next();
            var taken = desk.take(holder, 10);
            assertThat(desk.handOver(taken.getFirst(), holder, "x@y")).isTrue();

            later(SendMessages.ABANDONED.plusMinutes(1), this::send);

            assertThat(received()).isZero();
            assertThat(only(order).state()).isEqualTo(MessageState.UNSURE);
            assertThat(desk.handOver(taken.getFirst(), holder, "x@y")).isFalse();
            changeMessage.handle(taken.getFirst(), ChangeMessage.Wish.SEND);
            later(SendMessages.ABANDONED.plusMinutes(2), this::send);
            assertThat(received()).isEqualTo(1);
        });
    }

    @Test
    void without_a_mail_server_letters_are_kept_and_sent_when_there_is_one() {
        merchant.run(() -> {
            changePostbox.handle(new ChangePostbox.Command(postbox(null, null, null), null));
            var order = told(shop.placed(shop.line("TIN", 4)));
            send();
            assertThat(only(order).state()).isEqualTo(MessageState.NOT_SENT);
            assertThat(only(order).reason()).isEqualTo(MessageReason.NO_MAIL_SERVER);

            sendsOver(greenMail.getSmtp().getPort());
            assertThat(changeMessage.sendUnsent()).isEqualTo(1);
            send();

            assertThat(only(order).state()).isEqualTo(MessageState.SENT);
        });
    }

    @Test
    void letters_that_nobody_can_carry_cost_little_and_say_what_they_say_when_looked_at() {
        merchant.run(() -> {
            changePostbox.handle(new ChangePostbox.Command(postbox(null, null, null), null));
            var orders = Stream.generate(() -> shop.placed(shop.line("TIN", 1)))
                    .limit(102)
                    .toList();
            relay.drain();

            send();

            assertThat(orders)
                    .allSatisfy(order -> assertThat(only(order).state()).isEqualTo(MessageState.NOT_SENT))
                    .allSatisfy(order -> assertThat(only(order).orderNumber()).isEqualTo(order.number()));
            var last = only(orders.getLast());
            assertThat(last.subject()).as("not composed").isNull();
            assertThat(messages.get(last.id()).mail())
                    .extracting(Mail::subject)
                    .asString()
                    .contains(orders.getLast().number());
        });
    }

    @Test
    void what_is_no_news_any_more_is_not_sent() {
        merchant.run(() -> {
            var order = told(shop.placed(shop.line("TIN", 4)));

            later(Duration.ofHours(49), this::send);

            assertThat(only(order).reason()).isEqualTo(MessageReason.STALE);
            assertThat(messages.get(only(order).id()).mail()).isNotNull();
            assertThat(received()).isZero();
        });
    }

    @Test
    void an_order_that_was_cancelled_at_once_is_not_confirmed() {
        merchant.run(() -> {
            var order = shop.placed(shop.line("TIN", 4));
            cancelOrder.handle(
                    new CancelOrder.Command(order.id(), Map.of(), CancelReason.CUSTOMER_CHANGED_MIND, null, null));
            told(order);
            send();

            assertThat(messages.list(MessageFilter.of(order.id()), PageRequest.first(10))
                            .data())
                    .extracting(MessageRow::kind, MessageRow::state)
                    .containsExactlyInAnyOrder(
                            tuple(MessageKind.ORDER_CONFIRMED, MessageState.SKIPPED),
                            tuple(MessageKind.ORDER_CANCELLED, MessageState.SENT));
        });
    }

    @Test
    void what_can_wait_waits_until_the_customer_is_awake() {
        merchant.run(() -> {
            changePostbox.handle(new ChangePostbox.Command(
                    postbox(
                            LocalTime.of(21, 0),
                            LocalTime.of(8, 0),
                            greenMail.getSmtp().getPort()),
                    null));
            writeTemplate.draft(
                    new WriteTemplate.Key("*", MessageKind.ORDER_CONFIRMED, "en"),
                    new WriteTemplate.Text("Order {{order.number}}", "It can wait.", false, true));
            writeTemplate.publish(new WriteTemplate.Key("*", MessageKind.ORDER_CONFIRMED, "en"));
            var night = nextNightInLosAngeles();
            var order = ScopedClock.at(night, () -> told(shop.placed(shop.line("TIN", 4))));
            var note = ScopedClock.at(
                    night, () -> writeToCustomer.handle(new WriteToCustomer.Command(order.id(), "Hi", "Urgent.")));

            at(night.plusSeconds(1), this::send);
            assertThat(messages.get(note).state()).isEqualTo(MessageState.SENT);
            assertThat(received()).isEqualTo(1);
            at(night.plus(Duration.ofHours(9)), this::send);

            assertThat(received()).isEqualTo(2);
        });
    }

    @Test
    void a_letter_is_what_was_published_last_and_one_can_go_back() {
        merchant.run(() -> {
            var key = new WriteTemplate.Key("PANTRY", MessageKind.ORDER_CONFIRMED, "en");
            writeTemplate.draft(key, new WriteTemplate.Text("First {{order.number}}", "One.", true, true));
            writeTemplate.publish(key);
            writeTemplate.draft(key, new WriteTemplate.Text("Second {{order.number}}", "Two.", true, true));
            told(shop.placed(shop.line("TIN", 1)));
            send();
            writeTemplate.publish(key);
            told(shop.placed(shop.line("TIN", 1)));
            send();
            writeTemplate.goBack(key, 1);
            told(shop.placed(shop.line("TIN", 1)));
            send();
            writeTemplate.goBack(key, 0);
            told(shop.placed(shop.line("TIN", 1)));
            send();

            assertThat(Arrays.stream(greenMail.getReceivedMessages())
                            .map(mail -> header(mail, "Subject").replaceAll(" ?SO-.*", "")))
                    .containsExactly("First", "Second", "First", "Thank you for your order");
        });
    }

    @Test
    void a_message_that_comes_back_later_marks_the_address() {
        merchant.run(() -> {
            var order = told(shop.placed(shop.line("TIN", 4)));
            send();

            recordBounce.handle(new RecordBounce.Command(null, "rosa@example.org", true, "550 no such user"));

            assertThat(only(order).state()).isEqualTo(MessageState.BOUNCED);
            assertThat(messages.get(only(order).id()).suppression())
                    .satisfies(found -> assertThat(found.reason()).isEqualTo(Suppression.Reason.BOUNCED));
        });
    }

    @Test
    void a_password_is_sealed_and_opened() {
        merchant.run(() -> {
            var server = new Postbox.Server("mail.example.com", 587, "STARTTLS", "me", false);
            var version = postboxes.get().version();
            changePostbox.handle(new ChangePostbox.Command(new Postbox(null, null, 48, server, version), "hunter2"));
            changePostbox.handle(new ChangePostbox.Command(new Postbox(null, null, 24, server, version + 1), null));

            assertThat(postboxes.get().server())
                    .satisfies(kept -> assertThat(kept.hasPassword()).isTrue());
            assertThat(postboxes.server().orElseThrow().password()).isEqualTo("hunter2");
        });
    }

    private OrderView told(OrderView order) {
        relay.drain();
        return order;
    }

    private void send() {
        sendMessages.sendDueOfMerchant();
    }

    private void later(Duration after, Runnable work) {
        at(clock.instant().plus(after), work);
    }

    private static void at(Instant instant, Runnable work) {
        ScopedClock.at(instant, () -> {
            work.run();
            return instant;
        });
    }

    /** 23:00 by the nautical clock of the west coast, in the future. */
    private Instant nextNightInLosAngeles() {
        var there = clock.instant().atZone(ZoneOffset.ofHours(-8));
        return there.plusDays(1).with(LocalTime.of(23, 0)).toInstant();
    }

    private void sendsOver(int port) {
        changePostbox.handle(new ChangePostbox.Command(postbox(null, null, port), null));
    }

    private Postbox postbox(@Nullable LocalTime from, @Nullable LocalTime until, @Nullable Integer port) {
        return new Postbox(
                from,
                until,
                48,
                port == null ? null : new Postbox.Server("127.0.0.1", port, "NONE", null, false),
                postboxes.get().version());
    }

    private MessageRow only(OrderView order) {
        return messages.list(MessageFilter.of(order.id()), PageRequest.first(10))
                .data()
                .getFirst();
    }

    private int received() {
        return greenMail.getReceivedMessages().length;
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return String.join(",", mail.getHeader(name));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
