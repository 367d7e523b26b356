package dev.baton.inventory;

import dev.baton.catalog.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a capability above decide over stock in its own transaction: it locks what it needs, decides in memory, and has
 * everything recorded at once.
 *
 * <p>Locks are taken in item and site order, expected supply behind the balances. Reserved never exceeds what is there: the rows
 * are locked, {@link Stock} refuses, and a constraint stands behind both.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ReserveStock {

    private final Balances balances;
    private final ExpectedSupplies supplies;

    ReserveStock(Balances balances, ExpectedSupplies supplies) {
        this.balances = balances;
        this.supplies = supplies;
    }

    /** Locks every balance and every expected supply of these items, and tells what is free. */
    public Stock lock(Collection<Sku> skus) {
        Set<Sku> sorted = new TreeSet<>(skus);
        return new Stock(balances.lock(sorted), supplies.lockFree(sorted));
    }

    /**
     * What is free as it is now, without locking it: for what is decided and not recorded.
     *
     * @param except a claim whose promises of what is on its way count as free; null when none does
     */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Stock look(Collection<Sku> skus, @Nullable UUID except) {
        return new Stock(balances.read(skus), supplies.readFree(skus, except));
    }

    /** Records what was decided over locked stock. */
    public void record(List<Reservation> reservations, List<SupplyPromise> promises, Instant at) {
        balances.reserve(reservations, at);
        supplies.promise(promises);
    }

    /** Gives back what the caller decided to serve differently; the balances are locked by {@link #lock}. */
    public void giveBack(List<Reservation> reservations) {
        balances.free(reservations);
    }

    /** Forgets what these claims were promised of what is on its way; the caller promises anew. */
    public void forgetPromises(Collection<UUID> claims) {
        supplies.forget(claims);
    }
}
