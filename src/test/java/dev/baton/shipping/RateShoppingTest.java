package dev.baton.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.network.HandlingClass;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.shipping.RateShopping.Parcel;
import dev.baton.shipping.RateShopping.Question;
import dev.baton.shipping.ServiceChoice.Offer;
import dev.baton.shipping.ServiceChoice.Verdict;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateShoppingTest {

    private static final ServiceCode GROUND = new ServiceCode("NORTHLINE", "GROUND");
    private static final ServiceCode SAVER = new ServiceCode("KESTRELWAY", "GROUND");
    private static final ServiceCode OVERNIGHT = new ServiceCode("NORTHLINE", "OVERNIGHT");
    private static final ServiceCode ABROAD = new ServiceCode("NORTHLINE", "INTERNATIONAL");

    private static final Tariff TARIFF = new Tariff(
            List.of(
                    new Carrier("NORTHLINE", "Northline", "https://n.example/{tracking}", 31_500, weekdays()),
                    new Carrier("KESTRELWAY", "Kestrelway", "https://k.example/{tracking}", 25_000, weekdays())),
            List.of(
                    service(GROUND, ServiceLevel.Reach.DOMESTIC), service(SAVER, ServiceLevel.Reach.DOMESTIC),
                    service(OVERNIGHT, ServiceLevel.Reach.DOMESTIC), service(ABROAD, ServiceLevel.Reach.CROSS_BORDER)),
            List.of(new Zone(1, 500), new Zone(2, 3000)),
            List.of(
                    new Rate(GROUND, 1, 2000, 800, 2),
                    new Rate(GROUND, 1, 30_000, 2000, 2),
                    new Rate(GROUND, 2, 30_000, 1500, 5),
                    new Rate(SAVER, 1, 25_000, 750, 3),
                    new Rate(SAVER, 2, 25_000, 1400, 6),
                    new Rate(OVERNIGHT, 1, 30_000, 4000, 1),
                    new Rate(OVERNIGHT, 2, 30_000, 6000, 1),
                    new Rate(ABROAD, 2, 30_000, 5000, 6)));

    /** A Monday; the site hands over until four. */
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-16T17:00:00Z");

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    @Test
    void the_cheapest_service_that_arrives_by_the_promised_day_is_chosen() {
        var choice = choose(question(MONDAY.plusDays(2)));

        assertThat(choice.chosen().map(Offer::service)).contains(GROUND);
        assertThat(choice.meetsPromise()).isTrue();
        assertThat(verdicts(choice))
                .containsEntry(SAVER, Verdict.TOO_LATE)
                .containsEntry(OVERNIGHT, Verdict.DEARER)
                .containsEntry(ABROAD, Verdict.NOT_THERE);
    }

    @Test
    void without_a_promise_the_cheapest_is_chosen() {
        assertThat(choose(question(null)).chosen().map(Offer::service)).contains(SAVER);
    }

    @Test
    void when_none_arrives_in_time_the_cheapest_there_is_goes_and_says_so() {
        var choice = choose(question(MONDAY));

        assertThat(choice.chosen().map(Offer::service)).contains(SAVER);
        assertThat(choice.meetsPromise()).isFalse();
        assertThat(choice.rule()).isEqualTo("the cheapest there is; none arrives by 2026-11-16");
    }

    @Test
    void who_paid_for_overnight_gets_overnight() {
        var choice = choose(new Question(
                newYork(), newYork(), 100L, false, parcels(500), MONDAY.plusDays(9), "OVERNIGHT", null, MONDAY_NOON));

        assertThat(choice.chosen().map(Offer::service)).contains(OVERNIGHT);
        assertThat(choice.neededBy()).isEqualTo(MONDAY.plusDays(1));
    }

    @Test
    void cold_goods_are_at_most_two_days_on_their_way() {
        var choice = choose(new Question(
                newYork(),
                newYork(),
                100L,
                false,
                List.of(new Parcel(500, Set.of(HandlingClass.COLD))),
                null,
                null,
                null,
                MONDAY_NOON));

        assertThat(choice.chosen().map(Offer::service)).contains(GROUND);
        assertThat(verdicts(choice)).containsEntry(SAVER, Verdict.TOO_SLOW_FOR_COLD);
    }

    @Test
    void every_package_pays_for_its_own_weight_and_distance() {
        var choice = choose(new Question(
                newYork(), newYork(), 100L, false, parcels(1500, 12_000), null, null, GROUND, MONDAY_NOON));

        assertThat(choice.chosen().orElseThrow().price()).hasToString("28.00 USD");
        assertThat(verdicts(choice)).containsEntry(SAVER, Verdict.NOT_ASKED_FOR);
    }

    @Test
    void a_package_too_heavy_for_one_carrier_goes_with_the_other() {
        var choice =
                choose(new Question(newYork(), newYork(), 100L, false, parcels(28_000), null, null, null, MONDAY_NOON));

        assertThat(choice.chosen().map(Offer::service)).contains(GROUND);
        assertThat(verdicts(choice)).containsEntry(SAVER, Verdict.TOO_HEAVY);
    }

    @Test
    void what_nobody_carries_is_answered_and_not_thrown() {
        var choice =
                choose(new Question(newYork(), newYork(), 100L, false, parcels(99_000), null, null, null, MONDAY_NOON));

        assertThat(choice.chosen()).isEmpty();
        assertThat(choice.meetsPromise()).isFalse();
        assertThat(choice.candidates()).hasSize(4);
    }

    @Test
    void an_unknown_place_counts_as_far_away() {
        var choice =
                choose(new Question(newYork(), newYork(), null, false, parcels(500), null, null, null, MONDAY_NOON));

        assertThat(choice.chosen().orElseThrow().price()).hasToString("14.00 USD");
    }

    @Test
    void arrival_is_counted_in_working_days_of_the_destination_from_the_day_the_carrier_comes() {
        // Friday after the cut-off: fetched on Monday 23rd. Thursday 26th is Thanksgiving, so the third day is Friday.
        var friday = Instant.parse("2026-11-20T22:00:00Z");
        var arrival = DestinationCalendar.of("US", null, LocalDate.of(2026, 11, 20));
        var choice = choose(new Question(newYork(), arrival, 100L, false, parcels(500), null, null, SAVER, friday));

        var chosen = choice.chosen().orElseThrow();
        assertThat(chosen.shipsOn()).isEqualTo("2026-11-23");
        assertThat(chosen.arrivesOn()).isEqualTo("2026-11-27");
    }

    @Test
    void the_week_of_the_destination_counts() {
        var riyadh = DestinationCalendar.of("SA", null, MONDAY);

        assertThat(riyadh.plusWorkingDays(LocalDate.of(2026, 11, 19), 1)).isEqualTo("2026-11-22");
    }

    private static ServiceChoice choose(Question question) {
        return RateShopping.choose(TARIFF, question);
    }

    private static Question question(@Nullable LocalDate neededBy) {
        return new Question(newYork(), newYork(), 100L, false, parcels(500), neededBy, null, null, MONDAY_NOON);
    }

    private static Map<ServiceCode, Verdict> verdicts(ServiceChoice choice) {
        return choice.candidates().stream().collect(Collectors.toMap(Offer::service, Offer::verdict));
    }

    private static List<Parcel> parcels(long... grams) {
        return Arrays.stream(grams)
                .mapToObj(weight -> new Parcel(weight, Set.of(HandlingClass.STANDARD)))
                .toList();
    }

    private static ServiceLevel service(ServiceCode code, ServiceLevel.Reach reach) {
        return new ServiceLevel(code, code.toString(), reach, "USD", true);
    }

    private static Set<DayOfWeek> weekdays() {
        return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    }

    private static BusinessCalendar newYork() {
        return new BusinessCalendar(ZoneId.of("America/New_York"), weekdays(), Set.of(), LocalTime.of(16, 0));
    }
}
