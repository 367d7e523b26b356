package dev.baton.orders;

import dev.baton.inventory.ReserveStock;
import dev.baton.inventory.Stock;
import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.platform.Ids;
import dev.baton.platform.UseCase;
import dev.baton.platform.data.Counters;
import dev.baton.platform.events.Outbox;
import dev.baton.platform.kept.Generations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Places many orders in one transaction, in the beat of the house: lock the stock they all need, decide them in order of arrival
 * over that stock in memory, record everything with a few statements, answer each.
 *
 * <p>The outcome is the same as if they had been placed one after the other.
 */
@UseCase
class PlaceTogether {

    private static final String COUNTER = "order";
    private static final long FIRST_NUMBER_AFTER = 100_000;

    private final Orders orders;
    private final OrderTimeline timeline;
    private final ReserveStock reserveStock;
    private final SiteQueries sites;
    private final Generations generations;
    private final Counters counters;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    PlaceTogether(
            Orders orders,
            OrderTimeline timeline,
            ReserveStock reserveStock,
            SiteQueries sites,
            Generations generations,
            Counters counters,
            Outbox outbox,
            JsonMapper json,
            Clock clock) {
        this.orders = orders;
        this.timeline = timeline;
        this.reserveStock = reserveStock;
        this.sites = sites;
        this.generations = generations;
        this.counters = counters;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** @return one answer per draft, in their order */
    public List<PlaceOrder.Decided> handle(List<Draft> drafts) {
        var truth = generations.read();
        var current = drafts.stream().filter(draft -> isCurrent(draft, truth)).toList();
        var earlier = earlier(current);
        var fresh = current.stream().filter(draft -> isFirst(draft, earlier)).toList();
        var placed = fresh.isEmpty() ? Map.<OrderId, OrderView>of() : place(fresh);
        var replays = orders.firstAnswers(current.stream()
                .filter(draft -> !placed.containsKey(draft.id()))
                .map(draft -> Objects.requireNonNull(earlier.of(draft.names())).order())
                .collect(Collectors.toSet()));
        return drafts.stream()
                .map(draft ->
                        isCurrent(draft, truth) ? answer(draft, earlier, placed, replays) : new PlaceOrder.Outdated())
                .toList();
    }

    private EarlierOrders earlier(List<Draft> drafts) {
        var earlier =
                new EarlierOrders(orders, drafts.stream().map(Draft::names).toList());
        drafts.stream()
                .filter(draft -> earlier.of(draft.names()) == null)
                .forEach(draft -> earlier.remember(draft.names(), draft.head().fingerprint(), draft.id()));
        return earlier;
    }

    /** A draft may be written already: its batch is tried again when nobody heard whether it was committed. */
    private static boolean isFirst(Draft draft, EarlierOrders earlier) {
        var before = earlier.of(draft.names());
        return before == null || (before.order().equals(draft.id()) && !earlier.isWritten(draft.id()));
    }

    private static boolean isCurrent(Draft draft, Generations.Stamp truth) {
        return draft.truth() == null || draft.truth().equals(truth);
    }

    private static PlaceOrder.Outcome answer(
            Draft draft, EarlierOrders earlier, Map<OrderId, OrderView> placed, Map<OrderId, JsonNode> replays) {
        var own = placed.get(draft.id());
        if (own != null) {
            return new PlaceOrder.Placed(own);
        }
        var before = Objects.requireNonNull(earlier.of(draft.names()));
        if (!before.fingerprint().equals(draft.head().fingerprint())) {
            return new PlaceOrder.Reused(before.field(), before.value(), before.order());
        }
        return new PlaceOrder.Replayed(before.order(), Objects.requireNonNull(replays.get(before.order())));
    }

    private Map<OrderId, OrderView> place(List<Draft> drafts) {
        var stock = reserveStock.lock(
                drafts.stream().flatMap(draft -> draft.skus().stream()).collect(Collectors.toSet()));
        var network = sites.known();
        long number = counters.next(COUNTER, FIRST_NUMBER_AFTER, drafts.size());
        var decided = new ArrayList<Decided>();
        for (var draft : drafts) {
            decided.add(decide(draft, "SO-" + number++, stock, network));
        }
        return record(decided);
    }

    /** An order with its stock, before it is written. */
    private record Decided(Draft draft, Order order, Sourced sourced) {

        OrderPlaced placed() {
            return new OrderPlaced(order.id(), order.head().number(), draft.at());
        }
    }

    private static Decided decide(Draft draft, String number, Stock stock, List<Site> network) {
        var sourced = draft.sourced(stock, network);
        sourced.take(stock);
        return new Decided(draft, draft.order(number, sourced), sourced);
    }

    private Map<OrderId, OrderView> record(List<Decided> decided) {
        var now = clock.instant();
        orders.add(decided.stream().map(Decided::order).toList());
        orders.addKeys(
                decided.stream()
                        .filter(one -> one.draft().idempotencyKey() != null)
                        .map(one -> new Orders.Earlier(
                                Objects.requireNonNull(one.draft().idempotencyKey()),
                                one.draft().head().fingerprint(),
                                one.draft().id()))
                        .toList(),
                now);
        orders.addSourcings(decided.stream()
                .map(one -> new Orders.Sourcing(
                        one.order().id(),
                        Ids.next(),
                        one.draft().at(),
                        "PLACED",
                        json.writeValueAsString(one.sourced().plan().explanation())))
                .toList());
        reserveStock.record(all(decided, Sourced::reservations), all(decided, Sourced::promises), now);
        timeline.add(decided.stream()
                .map(one -> OrderTimeline.Entry.of(one.draft().caller(), one.placed()))
                .toList());
        outbox.add(decided.stream().map(Decided::placed).toList());
        return decided.stream()
                .map(one -> OrderView.of(one.order()))
                .collect(Collectors.toMap(OrderView::id, view -> view));
    }

    private static <T> List<T> all(List<Decided> decided, java.util.function.Function<Sourced, List<T>> of) {
        return decided.stream().flatMap(one -> of.apply(one.sourced()).stream()).toList();
    }
}
