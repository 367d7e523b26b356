package dev.baton.pricing;

/**
 * Why a price is what it is.
 *
 * @param subject what the note is about: a discount's code, a jurisdiction, a service
 * @param text for people, in English
 */
public record PricingNote(Kind kind, String subject, String text) {

    public enum Kind {
        DISCOUNT_REFUSED,
        TAX_EXEMPT,
        TAX_UNKNOWN,
        SHIPPING_CHARGED,
        SHIPPING_FREE,
        SHIPPING_UNKNOWN,
        CHARGE_REFUSED
    }
}
