package dev.baton.customers;

import dev.baton.network.GeoPoint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which part of a country a postcode names, and where its middle is: the table {@code customers/postcodes.csv}. */
class PostcodeAreas {

    private static final String TABLE = "/customers/postcodes.csv";

    /** Columns: country, prefix, region, latitude, longitude, city. */
    private static final int COLUMNS = 6;

    /** @param region ISO 3166-2 without the country */
    record Area(String region, GeoPoint middle) {}

    private final Map<String, Map<String, Area>> areas = new HashMap<>();
    private final Map<String, Set<String>> regions = new HashMap<>();

    PostcodeAreas() {
        Table.rows(TABLE, ",", COLUMNS).forEach(columns -> {
            var area =
                    new Area(columns[2], new GeoPoint(Double.parseDouble(columns[3]), Double.parseDouble(columns[4])));
            areas.computeIfAbsent(columns[0], _ -> new HashMap<>()).put(columns[1], area);
            regions.computeIfAbsent(columns[0], _ -> new HashSet<>()).add(columns[2]);
        });
    }

    /** The area whose prefix is the longest that the postcode begins with. */
    Optional<Area> of(String country, String postcode) {
        var known = areas.getOrDefault(country, Map.of());
        var compact = PostcodeForm.compact(postcode);
        for (int length = compact.length(); length > 0; length--) {
            var area = known.get(compact.substring(0, length));
            if (area != null) {
                return Optional.of(area);
            }
        }
        return Optional.empty();
    }

    boolean isRegion(String country, String code) {
        return regions.getOrDefault(country, Set.of()).contains(code);
    }
}
