package dev.baton.console.fulfilment;

import dev.baton.console.Navigation;
import dev.baton.console.WaitingWork;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the floors have to pick and to pack, all sites together. */
@Component
@WithinScope
class FloorWaiting implements WaitingWork {

    private final FulfilmentQueries fulfilment;
    private final Clock clock;

    FloorWaiting(FulfilmentQueries fulfilment, Clock clock) {
        this.fulfilment = fulfilment;
        this.clock = clock;
    }

    @Override
    public Map<Navigation.Entry, Long> counts() {
        if (!Caller.current().may("fulfilment:read")) {
            return Map.of();
        }
        var counts = fulfilment.counts(LocalDate.now(clock));
        return Map.of(
                Navigation.Entry.PICK,
                sum(counts, Set.of(FulfilmentStatus.RELEASED, FulfilmentStatus.PICKING)),
                Navigation.Entry.PACK,
                sum(counts, Set.of(FulfilmentStatus.PICKED)));
    }

    private static long sum(Iterable<FulfilmentQueries.Count> counts, Set<FulfilmentStatus> statuses) {
        long sum = 0;
        for (var count : counts) {
            sum += statuses.contains(count.status()) ? count.fulfilmentOrders() : 0;
        }
        return sum;
    }
}
