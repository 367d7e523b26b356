package dev.baton.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.TestTenant;
import dev.baton.events.Endpoint.DisabledReason;
import dev.baton.events.Receiver.Received;
import dev.baton.orders.OrderEvent.OrderClosed;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderId;
import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Event;
import dev.baton.platform.events.Told;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.FixDesk;
import dev.baton.worklist.LookAgain;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkQueries;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks to somebody who behaves badly, sent by one node and by two. */
@BatonTest
class WebhookStoryTest {

    @Autowired
    LookAgain lookAgain;

    @Autowired
    WorkQueries worklist;

    @Autowired
    FixDesk desk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestTenant tenants;

    @Autowired
    PublishEvents publishEvents;

    @Autowired
    Endpoints endpoints;

    @Autowired
    Deliveries deliveries;

    @Autowired
    WebhookQueries webhooks;

    @Autowired
    ReplayEvents replayEvents;

    @Autowired
    RotateSecret rotateSecret;

    @Autowired
    FeedSignal signal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Audit audit;

    @Autowired
    Clock clock;

    @Autowired
    JsonMapper json;

    private final List<AutoCloseable> opened = new ArrayList<>();
    Caller merchant;
    Receiver receiver;
    WebhookSettings settings;
    DeliverWebhooks node;
    Instant now;

    @BeforeEach
    void a_merchant_and_somebody_who_listens() {
        merchant = tenants.fresh();
        receiver = new Receiver(Receiver.WELL);
        opened.add(receiver);
        settings = AddressGuardTest.allowing("localhost:" + receiver.port());
        node = node();
        now = clock.instant();
    }

    @AfterEach
    void everybody_goes_home() throws Exception {
        for (var each : opened) {
            each.close();
        }
    }

    @Test
    void an_event_arrives_signed_and_the_reference_library_believes_it() throws Exception {
        var added = added();
        var event = placed(Ids.next());
        publish(List.of(event));

        deliver(added.endpoint());

        var received = receiver.received().getFirst();
        new Webhook(added.secret()).verify(received.body(), headers(received));
        var body = json.readTree(received.body());
        assertThat(received.id()).isEqualTo(event.id().toString());
        assertThat(received.headers().get("content-type")).startsWith("application/cloudevents+json");
        assertThat(body.path("id").asString()).isEqualTo(event.id().toString());
        assertThat(body.path("type").asString()).isEqualTo("order.placed");
        var delivery = only(added.endpoint());
        assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(delivery.status()).isEqualTo(200);
        assertThat(delivery.response()).isEqualTo("thanks");
        assertThat(delivery.attempts()).isEqualTo(1);
    }

