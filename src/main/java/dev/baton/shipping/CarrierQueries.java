package dev.baton.shipping;

import dev.baton.network.GeoPoint;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.shipping.RateShopping.Parcel;
import dev.baton.shipping.RateShopping.Question;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about carriers, and what they would charge. */
@Service
@Transactional(readOnly = true)
public class CarrierQueries {

    /** A carrier with what it offers. */
    public record CarrierView(Carrier carrier, List<ServiceLevel> services) {}

    private final Tariffs tariffs;
    private final SiteQueries sites;
    private final Clock clock;

    CarrierQueries(Tariffs tariffs, SiteQueries sites, Clock clock) {
        this.tariffs = tariffs;
        this.sites = sites;
        this.clock = clock;
    }

    /** All of them, by code. */
    public List<CarrierView> list() {
        var services = tariffs.services();
        return tariffs.carriers().stream()
                .map(carrier -> new CarrierView(
                        carrier,
                        services.stream()
                                .filter(service -> service.code().carrier().equals(carrier.code()))
                                .toList()))
                .toList();
    }

    /** Every service there is, as {@code CARRIER/SERVICE}, by carrier and code. */
    public Set<String> serviceNames() {
        return tariffs.services().stream()
                .map(service -> service.code().toString())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** How far the zones reach, the nearest first. */
    public List<Zone> zones() {
        return tariffs.zones().stream()
                .sorted(Comparator.comparingLong(Zone::maxKilometres))
                .toList();
    }

    /** What a package costs with a service, by zone and weight. */
    public List<Rate> rates(ServiceCode service) {
        return tariffs.rates().stream()
                .filter(rate -> rate.service().equals(service))
                .sorted(Comparator.comparingInt(Rate::zone).thenComparingLong(Rate::maxWeightGrams))
                .toList();
    }

    /** What it would cost now to ship these from {@code site}, and when they would arrive. Nothing is kept. */
    public ServiceChoice quote(
            SiteCode site,
            String country,
            @Nullable GeoPoint place,
            List<Parcel> parcels,
            @Nullable LocalDate neededBy,
            @Nullable String serviceAskedFor) {
        var from = sites.get(site);
        var now = clock.instant();
        return RateShopping.choose(
                tariffs.read(),
                new Question(
                        from.calendar(),
                        DestinationCalendar.of(
                                country,
                                place,
                                now.atZone(from.calendar().zone()).toLocalDate()),
                        RateShopping.kilometres(from.location(), place),
                        !from.address().country().equals(country),
                        parcels,
                        neededBy,
                        serviceAskedFor,
                        null,
                        now));
    }
}
