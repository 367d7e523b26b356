package dev.baton.sourcing;

import dev.baton.network.GeoPoint;
import dev.baton.network.Site;
import org.jspecify.annotations.Nullable;

/**
 * The way from a site to a destination, as far as sourcing must know it: an estimate to rank by, never a price or a carrier's
 * word.
 *
 * <p>Transit days follow the usual ground-parcel zones of North America, by great-circle distance; a border adds three days.
 *
 * @param kilometres null when the destination's place is unknown
 * @param costMinor handling at the site plus a freight estimate: 4.00 and 1.00 for every 200 km, 15.00 more across a border
 */
record Lane(@Nullable Long kilometres, int transitDays, long costMinor) {

    private static final long UNKNOWN_DISTANCE_KM = 2500;

    static Lane of(Site site, @Nullable GeoPoint destination, String country) {
        var known = destination == null ? null : Math.round(site.location().kilometresTo(destination));
        long distance = known == null ? UNKNOWN_DISTANCE_KM : known;
        boolean border = !site.address().country().equals(country);
        return new Lane(
                known,
                groundDays(distance) + (border ? 3 : 0),
                site.handlingMinor() + 400 + distance / 2 + (border ? 1500 : 0));
    }

    private static int groundDays(long kilometres) {
        if (kilometres <= 240) {
            return 1;
        }
        if (kilometres <= 480) {
            return 2;
        }
        if (kilometres <= 970) {
            return 3;
        }
        return kilometres <= 2260 ? 4 : 5;
    }
}
