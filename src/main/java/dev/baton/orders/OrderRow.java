package dev.baton.orders;

import dev.baton.network.SiteCode;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order in a list.
 *
 * @param holds the reasons that hold it now
 * @param tags that people gave it, by name
 * @param total of what is not cancelled
 */
public record OrderRow(
        OrderId id,
        String number,
        OrderStatus status,
        String channel,
        @Nullable String externalReference,
        @Nullable String customer,
        String customerName,
        boolean vip,
        String country,
        @Nullable LocalDate requestedOn,
        @Nullable LocalDate promisedOn,
        int priority,
        long units,
        Money total,
        List<HoldReason> holds,
        List<SiteCode> sites,
        List<String> tags,
        Instant placedAt,
        Instant changedAt,
        int version) {}
