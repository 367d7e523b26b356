package dev.baton.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.Sku;
import dev.baton.inventory.StockEvent.StockReceived;
import dev.baton.network.SiteCode;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderId;
import dev.baton.platform.Ids;
import dev.baton.platform.events.Event;
import dev.baton.platform.events.Relay;
import dev.baton.platform.events.Told;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** The feed of events: complete, in order, each once, and nobody is told that there is nothing when something was lost. */
@BatonTest
class FeedStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Relay relay;

    @Autowired
    PublishEvents publishEvents;

    @Autowired
    FeedQueries feed;

    @Autowired
    Feed rows;

    @Autowired
    Deliveries deliveries;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    Caller merchant;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
    }

    @Test
    void what_happens_to_an_order_can_be_read_as_cloud_events() {
        var number = merchant.call(() -> {
            shop.eastAndWest();
            shop.stocked("PAN", "EAST", 10);
            return shop.placed(shop.line("PAN", 2)).number();
        });
        relay.drain();
        var api = new Api(port, tenants.key(merchant, "events:read"));

        var answer = api.get("/events").body();

        var types = answer.path("data")
                .valueStream()
                .map(event -> event.path("type").asString())
                .toList();
        assertThat(types).contains("stock.received", "order.placed", "fulfilment.opened");
        var placed = answer.path("data")
                .valueStream()
                .filter(event -> event.path("type").asString().equals("order.placed"))
                .findFirst()
                .orElseThrow();
        assertThat(placed.at("/data/order/number").asString()).isEqualTo(number);
        assertThat(placed.path("sequence").asString()).isEqualTo("1");
        assertThat(api.get("/events/" + placed.path("id").asString()).body()).isEqualTo(placed);
        var read = Objects.requireNonNull(EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE))
                .deserialize(placed.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(read.getType()).isEqualTo("order.placed");
        assertThat(read.getSubject()).startsWith("orders/");
        assertThat(read.getExtension("partitionkey"))
                .isEqualTo(placed.at("/data/order/id").asString());
    }

    @Test
    void reading_goes_on_where_it_stopped_and_the_end_has_a_cursor_too() {
        publish(IntStream.range(0, 25).mapToObj(_ -> placed(Ids.next())).toList());
        var api = new Api(port, tenants.key(merchant));

        var ids = new ArrayList<String>();
        var next = "";
        for (var more = true; more; ) {
            var page = api.get("/events?limit=10&after=" + next).body();
            page.path("data").forEach(event -> ids.add(event.path("id").asString()));
            next = page.path("next").asString();
            more = page.path("more").asBoolean();
        }

        assertThat(ids).hasSize(25).doesNotHaveDuplicates();
        assertThat(api.get("/events?after=" + next).body().path("data").size()).isZero();
        assertThat(api.get("/events?after=now").body().path("next").asString()).isEqualTo(next);
        publish(List.of(placed(Ids.next())));
        assertThat(api.get("/events?after=" + next).body().path("data").size()).isEqualTo(1);
    }

    @Test
    void a_few_types_are_read_in_the_same_order_and_without_the_others() {
        publish(List.of(received("A"), placed(Ids.next()), received("B"), placed(Ids.next()), received("C")));
        var api = new Api(port, tenants.key(merchant));

        var page = api.get("/events?types=stock.received&limit=2").body();

        assertThat(page.path("data")
                        .valueStream()
                        .map(event -> event.at("/data/sku").asString())
                        .toList())
                .containsExactly("A", "B");
        assertThat(page.path("more").asBoolean()).isTrue();
        assertThat(api.get("/events?types=order.eaten").status()).isEqualTo(422);
        assertThat(api.get("/events?limit=5000").status()).isEqualTo(422);
        assertThat(api.get("/events?after=rubbish").status()).isEqualTo(422);
        assertThat(new Api(port, tenants.key(merchant, "orders:read"))
                        .get("/events")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void every_subject_counts_its_own_events_without_a_gap() {
        var first = Ids.next();
        var second = Ids.next();
        publish(List.of(placed(first), placed(second), placed(first)));
        publish(List.of(placed(first), placed(second)));

        var events = merchant.call(() -> feed.after(0, List.of(), 100));

        assertThat(sequences(events, first)).containsExactly(1L, 2L, 3L);
        assertThat(sequences(events, second)).containsExactly(1L, 2L);
        assertThat(events).extracting(FeedEvent::position).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void what_is_told_twice_or_by_two_relays_at_once_is_published_once() {
        var told = IntStream.range(0, 50).mapToObj(_ -> placed(Ids.next())).toList();

        Race.of(8, _ -> {
            publish(told);
            return true;
        });

        assertThat(merchant.call(() -> feed.after(0, List.of(), 1000)))
                .extracting(FeedEvent::id)
                .containsExactlyElementsOf(told.stream().map(Told::id).toList());
    }

    @Test
    void a_reader_who_keeps_up_misses_nothing_however_late_others_commit() {
        var writers = 6;
        var batches = 15;
        var left = new AtomicInteger(writers);
        var seen = new ArrayList<Long>();

        var published = Race.of(writers + 1, runner -> {
            if (runner == writers) {
                long after = 0;
                for (var last = false; !last; ) {
                    last = left.get() == 0;
                    long from = after;
                    var found = merchant.call(() -> feed.after(from, List.of(), 7));
                    found.forEach(event -> seen.add(event.position()));
                    after = found.isEmpty() ? after : found.getLast().position();
                    last &= found.isEmpty();
                }
                return 0;
            }
            for (int batch = 0; batch < batches; batch++) {
                var pause = (runner * 7 + batch * 3) % 5;
                merchant.run(() -> transaction.executeWithoutResult(_ -> {
                    publishEvents.handle(List.of(placed(Ids.next()), placed(Ids.next())));
                    linger(pause);
                }));
            }
            left.decrementAndGet();
            return batches * 2;
        });

        var all = published.stream().mapToInt(Integer::intValue).sum();
        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, all).mapToObj(Long::valueOf).toList());
    }

    @Test
    void who_comes_back_too_late_is_told_that_something_was_forgotten() {
        var now = clock.instant();
        ScopedClock.at(now.minus(Duration.ofDays(40)), () -> {
            publish(List.of(placed(Ids.next()), placed(Ids.next())));
            return null;
        });
        var api = new Api(port, tenants.key(merchant));
        var start = api.get("/events?limit=1").body().path("next").asString();
        publish(List.of(placed(Ids.next())));

        merchant.run(() -> ForgetOldEventsJob.forget(rows, deliveries, now.minus(Duration.ofDays(30))));

        var late = api.get("/events?after=" + start);
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.problem()).isEqualTo("events-forgotten");
        var oldest = api.get("/events?after=" + late.body().path("oldest").asString())
                .body();
        assertThat(oldest.path("data").size()).isEqualTo(1);
        assertThat(api.get("/events").body().path("data").size()).isEqualTo(1);
    }

    @Test
    void the_types_are_listed_with_their_fields() {
        var types =
                new Api(port, tenants.key(merchant)).get("/event-types").body().path("data");

        assertThat(types.size()).isEqualTo(Catalogue.all().size());
        assertThat(types.path(0).path("fields").toString()).contains("order.number");
        assertThatThrownBy(() -> Catalogue.of(new StrangeEvent(clock.instant())))
                .isInstanceOf(NullPointerException.class);
    }

    private record StrangeEvent(Instant at) implements Event {
        @Override
        public UUID subject() {
            return Ids.next();
        }
    }

    private void publish(List<Told<Event>> told) {
        merchant.run(() -> publishEvents.handle(told));
    }

    private Told<Event> placed(UUID order) {
        return new Told<>(Ids.next(), new OrderPlaced(new OrderId(order), "SO-1", clock.instant()));
    }

    private Told<Event> received(String sku) {
        return new Told<>(Ids.next(), new StockReceived(Sku.of(sku), new SiteCode("EAST"), 1, clock.instant()));
    }

    private static List<Long> sequences(List<FeedEvent> events, UUID subject) {
        return events.stream()
                .filter(event -> event.subjectId().equals(subject))
                .map(FeedEvent::sequence)
                .toList();
    }

    /** The commit is late on purpose: that is when a gap would show. */
    private static void linger(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
