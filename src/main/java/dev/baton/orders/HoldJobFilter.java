package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.network.SiteCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a job is about, in the words of the list of orders; what is left out means any.
 *
 * @param sku an item of which they still owe units
 * @param site that serves some of it
 * @param country two letters, as ISO 3166-1 has them
 * @param hold a reason that holds it now
 * @param text beginnings of words in number, reference, customer, mail, phone, city, postcode or item
 * @param lateOn those whose promise is past on this day
 * @param tag that people gave them, in whatever case
 */
public record HoldJobFilter(
        @Nullable List<OrderStatus> statuses,
        @Nullable String channel,
        @Nullable CustomerNumber customer,
        @Nullable Sku sku,
        @Nullable SiteCode site,
        @Nullable String country,
        @Nullable HoldReason hold,
        @Nullable Instant placedFrom,
        @Nullable Instant placedBefore,
        @Nullable String text,
        @Nullable LocalDate lateOn,
        @Nullable String tag) {

    public HoldJobFilter {
        statuses = statuses == null ? List.of() : List.copyOf(statuses);
    }

    public static HoldJobFilter any() {
        return new HoldJobFilter(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Whether it lets every order through. */
    boolean isAny() {
        return (statuses == null || statuses.isEmpty())
                && (text == null || text.isBlank())
                && Stream.of(channel, customer, sku, site, country, hold, placedFrom, placedBefore, lateOn, tag)
                        .allMatch(Objects::isNull);
    }

    OrderFilter orders() {
        return new OrderFilter(
                statuses == null ? List.of() : statuses,
                channel,
                customer,
                site,
                hold,
                tag,
                null,
                placedFrom,
                placedBefore,
                text,
                null,
                lateOn,
                OrderFilter.Sort.OLDEST);
    }
}
