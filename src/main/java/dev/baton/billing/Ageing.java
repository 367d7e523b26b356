package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a customer owes in one currency, by how long it has been due.
 *
 * @param customer null for guests together
 * @param current not due yet
 * @param to30 due for 1 to 30 days, and so on
 */
public record Ageing(
        @Nullable CustomerNumber customer,
        String customerName,
        long invoices,
        Money current,
        Money to30,
        Money to60,
        Money to90,
        Money beyond,
        Money total) {}
