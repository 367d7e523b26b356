package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as others read it, and as the API answers it.
 *
 * @param invoice the one that the payer named; null when the payment is for the order, and covers its oldest invoices first
 * @param reference what the payer or the bank calls it
 */
public record PaymentView(
        PaymentId id,
        String number,
        OrderId order,
        String orderNumber,
        @Nullable InvoiceId invoice,
        @Nullable String invoiceNumber,
        @Nullable CustomerNumber customer,
        String customerName,
        Money amount,
        PaymentMethod method,
        @Nullable String reference,
        Instant recordedAt,
        String recordedBy) {}
