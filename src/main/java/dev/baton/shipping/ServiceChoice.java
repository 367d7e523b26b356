package dev.baton.shipping;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which service was chosen and why: every candidate with its numbers, the chosen one first among equals. Kept with the
 * shipment.
 *
 * @param neededBy the last day on which the promise is met; null when nothing was promised
 * @param kilometres null when the place of the destination is unknown
 * @param reason why a person took another service than the rule would have; null when the rule chose
 * @param allowed the services that the customer's routing guide allows; null when it says nothing of this
 * @param meetsPromise false also when nothing at all can carry it
 */
public record ServiceChoice(
        @Nullable LocalDate neededBy,
        LocalDate shipsOn,
        @Nullable Long kilometres,
        int packages,
        long weightGrams,
        boolean meetsPromise,
        String rule,
        @Nullable String reason,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ServiceCode> allowed,

        List<Offer> candidates) {

    public enum Verdict {
        CHOSEN(null),
        DEARER("it costs more"),
        TOO_LATE("it arrives after the promised day"),
        TOO_SLOW_FOR_COLD("cold goods may be at most two days on their way"),
        TOO_HEAVY("a package is too heavy for it"),
        NO_RATE("it has no rate for this distance and weight"),
        NOT_THERE("it does not go to this country"),
        NOT_ASKED_FOR("another service was asked for"),
        NOT_ALLOWED("the customer's routing guide does not allow it");

        private final @Nullable String reason;

        Verdict(@Nullable String reason) {
            this.reason = reason;
        }
    }

    /**
     * @param price of all packages together; null, like the rest, when there is no rate
     * @param reason why not; null for the one that is chosen
     */
    public record Offer(
            ServiceCode service,
            String carrierName,
            String name,
            @Nullable Integer zone,
            @Nullable Money price,
            @Nullable Integer transitDays,
            @Nullable LocalDate shipsOn,
            @Nullable LocalDate arrivesOn,
            Verdict verdict,
            @Nullable String reason) {

        Offer judged(Verdict next) {
            return new Offer(
                    service, carrierName, name, zone, price, transitDays, shipsOn, arrivesOn, next, next.reason);
        }
    }

    public ServiceChoice {
        allowed = allowed == null ? null : List.copyOf(allowed);
        candidates = List.copyOf(candidates);
    }

    ServiceChoice because(@Nullable String why) {
        return new ServiceChoice(
                neededBy, shipsOn, kilometres, packages, weightGrams, meetsPromise, rule, why, allowed, candidates);
    }

    /** Whether the customer's routing guide is what speaks against a service. */
    public boolean isForbidden(ServiceCode service) {
        return candidates.stream()
                .anyMatch(candidate -> candidate.verdict() == Verdict.NOT_ALLOWED
                        && candidate.service().equals(service));
    }

    /** Whether the service that was chosen is none that the customer's routing guide allows. */
    @JsonIgnore
    public boolean isOverridden() {
        return allowed != null
                && chosen().filter(offer -> !allowed.contains(offer.service())).isPresent();
    }

    /** Empty when no service can carry these packages there at all. */
    public Optional<Offer> chosen() {
        return candidates.stream()
                .filter(candidate -> candidate.verdict() == Verdict.CHOSEN)
                .findFirst();
    }
}
