package dev.baton.pricing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit price comes from.
 *
 * @param list the price list; null when the price was given by hand
 * @param listVersion which version of the list; null when given by hand
 * @param quantityFrom the quantity break that was reached; null when given by hand
 * @param validFrom since when the price is in force; null when given by hand
 */
public record PriceSource(
        Kind kind,
        @Nullable String list,
        @Nullable Integer listVersion,
        @Nullable Long quantityFrom,
        @Nullable LocalDate validFrom) {

    public enum Kind {
        /** A list made for this one customer. */
        CUSTOMER,
        /** The list the customer was given. */
        ASSIGNED,
        CHANNEL,
        DEFAULT,
        /** By hand. */
        OVERRIDE
    }

    static PriceSource override() {
        return new PriceSource(Kind.OVERRIDE, null, null, null, null);
    }
}
