package dev.baton.orders;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about the tags that people give orders. */
@Component
@Transactional(readOnly = true)
public class TagQueries {

    /** So many tags a company is offered at most. */
    private static final int OFFERED = 500;

    private final OrderTags tags;

    TagQueries(OrderTags tags) {
        this.tags = tags;
    }

    /** By name. */
    public List<OrderTag> of(OrderId order) {
        return tags.of(List.of(order)).getOrDefault(order, List.of());
    }

    /** By name; orders without any are absent. */
    public Map<OrderId, List<OrderTag>> of(Collection<OrderId> orders) {
        return tags.of(orders);
    }

    /** Every tag that some order has, by name, as it was written last; at most five hundred. */
    public List<String> inUse() {
        return tags.inUse(OFFERED);
    }
}
