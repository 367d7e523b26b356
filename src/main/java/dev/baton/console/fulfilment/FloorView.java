package dev.baton.console.fulfilment;

import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.network.SiteCode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A part of the work on a floor, as a tab of a list. */
public enum FloorView {
    TO_PICK,
    PICKING,
    TO_RELEASE,
    TO_PACK,
    PACKED;

    static final List<FloorView> OF_PICKING = List.of(TO_PICK, PICKING, TO_RELEASE);
    static final List<FloorView> OF_PACKING = List.of(TO_PACK, PICKING, PACKED);

    /** The one that an address names, else the first of those that are there. */
    static FloorView parse(String word, List<FloorView> among) {
        return among.stream()
                .filter(view -> view.word().equals(word))
                .findFirst()
                .orElse(among.getFirst());
    }

    Set<FulfilmentStatus> statuses() {
        return switch (this) {
            case TO_PICK -> Set.of(FulfilmentStatus.RELEASED);
            case PICKING -> Set.of(FulfilmentStatus.PICKING);
            case TO_RELEASE -> Set.of(FulfilmentStatus.OPEN, FulfilmentStatus.ON_HOLD);
            case TO_PACK -> Set.of(FulfilmentStatus.PICKED);
            case PACKED -> Set.of(FulfilmentStatus.PACKED);
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long count(List<FulfilmentQueries.Count> counts, SiteCode site) {
        return of(counts, site).stream()
                .mapToLong(FulfilmentQueries.Count::fulfilmentOrders)
                .sum();
    }

    /** How many of them must leave today or should have left. */
    long due(List<FulfilmentQueries.Count> counts, SiteCode site) {
        return of(counts, site).stream().mapToLong(FulfilmentQueries.Count::due).sum();
    }

    private List<FulfilmentQueries.Count> of(List<FulfilmentQueries.Count> counts, SiteCode site) {
        return counts.stream()
                .filter(count -> count.site().equals(site) && statuses().contains(count.status()))
                .toList();
    }
}
