package dev.baton.returns;

import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The order that replaces what comes back.
 *
 * @param held whether it waits for the goods
 * @param dueOn the last day for the goods to be back, when it does not wait for them; it is to be paid after that
 * @param lapsed whether that day has passed without them
 */
public record Exchange(
        OrderId order,
        String number,
        Money total,
        boolean held,
        @Nullable LocalDate dueOn,
        boolean lapsed) {

    Exchange released() {
        return new Exchange(order, number, total, false, dueOn, lapsed);
    }

    Exchange overdue() {
        return new Exchange(order, number, total, held, dueOn, true);
    }
}
