package dev.baton.fulfilment;

import dev.baton.fulfilment.FulfilmentEvent.FulfilmentRecalled;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentReleased;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the site to pick what it was never told to; taken back while nobody has begun. */
@Component
@Order(1)
class ReleaseToFloorFix implements Fix {

    private final FulfilmentQueries queries;
    private final ReleaseFulfilmentOrder release;
    private final RecallFulfilmentOrder recall;

    ReleaseToFloorFix(FulfilmentQueries queries, ReleaseFulfilmentOrder release, RecallFulfilmentOrder recall) {
        this.queries = queries;
        this.release = release;
        this.recall = recall;
    }

    @Override
    public String code() {
        return "RELEASE_TO_FLOOR";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(FloorDwellStates.NOT_RELEASED);
    }

    @Override
    public String permission() {
        return "fulfilment:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var work = queries.get(idOf(item));
        return switch (work.status()) {
            case OPEN ->
                new Possible(
                        List.of(Sentence.of(
                                "worklist.fix.will-go-to-floor", units(work), work.orderNumber(), work.site())),
                        List.of(),
                        true);
            case ON_HOLD -> new NotNow(Sentence.of("worklist.fix.order-held"));
            case RELEASED, PICKING, PICKED, PACKED, SHIPPED, CANCELLED ->
                new NotNow(Sentence.of("worklist.fix.floor-has-it"));
        };
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var work = queries.get(idOf(item));
        return switch (release.handle(new ReleaseFulfilmentOrder.Command(work.id()))) {
            case FulfilmentReleased _ ->
                new Done(Sentence.of("worklist.fix.went-to-floor", work.orderNumber(), work.site()), true, Map.of());
            case ReleaseFulfilmentOrder.AlreadyReleased _, ReleaseFulfilmentOrder.Cancelled _ ->
                new Refused(Sentence.of("worklist.fix.floor-has-it"));
            case ReleaseFulfilmentOrder.OnHold _ -> new Refused(Sentence.of("worklist.fix.order-held"));
            case ReleaseFulfilmentOrder.WaitsForRest(var _, var backordered) ->
                new Refused(Sentence.of("worklist.fix.waits-for-rest", backordered));
            case ReleaseFulfilmentOrder.ChangedMeanwhile _ -> new Refused(Sentence.of("worklist.fix.wants-otherwise"));
        };
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        var work = queries.get(idOf(item));
        return switch (recall.handle(new RecallFulfilmentOrder.Command(work.id()))) {
            case FulfilmentRecalled _ ->
                new Done(Sentence.of("worklist.fix.back-from-floor", work.orderNumber(), work.site()), false, null);
            case RecallFulfilmentOrder.AlreadyOpen _, RecallFulfilmentOrder.PickingHasBegun _, NotReleased _ ->
                new Refused(Sentence.of("worklist.fix.no-way-back"));
        };
    }

    private static long units(FulfilmentView work) {
        return work.lines().stream().mapToLong(FulfilmentView.Line::toPick).sum();
    }

    private static FulfilmentOrderId idOf(WorkItem item) {
        return new FulfilmentOrderId(item.subject().id());
    }
}
