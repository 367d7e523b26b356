package dev.baton.orders;

import dev.baton.customers.CustomerNumber;
import dev.baton.network.SiteCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a list shows; null or empty means any.
 *
 * @param text beginnings of words in number, reference, customer, mail, phone, city, postcode or item; or a tracking number
 * @param site that serves some of it
 * @param hold a reason that holds it now
 * @param tag that people gave it, in whatever case
 * @param customField what stands in a field of the company's own
 * @param lateOn those whose promise is past on this day while something of them still has to leave
 */
public record OrderFilter(
        List<OrderStatus> statuses,
        @Nullable String channel,
        @Nullable CustomerNumber customer,
        @Nullable SiteCode site,
        @Nullable HoldReason hold,
        @Nullable String tag,
        @Nullable FieldFilter customField,
        @Nullable Instant placedFrom,
        @Nullable Instant placedBefore,
        @Nullable String text,
        @Nullable String externalReference,
        @Nullable LocalDate lateOn,
        Sort sort) {

    public enum Sort {
        NEWEST,
        OLDEST,
        /** Only those of which something still has to leave, the earliest promise first. */
        PROMISED,
        /** The dearest first. */
        TOTAL
    }

    private static final Set<OrderStatus> GONE =
            EnumSet.of(OrderStatus.SHIPPED, OrderStatus.DELIVERED, OrderStatus.CANCELLED);

    public OrderFilter {
        statuses = List.copyOf(statuses);
    }

    /** Whether nothing of orders in these states still has to leave. */
    public static boolean isAllGone(List<OrderStatus> statuses) {
        return !statuses.isEmpty() && GONE.containsAll(statuses);
    }

    public static OrderFilter all() {
        return new OrderFilter(
                List.of(), null, null, null, null, null, null, null, null, null, null, null, Sort.NEWEST);
    }

    public OrderFilter with(List<OrderStatus> some) {
        return new OrderFilter(
                some,
                channel,
                customer,
                site,
                hold,
                tag,
                customField,
                placedFrom,
                placedBefore,
                text,
                externalReference,
                lateOn,
                sort);
    }

    /** All that are late on {@code day}. */
    public static OrderFilter late(LocalDate day) {
        return new OrderFilter(
                List.of(), null, null, null, null, null, null, null, null, null, null, day, Sort.PROMISED);
    }

    /** Every one whose words fit, the newest first. */
    public static OrderFilter named(String text) {
        return new OrderFilter(
                List.of(), null, null, null, null, null, null, null, null, text, null, null, Sort.NEWEST);
    }

    /** In one of these states, in this order. */
    public static OrderFilter in(List<OrderStatus> statuses, Sort sort) {
        return new OrderFilter(statuses, null, null, null, null, null, null, null, null, null, null, null, sort);
    }
}
