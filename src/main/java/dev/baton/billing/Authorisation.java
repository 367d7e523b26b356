package dev.baton.billing;

import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hold on a card.
 *
 * @param inFlight captures that were asked for and not answered
 */
record Authorisation(
        AuthorisationId id,
        String number,
        OrderId order,
        String provider,
        String token,
        Money amount,
        Money captured,
        Money inFlight,
        AuthorisationView.State state,
        @Nullable String providerReference,
        @Nullable Instant expiresAt) {

    /** What may be captured or let go now. */
    Money available() {
        return state == AuthorisationView.State.AUTHORISED
                ? amount.minus(captured).minus(inFlight)
                : Money.zero(amount.currency());
    }

    /** What it may still bring in. */
    Money held() {
        return state == AuthorisationView.State.REQUESTED ? amount : available().plus(inFlight);
    }
}
