package dev.baton.console.inventory;

import dev.baton.inventory.InventoryQueries.LedgerEntry;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the ledger as people read it. */
public record Movement(LedgerEntry entry) {

    public String kindKey() {
        return "stock.kind." + entry.kind().toLowerCase(Locale.ROOT);
    }

    public String icon() {
        return switch (entry.kind()) {
            case "RECEIPT" -> "package-import";
            case "SHIPMENT" -> "truck-delivery";
            case "TRANSFER" -> "transfer";
            case "RETURN" -> "truck-return";
            default -> "adjustments";
        };
    }

    /** The document's own name, such as the number of a delivery note; empty when it has none that people know. */
    public String document() {
        int blank = entry.document().indexOf(' ');
        var name = blank < 0 ? "" : entry.document().substring(blank + 1);
        return isId(name) ? "" : entry.kind().equals("TRANSFER") ? name.replace(" to ", " → ") : name;
    }

    /** The key of an adjustment's reason; null when there is none. */
    public @Nullable String reasonKey() {
        var reason = entry.reason();
        return reason == null || !entry.kind().equals("ADJUSTMENT")
                ? null
                : "stock.reason." + reason.replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
    }

    /** What whoever did it wrote about it. */
    public String note() {
        var reason = entry.reason();
        if (reason == null) {
            return "";
        }
        return entry.kind().equals("ADJUSTMENT")
                ? reason.contains(": ") ? reason.substring(reason.indexOf(": ") + 2) : ""
                : reason;
    }

    private static boolean isId(String text) {
        try {
            UUID.fromString(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
