package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter that asked for what was overdue.
 *
 * @param level 1 reminds, 2 asks, 3 is the last
 * @param open what was open when it was written
 */
public record DunningLetter(
        UUID id,
        String number,
        InvoiceId invoice,
        String invoiceNumber,
        String orderNumber,
        @Nullable CustomerNumber customer,
        String customerName,
        int level,
        Money open,
        LocalDate payUntil,
        LocalDate issuedOn,
        String issuedBy) {}
