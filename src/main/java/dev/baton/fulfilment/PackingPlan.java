package dev.baton.fulfilment;

import dev.baton.network.HandlingClass;
import dev.baton.orders.LineId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chooses packages for goods: the smallest packaging of the class they need that holds them by volume and weight, or as many of
 * the largest as it takes.
 *
 * <p>Goods that must not share a package get packages of their own. Volume is a rule of thumb, not a stacking: goods fill
 * {@value #FILL_PERCENT} % of a box, and each fits into it by its own measures. One alone may fill it.
 */
final class PackingPlan {

    static final long FILL_PERCENT = 85;

    record Planned(Packaging packaging, Map<LineId, Long> units) {}

    private static final Comparator<Packaging> SMALLEST_FIRST = Comparator.comparingLong(Packaging::volume)
            .thenComparingLong(Packaging::costMinor)
            .thenComparing(Packaging::code);

    private final List<Packaging> candidates;
    private final Map<LineId, Long> left = new HashMap<>();
    private final List<Goods> goods;

    private PackingPlan(List<Goods> goods, List<Packaging> candidates) {
        this.goods = goods;
        this.candidates = candidates;
        goods.forEach(each -> left.put(each.line(), each.quantity()));
    }

    /** Empty when some of the goods fit in no packaging that is right for them. */
    static List<Planned> of(List<Goods> goods, List<Packaging> packagings) {
        var plan = new ArrayList<Planned>();
        for (var group : groups(goods)) {
            var part = new PackingPlan(group, candidates(group, packagings)).fill();
            if (part.isEmpty()) {
                return List.of();
            }
            plan.addAll(part);
        }
        return plan;
    }

    /** All together where one packaging is right for all, else each class by itself. */
    private static List<List<Goods>> groups(List<Goods> goods) {
        if (Protection.needed(goods.stream().map(Goods::handlingClass).toList()).isPresent()) {
            return List.of(goods);
        }
        var byClass = new TreeMap<HandlingClass, List<Goods>>();
        goods.forEach(each -> byClass.computeIfAbsent(each.handlingClass(), _ -> new ArrayList<>())
                .add(each));
        return List.copyOf(byClass.values());
    }

    /** Of the very class that is needed; stricter packaging only where there is none of it. */
    private static List<Packaging> candidates(List<Goods> goods, List<Packaging> packagings) {
        var classes = goods.stream().map(Goods::handlingClass).distinct().toList();
        var needed = Protection.needed(classes).orElseThrow();
        var right = packagings.stream()
                .filter(Packaging::enabled)
                .filter(packaging -> classes.stream().allMatch(packaging.box()::protects))
                .sorted(SMALLEST_FIRST)
                .toList();
        var exact = right.stream()
                .filter(packaging -> packaging.handlingClass() == needed)
                .toList();
        return exact.isEmpty() ? right : exact;
    }

    private List<Planned> fill() {
        var plan = new ArrayList<Planned>();
        while (unitsOf(left) > 0) {
            var next = next();
            if (next.isEmpty()) {
                return List.of();
            }
            next.get().units().forEach((line, units) -> left.merge(line, -units, Long::sum));
            plan.add(next.get());
        }
        return plan;
    }

    /** The smallest that takes all that is left, else the smallest of those that take most of it. */
    private Optional<Planned> next() {
        var fillings = candidates.stream()
                .map(this::filled)
                .filter(filling -> !filling.units().isEmpty())
                .toList();
        long most = fillings.stream()
                .mapToLong(filling -> unitsOf(filling.units()))
                .max()
                .orElse(0);
        return fillings.stream()
                .filter(filling -> unitsOf(filling.units()) == most)
                .findFirst();
    }

    private static long unitsOf(Map<LineId, Long> units) {
        return units.values().stream().mapToLong(Long::longValue).sum();
    }

    private Planned filled(Packaging packaging) {
        long room = packaging.volume() * FILL_PERCENT / 100;
        long weight = packaging.maxWeightGrams();
        var units = new HashMap<LineId, Long>();
        for (var each : goods) {
            long here = fits(each, packaging) ? left.getOrDefault(each.line(), 0L) : 0;
            long byRoom = each.volume() == 0 ? here : room / each.volume();
            here = Math.min(here, units.isEmpty() ? Math.max(byRoom, 1) : byRoom);
            here = each.weightGrams() == 0 ? here : Math.min(here, weight / each.weightGrams());
            if (here > 0) {
                units.put(each.line(), here);
                room = Math.max(0, room - here * each.volume());
                weight -= here * each.weightGrams();
            }
        }
        return new Planned(packaging, units);
    }

    /** Each side within a side of the box, turned as it may be. */
    private static boolean fits(Goods goods, Packaging packaging) {
        int[] sides = {goods.lengthMm(), goods.widthMm(), goods.heightMm()};
        int[] inside = {packaging.lengthMm(), packaging.widthMm(), packaging.heightMm()};
        Arrays.sort(sides);
        Arrays.sort(inside);
        return sides[0] <= inside[0] && sides[1] <= inside[1] && sides[2] <= inside[2];
    }
}
