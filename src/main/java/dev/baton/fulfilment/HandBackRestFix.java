package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentEvent.UnitsMissing;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets a floor stop where its picking stands: what is picked is packed, and for the rest other stock is looked for. The books of the
 * site stay as they are, because nobody has looked at its shelf.
 */
@Component
@Order(1)
class HandBackRestFix implements Fix {

    private final FloorSteps floor;
    private final RecordShortPick recordShortPick;

    HandBackRestFix(FloorSteps floor, RecordShortPick recordShortPick) {
        this.floor = floor;
        this.recordShortPick = recordShortPick;
    }

    @Override
    public String code() {
        return "HAND_BACK_REST";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(FloorDwellStates.PICKING_STOPPED);
    }

    @Override
    public String permission() {
        return "fulfilment:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var work = floor.work(item);
        if (rest(work).isEmpty()) {
            return new NotNow(Sentence.of("worklist.fix.nothing-to-pick"));
        }
        return new Possible(
                List.of(
                        Sentence.of("worklist.fix.will-pack-picked", picked(work), work.orderNumber(), work.site()),
                        Sentence.of("worklist.fix.will-hand-back", FloorSteps.units(work))),
                List.of(),
                false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var work = floor.work(item);
        var rest = rest(work);
        if (rest.isEmpty()) {
            return new Refused(Sentence.of("worklist.fix.nothing-to-pick"));
        }
        for (var part : rest.entrySet()) {
            var outcome = recordShortPick.handle(new RecordShortPick.Command(
                    work.id(), part.getKey(), part.getValue(), RecordShortPick.Reason.OUT_OF_REACH));
            if (!(outcome instanceof UnitsMissing)) {
                throw new IllegalStateException(
                        "%s had %s to pick a moment ago: %s".formatted(work.number(), part, outcome));
            }
        }
        return new Done(
                Sentence.of("worklist.fix.handed-back", FloorSteps.units(work), work.orderNumber(), work.site()),
                true,
                null);
    }

    private static Map<Sku, Long> rest(FulfilmentView work) {
        var rest = new TreeMap<Sku, Long>();
        work.lines().stream()
                .filter(line -> line.toPick() > 0)
                .forEach(line -> rest.merge(line.sku(), line.toPick(), Long::sum));
        return rest;
    }

    private static long picked(FulfilmentView work) {
        return work.lines().stream()
                .mapToLong(line -> line.picked() + line.packed())
                .sum();
    }
}
