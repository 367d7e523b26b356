package dev.baton.screening;

import dev.baton.orders.OrderId;
import dev.baton.platform.UseCase;
import java.util.UUID;

/** Looks at the next open orders again, because the lists have changed since. */
@UseCase
public class Rescreen {

    private static final int CHUNK = 200;

    /** @param more whether others still wait */
    public record Rescreened(int orders, boolean more) {}

    private final Parties parties;
    private final ScreenOrders screenOrders;

    Rescreen(Parties parties, ScreenOrders screenOrders) {
        this.parties = parties;
        this.screenOrders = screenOrders;
    }

    public Rescreened handle() {
        var after = parties.lockRescreen();
        return after.isEmpty() ? new Rescreened(0, false) : next(after.get());
    }

    private Rescreened next(UUID after) {
        var open = parties.openOrders(after, CHUNK);
        screenOrders.handle(open);
        if (open.size() < CHUNK) {
            parties.rescreened();
            return new Rescreened(open.size(), false);
        }
        OrderId last = open.getLast();
        parties.moveOn(last.value());
        return new Rescreened(open.size(), true);
    }
}
