package dev.baton.shipping;

import dev.baton.platform.time.BusinessCalendar;
import dev.baton.shipping.spi.Scan;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * When a shipment that has left is going to arrive.
 *
 * <p>The carrier's own last word, if it gave one. Else the working days of the service, counted at the destination from the day
 * it left; never a day that has passed when it was last seen on its way, and after a failed attempt not before the next working
 * day.
 */
final class EstimatedDelivery {

    private EstimatedDelivery() {}

    static LocalDate of(LocalDate leftOn, int transitDays, BusinessCalendar destination, Collection<Scan> scans) {
        var told = scans.stream()
                .filter(scan -> scan.estimatedOn() != null)
                .max(Comparator.comparing(Scan::at))
                .map(Scan::estimatedOn)
                .orElse(null);
        var planned = told == null ? destination.plusWorkingDays(leftOn, transitDays) : told;
        var last = scans.stream().max(Comparator.comparing(Scan::at)).orElse(null);
        return last == null ? planned : later(planned, notBefore(last, destination));
    }

    /** The first day on which it can still arrive; null when that is over. */
    private static @Nullable LocalDate notBefore(Scan last, BusinessCalendar destination) {
        var seenOn = last.at().atZone(destination.zone()).toLocalDate();
        return switch (last.code()) {
            case DELIVERY_ATTEMPTED, EXCEPTION -> destination.plusWorkingDays(seenOn, 1);
            case INFO_RECEIVED, PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY -> seenOn;
            case DELIVERED, RETURNED -> null;
        };
    }

    private static LocalDate later(LocalDate planned, @Nullable LocalDate notBefore) {
        return notBefore == null || notBefore.isBefore(planned) ? planned : notBefore;
    }
}
