package dev.baton.fulfilment;

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

    private final FloorSteps floor;

    ReleaseToFloorFix(FloorSteps floor) {
        this.floor = floor;
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
        var work = floor.work(item);
        return switch (work.status()) {
            case OPEN ->
                new Possible(
                        List.of(Sentence.of(
                                "worklist.fix.will-go-to-floor",
                                FloorSteps.units(work),
                                work.orderNumber(),
                                work.site())),
                        List.of(),
                        true);
            case ON_HOLD -> new NotNow(Sentence.of("worklist.fix.order-held"));
            case RELEASED, PICKING, PICKED, PACKED, SHIPPED, CANCELLED ->
                new NotNow(Sentence.of("worklist.fix.floor-has-it"));
        };
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return floor.release(item, true);
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        return floor.recall(item, false);
    }
}
