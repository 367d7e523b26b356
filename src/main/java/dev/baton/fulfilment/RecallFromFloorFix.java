package dev.baton.fulfilment;

import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes back from a floor what nobody there has begun, so that it can be amended, cancelled or released anew. */
@Component
@Order(1)
class RecallFromFloorFix implements Fix {

    private final FloorSteps floor;

    RecallFromFloorFix(FloorSteps floor) {
        this.floor = floor;
    }

    @Override
    public String code() {
        return "RECALL_FROM_FLOOR";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(FloorDwellStates.NOT_BEGUN);
    }

    @Override
    public String permission() {
        return "fulfilment:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var work = floor.work(item);
        return switch (work.status()) {
            case RELEASED ->
                new Possible(
                        List.of(Sentence.of(
                                "worklist.fix.will-come-back",
                                FloorSteps.units(work),
                                work.orderNumber(),
                                work.site())),
                        List.of(),
                        true);
            case OPEN, ON_HOLD -> new NotNow(Sentence.of("worklist.fix.not-on-floor"));
            case PICKING, PICKED, PACKED, SHIPPED, CANCELLED -> new NotNow(Sentence.of("worklist.fix.floor-has-begun"));
        };
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return floor.recall(item, true);
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        return floor.release(item, false);
    }
}
