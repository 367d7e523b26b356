package dev.baton.customers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a customer demands of whoever delivers to it, as its manual for suppliers says it. What breaks it costs a fee. It decides and
 * never acts.
 *
 * @param daysBefore how many days before the day that was asked for goods may arrive; null when that does not matter
 * @param daysAfter how many days after it; null when that does not matter
 * @param minimumAmount what the goods of an order cost at least, after discounts; null for no such limit
 * @param minimumUnits how many units, kits as kits, an order has at least; null for no such limit
 * @param routes the routing guide: of these the first that fits says which services may be taken; where none fits, any may
 * @param ssccLabels whether every package carries a label with its SSCC
 * @param partNumbersOnSlip whether the packing slip names what the customer calls the items
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComplianceTerms(
        @Nullable Integer daysBefore,
        @Nullable Integer daysAfter,
        @Nullable Money minimumAmount,
        @Nullable Long minimumUnits,
        List<Route> routes,
        boolean ssccLabels,
        boolean partNumbersOnSlip) {

    public static final int MOST_DAYS = 365;
    public static final int MOST_ROUTES = 50;
    public static final int MOST_SERVICES = 20;
    public static final long MOST_UNITS = 1_000_000_000;
    public static final long MOST_GRAMS = 100_000_000;

    public static final ComplianceTerms NONE = new ComplianceTerms(null, null, null, null, List.of(), false, false);

    private static final Pattern SERVICE = Pattern.compile("[A-Z0-9][A-Z0-9_-]{0,29}/[A-Z0-9][A-Z0-9_-]{0,29}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int LONGEST_REGION = 40;

    /**
     * One line of a routing guide.
     *
     * @param services that may be taken, each as {@code CARRIER/SERVICE}
     * @param country ISO 3166-1 alpha-2; null for any
     * @param region of that country, as addresses name it; null for any
     * @param fromGrams the least that what leaves together weighs, in grams; null for any
     * @param toGrams the most; null for any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Route(
            List<String> services,
            @Nullable String country,
            @Nullable String region,
            @Nullable Long fromGrams,
            @Nullable Long toGrams) {

        public Route {
            services = List.copyOf(services);
            country = country == null ? null : country.toUpperCase(Locale.ROOT);
            region = region == null ? null : region.toUpperCase(Locale.ROOT);
        }

        boolean fits(String toCountry, @Nullable String toRegion, long grams) {
            return (country == null || country.equalsIgnoreCase(toCountry))
                    && (region == null || region.equalsIgnoreCase(toRegion))
                    && (fromGrams == null || grams >= fromGrams)
                    && (toGrams == null || grams <= toGrams);
        }

        static boolean isService(String service) {
            return SERVICE.matcher(service).matches();
        }

        boolean isCountry() {
            return country == null || COUNTRY.matcher(country).matches();
        }

        boolean isRegion() {
            return region == null || (country != null && !region.isBlank() && region.length() <= LONGEST_REGION);
        }

        boolean isSpan() {
            return isWeight(fromGrams)
                    && isWeight(toGrams)
                    && (fromGrams == null || toGrams == null || fromGrams <= toGrams);
        }

        private static boolean isWeight(@Nullable Long grams) {
            return grams == null || (grams >= 0 && grams <= MOST_GRAMS);
        }
    }

    /** The days on which goods may arrive; null where that side is open. */
    public record Window(
            @Nullable LocalDate opens, @Nullable LocalDate closes) {

        public boolean isBeforeOpening(LocalDate day) {
            return opens != null && day.isBefore(opens);
        }

        public boolean isAfterClosing(LocalDate day) {
            return closes != null && day.isAfter(closes);
        }
    }

    /**
     * What of an order the terms speak of.
     *
     * @param promised the days on which its lines are promised, as far as that is known
     */
    public record Ordered(Money goods, long units, @Nullable LocalDate requestedOn, Set<LocalDate> promised) {

        public Ordered {
            promised = Set.copyOf(promised);
        }
    }

    /** How an order breaks the terms. */
    public sealed interface Breach {

        /** With both figures. */
        String words();
    }

    public record BelowAmount(Money goods, Money least) implements Breach {

        @Override
        public String words() {
            return "Goods for %s are below the customer’s minimum order of %s".formatted(goods, least);
        }
    }

    public record BelowUnits(long units, long least) implements Breach {

        @Override
        public String words() {
            return "%d units are below the customer’s minimum order of %d".formatted(units, least);
        }
    }

    public record ArrivesEarly(LocalDate on, LocalDate opens) implements Breach {

        @Override
        public String words() {
            return "It would arrive on %s, before the customer’s ship window opens on %s".formatted(on, opens);
        }
    }

    public record ArrivesLate(LocalDate on, LocalDate closes) implements Breach {

        @Override
        public String words() {
            return "It would arrive on %s, after the customer’s ship window closes on %s".formatted(on, closes);
        }
    }

    public ComplianceTerms {
        routes = List.copyOf(routes);
    }

    /** Whether nothing is demanded. */
    @JsonIgnore
    public boolean isNone() {
        return equals(NONE);
    }

    /** Around the day that was asked for; empty when none was, or any day will do. */
    public Optional<Window> window(@Nullable LocalDate requestedOn) {
        if (requestedOn == null || (daysBefore == null && daysAfter == null)) {
            return Optional.empty();
        }
        return Optional.of(new Window(
                daysBefore == null ? null : requestedOn.minusDays(daysBefore),
                daysAfter == null ? null : requestedOn.plusDays(daysAfter)));
    }

    /** What is wrong with an order; empty when nothing is. An amount in another currency cannot be compared and is let be. */
    public List<Breach> breaches(Ordered ordered) {
        var breaches = new ArrayList<Breach>();
        if (minimumAmount != null
                && minimumAmount.currency().equals(ordered.goods().currency())
                && ordered.goods().compareTo(minimumAmount) < 0) {
            breaches.add(new BelowAmount(ordered.goods(), minimumAmount));
        }
        if (minimumUnits != null && ordered.units() < minimumUnits) {
            breaches.add(new BelowUnits(ordered.units(), minimumUnits));
        }
        var days = new TreeSet<>(ordered.promised());
        var window = window(ordered.requestedOn()).orElse(null);
        if (window != null && !days.isEmpty()) {
            if (window.opens() != null && window.isBeforeOpening(days.first())) {
                breaches.add(new ArrivesEarly(days.first(), window.opens()));
            }
            if (window.closes() != null && window.isAfterClosing(days.last())) {
                breaches.add(new ArrivesLate(days.last(), window.closes()));
            }
        }
        return breaches;
    }

    /**
     * The services, each as {@code CARRIER/SERVICE}, that may carry so much there.
     *
     * @param grams of all that leaves together
     * @return empty when the routing guide says nothing of it, so that any service may be taken
     */
    public Optional<List<String>> allowed(String country, @Nullable String region, long grams) {
        return routes.stream()
                .filter(route -> route.fits(country, region, grams))
                .findFirst()
                .map(Route::services);
    }
}
