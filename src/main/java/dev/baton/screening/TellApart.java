package dev.baton.screening;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.ReleaseHold;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.util.List;

/** Remembers that whoever an order names is not the party on the list, and lets the order go. */
@UseCase
public class TellApart {

    public static final int LONGEST_REASON = 1_000;

    /** @param matches what was told apart; empty when it no longer looked like anybody */
    public record ToldApart(List<Match> matches) {}

    private final OrderQueries orders;
    private final ScreenOrders screenOrders;
    private final Parties parties;
    private final ReleaseHold releaseHold;
    private final Audit audit;
    private final Clock clock;

    TellApart(
            OrderQueries orders,
            ScreenOrders screenOrders,
            Parties parties,
            ReleaseHold releaseHold,
            Audit audit,
            Clock clock) {
        this.orders = orders;
        this.screenOrders = screenOrders;
        this.parties = parties;
        this.releaseHold = releaseHold;
        this.audit = audit;
        this.clock = clock;
    }

    public ToldApart handle(OrderId order, String reason) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Invalid("reason", "must have 1 to %d characters".formatted(LONGEST_REASON));
        }
        var view = orders.get(order);
        var matches = screenOrders.matchesOf(view);
        var now = clock.instant();
        matches.forEach(match -> {
            parties.tellApart(match, why, now);
            audit.record("denied-party", match.name(), "told apart", null, match);
        });
        ScreenOrders.holdsOf(view)
                .forEach(hold -> releaseHold.handle(new ReleaseHold.Command(order, hold.id(), why, null)));
        return new ToldApart(matches);
    }
}
