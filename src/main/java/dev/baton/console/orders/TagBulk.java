package dev.baton.console.orders;

import dev.baton.console.Ui;
import dev.baton.orders.OrderView;
import java.util.List;
import java.util.Map;

/**
 * The orders that tags are to be put on or taken off, before it is done.
 *
 * @param tags those that some of them have, with how many do
 * @param full numbers of those that cannot have any more
 * @param back the address of the list it was asked from
 */
public record TagBulk(List<OrderView> orders, Map<String, Long> tags, List<String> full, String back) {

    public TagBulk {
        orders = List.copyOf(orders);
        full = List.copyOf(full);
    }

    public List<String> examples(Ui ui) {
        return orders.stream()
                .limit(3)
                .map(order -> order.number() + " · " + order.customerName() + " · "
                        + ui.money(order.money().currentTotal()))
                .toList();
    }
}
