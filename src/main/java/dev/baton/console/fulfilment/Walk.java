package dev.baton.console.fulfilment;

import dev.baton.catalog.Item;
import dev.baton.catalog.Sku;
import dev.baton.console.Segment;
import dev.baton.console.Ui;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.PickListDocument;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way through the warehouse for one fulfilment order, in the order of the bins.
 *
 * @param at the stop in front of which the picker stands; null when nothing is left to be picked
 * @param later what the picker has put off
 */
public record Walk(
        FulfilmentView order, List<Stop> stops, @Nullable Stop at, List<Sku> later) {

    /** @param wished where the picker wants to stand, as long as something is left there */
    static Walk of(FulfilmentView order, Map<Sku, Item> items, String language, @Nullable Sku wished, List<Sku> later) {
        var stops = order.lines().stream()
                .collect(Collectors.groupingBy(FulfilmentView.Line::sku, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> Stop.of(entry.getValue(), items.get(entry.getKey()), language))
                .sorted(Comparator.comparing(
                                (Stop stop) -> stop.bin() == null ? "" : stop.bin(), PickListDocument.BIN_ORDER)
                        .thenComparing(Stop::sku))
                .toList();
        var putOff = later.stream().distinct().toList();
        return new Walk(order, stops, next(stops, wished, putOff), putOff);
    }

    private static @Nullable Stop next(List<Stop> stops, @Nullable Sku wished, List<Sku> later) {
        var open = stops.stream().filter(stop -> !stop.isDone()).toList();
        var there = open.stream().filter(stop -> stop.sku().equals(wished));
        var inOrder = open.stream().filter(stop -> !later.contains(stop.sku()));
        var putOff = later.stream()
                .flatMap(sku -> open.stream().filter(stop -> stop.sku().equals(sku)));
        return Stream.of(there, inOrder, putOff)
                .flatMap(stream -> stream)
                .findFirst()
                .orElse(null);
    }

    public @Nullable Stop stop(Sku sku) {
        return stops.stream().filter(stop -> stop.sku().equals(sku)).findFirst().orElse(null);
    }

    /** As it would be with the stop in front of the picker put off once more. */
    public List<Sku> laterWithThis() {
        return at == null
                ? later
                : Stream.concat(later.stream().filter(sku -> !sku.equals(at.sku())), Stream.of(at.sku()))
                        .toList();
    }

    /** As an address says it. */
    public String put(List<Sku> skus) {
        return skus.stream().map(Sku::value).collect(Collectors.joining(","));
    }

    public boolean isLast() {
        return stops.stream().filter(stop -> !stop.isDone()).count() == 1;
    }

    public boolean isPutOff(Stop stop) {
        return later.contains(stop.sku());
    }

    public long wanted() {
        return sum(Stop::wanted);
    }

    public long taken() {
        return sum(Stop::taken);
    }

    public long left() {
        return sum(Stop::left);
    }

    public long missing() {
        return sum(Stop::missing);
    }

    public long bins() {
        return stops.stream().map(Stop::bin).distinct().count();
    }

    public List<Segment> bar(Ui ui) {
        return FloorLook.bar(ui, wanted(), 0, sum(Stop::inPackages), sum(Stop::inTote), missing());
    }

    private long sum(ToLongFunction<Stop> of) {
        return stops.stream().mapToLong(of).sum();
    }
}
