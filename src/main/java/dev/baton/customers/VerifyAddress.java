package dev.baton.customers;

import dev.baton.network.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells whether an address can be delivered to, and where on earth it is, without asking anybody: from what is known about
 * countries, their regions and postcodes.
 *
 * <p>What is not known is no reason for doubt: a country without a table of regions or postcodes is taken at the customer's word.
 */
@Component
public class VerifyAddress {

    /** One thing that a person should look at. */
    public record Complaint(String field, String message) {}

    public sealed interface Outcome {

        /** The middle of the postcode area; null where no area is known. */
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

    private final PostcodeAreas areas = new PostcodeAreas();

    public Outcome handle(Address address) {
        var complaints = new ArrayList<Complaint>();
        lines(address, complaints);
        var postcode = postcode(address, complaints);
        var area = areas.of(address.country(), postcode);
        var region = region(address, postcode, area, complaints);
        var location = area.map(PostcodeAreas.Area::middle).orElse(null);
        return complaints.isEmpty()
                ? new Verified(normalised(address, region, postcode), location)
                : new Doubtful(complaints, location);
    }

    private static void lines(Address address, List<Complaint> complaints) {
        if (address.name().isEmpty()) {
            complaints.add(new Complaint("name", "is missing"));
        }
        if (address.line1().isEmpty()) {
            complaints.add(new Complaint("line1", "is missing"));
        }
        if (address.city().isEmpty()) {
            complaints.add(new Complaint("city", "is missing"));
        }
        if (!Address.isCountry(address.country())) {
            complaints.add(
                    new Complaint("country", "\"%s\" is no ISO 3166-1 country code".formatted(address.country())));
        }
        if (address.isPostBox()) {
            complaints.add(new Complaint("line1", "is a post office box, to which no carrier delivers"));
        }
    }

    /** The postcode as it should be written, or as it was where that cannot be told. */
    private static String postcode(Address address, List<Complaint> complaints) {
        var given = address.postcode();
        var form = PostcodeForm.of(address.country()).orElse(null);
        if (form == null) {
            return given;
        }
        if (given.isEmpty() && !form.isRequired()) {
            return given;
        }
        var written = form.written(given, address.country());
        if (written.isEmpty()) {
            complaints.add(new Complaint(
                    "postcode",
                    given.isEmpty()
                            ? "is missing"
                            : "\"%s\" is no postcode of %s such as %s"
                                    .formatted(given, countryName(address), form.example())));
        }
        return written.orElse(given);
    }

    private String region(
            Address address, String postcode, Optional<PostcodeAreas.Area> area, List<Complaint> complaints) {
        var country = address.country();
        if (!RegionNames.areKnownIn(country)) {
            return areas.isRegion(country, address.region())
                    ? address.region()
                    : area.map(PostcodeAreas.Area::region).orElse(address.region());
        }
        var code = RegionNames.code(country, address.region()).orElse(null);
        if (code == null) {
            complaints.add(new Complaint("region", unknownRegion(address)));
            return address.region();
        }
        var postal = area.map(PostcodeAreas.Area::region).orElse(null);
        if (postal != null && !postal.equals(code)) {
            complaints.add(new Complaint("postcode", "%s is in %s, not in %s".formatted(postcode, postal, code)));
        } else if (postal == null
                && PostcodeForm.of(country)
                        .flatMap(form -> form.written(postcode))
                        .isPresent()) {
            complaints.add(new Complaint("postcode", "%s is not in use".formatted(postcode)));
        }
        return code;
    }

    private static String unknownRegion(Address address) {
        return address.region().isEmpty()
                ? "is missing"
                : "\"%s\" is no state or province of %s".formatted(address.region(), countryName(address));
    }

    private static String countryName(Address address) {
        return Locale.of("", address.country()).getDisplayCountry(Locale.ENGLISH);
    }

    private static Address normalised(Address address, String region, String postcode) {
        return new Address(
                address.name(),
                address.company(),
                address.line1(),
                address.line2(),
                CityName.written(address.city(), address.country()),
                region,
                postcode,
                address.country(),
                address.email(),
                address.phone());
    }
}
