package dev.baton.console.worklist;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderStatus;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that a disruption has touched.
 *
 * @param kinds of exceptions that it had
 * @param since when the first of them was raised
 * @param until when the last of them was closed; null while one is open
 * @param firstPromisedOn what its customer was told first
 * @param credited of it since then, whatever the reason
 * @param refunded of it since then, without a credit memo
 */
public record DisruptedOrder(
        OrderId id,
        String number,
        String customerName,
        OrderStatus status,
        Money total,
        Instant placedAt,
        @Nullable LocalDate firstPromisedOn,
        @Nullable LocalDate promisedOn,
        long exceptions,
        List<String> kinds,
        Instant since,
        @Nullable Instant until,
        Money credited,
        Money refunded) {

    public DisruptedOrder {
        kinds = List.copyOf(kinds);
    }

    /** Whether it is promised for later than its customer was told first. */
    public boolean isLater() {
        return firstPromisedOn != null && promisedOn != null && promisedOn.isAfter(firstPromisedOn);
    }
}
