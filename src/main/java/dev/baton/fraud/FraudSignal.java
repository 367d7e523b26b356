package dev.baton.fraud;

/**
 * What may speak for fraud. How much each counts, and from where on, is the company's to say; these are the values to begin with.
 *
 * <p>The catalogue follows what card schemes and shops publish for orders without a card present: velocity, mismatches, first large
 * orders, declined cards.
 */
public enum FraudSignal {
    /** Mail, phone or address is on the list of those who are never served. */
    DENIED(100, 0, 0),
    /** More orders than {@code most} with one mail within so many hours. */
    ORDERS_BY_MAIL(35, 3, 24),
    ORDERS_BY_PHONE(25, 3, 24),
    /** More different mails than {@code most} that have ordered to one address within so many hours. */
    MAILS_BY_ADDRESS(35, 2, 48),
    /** More declined cards than {@code most} on orders of one mail within so many hours. */
    DECLINED_CARDS(35, 1, 24),
    /** Shipped to another country than the bill goes to. */
    COUNTRY_DIFFERS(30, 0, 0),
    /** Shipped to another postcode than the bill goes to. */
    ADDRESS_DIFFERS(10, 0, 0),
    /** A phone of another country than it is shipped to. */
    PHONE_ABROAD(15, 0, 0),
    /** Nothing is known of this mail, and the order costs more than {@code most}, in whole units of its currency. */
    FIRST_LARGE(30, 1_000, 0),
    /** What the provider says; counts as much as it says. */
    PROVIDER(100, 0, 0),
    /** The provider was asked and never answered. */
    PROVIDER_SILENT(60, 0, 0);

    private final int points;
    private final long most;
    private final int hours;

    FraudSignal(int points, long most, int hours) {
        this.points = points;
        this.most = most;
        this.hours = hours;
    }

    Weight usual() {
        return new Weight(this, points, most, hours);
    }

    /** Whether {@code most} says from where on it counts. */
    public boolean hasMost() {
        return most > 0;
    }

    public boolean hasHours() {
        return hours > 0;
    }
}
