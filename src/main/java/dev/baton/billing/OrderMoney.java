package dev.baton.billing;

import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an order costs, and what has come of it: computed whenever somebody asks.
 *
 * @param total without what was cancelled
 * @param charged what invoices ask for so far
 * @param balance charged and not paid; negative when the customer has paid ahead of the invoices
 * @param toBeInvoiced what further shipments will ask for
 * @param owed what may still be paid: the total without what was paid, never negative
 * @param dueOn when the oldest invoice that is not fully paid is due; null when there is none
 */
public record OrderMoney(
        OrderId order,
        Money total,
        Money charged,
        Money paid,
        Money balance,
        Money toBeInvoiced,
        Money owed,
        PaymentStatus status,
        @Nullable LocalDate dueOn,
        boolean overdue) {

    static OrderMoney of(OrderId order, Money total, Balance balance, LocalDate today) {
        var cost = balance.cost(total);
        return new OrderMoney(
                order,
                total,
                balance.charged(),
                balance.paid(),
                balance.charged().minus(balance.paid()),
                cost.minus(balance.charged()),
                balance.owed(total),
                PaymentStatus.of(cost.minor(), balance.paid().minor()),
                balance.dueOn(),
                balance.dueOn() != null && balance.dueOn().isBefore(today));
    }
}
