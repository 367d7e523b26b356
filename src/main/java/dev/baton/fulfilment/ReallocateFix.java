package dev.baton.fulfilment;

import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.PreviewReallocation;
import dev.baton.orders.PreviewReallocation.Previewed;
import dev.baton.orders.ReallocateOrder;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Has other sites do what this one does not get done, as long as it is not on its floor. */
@Component
@Order(2)
class ReallocateFix implements Fix {

    private final FloorSteps floor;
    private final PreviewReallocation previewReallocation;
    private final ReallocateOrder reallocateOrder;

    ReallocateFix(FloorSteps floor, PreviewReallocation previewReallocation, ReallocateOrder reallocateOrder) {
        this.floor = floor;
        this.previewReallocation = previewReallocation;
        this.reallocateOrder = reallocateOrder;
    }

    @Override
    public String code() {
        return "REALLOCATE";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(FloorDwellStates.NOT_RELEASED, CutOffWatch.WILL_MISS);
    }

    @Override
    public String permission() {
        return "orders:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var work = floor.work(item);
        return switch (previewReallocation.handle(work.order(), work.site())) {
            case Previewed previewed -> new Possible(changes(work, previewed), List.of(), false);
            case ReallocateOrder.Refusal refusal -> new NotNow(why(refusal));
        };
    }

    private static List<Sentence> changes(FulfilmentView work, Previewed previewed) {
        var changes = new ArrayList<Sentence>();
        changes.add(Sentence.of(
                "worklist.fix.will-move",
                previewed.units(),
                work.orderNumber(),
                work.site(),
                previewed.to().stream().map(String::valueOf).collect(Collectors.joining(", "))));
        var before = previewed.before().promisedOn();
        var after = previewed.after().promisedOn();
        if (after != null && !Objects.equals(before, after)) {
            changes.add(
                    before == null
                            ? Sentence.of("worklist.fix.will-promise", after)
                            : Sentence.of("worklist.fix.will-promise-instead", after, before));
        }
        return changes;
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var work = floor.work(item);
        return switch (reallocateOrder.handle(new ReallocateOrder.Command(work.order(), work.site(), null))) {
            case OrderAmended _ ->
                new Done(Sentence.of("worklist.fix.moved", work.orderNumber(), work.site()), true, null);
            case ReallocateOrder.Refusal refusal -> new Refused(why(refusal));
        };
    }

    private static Sentence why(ReallocateOrder.Refusal refusal) {
        return switch (refusal) {
            case ReallocateOrder.NothingThere _ -> Sentence.of("worklist.fix.floor-has-it");
            case ReallocateOrder.NotElsewhere _ -> Sentence.of("worklist.fix.not-elsewhere");
        };
    }
}
