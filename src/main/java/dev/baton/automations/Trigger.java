package dev.baton.automations;

import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderEvent.BackorderFilled;
import dev.baton.orders.OrderEvent.HoldAssigned;
import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.OrderClosed;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderEvent.PromiseChanged;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderEvent.UnitsMoved;
import dev.baton.orders.OrderEvent.UnitsShort;
import org.jspecify.annotations.Nullable;

/** What an automation waits for. */
public enum Trigger {
    PLACED,
    HELD,
    RELEASED,
    AMENDED,
    /** All of it, or units of some lines. */
    CANCELLED,
    BACKORDER_FILLED,
    PROMISE_CHANGED,
    UNITS_SHORT,
    SHIPPED,
    DELIVERED,
    CLOSED;

    /** @return null for what no automation can wait for */
    static @Nullable Trigger of(OrderEvent event) {
        return switch (event) {
            case OrderPlaced _ -> PLACED;
            case OrderHeld _ -> HELD;
            case HoldReleased _ -> RELEASED;
            case HoldAssigned _ -> null;
            case OrderAmended _ -> AMENDED;
            case UnitsCancelled _ -> CANCELLED;
            case BackorderFilled _ -> BACKORDER_FILLED;
            case PromiseChanged _ -> PROMISE_CHANGED;
            case UnitsShort _ -> UNITS_SHORT;
            case OrderClosed _ -> CLOSED;
            case UnitsMoved moved ->
                switch (moved.step()) {
                    case SHIP -> SHIPPED;
                    case DELIVER -> DELIVERED;
                    case RELEASE, RECALL, PICK, UNPICK, PACK, UNPACK, RETURN -> null;
                };
        };
    }
}
