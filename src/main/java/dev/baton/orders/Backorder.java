package dev.baton.orders;

import dev.baton.platform.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an order waits for stock, and what its customer can choose about it.
 *
 * @param lines of which units wait, at least one
 * @param units that wait
 * @param cancellable whether they can be done without: units in kits cannot, because a kit is all of its parts
 * @param split the order as it would be if what is there went first; null when that changes nothing
 */
public record Backorder(
        OrderView order,
        List<OrderView.Line> lines,
        long units,
        boolean cancellable,
        PreviewAmendment.@Nullable Previewed split) {

    public Backorder {
        lines = List.copyOf(lines);
    }

    /** What the order comes to when what is there goes first, or as it is. */
    public Money totalSplit() {
        return split == null
                ? order.money().currentTotal()
                : split.after().money().currentTotal();
    }
}
