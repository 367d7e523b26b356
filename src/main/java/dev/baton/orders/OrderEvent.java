package dev.baton.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.platform.events.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to an order, in the order it usually does. */
public sealed interface OrderEvent extends Event {

    /** Those after which something may stop an order that did not, or stop it no longer. */
    Set<Class<? extends OrderEvent>> WHAT_STOPS_OR_FREES = Set.of(
            OrderPlaced.class,
            OrderHeld.class,
            HoldReleased.class,
            OrderAmended.class,
            UnitsCancelled.class,
            BackorderFilled.class,
            PromiseChanged.class,
            UnitsMoved.class,
            UnitsShort.class);

    OrderId order();

    @Override
    default UUID subject() {
        return order().value();
    }

    /** Units of one line, at one site where they are at one. */
    record Units(LineId line, Sku sku, @Nullable SiteCode site, long quantity) {}

    record OrderPlaced(OrderId order, String number, Instant at) implements OrderEvent {}

    /**
     * @param owner who sees to it; null when nobody was named
     * @param line the only line that it keeps back; null when it is not about a line
     * @param site the only site whose part it keeps back; null when it is not about a site
     */
    record OrderHeld(
            OrderId order,
            UUID hold,
            HoldReason reason,
            @Nullable String note,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String owner,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LineId line,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SiteCode site,

            Instant at)
            implements OrderEvent, HoldOrder.Outcome {}

    record HoldReleased(
            OrderId order,
            UUID hold,
            HoldReason reason,
            @Nullable String note,
            Instant at) implements OrderEvent, ReleaseHold.Outcome {}

    /**
     * Somebody else sees to a hold.
     *
     * @param before who did; null when nobody
     * @param owner who does now; null when nobody
     */
    record HoldAssigned(
            OrderId order,
            UUID hold,
            HoldReason reason,
            @Nullable String before,
            @Nullable String owner,
            Instant at) implements OrderEvent, AssignHold.Outcome {}

    /** @param changes before and after, by what changed, in words a person reads */
    record OrderAmended(OrderId order, Map<String, Change> changes, Instant at)
            implements OrderEvent, AmendOrder.Outcome, ReallocateOrder.Outcome {}

    record Change(@Nullable String before, @Nullable String after) {}

    /** @param whole true when nothing of the order is owed any more */
    record UnitsCancelled(
            OrderId order, CancelReason reason, @Nullable String note, List<Units> units, boolean whole, Instant at)
            implements OrderEvent, CancelOrder.Outcome {}

    /** Waiting units got stock. */
    record BackorderFilled(OrderId order, List<Units> units, Instant at) implements OrderEvent {}

    /** The date the customer was told no longer holds, or there is one at last. */
    record PromiseChanged(
            OrderId order,
            @Nullable LocalDate before,
            @Nullable LocalDate after,
            Instant at) implements OrderEvent {}

    record UnitsMoved(OrderId order, Step step, SiteCode site, String document, List<Units> units, Instant at)
            implements OrderEvent, MoveUnits.Outcome {}

    /** Units that were to be picked could not be found; they wait for stock again. */
    record UnitsShort(OrderId order, SiteCode site, List<Units> units, Instant at)
            implements OrderEvent, MoveUnits.Outcome {}

    /** Everything owed has arrived. */
    record OrderClosed(OrderId order, Instant at) implements OrderEvent {}
}
