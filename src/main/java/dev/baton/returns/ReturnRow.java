package dev.baton.returns;

import dev.baton.network.SiteCode;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return as a list shows it.
 *
 * @param units announced, or arrived where more came
 * @param causes of its lines, as far as they are known
 */
public record ReturnRow(
        ReturnId id,
        String number,
        ReturnState state,
        OrderId order,
        String orderNumber,
        String customerName,
        SiteCode site,
        Wish wish,
        ReturnOrigin origin,
        boolean keepsGoods,
        Money value,
        long units,
        long received,
        List<Cause> causes,
        Instant requestedAt,
        @Nullable LocalDate expiresOn) {}
