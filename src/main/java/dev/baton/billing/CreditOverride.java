package dev.baton.billing;

import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;

/**
 * That somebody entitled let an order go although the customer's credit does not cover it.
 *
 * @param amount what the order cost then; if it is amended to cost more, it waits again
 */
public record CreditOverride(OrderId order, Money amount, String reason, String grantedBy, Instant grantedAt)
        implements OverrideCredit.Outcome {}
