package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice whose customer is to be written to.
 *
 * @param daysOverdue at least 1
 * @param level of the last letter; 0 when there was none
 * @param nextLevel of the letter that is due; 0 when none is yet
 */
public record OverdueInvoice(
        InvoiceId id,
        String number,
        String orderNumber,
        @Nullable CustomerNumber customer,
        String customerName,
        LocalDate dueOn,
        long daysOverdue,
        Money open,
        int level,
        @Nullable LocalDate lastOn,
        int nextLevel) {}
