package dev.baton.shipping;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Who carries packages.
 *
 * @param trackingUrl where a customer follows a package, with {@code {tracking}} for its number
 * @param maxWeightGrams of one package
 * @param pickupDays when it comes to fetch
 */
public record Carrier(String code, String name, String trackingUrl, long maxWeightGrams, Set<DayOfWeek> pickupDays) {

    public Carrier {
        ServiceCode.check("carrier", code);
        pickupDays = Set.copyOf(pickupDays);
        if (maxWeightGrams <= 0 || pickupDays.isEmpty()) {
            throw new IllegalArgumentException("carrier %s carries nothing or never comes".formatted(code));
        }
    }

    public String trackingUrlOf(String trackingNumber) {
        return trackingUrl.replace("{tracking}", trackingNumber);
    }

    boolean comesOn(LocalDate day) {
        return pickupDays.contains(day.getDayOfWeek());
    }
}
