package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.network.HandlingClass;
import dev.baton.orders.LineId;

/**
 * Units of one line of the order, and where they are: to be picked, missing, picked, packed or shipped, each unit in one place.
 *
 * @param missing could not be found on the shelf; the order looks for them elsewhere
 * @param picked lie in a tote and wait to be packed
 * @param packed lie in packages that have not left
 */
record FulfilmentLine(
        LineId line,
        int number,
        Sku sku,
        String name,
        HandlingClass handlingClass,
        long weightGrams,
        long quantity,
        long missing,
        long picked,
        long packed,
        long shipped) {

    FulfilmentLine {
        boolean negative = missing < 0 || picked < 0 || packed < 0 || shipped < 0;
        if (quantity <= 0 || negative || missing + picked + packed + shipped > quantity) {
            throw new IllegalStateException("line %d: %d missing, %d picked, %d packed and %d shipped of %d"
                    .formatted(number, missing, picked, packed, shipped, quantity));
        }
    }

    static FulfilmentLine of(Work work) {
        return new FulfilmentLine(
                work.line(),
                work.number(),
                work.sku(),
                work.name(),
                work.handlingClass(),
                work.weightGrams(),
                work.quantity(),
                0,
                0,
                0,
                0);
    }

    Work work() {
        return new Work(line, number, sku, name, handlingClass, weightGrams, toPick());
    }

    long toPick() {
        return quantity - missing - picked - packed - shipped;
    }

    FulfilmentLine pick(long units) {
        return with(missing, picked + units, packed, shipped);
    }

    FulfilmentLine miss(long units) {
        return with(missing + units, picked, packed, shipped);
    }

    FulfilmentLine pack(long units) {
        return with(missing, picked - units, packed + units, shipped);
    }

    FulfilmentLine unpack(long units) {
        return pack(-units);
    }

    FulfilmentLine ship(long units) {
        return with(missing, picked, packed - units, shipped + units);
    }

    private FulfilmentLine with(long missing, long picked, long packed, long shipped) {
        return new FulfilmentLine(
                line, number, sku, name, handlingClass, weightGrams, quantity, missing, picked, packed, shipped);
    }
}
