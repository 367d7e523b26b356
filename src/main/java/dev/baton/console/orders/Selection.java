package dev.baton.console.orders;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Within;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The orders that are ticked in a list, and the list in which they are. */
@Component
class Selection {

    private static final String LIST = "/orders";

    private final OrderQueries orders;
    private final Within within;

    Selection(OrderQueries orders, Within within) {
        this.orders = orders;
        this.within = within;
    }

    /** Each once, and no more than a page can show. */
    static List<OrderId> ids(List<String> ticked) {
        return ticked.stream()
                .distinct()
                .limit(PageRequest.MOST)
                .map(OrderId::of)
                .toList();
    }

    /** By number. */
    List<OrderView> orders(List<String> ticked) {
        return orders.find(within.keep(OrderId.class, ids(ticked))).values().stream()
                .sorted(Comparator.comparing(OrderView::number))
                .toList();
    }

    /** The list as it was asked for, without its host; the plain one when {@code from} is no such list. */
    static String list(@Nullable String from) {
        if (from == null) {
            return LIST;
        }
        try {
            var address = URI.create(from);
            var path = address.getRawQuery() == null
                    ? address.getRawPath()
                    : address.getRawPath() + "?" + address.getRawQuery();
            return path != null && isList(path) ? path : LIST;
        } catch (IllegalArgumentException unreadable) {
            return LIST;
        }
    }

    static boolean isList(String address) {
        return address.equals(LIST) || address.startsWith(LIST + "?");
    }
}
