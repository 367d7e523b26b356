package dev.baton.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.time.BusinessCalendar;
import dev.baton.shipping.spi.Scan;
import dev.baton.shipping.spi.TrackingCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T12:00:00Z");
    private static final LocalDate LEFT_ON = LocalDate.of(2026, 11, 16);
    private static final BusinessCalendar CHICAGO = BusinessCalendar.weekdays(ZoneId.of("America/Chicago"));

    @Test
    void a_shipment_nobody_has_seen_is_where_it_left() {
        assertThat(Progress.of(List.of("A"), List.of()).status()).isEqualTo(ShipmentStatus.DISPATCHED);
    }

    @Test
    void the_order_in_which_it_is_told_makes_no_difference() {
        var scans = new ArrayList<>(List.of(
                scan("A", TrackingCode.INFO_RECEIVED, 0),
                scan("A", TrackingCode.PICKED_UP, 5),
                scan("A", TrackingCode.IN_TRANSIT, 20),
                scan("A", TrackingCode.OUT_FOR_DELIVERY, 44),
                scan("A", TrackingCode.DELIVERY_ATTEMPTED, 46),
                scan("A", TrackingCode.OUT_FOR_DELIVERY, 68),
                scan("A", TrackingCode.DELIVERED, 70)));
        long seed = 4711;
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Collections.shuffle(scans, random);
            var told = scans.subList(0, 1 + random.nextInt(scans.size()));
            var known = new ArrayList<>(told);
            known.addAll(told);
            var progress = Progress.of(List.of("A"), known);
            var latest = known.stream().max(Comparator.comparing(Scan::at)).orElseThrow();
            assertThat(progress.status()).as("seed %d, %s", seed, known).isEqualTo(expected(latest.code()));
            assertThat(progress).isEqualTo(Progress.of(List.of("A"), known.reversed()));
        }
    }

    @Test
    void what_was_delivered_stays_delivered_whatever_is_told_later() {
        var progress = Progress.of(
                List.of("A"), List.of(scan("A", TrackingCode.DELIVERED, 40), scan("A", TrackingCode.IN_TRANSIT, 41)));

        assertThat(progress.status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(progress.arrivedAt()).isEqualTo(MONDAY.plusSeconds(40 * 3600));
    }

    @Test
    void a_shipment_has_arrived_when_its_last_package_has() {
        var one = List.of(scan("A", TrackingCode.DELIVERED, 40));
        var both = List.of(scan("A", TrackingCode.DELIVERED, 40), scan("B", TrackingCode.DELIVERED, 64));

        assertThat(Progress.of(List.of("A", "B"), one).status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
        assertThat(Progress.of(List.of("A", "B"), both).arrivedAt()).isEqualTo(MONDAY.plusSeconds(64 * 3600));
    }

    @Test
    void a_sighting_without_a_number_speaks_of_every_package() {
        assertThat(Progress.of(List.of("A", "B"), List.of(scan("", TrackingCode.DELIVERED, 40)))
                        .status())
                .isEqualTo(ShipmentStatus.DELIVERED);
    }

    @Test
    void trouble_with_one_package_is_trouble_with_the_shipment() {
        var scans = List.of(scan("A", TrackingCode.DELIVERED, 40), scan("B", TrackingCode.EXCEPTION, 41));

        assertThat(Progress.of(List.of("A", "B"), scans).status()).isEqualTo(ShipmentStatus.EXCEPTION);
    }

    @Test
    void the_estimate_counts_working_days_of_the_destination() {
        assertThat(EstimatedDelivery.of(LEFT_ON.plusDays(3), 3, CHICAGO, List.of()))
                .isEqualTo("2026-11-24");
    }

    @Test
    void the_carrier_s_own_word_goes_before_our_table() {
        var told = new Scan("A", TrackingCode.IN_TRANSIT, MONDAY, null, null, LocalDate.of(2026, 11, 25));

        assertThat(EstimatedDelivery.of(LEFT_ON, 2, CHICAGO, List.of(told))).isEqualTo("2026-11-25");
    }

    @Test
    void after_a_failed_attempt_it_comes_the_next_working_day() {
        var friday = scan("A", TrackingCode.DELIVERY_ATTEMPTED, 4 * 24);

        assertThat(EstimatedDelivery.of(LEFT_ON, 4, CHICAGO, List.of(friday))).isEqualTo("2026-11-23");
    }

    @Test
    void what_is_still_on_its_way_is_not_expected_in_the_past() {
        var late = scan("A", TrackingCode.IN_TRANSIT, 3 * 24);

        assertThat(EstimatedDelivery.of(LEFT_ON, 1, CHICAGO, List.of(late))).isEqualTo("2026-11-19");
    }

    private static ShipmentStatus expected(TrackingCode code) {
        return switch (code) {
            case INFO_RECEIVED -> ShipmentStatus.DISPATCHED;
            case PICKED_UP, IN_TRANSIT -> ShipmentStatus.IN_TRANSIT;
            case OUT_FOR_DELIVERY -> ShipmentStatus.OUT_FOR_DELIVERY;
            case DELIVERY_ATTEMPTED, EXCEPTION -> ShipmentStatus.EXCEPTION;
            case DELIVERED -> ShipmentStatus.DELIVERED;
            case RETURNED -> ShipmentStatus.RETURNED_TO_SENDER;
        };
    }

    private static Scan scan(String number, TrackingCode code, int hours) {
        return new Scan(number, code, MONDAY.plusSeconds(hours * 3600L), null, null, null);
    }
}
