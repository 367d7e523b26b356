package dev.baton.shipping;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every carrier, service, zone and rate of a merchant, ready to be asked. */
final class Tariff {

    private record Row(ServiceCode service, int zone) {}

    private final Map<String, Carrier> carriers = new TreeMap<>();
    private final List<ServiceLevel> services;
    private final List<Zone> zones;
    private final Map<Row, TreeMap<Long, Rate>> rates = new HashMap<>();

    Tariff(
            Collection<Carrier> carriers,
            Collection<ServiceLevel> services,
            Collection<Zone> zones,
            Collection<Rate> rates) {
        carriers.forEach(carrier -> this.carriers.put(carrier.code(), carrier));
        this.services = services.stream()
                .sorted(Comparator.comparing(ServiceLevel::code))
                .toList();
        this.zones = zones.stream()
                .sorted(Comparator.comparingLong(Zone::maxKilometres))
                .toList();
        rates.forEach(rate -> this.rates
                .computeIfAbsent(new Row(rate.service(), rate.zone()), _ -> new TreeMap<>())
                .put(rate.maxWeightGrams(), rate));
    }

    Collection<Carrier> carriers() {
        return carriers.values();
    }

    /** By carrier and code. */
    List<ServiceLevel> services() {
        return services;
    }

    Carrier carrier(ServiceCode service) {
        var carrier = carriers.get(service.carrier());
        if (carrier == null) {
            throw new IllegalStateException("%s has no carrier".formatted(service));
        }
        return carrier;
    }

    /** 0 when no zones are known. */
    int zone(long kilometres) {
        return zones.stream()
                .filter(zone -> kilometres <= zone.maxKilometres())
                .findFirst()
                .or(() -> zones.isEmpty() ? Optional.empty() : Optional.of(zones.getLast()))
                .map(Zone::number)
                .orElse(0);
    }

    /** The row that holds the weight; null when there is none. */
    @Nullable
    Rate rate(ServiceCode service, int zone, long weightGrams) {
        var row = rates.get(new Row(service, zone));
        var entry = row == null ? null : row.ceilingEntry(weightGrams);
        return entry == null ? null : entry.getValue();
    }
}
