package dev.baton.returns;

import dev.baton.network.GeoPoint;
import dev.baton.network.HandlingClass;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where goods come back to: the nearest of our own sites in the customer's country that can handle them; the one that they left
 * from when there is none, or when nobody knows where the customer is.
 */
final class ReturnNode {

    private static final Set<Site.Type> TAKING_BACK =
            EnumSet.of(Site.Type.WAREHOUSE, Site.Type.STORE, Site.Type.THIRD_PARTY);

    private ReturnNode() {}

    static SiteCode best(
            List<Site> sites,
            SiteCode shippedFrom,
            String country,
            @Nullable GeoPoint customer,
            Collection<HandlingClass> goods) {
        if (customer == null) {
            return shippedFrom;
        }
        return sites.stream()
                .filter(Site::enabled)
                .filter(site -> TAKING_BACK.contains(site.type()))
                .filter(site -> site.address().country().equals(country))
                .filter(site -> goods.stream().allMatch(site::handles))
                .min(Comparator.comparingDouble((Site site) -> site.location().kilometresTo(customer))
                        .thenComparing(Site::code))
                .map(Site::code)
                .orElse(shippedFrom);
    }
}
