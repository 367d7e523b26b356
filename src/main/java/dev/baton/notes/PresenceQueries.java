package dev.baton.notes;

import dev.baton.orders.OrderId;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has which orders open now. */
@Component
@Transactional(readOnly = true)
public class PresenceQueries {

    private final Presence presence;
    private final Clock clock;

    PresenceQueries(Presence presence, Clock clock) {
        this.presence = presence;
        this.clock = clock;
    }

    /** Of these orders, who but the caller has them open, by name; none where nobody has. At most 200 people in all. */
    public Map<OrderId, List<String>> others(Collection<OrderId> orders) {
        return orders.isEmpty()
                ? Map.of()
                : presence.others(
                        orders, Caller.current().name(), clock.instant().minus(LookAtOrder.LASTS));
    }
}
