package dev.baton.console.fulfilment;

import dev.baton.catalog.Item;
import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.network.HandlingClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item on the way through a warehouse, with all units of it that a fulfilment order wants, whichever lines they are for.
 *
 * @param caseSize units in a case, 1 when it comes in none
 * @param wanted {@code left} + {@code missing} + {@code inTote} + {@code inPackages}
 * @param inTote picked and not packed
 * @param inPackages packed or shipped
 */
public record Stop(
        Sku sku,
        String name,
        @Nullable String bin,
        int caseSize,
        HandlingClass handlingClass,
        long weightGrams,
        long wanted,
        long left,
        long missing,
        long inTote,
        long inPackages) {

    /** @param lines all of one item, at least one */
    static Stop of(List<FulfilmentView.Line> lines, @Nullable Item item, String language) {
        var first = lines.getFirst();
        return new Stop(
                first.sku(),
                item == null ? first.name() : item.name(language),
                first.bin(),
                item == null ? 1 : item.caseSize(),
                first.handlingClass(),
                first.weightGrams(),
                lines.stream().mapToLong(FulfilmentView.Line::quantity).sum(),
                lines.stream().mapToLong(FulfilmentView.Line::toPick).sum(),
                lines.stream().mapToLong(FulfilmentView.Line::missing).sum(),
                lines.stream().mapToLong(FulfilmentView.Line::picked).sum(),
                lines.stream().mapToLong(line -> line.packed() + line.shipped()).sum());
    }

    /** What a picker has scanned of it. */
    public long taken() {
        return inTote + inPackages;
    }

    public boolean isDone() {
        return left == 0;
    }

    /** Whole cases among what is left; none when it comes in no case. */
    public long cases() {
        return caseSize == 1 ? 0 : left / caseSize;
    }

    public long loose() {
        return caseSize == 1 ? left : left % caseSize;
    }

    public String initials() {
        return FloorLook.initials(name);
    }
}
