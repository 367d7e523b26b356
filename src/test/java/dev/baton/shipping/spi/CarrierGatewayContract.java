package dev.baton.shipping.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.documents.PostalAddress;
import dev.baton.platform.security.Caller;
import dev.baton.shipping.spi.CarrierGateway.Bought;
import dev.baton.shipping.spi.CarrierGateway.Consignment;
import dev.baton.shipping.spi.CarrierGateway.Refused;
import dev.baton.shipping.spi.CarrierGateway.Tracked;
import dev.baton.shipping.spi.CarrierGateway.Voided;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What shipping counts on, whoever the carrier is. Extended once per gateway. */
public abstract class CarrierGatewayContract {

    protected abstract CarrierGateway gateway();

    protected abstract Caller caller();

    @Test
    void every_parcel_gets_a_tracking_number_of_its_own() {
        var bought = (Bought) buy("SH-1", 3);

        assertThat(bought.trackingNumbers().keySet()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(new HashSet<>(bought.trackingNumbers().values())).hasSize(3);
        assertThat(bought.trackingNumbers().values()).allMatch(number -> number.matches("[A-Z0-9]{8,30}"));
    }

    @Test
    void asking_twice_under_one_reference_buys_once() {
        assertThat(buy("SH-2", 2)).isEqualTo(buy("SH-2", 2));
    }

    @Test
    void two_references_are_two_purchases() {
        var first = (Bought) buy("SH-3", 1);
        var second = (Bought) buy("SH-4", 1);

        assertThat(first.trackingNumbers().get(1))
                .isNotEqualTo(second.trackingNumbers().get(1));
    }

    @Test
    void what_was_given_back_stays_given_back() {
        buy("SH-5", 1);

        assertThat(caller().call(() -> gateway().giveBack("NORTHLINE", "SH-5"))).isInstanceOf(Voided.class);
        assertThat(caller().call(() -> gateway().giveBack("NORTHLINE", "SH-5"))).isInstanceOf(Voided.class);
        assertThat(buy("SH-5", 1)).isInstanceOf(Refused.class);
    }

    @Test
    void giving_back_what_was_never_bought_is_no_error() {
        assertThat(caller().call(() -> gateway().giveBack("NORTHLINE", "SH-6"))).isInstanceOf(Voided.class);
    }

    @Test
    void tracking_speaks_only_of_what_it_was_asked_about() {
        var asked = (Bought) buy("SH-7", 2);
        buy("SH-8", 1);
        var numbers = List.copyOf(asked.trackingNumbers().values());
        var longAgo = Instant.parse("2026-01-05T12:00:00Z");

        var tracked = (Tracked) caller().call(
                        () -> gateway().track("NORTHLINE", List.of(new Consignment("SH-7", numbers, longAgo))));

        assertThat(tracked.scans()).isNotEmpty().allMatch(scan -> numbers.contains(scan.trackingNumber()));
        assertThat(tracked.scans()).noneMatch(scan -> scan.at().isBefore(longAgo));
    }

    protected CarrierGateway.Purchase buy(String reference, int parcels) {
        return caller().call(() -> gateway().buy(request(reference, parcels)));
    }

    protected static LabelRequest request(String reference, int parcels) {
        return new LabelRequest(
                reference,
                "NORTHLINE",
                "GROUND",
                null,
                new PostalAddress("East", null, "1 Dock Road", null, "Newark", "NJ", "07105", "US"),
                new PostalAddress("Ann Poe", null, "2 Elm Street", null, "Madison", "WI", "53704", "US"),
                IntStream.rangeClosed(1, parcels)
                        .mapToObj(number -> new LabelRequest.Parcel(
                                number, "106141412345678908", 1200, 300, 200, 100, Set.of("STANDARD")))
                        .toList(),
                LocalDate.of(2026, 11, 16),
                LocalDate.of(2026, 11, 19));
    }
}
