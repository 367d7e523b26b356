package dev.baton.bench;

import java.util.List;
import java.util.OptionalDouble;

/** Placing and reading while the history grows: at ten thousand orders, at a million, and at ten when {@code --orders 10m} says so. */
final class Growth implements Part {

    private static final List<Long> SIZES = List.of(10_000L, 1_000_000L, 10_000_000L);
    private static final long USUAL = 1_000_000;

    @Override
    public Figures measure(Ground ground) throws Exception {
        long most = ground.options().orders() > 0 ? ground.options().orders() : USUAL;
        var figures = new Figures();
        var first = OptionalDouble.empty();
        long there = 0;
        for (long size : SIZES.stream().map(each -> Math.min(each, most)).distinct().toList()) {
            Fill.of(ground, size - there);
            there = size;
            var name = "At" + size;
            Place.warmUp(ground);
            var placed = Figures.of(Place.place(ground, Place.COUNTED, ground.options().seconds()));
            var read = new Grid().measure(ground).values();
            figures.with("place" + name, placed.values().get("perSecond"))
                    .with("placeP99Ms" + name, placed.values().get("p99Ms"))
                    .with("gridP50Ms" + name, read.get("p50Ms"))
                    .with("gridP95Ms" + name, read.get("p95Ms"))
                    .with("gridP99Ms" + name, read.get("p99Ms"));
            if (first.isEmpty()) {
                first = OptionalDouble.of(placed.perSecond());
            }
            figures.with("perSecond", placed.values().get("perSecond"))
                    .with("p50Ms", placed.values().get("p50Ms"))
                    .with("p99Ms", placed.values().get("p99Ms"))
                    .withShareOf(first);
        }
        return figures;
    }
}
