package dev.baton.console.orders;

import dev.baton.orders.OrderStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A saved view of the list: the states it shows. */
public enum ListView {
    ALL,
    HOLD,
    READY,
    BACKORDERED,
    LATE,
    FULFILMENT,
    SHIPPED,
    DELIVERED,
    CANCELLED;

    static ListView parse(String word) {
        for (var view : values()) {
            if (view.word().equals(word)) {
                return view;
            }
        }
        return ALL;
    }

    /** The states it shows; empty for all. */
    List<OrderStatus> statuses() {
        return switch (this) {
            case ALL, LATE -> List.of();
            case HOLD -> List.of(OrderStatus.ON_HOLD);
            case READY -> List.of(OrderStatus.READY);
            case BACKORDERED -> List.of(OrderStatus.BACKORDERED, OrderStatus.PARTIALLY_BACKORDERED);
            case FULFILMENT -> List.of(OrderStatus.IN_FULFILMENT);
            case SHIPPED -> List.of(OrderStatus.SHIPPED, OrderStatus.PARTIALLY_SHIPPED);
            case DELIVERED -> List.of(OrderStatus.DELIVERED);
            case CANCELLED -> List.of(OrderStatus.CANCELLED);
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many orders it shows, by their states; of the late ones no state tells. */
    public long count(Map<OrderStatus, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> statuses().isEmpty() || statuses().contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public String href() {
        return this == ALL ? "/orders" : "/orders?view=" + word();
    }
}
