package dev.baton.fulfilment;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.network.HandlingClass;
import dev.baton.orders.LineId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Units of one line as a packer sees them. What nobody has measured takes no room.
 *
 * @param weightGrams of one unit
 */
record Goods(
        LineId line,
        HandlingClass handlingClass,
        long weightGrams,
        int lengthMm,
        int widthMm,
        int heightMm,
        long quantity) {

    static List<Goods> of(FulfilmentOrder order, Map<LineId, Long> units, ItemQueries items) {
        var wanted = order.lines().stream()
                .filter(line -> units.getOrDefault(line.line(), 0L) > 0)
                .toList();
        var known =
                items.find(wanted.stream().map(FulfilmentLine::sku).distinct().toList());
        return wanted.stream()
                .map(line -> of(line, known.get(line.sku()), units.getOrDefault(line.line(), 0L)))
                .toList();
    }

    private static Goods of(FulfilmentLine line, @Nullable Item item, long quantity) {
        return new Goods(
                line.line(),
                line.handlingClass(),
                line.weightGrams(),
                item == null ? 0 : item.lengthMm(),
                item == null ? 0 : item.widthMm(),
                item == null ? 0 : item.heightMm(),
                quantity);
    }

    long volume() {
        return (long) lengthMm * widthMm * heightMm;
    }
}
