package dev.baton.billing;

import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hold on a card.
 *
 * @param inFlight captures that were asked for and not answered
 * @param problem why it was declined
 * @param refused whether the last capture from it was declined: what it still holds will hardly come in
 * @param renews the one that is let go once this one holds
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
        @Nullable String problem,
        @Nullable String providerReference,
        @Nullable Instant expiresAt,
        boolean refused,
        @Nullable AuthorisationId renews) {

    static Authorisation requested(
            String number,
            OrderId order,
            String provider,
            String token,
            Money amount,
            @Nullable AuthorisationId renews) {
        var zero = Money.zero(amount.currency());
        return new Authorisation(
                AuthorisationId.next(),
                number,
                order,
                provider,
                token,
                amount,
                zero,
                zero,
                AuthorisationView.State.REQUESTED,
                null,
                null,
                null,
                false,
                renews);
    }

    /** What may be captured or let go now. */
    Money available() {
        return state == AuthorisationView.State.AUTHORISED
                ? amount.minus(captured).minus(inFlight)
                : Money.zero(amount.currency());
    }

    /** What it may still bring in. Of one that renews another, nothing until it holds: the other still does. */
    Money held() {
        return switch (state) {
            case REQUESTED -> renews == null ? amount : Money.zero(amount.currency());
            case AUTHORISED -> refused ? inFlight : available().plus(inFlight);
            case DECLINED, CAPTURED, VOIDED, EXPIRED -> inFlight;
        };
    }
}
