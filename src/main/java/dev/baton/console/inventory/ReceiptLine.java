package dev.baton.console.inventory;

import dev.baton.catalog.Item;
import dev.baton.inventory.Expected;
import org.jspecify.annotations.Nullable;

/**
 * A line of a delivery while it is being received.
 *
 * @param expected the arrival that it fulfils; null when nobody expected it here
 */
public record ReceiptLine(
        Item item, long quantity, String bin, @Nullable Expected expected) {

    /** What came beyond what was expected; negative when some of it is still to come. */
    public long surplus() {
        return expected == null ? 0 : quantity - expected.outstanding();
    }
}
