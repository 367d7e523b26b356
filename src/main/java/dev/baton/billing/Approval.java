package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes beyond what one person may decide, as others read it and as the API answers it.
 *
 * @param limit above which somebody else must agree
 * @param note of whoever decided
 * @param decidedAt when somebody decided, or nobody was asked any more
 * @param decidedFor in whose place they decided; null when it was their own right
 * @param document what came of it
 */
public record Approval(
        ApprovalId id,
        Kind kind,
        OrderId order,
        String orderNumber,
        @Nullable CustomerNumber customer,
        String customerName,
        String reason,
        String reference,
        Money amount,
        Money limit,
        Instant askedAt,
        String askedBy,
        State state,
        @Nullable String note,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String decidedFor,
        @Nullable UUID document,
        @Nullable String documentNumber) {

    public enum Kind {
        CREDIT_MEMO,
        REFUND,
        /** A credit memo of what will not be paid. */
        WRITE_OFF,
        /** What is taken off and added by hand on an order; its hold is its reference. */
        DISCOUNT,
        /** An order that is to be served first; its amount is what the order comes to, and its limit is nothing. */
        EXPEDITE;

        /** Whether an order is held for it, and nothing else comes of it. */
        boolean holdsOrder() {
            return this == DISCOUNT || this == EXPEDITE;
        }
    }

    public enum State {
        WAITING,
        APPROVED,
        DECLINED,
        /** The order was amended or cancelled, so that nobody is asked any more. */
        WITHDRAWN
    }
}
