package dev.baton.billing;

import dev.baton.platform.money.Money;

/**
 * What the invoices of a list come to in one currency.
 *
 * @param open what payments do not cover
 */
public record InvoiceTotals(long invoices, Money total, Money open) {}
