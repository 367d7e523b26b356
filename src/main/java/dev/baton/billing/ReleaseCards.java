package dev.baton.billing;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Lets go of what is held on cards: of an order that owes nothing more, or one hold because somebody says so. */
@UseCase
public class ReleaseCards {

    private final OrderQueries orders;
    private final Cards cards;
    private final Books books;
    private final CardPlan plan;
    private final Audit audit;
    private final Clock clock;

    ReleaseCards(OrderQueries orders, Cards cards, Books books, CardPlan plan, Audit audit, Clock clock) {
        this.orders = orders;
        this.cards = cards;
        this.books = books;
        this.plan = plan;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return what the provider will be asked for */
    public List<UUID> handle(OrderId id) {
        var order = orders.get(id);
        if (cards.of(id).isEmpty()) {
            return List.of();
        }
        books.lock(order, clock.instant());
        return plan.release(order);
    }

    /** Nothing when there is nothing left to let go. */
    public List<UUID> handle(OrderId id, AuthorisationId authorisation) {
        books.lock(orders.get(id), clock.instant());
        return cards.of(id).stream()
                .filter(each ->
                        each.id().equals(authorisation) && each.available().isPositive())
                .map(each -> {
                    audit.record("authorisation", each.number(), "voided", null, each.available());
                    return plan.letGo(each);
                })
                .toList();
    }
}
