package dev.baton.billing.spi;

import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that is asked of a provider.
 *
 * @param id ours and unique: the same id is the same request, however often it is sent
 * @param token what stands for the card, from the provider's own form; never a card number
 * @param authorisation the provider's reference of what is captured, voided or refunded; null when it is only to be authorised
 * @param amount of a void, what is let go
 */
public record PaymentRequest(
        String id,
        Action action,
        String provider,
        String token,
        @Nullable String authorisation,
        Money amount) {

    public enum Action {
        /** Hold the amount on the card. */
        AUTHORISE,
        /** Take some of what is held. */
        CAPTURE,
        /** Let go of what is held and not captured. */
        VOID,
        /** Give back some of what was captured. */
        REFUND
    }
}
