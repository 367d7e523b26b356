package dev.baton.console.home;

import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentQueries.Count;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** The sites with their cut-offs and the work before them, the next one first. */
@Component
class CutOffs {

    private final FulfilmentQueries fulfilment;
    private final SiteQueries sites;
    private final Clock clock;

    CutOffs(FulfilmentQueries fulfilment, SiteQueries sites, Clock clock) {
        this.fulfilment = fulfilment;
        this.sites = sites;
        this.clock = clock;
    }

    List<CutOff> list() {
        var counted = new HashMap<LocalDate, List<Count>>();
        return sites.own().stream()
                .filter(Site::enabled)
                .map(site -> of(site, counted))
                .filter(cutOff -> cutOff.at() != null || cutOff.hasWork())
                .sorted(Comparator.comparing(cutOff -> Objects.requireNonNullElse(cutOff.at(), Instant.MAX)))
                .toList();
    }

    /** @param counted what was counted already, by the day that a site calls today */
    private CutOff of(Site site, Map<LocalDate, List<Count>> counted) {
        var calendar = site.calendar();
        var today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        var counts = counted.computeIfAbsent(today, fulfilment::counts).stream()
                .filter(count -> count.site().equals(site.code()))
                .toList();
        return new CutOff(
                site,
                calendar.isWorkingDay(today) ? calendar.cutOffOn(today) : null,
                sum(counts, Set.of(FulfilmentStatus.OPEN)),
                sum(counts, Set.of(FulfilmentStatus.RELEASED, FulfilmentStatus.PICKING)),
                sum(counts, Set.of(FulfilmentStatus.PICKED)),
                sum(counts, Set.of(FulfilmentStatus.PACKED)),
                new CutOff.Leaving(
                        due(counts, Set.of(FulfilmentStatus.ON_HOLD)),
                        due(counts, Set.of(FulfilmentStatus.OPEN)),
                        due(counts, Set.of(FulfilmentStatus.RELEASED)),
                        due(counts, Set.of(FulfilmentStatus.PICKING)),
                        due(counts, Set.of(FulfilmentStatus.PICKED)),
                        due(counts, Set.of(FulfilmentStatus.PACKED))));
    }

    private static long due(List<Count> counts, Set<FulfilmentStatus> statuses) {
        return sum(counts, statuses, Count::due);
    }

    private static long sum(List<Count> counts, Set<FulfilmentStatus> statuses) {
        return sum(counts, statuses, Count::fulfilmentOrders);
    }

    private static long sum(List<Count> counts, Set<FulfilmentStatus> statuses, ToLongFunction<Count> what) {
        return counts.stream()
                .filter(count -> statuses.contains(count.status()))
                .mapToLong(what)
                .sum();
    }
}
