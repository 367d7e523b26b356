package dev.baton.console.inventory;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stock of one item as the screens show it.
 *
 * @param kit true when it has none of its own: {@code available} is then what its components make
 */
public record ItemStock(
        Sku sku, boolean kit, long onHand, long reserved, long available, long expected, List<AtSite> sites) {

    public ItemStock {
        sites = List.copyOf(sites);
    }

    /** @param nextDue when the first of what is expected arrives */
    public record AtSite(
            SiteCode site,
            String name,
            long onHand,
            long reserved,
            long available,
            long expected,
            @Nullable LocalDate nextDue,
            @Nullable String bin) {}

    /** What the longest bar of this item stands for. */
    public long scale() {
        return Math.max(
                1,
                sites.stream()
                        .mapToLong(at -> Math.max(at.onHand(), at.available()) + at.expected())
                        .max()
                        .orElse(1));
    }
}
