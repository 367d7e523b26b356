package dev.baton.network;

import dev.baton.platform.documents.PostalAddress;
import dev.baton.platform.time.BusinessCalendar;
import java.util.Set;

/**
 * One place that ships.
 *
 * @param handlingClasses what it can store and ship
 * @param shipToCountries ISO 3166-1 alpha-2 codes; empty means everywhere
 * @param handlingMinor what handling one shipment costs there, in minor units of the tenant's currency
 * @param version counts its changes, from 1
 */
public record Site(
        SiteCode code,
        String name,
        Type type,
        SiteAddress address,
        GeoPoint location,
        BusinessCalendar calendar,
        Set<HandlingClass> handlingClasses,
        Set<String> shipToCountries,
        long handlingMinor,
        boolean enabled,
        int version) {

    public enum Type {
        WAREHOUSE,
        STORE,
        THIRD_PARTY,
        SUPPLIER
    }

    /** @param country ISO 3166-1 alpha-2 */
    public record SiteAddress(String line1, String city, String region, String postcode, String country) {}

    public Site {
        handlingClasses = Set.copyOf(handlingClasses);
        shipToCountries = Set.copyOf(shipToCountries);
    }

    /** Its address as it is written on paper. */
    public PostalAddress postal() {
        return new PostalAddress(
                name,
                null,
                address.line1(),
                null,
                address.city(),
                address.region(),
                address.postcode(),
                address.country());
    }

    public boolean shipsTo(String country) {
        return shipToCountries.isEmpty() || shipToCountries.contains(country);
    }

    public boolean handles(HandlingClass handlingClass) {
        return handlingClasses.contains(handlingClass);
    }

    Site version(int next) {
        return new Site(
                code,
                name,
                type,
                address,
                location,
                calendar,
                handlingClasses,
                shipToCountries,
                handlingMinor,
                enabled,
                next);
    }
}
