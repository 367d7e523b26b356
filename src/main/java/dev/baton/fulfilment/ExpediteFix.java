package dev.baton.fulfilment;

import dev.baton.orders.AmendOrder;
import dev.baton.orders.Hold;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.PreviewAmendment;
import dev.baton.orders.PreviewAmendment.Previewed;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts an order before everything that leaves its site on the same day, as long as it is not on its floor. */
@Component
@Order(3)
class ExpediteFix implements Fix {

    private static final String PRIORITY = "priority";
    private static final String HAS_RANK = "worklist.fix.has-rank";

    private final FloorSteps floor;
    private final FulfilmentQueries fulfilment;
    private final PreviewAmendment previewAmendment;
    private final AmendOrder amendOrder;

    ExpediteFix(
            FloorSteps floor, FulfilmentQueries fulfilment, PreviewAmendment previewAmendment, AmendOrder amendOrder) {
        this.floor = floor;
        this.fulfilment = fulfilment;
        this.previewAmendment = previewAmendment;
        this.amendOrder = amendOrder;
    }

    @Override
    public String code() {
        return "EXPEDITE";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(FloorDwellStates.NOT_RELEASED, CutOffWatch.WILL_MISS);
    }

    /** The second would come before the first. */
    @Override
    public boolean isForMany() {
        return false;
    }

    @Override
    public String permission() {
        return "orders:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var work = floor.work(item);
        var ahead = fulfilment.aheadOf(work);
        if (ahead.fulfilmentOrders() == 0 || ahead.highest() == PlaceOrder.HIGHEST_PRIORITY) {
            return new NotNow(Sentence.of("worklist.fix.first-already", work.orderNumber(), work.site()));
        }
        return switch (previewAmendment.handle(command(work, ahead.highest() + 1))) {
            case Previewed previewed -> new Possible(changes(work, ahead, previewed), List.of(), true);
            case AmendOrder.Refusal refusal -> new NotNow(refusal.sentence(HAS_RANK));
        };
    }

    private static List<Sentence> changes(FulfilmentView work, FulfilmentQueries.Ahead ahead, Previewed previewed) {
        var changes = new ArrayList<Sentence>();
        changes.add(
                Sentence.of("worklist.fix.will-expedite", work.orderNumber(), work.site(), ahead.fulfilmentOrders()));
        changes.add(Sentence.of("worklist.fix.will-rank", ahead.highest() + 1, work.priority()));
        if (previewed.after().holds().stream().anyMatch(Hold::isApprovalCheck)) {
            changes.add(Sentence.of("worklist.fix.will-want-approval"));
        }
        return changes;
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var work = floor.work(item);
        var next = fulfilment.aheadOf(work).highest() + 1;
        return switch (amendOrder.handle(command(work, next))) {
            case OrderAmended _ ->
                new Done(
                        Sentence.of("worklist.fix.expedited", work.orderNumber(), work.site()),
                        false,
                        Map.of(PRIORITY, String.valueOf(work.priority())));
            case AmendOrder.Refusal refusal -> new Refused(refusal.sentence(HAS_RANK));
        };
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        var work = floor.work(item);
        int before = Integer.parseInt(Objects.requireNonNull(back.get(PRIORITY)));
        return switch (amendOrder.handle(command(work, before))) {
            case OrderAmended _ ->
                new Done(Sentence.of("worklist.fix.in-turn-again", work.orderNumber(), before), false, null);
            case AmendOrder.Refusal refusal -> new Refused(refusal.sentence(HAS_RANK));
        };
    }

    private static AmendOrder.Command command(FulfilmentView work, int priority) {
        return new AmendOrder.Command(work.order(), null, null, null, null, priority, null, null, true, null);
    }
}
