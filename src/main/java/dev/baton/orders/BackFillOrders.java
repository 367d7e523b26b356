package dev.baton.orders;

import dev.baton.orders.PlaceMany.Answered;
import dev.baton.orders.PlaceMany.Result;
import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes over orders that were over before Baton heard of them, so that they are found, read and counted: under the number, with
 * the date and the end they had.
 *
 * <p>They touch no stock, claim none, and nobody is told: no event leaves, so there is no fulfilment order, message, webhook or
 * invoice of them. What they cost is computed by today's rules from the prices they name, or those that were valid on their day.
 */
@Service
public class BackFillOrders {

    /** Before it there are no ids in order of time. */
    private static final Instant EARLIEST = Instant.EPOCH;

    /** An order that was read and priced, or why it could not be. */
    public static final class Attempt {

        private final PastOrder past;
        private final String fingerprint;
        private final PreparedOrder prepared;

        private Attempt(PastOrder past, String fingerprint, PreparedOrder prepared) {
            this.past = past;
            this.fingerprint = fingerprint;
            this.prepared = prepared;
        }

        /** Why it will not be taken over; null when nothing speaks against it so far. */
        public @Nullable Result refusal() {
            return prepared.refusal();
        }
    }

    private final PrepareOrder prepare;
    private final Orders orders;
    private final OrderTimeline timeline;
    private final JsonMapper json;
    private final Clock clock;

    BackFillOrders(PrepareOrder prepare, Orders orders, OrderTimeline timeline, JsonMapper json, Clock clock) {
        this.prepare = prepare;
        this.orders = orders;
        this.timeline = timeline;
        this.json = json;
        this.clock = clock;
    }

    /** Locks and writes nothing, so many do it at once. */
    public Attempt prepare(PastOrder past) {
        return new Attempt(past, fingerprint(past), PreparedOrder.of(() -> {
            checkDate(past);
            return prepare.past(past.order(), new OrderId(Ids.at(past.placedAt())), past.placedAt());
        }));
    }

    private void checkDate(PastOrder past) {
        new Invalid.Collector()
                .require(
                        !past.placedAt().isAfter(clock.instant()),
                        "placedAt",
                        "lies ahead: what is to come is placed, not taken over")
                .require(!past.placedAt().isBefore(EARLIEST), "placedAt", "is from 1970 on")
                .throwIfAny();
    }

    /**
     * All that can be, in the caller's transaction. What was taken over before, under the same number, reference or key, is left as
     * it is.
     *
     * @return one result per attempt, in their order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Result> write(List<Attempt> attempts) {
        var earlier = new EarlierOrders(
                orders, attempts.stream().map(attempt -> names(attempt.past)).toList());
        var taken = new ArrayList<Order>();
        var keys = new ArrayList<Orders.Earlier>();
        var results = attempts.stream()
                .map(attempt -> {
                    var refusal = attempt.refusal();
                    return refusal != null ? refusal : new Answered(decide(attempt, earlier, taken, keys));
                })
                .toList();
        if (!taken.isEmpty()) {
            var now = clock.instant();
            orders.addPast(taken);
            orders.addKeys(keys, now);
            timeline.add(taken.stream().map(order -> entry(order, now)).toList());
        }
        return results;
    }

    private PlaceOrder.Outcome decide(
            Attempt attempt, EarlierOrders earlier, List<Order> taken, List<Orders.Earlier> keys) {
        var past = attempt.past;
        var before = earlier.of(names(past));
        if (before != null) {
            return before.fingerprint().equals(attempt.fingerprint)
                    ? new PlaceOrder.Replayed(before.order(), json.valueToTree(Map.of("number", past.number())))
                    : new PlaceOrder.Reused(before.field(), before.value(), before.order());
        }
        var order = order(Objects.requireNonNull(attempt.prepared.draft()), past, attempt.fingerprint);
        taken.add(order);
        earlier.remember(names(past), attempt.fingerprint, order.id());
        var key = past.order().idempotencyKey();
        if (key != null) {
            keys.add(new Orders.Earlier(key, attempt.fingerprint, order.id()));
        }
        return new PlaceOrder.Placed(OrderView.of(order));
    }

    private static EarlierOrders.Names names(PastOrder past) {
        var order = past.order();
        return new EarlierOrders.Names(
                past.number(), order.idempotencyKey(), order.channel(), order.externalReference());
    }

    private static Order order(Draft draft, PastOrder past, String fingerprint) {
        boolean isCancelled = past.state() == PastOrder.State.CANCELLED;
        return new Order(
                draft.id(),
                draft.head().past(past.number(), fingerprint),
                isCancelled ? Stage.CANCELLED : Stage.CLOSED,
                draft.lines().stream().map(line -> line.past(isCancelled)).toList(),
                List.of(),
                Order.FIRST_VERSION);
    }

    private static OrderTimeline.Entry entry(Order order, Instant now) {
        return new OrderTimeline.Entry(
                order.id(),
                Caller.current(),
                "OrderBackFilled",
                Map.of("number", order.head().number(), "placedAt", order.head().placedAt()),
                now);
    }

    /** Unlike that of any order that is placed. */
    private String fingerprint(PastOrder past) {
        var same = new PastOrder(past.order().withoutKey(), past.number(), past.placedAt(), past.state());
        return Fingerprint.of(json.writeValueAsString(same).getBytes(StandardCharsets.UTF_8));
    }
}
