package dev.baton.customers;

import dev.baton.network.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells whether an address can be delivered to, and where on earth it is, without asking anybody: from what is known about
 * countries, their regions and postcodes.
 */
@Component
public class VerifyAddress {

    /** One thing that a person should look at. */
    public record Complaint(String field, String message) {}

    public sealed interface Outcome {

        /** The middle of the postcode area; null where no areas are known. */
        @Nullable
        GeoPoint location();
    }

    /** @param normalised as the post of its country writes it */
    public record Verified(Address normalised, @Nullable GeoPoint location) implements Outcome {}

    public record Doubtful(
            List<Complaint> complaints, @Nullable GeoPoint location) implements Outcome {

        public Doubtful {
            complaints = List.copyOf(complaints);
        }
    }

    public Outcome handle(Address address) {
        var complaints = new ArrayList<Complaint>();
        return complaints.isEmpty() ? new Verified(address, null) : new Doubtful(complaints, null);
    }
}
