package dev.baton.orders;

import java.util.Collection;

/** Names that a higher capability has for orders, such as the tracking numbers of their packages. */
public interface OrderNames {

    /** @return the orders that are called exactly this; none when nothing is */
    Collection<OrderId> orders(String name);
}
