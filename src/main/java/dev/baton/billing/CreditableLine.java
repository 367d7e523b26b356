package dev.baton.billing;

import dev.baton.catalog.Sku;
import dev.baton.orders.LineId;

/**
 * What may still be credited of one line of an invoice.
 *
 * @param quantity invoiced and not credited yet
 * @param money of those units, with their shipping; what a part of them comes to is told by
 *     {@link BillingQueries#preview(IssueCreditMemo.Command)}
 */
public record CreditableLine(
        InvoiceId invoice,
        String invoiceNumber,
        LineId line,
        int lineNumber,
        Sku sku,
        String name,
        long quantity,
        InvoiceView.Amounts money) {}
