package dev.baton.shipping;

/**
 * What one package costs, up to and including {@code maxWeightGrams}.
 *
 * @param transitDays working days at the destination from the day it is fetched
 */
public record Rate(ServiceCode service, int zone, long maxWeightGrams, long priceMinor, int transitDays) {

    public Rate {
        if (zone < 1 || maxWeightGrams < 1 || priceMinor < 0 || transitDays < 1) {
            throw new IllegalArgumentException("no rate: %s zone %d up to %d g costs %d in %d days"
                    .formatted(service, zone, maxWeightGrams, priceMinor, transitDays));
        }
    }
}
