package dev.baton.inventory;

import dev.baton.catalog.Sku;
import dev.baton.platform.events.Outbox;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives back what was promised, inside the caller's transaction. The balances of the items are locked first, in order. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ReleaseStock {

    private final Balances balances;
    private final ExpectedSupplies supplies;
    private final Outbox outbox;

    ReleaseStock(Balances balances, ExpectedSupplies supplies, Outbox outbox) {
        this.balances = balances;
        this.supplies = supplies;
        this.outbox = outbox;
    }

    /** Frees {@code freed}, each by its quantity, and says so to whoever waits for stock. */
    public void handle(List<Reservation> freed, Instant at) {
        if (freed.isEmpty()) {
            return;
        }
        var skus = freed.stream().map(Reservation::sku).collect(Collectors.toCollection(TreeSet::new));
        balances.lock(skus);
        balances.free(freed);
        announce(skus, at);
    }

    /** Forgets what was promised to {@code claim} of what is on its way. */
    public void forgetPromises(UUID claim, Collection<Sku> skus, Instant at) {
        supplies.forget(List.of(claim));
        outbox.add(
                skus.stream().map(sku -> new StockEvent.SupplyChanged(sku, at)).toList());
    }

    private void announce(Collection<Sku> skus, Instant at) {
        outbox.add(skus.stream().map(sku -> new StockEvent.StockFreed(sku, at)).toList());
    }
}
