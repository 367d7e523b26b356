package dev.baton.notes;

import dev.baton.orders.OrderId;
import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Says that the caller has an order open, as long as they say so again in time, and tells who else has. Nothing of it is kept, and
 * nobody is kept from anything by it.
 */
@UseCase
public class LookAtOrder {

    /** Who has not said so again for that long is no longer there. A window says so twice in that time. */
    static final Duration LASTS = Duration.ofSeconds(35);

    private final Presence presence;
    private final Clock clock;

    LookAtOrder(Presence presence, Clock clock) {
        this.presence = presence;
        this.clock = clock;
    }

    /** @return the others who have it open, those who amend it first, at most twenty */
    public List<Present> handle(OrderId order, boolean amending) {
        var me = Caller.current().name();
        var now = clock.instant();
        presence.see(order, me, amending, now);
        return presence.others(order, me, now.minus(LASTS));
    }

    /** The caller has closed it. Whoever still has it open in another window says so within seconds. */
    public void over(OrderId order) {
        presence.leave(order, Caller.current().name());
    }
}
