package dev.baton.orders;

import dev.baton.orders.PlaceMany.Answered;
import dev.baton.orders.PlaceMany.Refused;
import dev.baton.orders.PlaceMany.Result;
import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        private final PlaceOrder.@Nullable Prepared prepared;
        private final @Nullable Invalid invalid;

        private Attempt(
                PastOrder past, String fingerprint, PlaceOrder.@Nullable Prepared prepared, @Nullable Invalid invalid) {
            this.past = past;
            this.fingerprint = fingerprint;
            this.prepared = prepared;
            this.invalid = invalid;
        }

        /** Why it will not be taken over; null when nothing speaks against it so far. */
        public @Nullable Result refusal() {
            return switch (prepared) {
                case null -> new Refused(Objects.requireNonNull(invalid));
                case PrepareOrder.NoPrice(var lines) -> new Answered(new PlaceOrder.Unpriced(lines));
                case Draft _ -> null;
            };
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
        var fingerprint = fingerprint(past);
        try {
            var now = clock.instant();
            new Invalid.Collector()
                    .require(
                            !past.placedAt().isAfter(now),
                            "placedAt",
                            "lies ahead: what is to come is placed, not taken over")
                    .require(!past.placedAt().isBefore(EARLIEST), "placedAt", "is from 1970 on")
                    .throwIfAny();
            var id = new OrderId(Ids.at(past.placedAt()));
            return new Attempt(past, fingerprint, prepare.handle(past.order(), id, past.placedAt()), null);
        } catch (Invalid invalid) {
            return new Attempt(past, fingerprint, null, invalid);
        }
    }

    /**
     * All that can be, in the caller's transaction. What was taken over before, under the same number, reference or key, is left as
     * it is.
     *
     * @return one result per attempt, in their order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Result> write(List<Attempt> attempts) {
        var earlier = new Earlier(attempts);
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

    private PlaceOrder.Outcome decide(Attempt attempt, Earlier earlier, List<Order> taken, List<Orders.Earlier> keys) {
        var past = attempt.past;
        var before = earlier.of(past);
        if (before != null) {
            return before.fingerprint().equals(attempt.fingerprint)
                    ? new PlaceOrder.Replayed(before.order(), json.valueToTree(Map.of("number", past.number())))
                    : new PlaceOrder.Reused(before.field(), before.value(), before.order());
        }
        var order = order((Draft) Objects.requireNonNull(attempt.prepared), past, attempt.fingerprint);
        taken.add(order);
        earlier.remember(past, attempt.fingerprint, order.id());
        var key = past.order().idempotencyKey();
        if (key != null) {
            keys.add(new Orders.Earlier(key, attempt.fingerprint, order.id()));
        }
        return new PlaceOrder.Placed(OrderView.of(order));
    }

    private static Order order(Draft draft, PastOrder past, String fingerprint) {
        boolean isCancelled = past.state() == PastOrder.State.CANCELLED;
        return new Order(
                draft.id(),
                draft.head().past(past.number(), fingerprint),
                isCancelled ? Stage.CANCELLED : Stage.CLOSED,
                draft.lines().stream().map(line -> line.past(isCancelled)).toList(),
                List.of(),
                1);
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

    /** Orders that bear a number, reference or key already, of those before and of those in the same lot. */
    private final class Earlier {

        record Before(String field, String value, String fingerprint, OrderId order) {}

        private final Map<String, Before> byNumber = new HashMap<>();
        private final Map<String, Before> byKey = new HashMap<>();
        private final Map<String, Before> byReference = new HashMap<>();

        Earlier(List<Attempt> attempts) {
            var asked = attempts.stream().map(attempt -> attempt.past).toList();
            orders.earlierByNumber(asked.stream().map(PastOrder::number).collect(Collectors.toSet()))
                    .forEach(found -> byNumber.put(
                            found.key(), new Before("number", found.key(), found.fingerprint(), found.order())));
            orders.earlierByKey(asked.stream()
                            .map(past -> past.order().idempotencyKey())
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()))
                    .forEach(found -> byKey.put(
                            found.key(),
                            new Before("Idempotency-Key", found.key(), found.fingerprint(), found.order())));
            orders.earlierByReference(asked.stream()
                            .filter(past -> past.order().externalReference() != null)
                            .map(past -> Map.entry(
                                    past.order().channel(),
                                    Objects.requireNonNull(past.order().externalReference())))
                            .distinct()
                            .toList())
                    .forEach(found -> byReference.put(
                            found.key(),
                            new Before("externalReference", found.key(), found.fingerprint(), found.order())));
        }

        @Nullable
        Before of(PastOrder past) {
            return Stream.of(
                            byNumber.get(past.number()),
                            byKey.get(String.valueOf(past.order().idempotencyKey())),
                            byReference.get(referenceOf(past)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        void remember(PastOrder past, String fingerprint, OrderId order) {
            byNumber.put(past.number(), new Before("number", past.number(), fingerprint, order));
            var key = past.order().idempotencyKey();
            if (key != null) {
                byKey.put(key, new Before("Idempotency-Key", key, fingerprint, order));
            }
            if (past.order().externalReference() != null) {
                byReference.put(
                        referenceOf(past),
                        new Before("externalReference", past.order().externalReference(), fingerprint, order));
            }
        }

        private static String referenceOf(PastOrder past) {
            return past.order().channel() + "\n" + past.order().externalReference();
        }
    }
}
