package dev.baton.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customers.ComplianceTerms.ArrivesEarly;
import dev.baton.customers.ComplianceTerms.ArrivesLate;
import dev.baton.customers.ComplianceTerms.BelowAmount;
import dev.baton.customers.ComplianceTerms.BelowUnits;
import dev.baton.customers.ComplianceTerms.Ordered;
import dev.baton.customers.ComplianceTerms.Route;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComplianceTermsTest {

    private static final LocalDate ASKED = LocalDate.of(2026, 12, 10);

    private static final ComplianceTerms TERMS =
            new ComplianceTerms(2, 1, Money.of(10_000, "USD"), 12L, List.of(), false, false);

    @Test
    void what_is_exactly_the_minimum_and_on_the_last_day_is_kept() {
        assertThat(TERMS.breaches(ordered(10_000, 12, ASKED.minusDays(2), ASKED.plusDays(1))))
                .isEmpty();
    }

    @Test
    void each_breach_names_both_figures() {
        var breaches = TERMS.breaches(ordered(9_999, 11, ASKED.minusDays(3), ASKED.plusDays(2)));
        assertThat(breaches)
                .containsExactly(
                        new BelowAmount(Money.of(9_999, "USD"), Money.of(10_000, "USD")),
                        new BelowUnits(11, 12),
                        new ArrivesEarly(ASKED.minusDays(3), ASKED.minusDays(2)),
                        new ArrivesLate(ASKED.plusDays(2), ASKED.plusDays(1)));
        assertThat(breaches.getFirst().words())
                .isEqualTo("Goods for 99.99 USD are below the customer’s minimum order of 100.00 USD");
        assertThat(breaches.getLast().words())
                .isEqualTo("It would arrive on 2026-12-12, after the customer’s ship window closes on 2026-12-11");
    }

    @Test
    void a_side_of_the_window_that_is_not_said_is_open() {
        var before = new ComplianceTerms(0, null, null, null, List.of(), false, false);
        assertThat(before.breaches(ordered(1, 1, ASKED.plusDays(90)))).isEmpty();
        assertThat(before.breaches(ordered(1, 1, ASKED.minusDays(1))))
                .containsExactly(new ArrivesEarly(ASKED.minusDays(1), ASKED));
        assertThat(before.window(null)).isEmpty();
        assertThat(ComplianceTerms.NONE.window(ASKED)).isEmpty();
    }

    @Test
    void what_nobody_promised_or_is_in_another_currency_is_not_judged() {
        assertThat(TERMS.breaches(ordered(10_000, 12))).isEmpty();
        assertThat(TERMS.breaches(new Ordered(Money.of(1, "EUR"), 12, null, Set.of(ASKED.plusDays(90)))))
                .isEmpty();
    }

    @Test
    void the_first_line_that_fits_says_which_services_may_be_taken() {
        var guide = guide(
                route(List.of("N/OVERNIGHT"), "us", "CA", null, 5_000L),
                route(List.of("N/GROUND", "K/GROUND"), "US", null, null, 31_500L),
                route(List.of("K/FREIGHT"), "US", null, 31_501L, null));
        assertThat(guide.allowed("US", "ca", 5_000)).contains(List.of("N/OVERNIGHT"));
        assertThat(guide.allowed("US", "CA", 5_001)).contains(List.of("N/GROUND", "K/GROUND"));
        assertThat(guide.allowed("US", null, 1)).contains(List.of("N/GROUND", "K/GROUND"));
        assertThat(guide.allowed("US", "NY", 40_000)).contains(List.of("K/FREIGHT"));
        assertThat(guide.allowed("MX", null, 1)).isEmpty();
        assertThat(guide(route(List.of("N/GROUND"), null, null, null, null)).allowed("MX", null, 1))
                .contains(List.of("N/GROUND"));
    }

    private static ComplianceTerms guide(Route... routes) {
        return new ComplianceTerms(null, null, null, null, List.of(routes), false, false);
    }

    private static Route route(
            List<String> services,
            @Nullable String country,
            @Nullable String region,
            @Nullable Long from,
            @Nullable Long to) {
        return new Route(services, country, region, from, to);
    }

    private static Ordered ordered(long goods, long units, LocalDate... promised) {
        return new Ordered(Money.of(goods, "USD"), units, ASKED, Set.of(promised));
    }
}
