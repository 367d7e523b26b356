package dev.baton.shipping.spi;

import dev.baton.platform.documents.PostalAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Labels for all packages of one shipment.
 *
 * @param reference ours and unique per merchant: the same reference is the same purchase, however often it is asked for
 * @param customerReference what the customer wants to read on the label
 * @param expectedOn when we expect it to arrive
 */
public record LabelRequest(
        String reference,
        String carrier,
        String service,
        @Nullable String customerReference,
        PostalAddress from,
        PostalAddress to,
        List<Parcel> parcels,
        LocalDate shipsOn,
        LocalDate expectedOn) {

    /** @param number counts from 1 */
    public record Parcel(
            int number,
            String sscc,
            long weightGrams,
            long lengthMillimetres,
            long widthMillimetres,
            long heightMillimetres,
            Set<String> handling) {

        public Parcel {
            handling = Set.copyOf(handling);
        }
    }

    public LabelRequest {
        parcels = List.copyOf(parcels);
    }
}
