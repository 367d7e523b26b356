package dev.baton.inventory;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Units of one item on their way to one site.
 *
 * @param received what of it has come; may be more than was expected
 * @param open false once nothing more is waited for
 * @param reference what the supplier or buyer calls it
 */
public record Expected(
        ExpectedId id,
        Sku sku,
        SiteCode site,
        long quantity,
        long received,
        LocalDate dueOn,
        @Nullable String reference,
        boolean open,
        int version) {

    /** What is still waited for. */
    public long outstanding() {
        return open ? Math.max(0, quantity - received) : 0;
    }

    Expected received(long more) {
        long total = received + more;
        return new Expected(id, sku, site, quantity, total, dueOn, reference, total < quantity, version);
    }

    Expected changed(long newQuantity, LocalDate newDueOn, @Nullable String newReference) {
        return new Expected(
                id, sku, site, newQuantity, received, newDueOn, newReference, received < newQuantity, version);
    }

    Expected closed() {
        return new Expected(id, sku, site, quantity, received, dueOn, reference, false, version);
    }
}
