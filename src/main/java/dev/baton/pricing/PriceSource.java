package dev.baton.pricing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit price comes from.
 *
 * @param list the price list; null when the price was given by hand
 * @param listVersion which version of the list; null when given by hand
 * @param quantityFrom the quantity break that was reached; null when given by hand
 * @param validFrom since when the price is in force; null when given by hand
 * @param listMinor what the lists would have asked instead of a price given by hand, in minor units; null when it was not, or when
 *     no list has the item
 */
public record PriceSource(
        Kind kind,
        @Nullable String list,
        @Nullable Integer listVersion,
        @Nullable Long quantityFrom,
        @Nullable LocalDate validFrom,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long listMinor) {

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

    static PriceSource override(@Nullable Long listMinor) {
        return new PriceSource(Kind.OVERRIDE, null, null, null, null, listMinor);
    }
}
