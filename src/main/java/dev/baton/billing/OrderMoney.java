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
 * @param credited what credit memos have taken back of it
 * @param refunded what was given back of what was paid, or is about to be
 * @param balance charged without what is credited, less what was paid without what is refunded; negative when we owe the customer
 * @param toBeInvoiced what further shipments will ask for
 * @param owed what may still be paid: what the order costs in the end without what was paid and kept, never negative
 * @param dueOn when the oldest invoice that is not fully paid is due; null when there is none
 */
public record OrderMoney(
        OrderId order,
        Money total,
        Money charged,
        Money credited,
        Money paid,
        Money refunded,
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
                balance.credited(),
                balance.paid(),
                balance.refunded(),
                balance.open(),
                balance.toCharge(total).minus(balance.charged()),
                balance.owed(total),
                PaymentStatus.of(cost.minor(), balance.kept().minor()),
                balance.dueOn(),
                balance.dueOn() != null && balance.dueOn().isBefore(today));
    }
}
