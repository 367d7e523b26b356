package dev.baton.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold in a list, with the order that it holds.
 *
 * @param rule the code of the rule that found it; null when no rule did
 * @param owner who sees to it; null when nobody has been named
 * @param automatic whether Baton releases it itself once what it checks is in order
 * @param releaseOn when it releases itself; null when somebody must
 * @param part what it keeps back: the item of a line or the code of a site; null when all of the order
 * @param total of what is not cancelled of the order
 */
public record HoldRow(
        UUID id,
        OrderId order,
        String orderNumber,
        OrderStatus orderStatus,
        @Nullable String customer,
        String customerName,
        boolean vip,
        Money total,
        HoldReason reason,
        @Nullable HeldPart part,
        HoldSource source,
        @Nullable String rule,
        @Nullable String note,
        @Nullable String owner,
        boolean automatic,
        Instant placedAt,
        String placedBy,
        @Nullable Instant releaseOn,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy) {

    /**
     * Not all of an order; one of the two is null.
     *
     * @param sku the item of the line, while the order has the line
     */
    public record HeldPart(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LineId line,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Sku sku,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SiteCode site) {}

    public boolean isActive() {
        return releasedAt == null;
    }
}
