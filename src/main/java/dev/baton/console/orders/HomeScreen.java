package dev.baton.console.orders;

import dev.baton.console.Ui;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderRow;
import dev.baton.orders.OrderStatus;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first page: how many orders stand where, those that wait for somebody, and the newest. */
@Controller
@Access(Access.ANYBODY)
class HomeScreen {

    private static final List<ListView> TILES =
            List.of(ListView.HOLD, ListView.BACKORDERED, ListView.READY, ListView.FULFILMENT, ListView.SHIPPED);
    private static final int SHOWN = 8;

    private final OrderQueries orders;

    HomeScreen(OrderQueries orders) {
        this.orders = orders;
    }

    @GetMapping("/")
    ModelAndView show(Ui ui) {
        boolean may = ui.may("orders:read");
        return new ModelAndView(
                "console/orders/home",
                Map.of(
                        "counts", may ? counts() : Map.of(),
                        "held", may ? rows(List.of(OrderStatus.ON_HOLD), OrderFilter.Sort.OLDEST) : List.of(),
                        "newest", may ? rows(List.of(), OrderFilter.Sort.NEWEST) : List.of()));
    }

    private Map<ListView, Long> counts() {
        var all = orders.countsByStatus();
        var counts = new EnumMap<ListView, Long>(ListView.class);
        TILES.forEach(view -> counts.put(view, view.count(all)));
        return counts;
    }

    private List<OrderRow> rows(List<OrderStatus> statuses, OrderFilter.Sort sort) {
        var filter = new OrderFilter(statuses, null, null, null, null, null, null, null, null, sort);
        return orders.list(filter, PageRequest.first(SHOWN)).data();
    }
}
