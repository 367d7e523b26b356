package dev.baton.billing.spi;

import dev.baton.platform.money.Money;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to one payment provider. Called as the merchant, never inside a database transaction, and given up on when it takes too
 * long.
 *
 * <p>Nothing here throws for what a provider can do to us: it answers {@code Unknown}, and billing asks what became of the request
 * and never sends another in its place. A request that is sent twice under one id must be carried out once.
 */
public interface PaymentGateway {

    boolean speaksFor(String provider);

    Answer send(PaymentRequest request);

    /** What became of a request. */
    Answer ask(String requestId);

    /**
     * The provider's own page on which a customer enters a card, so that no number of one ever comes here; empty when it has none.
     * It leads back to {@code back} with what stands for the card as the parameter {@code card}.
     */
    Optional<URI> form(Money amount, String reference, URI back);

    sealed interface Answer {}

    /**
     * @param reference what the provider calls it
     * @param card what may be shown of the card, such as {@code Visa •••• 4242}; null when the answer does not say
     * @param expiresAt until when an authorisation holds; null when the answer does not say
     */
    record Succeeded(
            String reference,
            @Nullable String card,
            @Nullable Instant expiresAt) implements Answer {}

    /** It will not be done, and nothing was charged. */
    record Declined(String reason) implements Answer {}

    /** The provider knows nothing of this request, so it may be sent, under the same id. */
    record NeverHeard() implements Answer {}

    /** No answer, or none that can be believed: it may or may not have happened. */
    record Unknown(String reason) implements Answer {}
}
