package dev.baton.billing;

import dev.baton.billing.spi.PaymentRequest;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something asked of a payment provider.
 *
 * @param id what the provider knows it by
 * @param tries how often it was sent or asked about
 */
record Attempt(
        UUID id,
        AuthorisationId authorisation,
        OrderId order,
        PaymentRequest.Action action,
        Money amount,
        @Nullable InvoiceId invoice,
        @Nullable RefundId refund,
        int refundPosition,
        State state,
        int tries) {

    enum State {
        /** Never sent. */
        WAITING,
        /** Sent, and not answered. It is asked about and never sent again, unless the provider has never heard of it. */
        UNKNOWN,
        SUCCEEDED,
        DECLINED
    }

    boolean isOpen() {
        return state == State.WAITING || state == State.UNKNOWN;
    }
}
