package dev.baton.console.billing;

import dev.baton.billing.LedgerEntry;
import dev.baton.platform.money.Money;

/**
 * A line of an order's account.
 *
 * @param href where its document is
 * @param balance what is owed after it; negative when more was paid than asked for
 */
public record StatementLine(LedgerEntry entry, String href, Money balance) {}
