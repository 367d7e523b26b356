package dev.baton.billing;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.OrderView.Asking;
import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Has a second person asked about every order that waits for one, in the name of whoever placed or amended it, and asks no longer where
 * an order waits no longer. It decides from what is, so it may look at any order at any time.
 */
@UseCase
public class KeepApprovals {

    private final OrderQueries orders;
    private final Approvals approvals;
    private final Books books;
    private final Clock clock;

    KeepApprovals(OrderQueries orders, Approvals approvals, Books books, Clock clock) {
        this.orders = orders;
        this.approvals = approvals;
        this.books = books;
        this.clock = clock;
    }

    public void handle(Collection<OrderId> told) {
        var known = approvals.ofHolds(told);
        var concerned = new HashSet<>(orders.awaitingApproval(told));
        known.stream()
                .filter(approval -> approval.state() == Approval.State.WAITING)
                .map(Approvals.OfHold::order)
                .forEach(concerned::add);
        var views = orders.find(concerned).values();
        var asked = known.stream().map(Approvals.OfHold::hold).collect(Collectors.toSet());
        var standing = views.stream()
                .flatMap(view -> view.asking().stream())
                .map(asking -> asking.hold().id().toString())
                .collect(Collectors.toSet());
        approvals.withdraw(known.stream()
                .filter(approval -> approval.state() == Approval.State.WAITING && !standing.contains(approval.hold()))
                .map(Approvals.OfHold::approval)
                .toList());
        for (var view : views) {
            view.asking().stream()
                    .filter(asking -> !asked.contains(asking.hold().id().toString()))
                    .forEach(asking -> ask(view, asking));
        }
    }

    private void ask(OrderView order, Asking asking) {
        var hold = asking.hold();
        books.lock(order, clock.instant());
        approvals.ask(
                new Approvals.Asked(
                        Approval.Kind.valueOf(hold.reason().name()),
                        order.id(),
                        asking.words(),
                        hold.id().toString(),
                        asking.amount(),
                        asking.limit(),
                        Map.of("hold", hold.id())),
                Caller.Kind.USER,
                hold.placedBy());
    }
}
