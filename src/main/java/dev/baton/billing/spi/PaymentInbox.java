package dev.baton.billing.spi;

/** Where a provider that tells by itself is listened to. Called as the merchant; telling it again, or late, changes nothing. */
public interface PaymentInbox {

    /** @return whether the request is one of the merchant's */
    boolean tell(String requestId, PaymentGateway.Answer answer);
}
