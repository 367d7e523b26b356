package dev.baton.shipping;

import dev.baton.network.GeoPoint;
import dev.baton.network.HandlingClass;
import dev.baton.platform.money.Money;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.shipping.ServiceChoice.Offer;
import dev.baton.shipping.ServiceChoice.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the service for some packages. Pure: the same question and tariff always give the same choice.
 *
 * <p>The rule: of the services that can carry every package and arrive on the promised day or before, the cheapest; among equal
 * prices the earlier, then by carrier and code. When none arrives in time, the cheapest there is. Who paid for a class of
 * service (an order's {@code OVERNIGHT}) gets that speed: the day on which the services of that code arrive is part of the
 * promise. Cold goods go only where transit is at most {@value #COLD_TRANSIT_MAX} days. A destination whose place is unknown
 * counts as {@value #UNKNOWN_DISTANCE_KM} km away. Where the customer's routing guide speaks, only what it allows is considered.
 */
public final class RateShopping {

    static final int COLD_TRANSIT_MAX = 2;
    static final long UNKNOWN_DISTANCE_KM = 2500;

    /** One package, packed and weighed. */
    public record Parcel(long weightGrams, Set<HandlingClass> handling) {

        public Parcel {
            handling = Set.copyOf(handling);
            if (weightGrams <= 0) {
                throw new IllegalArgumentException("a package of %d g".formatted(weightGrams));
            }
        }
    }

    /**
     * @param departure the working days and the cut-off of the site
     * @param arrival the days on which the destination is delivered to
     * @param serviceAskedFor the class of service the customer paid for; null for any
     * @param only the one service to take, whatever the others cost; null for free choice
     * @param guide the services that the customer's routing guide allows; null when it says nothing
     * @param overrides whether {@code only} may be taken even when the guide does not allow it
     */
    public record Question(
            BusinessCalendar departure,
            BusinessCalendar arrival,
            @Nullable Long kilometres,
            boolean acrossBorder,
            List<Parcel> parcels,
            @Nullable LocalDate neededBy,
            @Nullable String serviceAskedFor,
            @Nullable ServiceCode only,
            @Nullable List<ServiceCode> guide,
            boolean overrides,
            Instant readyAt) {

        /** Of a customer who has no routing guide. */
        public Question(
                BusinessCalendar departure,
                BusinessCalendar arrival,
                @Nullable Long kilometres,
                boolean acrossBorder,
                List<Parcel> parcels,
                @Nullable LocalDate neededBy,
                @Nullable String serviceAskedFor,
                @Nullable ServiceCode only,
                Instant readyAt) {
            this(
                    departure,
                    arrival,
                    kilometres,
                    acrossBorder,
                    parcels,
                    neededBy,
                    serviceAskedFor,
                    only,
                    null,
                    false,
                    readyAt);
        }

        public Question {
            parcels = List.copyOf(parcels);
            guide = guide == null ? null : List.copyOf(guide);
            if (parcels.isEmpty()) {
                throw new IllegalArgumentException("nothing to ship");
            }
        }

        boolean allows(ServiceCode service) {
            return guide == null || guide.contains(service) || (overrides && service.equals(only));
        }
    }

    private static final Comparator<Offer> CHEAPEST = Comparator.<Offer>comparingLong(
                    candidate -> Objects.requireNonNull(candidate.price()).minor())
            .thenComparing(candidate -> Objects.requireNonNull(candidate.arrivesOn()))
            .thenComparing(Offer::service);

    private final Tariff tariff;
    private final Question question;

    private RateShopping(Tariff tariff, Question question) {
        this.tariff = tariff;
        this.question = question;
    }

    static ServiceChoice choose(Tariff tariff, Question question) {
        return new RateShopping(tariff, question).choose();
    }

    static @Nullable Long kilometres(GeoPoint from, @Nullable GeoPoint to) {
        return to == null ? null : Math.round(from.kilometresTo(to));
    }

    private ServiceChoice choose() {
        var rated = tariff.services().stream()
                .filter(ServiceLevel::enabled)
                .map(this::rate)
                .toList();
        var deadline = deadline(rated);
        var possible = rated.stream().filter(RateShopping::isPossible).toList();
        var inTime = possible.stream()
                .filter(candidate -> isInTime(candidate, deadline))
                .min(CHEAPEST);
        var chosen = inTime.or(() -> possible.stream().min(CHEAPEST)).orElse(null);
        return new ServiceChoice(
                deadline,
                departureOf(null),
                question.kilometres(),
                question.parcels().size(),
                question.parcels().stream().mapToLong(Parcel::weightGrams).sum(),
                inTime.isPresent(),
                rule(chosen != null, inTime.isPresent(), deadline),
                null,
                question.guide(),
                rated.stream()
                        .map(candidate -> judge(candidate, chosen, deadline))
                        .sorted(Comparator.comparing((Offer candidate) -> candidate.verdict() != Verdict.CHOSEN)
                                .thenComparing(candidate -> candidate.price() == null)
                                .thenComparingLong(candidate -> candidate.price() == null
                                        ? 0
                                        : candidate.price().minor())
                                .thenComparing(Offer::service))
                        .toList());
    }

    private Offer rate(ServiceLevel service) {
        var carrier = tariff.carrier(service.code());
        int zone = tariff.zone(question.kilometres() == null ? UNKNOWN_DISTANCE_KM : question.kilometres());
        var none = new Offer(
                service.code(), carrier.name(), service.name(), zone, null, null, null, null, Verdict.NO_RATE, null);
        if (!service.goes(question.acrossBorder())) {
            return none.judged(Verdict.NOT_THERE);
        }
        long heaviest =
                question.parcels().stream().mapToLong(Parcel::weightGrams).max().orElseThrow();
        if (heaviest > carrier.maxWeightGrams()) {
            return none.judged(Verdict.TOO_HEAVY);
        }
        var rates = question.parcels().stream()
                .map(parcel -> tariff.rate(service.code(), zone, parcel.weightGrams()))
                .toList();
        if (rates.stream().anyMatch(Objects::isNull)) {
            return none.judged(Verdict.NO_RATE);
        }
        var known = rates.stream().map(Objects::requireNonNull).toList();
        int transit = known.stream().mapToInt(Rate::transitDays).max().orElseThrow();
        var shipsOn = departureOf(carrier);
        var rated = new Offer(
                service.code(),
                carrier.name(),
                service.name(),
                zone,
                Money.of(known.stream().mapToLong(Rate::priceMinor).sum(), service.currency()),
                transit,
                shipsOn,
                question.arrival().plusWorkingDays(shipsOn, transit),
                Verdict.DEARER,
                null);
        if (question.only() != null && !question.only().equals(service.code())) {
            return rated.judged(Verdict.NOT_ASKED_FOR);
        }
        if (!question.allows(service.code())) {
            return rated.judged(Verdict.NOT_ALLOWED);
        }
        return isCold() && transit > COLD_TRANSIT_MAX ? rated.judged(Verdict.TOO_SLOW_FOR_COLD) : rated;
    }

    /** The next day on which the site works and the carrier comes. */
    private LocalDate departureOf(@Nullable Carrier carrier) {
        var day = question.departure().dayOf(question.readyAt());
        while (carrier != null && !(carrier.comesOn(day) && question.departure().isWorkingDay(day))) {
            day = day.plusDays(1);
        }
        return day;
    }

    private @Nullable LocalDate deadline(List<Offer> rated) {
        var paidFor = rated.stream()
                .filter(candidate -> candidate.service().service().equals(question.serviceAskedFor()))
                .map(Offer::arrivesOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        var promised = question.neededBy();
        if (paidFor == null || promised == null) {
            return promised == null ? paidFor : promised;
        }
        return paidFor.isBefore(promised) ? paidFor : promised;
    }

    private boolean isCold() {
        return question.parcels().stream().anyMatch(parcel -> parcel.handling().contains(HandlingClass.COLD));
    }

    private static boolean isPossible(Offer candidate) {
        return candidate.verdict() == Verdict.DEARER;
    }

    private static boolean isInTime(Offer candidate, @Nullable LocalDate deadline) {
        return deadline == null
                || !Objects.requireNonNull(candidate.arrivesOn()).isAfter(deadline);
    }

    private static Offer judge(Offer candidate, @Nullable Offer chosen, @Nullable LocalDate deadline) {
        if (!isPossible(candidate)) {
            return candidate;
        }
        if (chosen != null && candidate.service().equals(chosen.service())) {
            return candidate.judged(Verdict.CHOSEN);
        }
        return candidate.judged(isInTime(candidate, deadline) ? Verdict.DEARER : Verdict.TOO_LATE);
    }

    private String rule(boolean any, boolean inTime, @Nullable LocalDate deadline) {
        if (!any) {
            return "no service can carry this there";
        }
        if (question.only() != null) {
            return "the service that was asked for";
        }
        if (deadline == null) {
            return "the cheapest; no day was promised";
        }
        return inTime
                ? "the cheapest that arrives by " + deadline
                : "the cheapest there is; none arrives by " + deadline;
    }
}
