package dev.baton.fraud.spi;

/**
 * The way to one provider of fraud scores. Called as the merchant, never inside a database transaction, and given up on when it takes
 * too long; it may throw, and is asked again then. A question that is asked twice must cost nothing and change nothing.
 */
public interface FraudProvider {

    /** Under which companies choose it, such as {@code simulated}. */
    String name();

    FraudAnswer ask(FraudQuestion question);
}
