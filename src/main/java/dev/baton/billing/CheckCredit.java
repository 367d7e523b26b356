package dev.baton.billing;

import dev.baton.billing.CreditAccounts.Waiting;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.orders.OrderId;
import dev.baton.orders.SettleHolds;
import dev.baton.platform.UseCase;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at the orders of customers that wait for credit: those that fit go, whose turn it is first, first; the others are told
 * exactly why they stay. A smaller order may go before a larger one that does not fit.
 *
 * <p>What is owed is computed anew from orders and ledger under the lock of the customer's credit, so that any number of nodes and
 * orders at once never give more than there is.
 */
@UseCase
public class CheckCredit {

    /** Of each customer in one pass; when all of them go, the next ones are looked at. */
    static final int MOST_WAITING = 500;

    private final CreditAccounts accounts;
    private final CustomerQueries customers;
    private final SettleHolds settleHolds;
    private final Clock clock;

    CheckCredit(CreditAccounts accounts, CustomerQueries customers, SettleHolds settleHolds, Clock clock) {
        this.accounts = accounts;
        this.customers = customers;
        this.settleHolds = settleHolds;
        this.clock = clock;
    }

    /** @return the orders that no longer wait */
    public List<OrderId> handle(Collection<CustomerNumber> concerned) {
        var released = new ArrayList<OrderId>();
        if (concerned.isEmpty()) {
            return released;
        }
        var now = clock.instant();
        accounts.lock(concerned, now);
        Collection<CustomerNumber> next = new TreeSet<>(concerned);
        while (!next.isEmpty()) {
            var waiting = accounts.waiting(next, MOST_WAITING);
            var gone = settle(waiting, LocalDate.ofInstant(now, clock.getZone()));
            released.addAll(gone);
            next = more(waiting, gone);
        }
        return released;
    }

    private List<OrderId> settle(List<Waiting> waiting, LocalDate today) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        var standings = new HashMap<>(accounts.standings(
                customers
                        .find(waiting.stream().map(Waiting::customer).distinct().toList())
                        .values(),
                today));
        var releases = new ArrayList<SettleHolds.Release>();
        var stays = new ArrayList<SettleHolds.Stay>();
        for (var order : waiting) {
            var standing = standings.get(order.customer());
            if (standing == null) {
                continue;
            }
            var verdict = order.isAllowed()
                    ? new CreditStanding.Goes("%s let it go".formatted(order.allowedBy()))
                    : standing.on(order.total());
            switch (verdict) {
                case CreditStanding.Goes(var note) -> {
                    standings.put(order.customer(), standing.with(order.total()));
                    releases.add(new SettleHolds.Release(order.order(), order.hold(), note, order.total()));
                }
                case CreditStanding.Stays(var note) -> {
                    if (!note.equals(order.note())) {
                        stays.add(new SettleHolds.Stay(order.order(), order.hold(), note));
                    }
                }
            }
        }
        return settleHolds.handle(new SettleHolds.Command(releases, stays));
    }

    /** Customers of whom as many as are looked at were waiting, and all of them went. */
    private static Collection<CustomerNumber> more(List<Waiting> waiting, List<OrderId> gone) {
        var went = Set.copyOf(gone);
        Map<CustomerNumber, Long> counts = new HashMap<>();
        for (var order : waiting) {
            if (went.contains(order.order())) {
                counts.merge(order.customer(), 1L, Long::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == MOST_WAITING)
                .map(Map.Entry::getKey)
                .toList();
    }
}
