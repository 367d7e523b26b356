package dev.baton.billing;

import dev.baton.platform.money.Money;

/**
 * A customer's money over all of its orders in one currency, computed from the ledger.
 *
 * @param balance what it owes; negative when it has paid ahead
 */
public record CustomerBalance(Money charged, Money credited, Money paid, Money refunded, Money balance) {}