    @Test
    void after_a_rotation_both_secrets_verify_and_later_only_the_new_one() throws Exception {
        var added = added();
        var rotated = merchant.call(() -> rotateSecret.handle(added.endpoint().id()));
        publish(List.of(placed(Ids.next())));
        deliver(added.endpoint());

        var received = receiver.received().getFirst();
        new Webhook(added.secret()).verify(received.body(), headers(received));
        new Webhook(rotated.secret()).verify(received.body(), headers(received));

        var after = merchant.call(() -> endpoints.secrets(added.endpoint().id(), now.plus(Duration.ofHours(25))));
        assertThat(after).hasSize(1);
        var other = WebhookSecret.random().text();
        assertThatThrownBy(() -> new Webhook(other).verify(received.body(), headers(received)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void only_what_an_endpoint_wants_is_sent_to_it_and_nothing_while_it_is_disabled() {
        var endpoint = added("order.completed").endpoint();
        var order = Ids.next();
        publish(List.of(placed(order), closed(order)));
        deliver(endpoint);
        assertThat(types()).containsExactly("order.completed");

        change(endpoint, false);
        publish(List.of(closed(order)));
        deliver(endpoint);
        assertThat(types()).hasSize(1);
    }

    @Test
    void an_order_keeps_its_order_when_something_fails_and_others_do_not_wait() {
        var endpoint = added().endpoint();
        var first = Ids.next();
        var second = Ids.next();
        var events = List.of(placed(first), placed(second), closed(first), closed(second));
        publish(events);
        var stumbles = new AtomicInteger(2);
        receiver.behave((request, out, socket) -> {
            if (request.body().contains(first.toString()) && stumbles.getAndDecrement() > 0) {
                Receiver.say(out, "500 Oh no", "", "");
            } else {
                Receiver.WELL.answer(request, out, socket);
            }
        });

        round(endpoint, now);
        assertThat(arrived(second)).containsExactly("order.placed", "order.completed");
        round(endpoint, now.plusSeconds(3));
        assertThat(arrived(first)).as("not due yet").containsExactly("order.placed");
        round(endpoint, now.plusSeconds(10));
        assertThat(arrived(first)).containsExactly("order.placed", "order.placed");
        round(endpoint, now.plusSeconds(60));
        assertThat(arrived(first)).as("the second pause is longer").hasSize(2);
        round(endpoint, now.plusSeconds(500));

        assertThat(arrived(first)).containsExactly("order.placed", "order.placed", "order.placed", "order.completed");
        assertThat(states(endpoint)).containsOnly(DeliveryState.DELIVERED);
        var attempts = merchant.call(() -> webhooks.attempts(
                webhooks.deliveries(endpoint.id(), null, events.getFirst().id(), PageRequest.first(10))
                        .data()
                        .getFirst()
                        .id()));
        assertThat(attempts)
                .hasSize(2)
                .allSatisfy(attempt -> assertThat(attempt.error()).isEqualTo("answered 500"));
    }

    @Test
    void after_the_last_attempt_an_event_is_dead_and_its_successors_go_on() {
        var endpoint = added().endpoint();
        var order = Ids.next();
        publish(List.of(placed(order), closed(order)));
        receiver.behave((request, out, socket) -> {
            if (request.body().contains("order.placed")) {
                Receiver.say(out, "400 I do not understand", "", "what is that?");
            } else {
                Receiver.WELL.answer(request, out, socket);
            }
        });

        for (int hours = 0; hours < 5; hours++) {
            round(endpoint, now.plus(Duration.ofHours(hours)));
        }

        assertThat(types())
                .containsExactly("order.placed", "order.placed", "order.placed", "order.placed", "order.completed");
        assertThat(merchant.call(() -> webhooks.dead())).containsEntry(endpoint.id(), 1L);

        receiver.behave(Receiver.WELL);
        var replayed = merchant.call(
                () -> replayEvents.handle(new ReplayEvents.Command(endpoint.id(), new ReplayEvents.AllDead())));
        assertThat(replayed.queued()).isEqualTo(1);
        deliver(endpoint);
        assertThat(types()).endsWith("order.completed", "order.placed");
        assertThat(merchant.call(() -> webhooks.dead())).isEmpty();
    }

    @Test
    void events_are_sent_again_by_name_and_by_time_under_their_old_ids() {
        var endpoint = added().endpoint();
        var events = IntStream.range(0, 3).mapToObj(_ -> placed(Ids.next())).toList();
        publish(events);
        deliver(endpoint);
        var ids = events.stream().map(event -> event.id().toString()).toList();

        replay(endpoint, new ReplayEvents.These(List.of(events.get(1).id())));
        deliver(endpoint);
        assertThat(receiver.ids()).endsWith(ids.get(1)).hasSize(4);

        replay(
                endpoint,
                new ReplayEvents.Between(now.minusSeconds(60), clock.instant().plusSeconds(60), List.of()));
        deliver(endpoint);
        assertThat(receiver.ids()).hasSize(7);
        assertThat(Set.copyOf(receiver.ids().subList(4, 7))).isEqualTo(Set.copyOf(ids));
        replay(
                endpoint,
                new ReplayEvents.Between(
                        now.minusSeconds(60), clock.instant().plusSeconds(60), List.of("order.completed")));
        assertThat(round(endpoint, clock.instant())).isZero();
    }

    @Test
    void what_failed_and_waits_for_its_next_attempt_is_sent_at_once_when_somebody_asks() {
        var endpoint = added().endpoint();
        receiver.behave(Receiver.status("500 Oh no", ""));
        var order = Ids.next();
        var event = placed(order);
        publish(List.of(event));
        deliver(endpoint);
        publish(List.of(closed(order)));

        receiver.behave(Receiver.WELL);
        var replayed = merchant.call(() -> replayEvents.handle(
                new ReplayEvents.Command(endpoint.id(), new ReplayEvents.These(List.of(event.id())))));
        assertThat(replayed.queued()).isEqualTo(1);
        deliver(endpoint);

        assertThat(types()).as("in the order in which they happened").endsWith("order.placed", "order.completed");
        assertThat(round(endpoint, clock.instant().plus(Duration.ofDays(2))))
                .as("nothing is left to be sent twice")
                .isZero();
    }

    @Test
    void somebody_else_s_network_is_never_reached_by_a_redirect() {
        try (var inside = new Receiver(Receiver.WELL)) {
            var endpoint = added().endpoint();
            receiver.behave(
                    Receiver.status("302 Found", "Location: http://127.0.0.1:%d/\r\n".formatted(inside.port())));
            publish(List.of(placed(Ids.next())));

            round(endpoint, now);

            assertThat(inside.received()).isEmpty();
            assertThat(only(endpoint).error()).isEqualTo("answered 302; redirects are not followed");
        }
    }

    @Test
    void a_name_that_leads_inside_by_now_is_not_connected_to() {
        var endpoint = added().endpoint();
        publish(List.of(placed(Ids.next())));
        var careful = node(AddressGuardTest.allowing());

        round(endpoint, now, careful);

        assertThat(receiver.received()).isEmpty();
        assertThat(only(endpoint).error()).startsWith("forbidden: ");
        assertThatThrownBy(() -> define(careful(), null, "http://localhost/", true))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void a_huge_answer_is_read_a_little_and_a_dripping_one_not_for_long() {
        var endpoint = added().endpoint();
        var written = new AtomicInteger();
        receiver.behave((_, out, _) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var chunk = "x".repeat(65536).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 10_000; i++) {
                out.write(chunk);
                written.addAndGet(chunk.length);
            }
        });
        publish(List.of(placed(Ids.next())));
        round(endpoint, now);
        assertThat(only(endpoint).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(Objects.requireNonNull(only(endpoint).response())).hasSize(4096);
        assertThat(written.get()).isLessThan(20_000_000);

        receiver.behave((_, out, _) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(100);
            }
        });
        publish(List.of(placed(Ids.next())));
        var began = System.nanoTime();
        round(endpoint, now.plusSeconds(1));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        assertThat(newest(endpoint).error()).isEqualTo("no answer within 1 s");
    }

    @Test
    void silence_a_broken_line_and_nobody_at_all_are_failures_in_words() {
        var endpoint = added().endpoint();
        receiver.behave((_, _, _) -> Thread.sleep(3000));
        publish(List.of(placed(Ids.next())));
        round(endpoint, now);
        assertThat(newest(endpoint).error()).isEqualTo("no answer within 1 s");

        receiver.behave((_, _, socket) -> socket.close());
        publish(List.of(placed(Ids.next())));
        round(endpoint, now.plusSeconds(1));
        assertThat(newest(endpoint).error()).startsWith("the connection broke");

        receiver.close();
        publish(List.of(placed(Ids.next())));
        round(endpoint, now.plusSeconds(2));
        assertThat(newest(endpoint).error()).isEqualTo("nobody listens there");
        assertThat(states(endpoint)).containsOnly(DeliveryState.WAITING);
    }

    /** Down, slow, broken, deaf: whatever it does, each event arrives, and is known again by its id. */
    @Test
    void from_somebody_who_misbehaves_at_random_nothing_is_lost_and_what_comes_twice_is_known_by_its_id() {
        long seed = 1122;
        var random = new Random(seed);
        var endpoint = added().endpoint();
        var subjects = IntStream.range(0, 12).mapToObj(_ -> Ids.next()).toList();
        var events = Stream.concat(
                        subjects.stream().map(this::placed), subjects.stream().map(this::closed))
                .toList();
        publish(events);
        var taken = Collections.synchronizedList(new ArrayList<Receiver.Received>());
        receiver.behave((request, out, socket) -> {
            int mood;
            synchronized (random) {
                mood = random.nextInt(6);
            }
            switch (mood) {
                case 0 -> Receiver.say(out, "500 Oh no", "", "");
                case 1 -> socket.close();
                case 2 -> {
                    taken.add(request);
                    socket.close();
                }
                case 3 -> {
                    taken.add(request);
                    Receiver.say(out, "502 Bad Gateway", "", "");
                }
                default -> {
                    taken.add(request);
                    Receiver.WELL.answer(request, out, socket);
                }
            }
        });

        for (int hours = 0; hours < 4; hours++) {
            round(endpoint, now.plus(Duration.ofHours(hours)));
        }
        receiver.behave((request, out, socket) -> {
            taken.add(request);
            Receiver.WELL.answer(request, out, socket);
        });
        merchant.call(() -> replayEvents.handle(new ReplayEvents.Command(endpoint.id(), new ReplayEvents.AllDead())));
        round(endpoint, now.plus(Duration.ofHours(5)));
        round(endpoint, now.plus(Duration.ofHours(6)));

        assertThat(merchant.call(() -> webhooks.dead())).isEmpty();
        assertThat(taken).as("some came twice, seed %d", seed).hasSizeGreaterThan(events.size());
        assertThat(taken.stream().map(Receiver.Received::id).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(event -> event.id().toString()).toList());
        assertThat(taken.stream()
                        .collect(Collectors.groupingBy(
                                Receiver.Received::id,
                                Collectors.mapping(Receiver.Received::body, Collectors.toSet()))))
                .as("the same id is the same event")
                .allSatisfy((_, bodies) -> assertThat(bodies).hasSize(1));
    }

    @Test
    void gone_is_gone() {
        var endpoint = added().endpoint();
        receiver.behave(Receiver.status("410 Gone", ""));
        publish(List.of(placed(Ids.next())));

        round(endpoint, now);

        var after = merchant.call(() -> webhooks.endpoint(endpoint.id()));
        assertThat(after.enabled()).isFalse();
        assertThat(after.disabledReason()).isEqualTo(DisabledReason.GONE);
        assertThat(round(endpoint, now.plus(Duration.ofDays(1)))).isZero();
        assertThat(merchant.call(() -> audit.list(
                                new Audit.Filter(null, "webhook", null, null, null, null), PageRequest.first(5))
                        .data()))
                .anySatisfy(entry -> assertThat(entry.action()).isEqualTo("disabled"));

        receiver.behave(Receiver.WELL);
        change(after, true);
        deliver(endpoint);
        assertThat(states(endpoint)).containsOnly(DeliveryState.DELIVERED);
    }

    @Test
    void what_was_disabled_is_switched_on_from_the_worklist_and_off_again() {
        var endpoint = added().endpoint();
        receiver.behave(Receiver.status("410 Gone", ""));
        publish(List.of(placed(Ids.next())));
        round(endpoint, now);
        merchant.run(() -> {
            jdbc.sql("update events.endpoints set url = 'https://shop.example' where endpoint_id = ?")
                    .param(endpoint.id().value())
                    .update();
            lookAgain.everything();
            var item = worklist.list(WorkFilter.open(), PageRequest.first(1))
                    .data()
                    .getFirst();
            assertThat(desk.possible(item, "ENABLE_WEBHOOK").canBeUndone()).isTrue();
            desk.applied(item, "ENABLE_WEBHOOK", Map.of());
            assertThat(webhooks.endpoint(endpoint.id()).enabled()).isTrue();
            desk.undoLast(item);
            assertThat(webhooks.endpoint(endpoint.id()).disabledReason()).isEqualTo(DisabledReason.BY_HAND);
        });
    }

    @Test
    void who_asks_for_a_pause_gets_it() {
        var endpoint = added().endpoint();
        receiver.behave(Receiver.status("429 Too Many Requests", "Retry-After: 120\r\n"));
        publish(List.of(placed(Ids.next())));
        round(endpoint, now);
        publish(List.of(placed(Ids.next())));
        receiver.behave(Receiver.WELL);

        assertThat(round(endpoint, now.plusSeconds(100)))
                .as("everything pauses")
                .isZero();
        round(endpoint, now.plusSeconds(125));
        round(endpoint, now.plusSeconds(126));

        assertThat(states(endpoint)).containsOnly(DeliveryState.DELIVERED);
    }

    @Test
    void who_fails_too_often_is_left_alone_tried_once_and_then_given_everything() {
        var endpoint = added().endpoint();
        receiver.behave(Receiver.status("503 Unavailable", ""));
        publish(IntStream.range(0, 12).mapToObj(_ -> placed(Ids.next())).toList());
        round(endpoint, now);
        assertThat(receiver.received()).hasSize(12);
        assertThat(merchant.call(() -> webhooks.circuit(endpoint.id())).isOpen())
                .isTrue();

        assertThat(round(endpoint, now.plusSeconds(20))).as("it rests").isZero();
        round(endpoint, now.plusSeconds(40));
        assertThat(receiver.received()).as("one tries").hasSize(13);
        assertThat(round(endpoint, now.plusSeconds(80)))
                .as("it rests for longer")
                .isZero();
        receiver.behave(Receiver.WELL);
        round(endpoint, now.plusSeconds(400));
        assertThat(receiver.received()).hasSize(14);
        round(endpoint, now.plusSeconds(401));

        assertThat(merchant.call(() -> webhooks.circuit(endpoint.id())).isOpen())
                .isFalse();
        assertThat(states(endpoint)).containsOnly(DeliveryState.DELIVERED);
    }

    @Test
    void who_does_nothing_but_fail_for_days_is_disabled() {
        var endpoint = added().endpoint();
        receiver.behave(Receiver.status("500 Oh no", ""));
        publish(List.of(placed(Ids.next())));
        round(endpoint, now);
        publish(List.of(placed(Ids.next())));
        round(endpoint, now.plus(Duration.ofDays(4)));
        assertThat(merchant.call(() -> webhooks.endpoint(endpoint.id())).enabled())
                .isTrue();

        round(endpoint, now.plus(Duration.ofDays(6)));

        assertThat(merchant.call(() -> webhooks.endpoint(endpoint.id())).disabledReason())
                .isEqualTo(DisabledReason.FAILING);
    }

    @Test
    void a_slow_endpoint_delays_nobody_else() throws Exception {
        var slow = added().endpoint();
        try (var other = new Receiver(Receiver.WELL)) {
            settings = AddressGuardTest.allowing("localhost:" + receiver.port(), "localhost:" + other.port());
            var quick = added(define(), other.url()).endpoint();
            var both = node();
            receiver.behave((_, _, _) -> Thread.sleep(5000));
            var arrived = new CountDownLatch(30);
            other.behave((request, out, socket) -> {
                Receiver.WELL.answer(request, out, socket);
                arrived.countDown();
            });
            publish(IntStream.range(0, 30).mapToObj(_ -> placed(Ids.next())).toList());

            assertThat(both.begin(() -> {})).isGreaterThanOrEqualTo(2);

            assertThat(arrived.await(900, TimeUnit.MILLISECONDS)).isTrue();
            assertThat(states(slow)).containsOnly(DeliveryState.WAITING);
            assertThat(all(quick)).hasSize(30);
        }
    }

    @Test
    void two_nodes_send_each_event_once_and_every_order_in_order() {
        var endpoint = added().endpoint();
        var orders = Stream.generate(Ids::next).limit(40).toList();
        for (int step = 0; step < 5; step++) {
            publish(orders.stream().map(this::placed).toList());
        }
        receiver.behave((request, out, socket) -> {
            Thread.sleep(request.body().length() % 4);
            Receiver.WELL.answer(request, out, socket);
        });
        var nodes = List.of(node, node(), node(), node());

        Race.of(nodes.size(), runner -> {
            int empty = 0;
            while (empty < 20) {
                empty = merchant.call(() -> nodes.get(runner).round(endpoint.id(), clock::instant)) == 0
                        ? empty + 1
                        : 0;
            }
            return true;
        });
        deliver(endpoint);

        assertThat(receiver.ids()).hasSize(200).doesNotHaveDuplicates();
        for (var order : orders) {
            assertThat(receiver.received().stream()
                            .map(request -> json.readTree(request.body()))
                            .filter(body -> body.path("partitionkey").asString().equals(order.toString()))
                            .map(body -> body.path("sequence").asString())
                            .toList())
                    .containsExactly("1", "2", "3", "4", "5");
        }
    }

    @Test
    void what_a_dead_node_held_is_sent_by_another_when_its_time_is_up() {
        var endpoint = added().endpoint();
        publish(List.of(placed(Ids.next()), placed(Ids.next())));
        merchant.run(() -> transaction.executeWithoutResult(
                _ -> deliveries.claim(endpoint.id(), 100, Ids.next(), now.plusSeconds(1), now.plusSeconds(60))));

        assertThat(round(endpoint, now.plusSeconds(30))).as("somebody has it").isZero();
        round(endpoint, now.plusSeconds(61));

        assertThat(receiver.received()).hasSize(2);
        assertThat(states(endpoint)).containsOnly(DeliveryState.DELIVERED);
    }

    @Test
    void what_comes_back_after_somebody_else_took_over_changes_nothing() {
        var endpoint = added().endpoint();
        publish(List.of(placed(Ids.next())));
        receiver.behave((request, out, socket) -> {
            receiver.behave(Receiver.WELL);
            round(endpoint, now.plusSeconds(61), node());
            Receiver.say(out, "500 Too late", "", "");
        });

        round(endpoint, now);

        assertThat(receiver.received()).hasSize(2);
        assertThat(states(endpoint)).containsOnly(DeliveryState.DELIVERED);
    }

    // ── words ──────────────────────────────────────────────────────────────────────────────────────────────────

    private DeliverWebhooks node() {
        return node(settings);
    }

    private DeliverWebhooks node(WebhookSettings settings) {
        var client = new WebhookClient(settings, new AddressGuard(settings));
        var made = new DeliverWebhooks(
                deliveries, endpoints, new WebhookSender(client, json), settings, transaction, audit, clock);
        opened.add(made::destroy);
        opened.add(client::destroy);
        return made;
    }

    private DefineEndpoint define() {
        return new DefineEndpoint(endpoints, deliveries, new AddressGuard(settings), signal, audit, clock);
    }

    private DefineEndpoint careful() {
        return new DefineEndpoint(
                endpoints, deliveries, new AddressGuard(AddressGuardTest.allowing()), signal, audit, clock);
    }

    private DefineEndpoint.Added added(String... types) {
        return added(define(), receiver.url(), types);
    }

    private DefineEndpoint.Added added(DefineEndpoint define, String url, String... types) {
        return (DefineEndpoint.Added) Objects.requireNonNull(merchant.call(() -> transaction.execute(_ ->
                define.handle(new DefineEndpoint.Command(null, null, "Receiver", url, "", List.of(types), true)))));
    }

    private void change(Endpoint endpoint, boolean enabled) {
        define(define(), endpoint.id(), endpoint.url(), enabled);
    }

    private void define(DefineEndpoint define, @Nullable EndpointId id, String url, boolean enabled) {
        merchant.run(() -> transaction.executeWithoutResult(
                _ -> define.handle(new DefineEndpoint.Command(id, null, "Receiver", url, "", List.of(), enabled))));
    }

    private void replay(Endpoint endpoint, ReplayEvents.What what) {
        merchant.run(() -> replayEvents.handle(new ReplayEvents.Command(endpoint.id(), what)));
    }

    private void publish(List<Told<Event>> told) {
        merchant.run(() -> publishEvents.handle(told));
    }

    private Told<Event> placed(UUID order) {
        return new Told<>(Ids.next(), new OrderPlaced(new OrderId(order), "SO-1", clock.instant()));
    }

    private Told<Event> closed(UUID order) {
        return new Told<>(Ids.next(), new OrderClosed(new OrderId(order), clock.instant()));
    }

    private int round(Endpoint endpoint, Instant at) {
        return round(endpoint, at, node);
    }

    private int round(Endpoint endpoint, Instant at, DeliverWebhooks by) {
        // What was published a moment ago is due a moment ago; the moment of the test may be older.
        var later = at.plusSeconds(1);
        return merchant.call(() -> by.round(endpoint.id(), () -> later));
    }

    private void deliver(Endpoint endpoint) {
        while (round(endpoint, clock.instant()) > 0) {
            // until nothing is due
        }
    }

    private List<DeliveryView> all(Endpoint endpoint) {
        return merchant.call(() -> webhooks.deliveries(endpoint.id(), null, null, PageRequest.first(200)))
                .data();
    }

    private DeliveryView only(Endpoint endpoint) {
        assertThat(all(endpoint)).hasSize(1);
        return newest(endpoint);
    }

    private DeliveryView newest(Endpoint endpoint) {
        return all(endpoint).getFirst();
    }

    private Set<DeliveryState> states(Endpoint endpoint) {
        return all(endpoint).stream().map(DeliveryView::state).collect(Collectors.toSet());
    }

    private List<String> types() {
        return receiver.received().stream()
                .map(request -> json.readTree(request.body()).path("type").asString())
                .toList();
    }

    private List<String> arrived(UUID order) {
        return receiver.received().stream()
                .filter(request -> request.body().contains(order.toString()))
                .map(request -> json.readTree(request.body()).path("type").asString())
                .toList();
    }

    private static HttpHeaders headers(Received received) {
        return HttpHeaders.of(
                received.headers().entrySet().stream()
                        .collect(Collectors.toMap(java.util.Map.Entry::getKey, header -> List.of(header.getValue()))),
                (_, _) -> true);
    }
}
