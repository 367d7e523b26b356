package dev.baton.billing;

import dev.baton.billing.spi.PaymentRequest;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hold on a customer's card as others read it, and as the API answers it.
 *
 * @param card what may be shown of it; null until the provider has answered
 * @param left what may still be captured; nothing unless it is authorised
 * @param problem why it was declined
 * @param expiresAt until when the provider holds it
 * @param trouble what was asked of the provider last, if that has no answer yet or a bad one
 */
public record AuthorisationView(
        AuthorisationId id,
        String number,
        OrderId order,
        String orderNumber,
        @Nullable CustomerNumber customer,
        String customerName,
        String provider,
        @Nullable String card,
        Money amount,
        Money captured,
        Money left,
        State state,
        @Nullable String problem,
        @Nullable Instant expiresAt,
        Instant requestedAt,
        String requestedBy,
        @Nullable Trouble trouble) {

    public enum State {
        /** The provider has not answered yet. */
        REQUESTED,
        AUTHORISED,
        DECLINED,
        /** All of it. */
        CAPTURED,
        /** What was not captured was let go. */
        VOIDED,
        /** The provider holds it no longer. */
        EXPIRED
    }

    /** @param declined false while nobody knows what became of it */
    public record Trouble(
            PaymentRequest.Action action,
            boolean declined,
            @Nullable String problem) {}
}
