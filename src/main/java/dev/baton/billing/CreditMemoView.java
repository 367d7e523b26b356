package dev.baton.billing;

import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credit memo as others read it, and as the API answers it.
 *
 * @param reference what caused it, such as the number of a return
 * @param money of its lines
 * @param flat what is credited without lines
 * @param total lines and flat amount without deductions
 * @param approvedBy who agreed, where somebody had to
 */
public record CreditMemoView(
        CreditMemoId id,
        String number,
        OrderId order,
        String orderNumber,
        @Nullable CustomerNumber customer,
        String customerName,
        CreditReason reason,
        String reference,
        @Nullable String note,
        boolean taxIncluded,
        InvoiceView.Amounts money,
        Money flat,
        Money total,
        List<Line> lines,
        List<Deduction> deductions,
        Instant issuedAt,
        LocalDate issuedOn,
        String issuedBy,
        @Nullable String approvedBy) {

    public record Line(
            InvoiceId invoice,
            String invoiceNumber,
            LineId line,
            int number,
            Sku sku,
            String name,
            long quantity,
            boolean withShipping,
            Money unitPrice,
            InvoiceView.Amounts money,
            List<InvoiceView.Tax> taxes) {

        public Line {
            taxes = List.copyOf(taxes);
        }
    }

    public record Deduction(DeductionKind kind, String words, Money amount) {}

    public CreditMemoView {
        lines = List.copyOf(lines);
        deductions = List.copyOf(deductions);
    }
}
