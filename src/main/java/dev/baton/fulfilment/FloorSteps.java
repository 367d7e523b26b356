package dev.baton.fulfilment;

import dev.baton.fulfilment.FulfilmentEvent.FulfilmentRecalled;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentReleased;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The steps to a floor and back, as fixes take them. */
@Component
class FloorSteps {

    private final FulfilmentQueries queries;
    private final ReleaseFulfilmentOrder release;
    private final RecallFulfilmentOrder recall;

    FloorSteps(FulfilmentQueries queries, ReleaseFulfilmentOrder release, RecallFulfilmentOrder recall) {
        this.queries = queries;
        this.release = release;
        this.recall = recall;
    }

    FulfilmentView work(WorkItem item) {
        return queries.get(new FulfilmentOrderId(item.subject().id()));
    }

    Fix.Result release(WorkItem item, boolean settles) {
        var work = work(item);
        return switch (release.handle(new ReleaseFulfilmentOrder.Command(work.id()))) {
            case FulfilmentReleased _ ->
                new Fix.Done(
                        Sentence.of("worklist.fix.went-to-floor", work.orderNumber(), work.site()),
                        settles,
                        settles ? Map.of() : null);
            case ReleaseFulfilmentOrder.AlreadyReleased _, ReleaseFulfilmentOrder.Cancelled _ ->
                new Fix.Refused(Sentence.of("worklist.fix.floor-has-it"));
            case ReleaseFulfilmentOrder.OnHold _ -> new Fix.Refused(Sentence.of("worklist.fix.order-held"));
            case ReleaseFulfilmentOrder.WaitsForRest(var _, var backordered) ->
                new Fix.Refused(Sentence.of("worklist.fix.waits-for-rest", backordered));
            case ReleaseFulfilmentOrder.ChangedMeanwhile _ ->
                new Fix.Refused(Sentence.of("worklist.fix.wants-otherwise"));
        };
    }

    Fix.Result recall(WorkItem item, boolean settles) {
        var work = work(item);
        return switch (recall.handle(new RecallFulfilmentOrder.Command(work.id()))) {
            case FulfilmentRecalled _ ->
                new Fix.Done(
                        Sentence.of("worklist.fix.back-from-floor", work.orderNumber(), work.site()),
                        settles,
                        settles ? Map.of() : null);
            case RecallFulfilmentOrder.AlreadyOpen _, RecallFulfilmentOrder.PickingHasBegun _, NotReleased _ ->
                new Fix.Refused(Sentence.of("worklist.fix.no-way-back"));
        };
    }

    static long units(FulfilmentView work) {
        return work.lines().stream().mapToLong(FulfilmentView.Line::toPick).sum();
    }
}
