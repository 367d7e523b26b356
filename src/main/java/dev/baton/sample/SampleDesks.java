package dev.baton.sample;

import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.ReleaseHold;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Where orders come in, and where some are held or called off soon after. */
@Component
class SampleDesks {

    private final PlaceOrder placeOrder;
    private final HoldOrder holdOrder;
    private final ReleaseHold releaseHold;
    private final CancelOrder cancelOrder;

    SampleDesks(PlaceOrder placeOrder, HoldOrder holdOrder, ReleaseHold releaseHold, CancelOrder cancelOrder) {
        this.placeOrder = placeOrder;
        this.holdOrder = holdOrder;
        this.releaseHold = releaseHold;
        this.cancelOrder = cancelOrder;
    }

    /** What will be ordered later today is not taken yet. */
    void takeOrders(SampleDay day, List<SampleOrders.Wish> wishes) {
        wishes.stream().filter(wish -> day.hasSeen(wish.at())).forEach(wish -> take(day, wish));
    }

    private void take(SampleDay day, SampleOrders.Wish wish) {
        var at = day.instant(wish.at());
        var outcome = who(wish.desk()).call(() -> ScopedClock.at(at, () -> placeOrder.handle(wish.command())));
        if (outcome instanceof PlaceOrder.Placed(var order)) {
            befall(day, order, wish.fate(), at);
        } else if (!(outcome instanceof PlaceOrder.Replayed)) {
            throw new IllegalStateException("%s was answered %s".formatted(wish.command(), outcome));
        }
    }

    private void befall(SampleDay day, OrderView order, SampleOrders.Fate fate, Instant placedAt) {
        switch (fate) {
            case SampleOrders.Usual _ -> {}
            case SampleOrders.Held(var reason, var note) ->
                hold(order.id(), reason, note, day.earlier(placedAt.plusSeconds(40)));
            case SampleOrders.Insisted(var note, var minutes) ->
                letGo(order, note, day.earlier(placedAt.plusSeconds(60L * minutes)));
            case SampleOrders.CalledOff(var reason, var minutes) ->
                callOff(order.id(), reason, day.earlier(placedAt.plusSeconds(60L * minutes)));
        }
    }

    private void hold(OrderId order, HoldReason reason, String note, Instant at) {
        ScopedClock.at(at, () -> holdOrder.handle(new HoldOrder.Command(order, reason, note, null, null)));
    }

    private void letGo(OrderView order, String note, Instant at) {
        order.holds()
                .forEach(hold -> ScopedClock.at(
                        at, () -> releaseHold.handle(new ReleaseHold.Command(order.id(), hold.id(), note, null))));
    }

    private void callOff(OrderId order, CancelReason reason, Instant at) {
        ScopedClock.at(at, () -> cancelOrder.handle(new CancelOrder.Command(order, Map.of(), reason, null, null)));
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
