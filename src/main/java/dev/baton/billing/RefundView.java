package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund as others read it, and as the API answers it.
 *
 * @param memo the credit memo that it pays out
 * @param reference what caused it; unique for its order
 * @param settled what of it has left
 * @param parts empty in a list
 * @param approvedBy who agreed, where somebody had to
 */
public record RefundView(
        RefundId id,
        String number,
        OrderId order,
        String orderNumber,
        @Nullable CustomerNumber customer,
        String customerName,
        @Nullable CreditMemoId memo,
        @Nullable String memoNumber,
        RefundTo to,
        String reason,
        String reference,
        Money amount,
        Money settled,
        State state,
        List<Part> parts,
        Instant requestedAt,
        String requestedBy,
        @Nullable String approvedBy) {

    public enum State {
        /** Some of it has not left yet. */
        PENDING,
        SETTLED,
        /** Some of it could not be given back. */
        FAILED
    }

    /**
     * What is given back of one payment.
     *
     * @param position counts from 1
     * @param reference what the bank or the provider calls it
     */
    public record Part(
            int position,
            PaymentId payment,
            String paymentNumber,
            PaymentMethod method,
            Money amount,
            State state,
            @Nullable String problem,
            @Nullable String reference,
            @Nullable Instant settledAt,
            @Nullable String settledBy) {}

    public RefundView {
        parts = List.copyOf(parts);
    }

    RefundView with(List<Part> parts) {
        return new RefundView(
                id,
                number,
                order,
                orderNumber,
                customer,
                customerName,
                memo,
                memoNumber,
                to,
                reason,
                reference,
                amount,
                settled,
                state,
                parts,
                requestedAt,
                requestedBy,
                approvedBy);
    }
}
