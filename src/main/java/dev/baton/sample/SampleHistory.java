package dev.baton.sample;

import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderId;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.commands.Progress;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Lives through the sample company's past, day by day, as its people did: each thing through the use case that does it today, at
 * the time when it was done.
 */
@Component
class SampleHistory {

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final LocalTime EVENING = LocalTime.of(23, 0);
    private static final int DAYS_BETWEEN_WORDS = 6;
    private static final int LATE_DAYS = 4;

    private final PlaceOrder placeOrder;
    private final HoldOrder holdOrder;
    private final CancelOrder cancelOrder;
    private final SampleWorkday workday;
    private final Relay relay;
    private final Histories histories;
    private final Progress progress;
    private final Clock clock;

    SampleHistory(
            PlaceOrder placeOrder,
            HoldOrder holdOrder,
            CancelOrder cancelOrder,
            SampleWorkday workday,
            Relay relay,
            Histories histories,
            Progress progress,
            Clock clock) {
        this.placeOrder = placeOrder;
        this.holdOrder = holdOrder;
        this.cancelOrder = cancelOrder;
        this.workday = workday;
        this.relay = relay;
        this.histories = histories;
        this.progress = progress;
        this.clock = clock;
    }

    /** Goes on where it was broken off; the same day twice does no harm. */
    void complete(Histories.History history) {
        var orders = new SampleOrders();
        var now = clock.instant();
        for (int day = history.made(); day < history.days(); day++) {
            if (day % DAYS_BETWEEN_WORDS == 0) {
                progress.say("Making two months of orders … day %d of %d".formatted(day + 1, history.days()));
            }
            new Day(day, history, now).live(orders);
            histories.made(day + 1);
        }
    }

    private final class Day {

        private final int number;
        private final LocalDate date;
        private final boolean isLate;
        private final Instant now;

        Day(int number, Histories.History history, Instant now) {
            this.number = number;
            this.date = history.firstDay().plusDays(number);
            this.isLate = number >= history.days() - LATE_DAYS;
            this.now = now;
        }

        void live(SampleOrders orders) {
            at(MORNING, () -> {
                if (!isLate) {
                    workday.restock(number, date);
                    workday.clearHolds(number);
                }
                relay.drain();
            });
            orders.of(number, date, isLate).forEach(this::take);
            at(EVENING, relay::drain);
        }

        private void take(SampleOrders.Wish wish) {
            var at = instant(wish.at());
            if (at.isAfter(now)) {
                return;
            }
            var outcome = who(wish.desk()).call(() -> ScopedClock.at(at, () -> placeOrder.handle(wish.command())));
            if (outcome instanceof PlaceOrder.Placed(var order)) {
                befall(order.id(), wish.fate(), at);
            } else if (!(outcome instanceof PlaceOrder.Replayed)) {
                throw new IllegalStateException("%s was answered %s".formatted(wish.command(), outcome));
            }
        }

        private void befall(OrderId order, SampleOrders.Fate fate, Instant placedAt) {
            switch (fate) {
                case SampleOrders.Usual _ -> {}
                case SampleOrders.Held(var reason, var note) -> hold(order, reason, note, placedAt.plusSeconds(40));
                case SampleOrders.CalledOff(var reason, var minutes) ->
                    callOff(order, reason, placedAt.plusSeconds(60L * minutes));
            }
        }

        private void hold(OrderId order, HoldReason reason, String note, Instant at) {
            ScopedClock.at(earlier(at), () -> holdOrder.handle(new HoldOrder.Command(order, reason, note, null, null)));
        }

        private void callOff(OrderId order, CancelReason reason, Instant at) {
            ScopedClock.at(
                    earlier(at),
                    () -> cancelOrder.handle(new CancelOrder.Command(order, Map.of(), reason, null, null)));
        }

        private void at(LocalTime time, Runnable work) {
            ScopedClock.at(earlier(instant(time)), () -> {
                work.run();
                return date;
            });
        }

        private Instant earlier(Instant instant) {
            return instant.isAfter(now) ? now : instant;
        }

        private Instant instant(LocalTime time) {
            return date.atTime(time).atZone(ZONE).toInstant();
        }
    }

    private static Caller who(SampleOrders.Desk desk) {
        var tenant = Caller.current().tenant();
        return switch (desk) {
            case WEB -> new Caller(tenant, Caller.Kind.KEY, "Web shop", Set.of("*"));
            case MARKETPLACE -> new Caller(tenant, Caller.Kind.KEY, "Marketplace", Set.of("*"));
            case PHONE -> new Caller(tenant, Caller.Kind.USER, "Nadia Brandt", Set.of("*"));
            case WHOLESALE -> new Caller(tenant, Caller.Kind.USER, "Theo Ladle", Set.of("*"));
        };
    }
}
