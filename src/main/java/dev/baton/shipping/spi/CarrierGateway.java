package dev.baton.shipping.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The way to one carrier, or to a broker of many. Called as the merchant, never inside a database transaction, and given up on
 * when it takes too long.
 *
 * <p>Nothing here throws for what a carrier can do to us: it answers {@code Unknown}, and shipping asks again. Whoever asks twice
 * under one reference has bought once.
 */
public interface CarrierGateway {

    boolean speaksFor(String carrier);

    /** Buys the labels, or answers with those already bought under this reference. */
    Purchase buy(LabelRequest request);

    /** After {@link Voided} nothing that was bought under this reference costs anything, even if nobody knew of it. */
    Voiding giveBack(String carrier, String reference);

    /** Everything the carrier has to say so far about these packages: in any order, late, and more than once. */
    Tracking track(String carrier, List<Consignment> consignments);

    sealed interface Purchase {}

    /** @param trackingNumbers by the number of the parcel */
    record Bought(Map<Integer, String> trackingNumbers) implements Purchase {

        public Bought {
            trackingNumbers = Map.copyOf(trackingNumbers);
        }
    }

    /** The carrier will not, and asking again as it is makes no difference. */
    record Refused(String reason) implements Purchase {}

    sealed interface Voiding {}

    record Voided() implements Voiding {}

    /** It is on its way and has to be paid. */
    record TooLate(String reason) implements Voiding {}

    sealed interface Tracking {}

    record Tracked(List<Scan> scans) implements Tracking {

        public Tracked {
            scans = List.copyOf(scans);
        }
    }

    /** No answer, or none that can be believed: it may or may not have happened. */
    record Unknown(String reason) implements Purchase, Voiding, Tracking {}

    /** A shipment that is under way. */
    record Consignment(String reference, List<String> trackingNumbers, Instant handedOverAt) {

        public Consignment {
            trackingNumbers = List.copyOf(trackingNumbers);
        }
    }
}
