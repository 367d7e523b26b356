package dev.baton.returns;

import dev.baton.catalog.Sku;
import dev.baton.inventory.TakeBackStock;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.ReleaseHold;
import dev.baton.returns.ReturnEvent.ReturnInspected;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Where units are put in their places: written down, taken into stock where they may be sold again, and told when all have one. */
@Component
class Inspection {

    private final Returns returns;
    private final TakeBackStock takeBackStock;
    private final OrderQueries orders;
    private final ReleaseHold releaseHold;

    Inspection(Returns returns, TakeBackStock takeBackStock, OrderQueries orders, ReleaseHold releaseHold) {
        this.returns = returns;
        this.takeBackStock = takeBackStock;
        this.orders = orders;
        this.releaseHold = releaseHold;
    }

    /** @param after the return with the units in their new places */
    Return record(Return after, List<Returns.Step> steps, Instant at) {
        var stored = finished(after, at);
        returns.post(stored, steps, at);
        restock(stored, steps);
        return stored;
    }

    /** Tells when everything that came has its place, and lets a replacement go that waited for it. */
    Return finished(Return after, Instant at) {
        if (!after.isInspected()) {
            return returns.store(after);
        }
        var next = after.progress().inspected(at);
        var exchange = next.exchange();
        if (exchange != null && exchange.held()) {
            next = next.exchanged(exchange.released());
            release(after, exchange);
        }
        var stored = returns.store(after.with(next));
        returns.tell(new ReturnInspected(
                after.facts().order(), after.id(), after.facts().number(), at));
        return stored;
    }

    private void release(Return of, Exchange exchange) {
        for (var hold : orders.get(exchange.order()).holds()) {
            if (hold.isActive() && hold.reason() == HoldReason.RETURN) {
                releaseHold.handle(new ReleaseHold.Command(
                        exchange.order(), hold.id(), of.facts().number() + " is back", null));
            }
        }
    }

    private void restock(Return of, List<Returns.Step> steps) {
        var units = new TreeMap<Sku, Long>();
        steps.stream()
                .filter(step -> step.into().disposition() == Disposition.RESTOCK)
                .forEach(step -> units.merge(step.into().sku(), step.into().quantity(), Long::sum));
        if (!units.isEmpty()) {
            takeBackStock.handle(new TakeBackStock.Command(
                    of.progress().site(),
                    "return " + of.facts().number(),
                    of.id().value(),
                    units));
        }
    }
}
