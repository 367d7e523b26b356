package dev.baton.orders;

import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes the hold off, because it has been looked at. */
@Component
@Order(1)
class ReleaseHoldFix implements Fix {

    private final OrderQueries orders;
    private final ReleaseHold releaseHold;
    private final HoldOrder holdOrder;
    private final HoldOwners owners;

    ReleaseHoldFix(OrderQueries orders, ReleaseHold releaseHold, HoldOrder holdOrder, HoldOwners owners) {
        this.orders = orders;
        this.releaseHold = releaseHold;
        this.holdOrder = holdOrder;
        this.owners = owners;
    }

    @Override
    public String code() {
        return "RELEASE_HOLD";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(OrderWork.ON_HOLD, OrderWork.UNPAID, OrderWork.HELD_LONG);
    }

    @Override
    public String permission() {
        return "orders:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var view = HeldOrder.of(orders, item);
        var hold = view.hold();
        if (hold == null) {
            return new NotNow(Sentence.of("worklist.fix.hold-gone"));
        }
        if (hold.isApprovalCheck()) {
            return new NotNow(Sentence.of("worklist.fix.approval-waits"));
        }
        var scope = hold.scopeToRelease();
        if (scope != null && !Caller.current().may(scope)) {
            return new NotNow(
                    Sentence.of(hold.isCreditCheck() ? "worklist.fix.credit-waits" : "worklist.fix.not-allowed"));
        }
        var changes = new ArrayList<Sentence>();
        changes.add(Sentence.of(
                "worklist.fix.hold-off", view.order().number(), Sentence.KEY + "orders.hold." + hold.reason()));
        changes.add(
                view.others() > 0
                        ? Sentence.of("worklist.fix.holds-left", view.others())
                        : Sentence.of("worklist.fix.goes-on", view.reserved()));
        return new Possible(changes, List.of(Ask.text("note", "worklist.ask.note", "")), true);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var view = HeldOrder.of(orders, item);
        var hold = view.hold();
        if (hold == null) {
            return new Refused(Sentence.of("worklist.fix.hold-gone"));
        }
        var command = new ReleaseHold.Command(view.order().id(), hold.id(), HeldOrder.text(given.get("note")), null);
        return switch (releaseHold.handle(command)) {
            case HoldReleased _, ReleaseHold.AlreadyReleased _ ->
                new Done(Sentence.of("worklist.fix.hold-released", view.order().number()), true, HeldOrder.back(hold));
            case ReleaseHold.NotEntitled _ -> new Refused(Sentence.of("worklist.fix.not-allowed"));
            case ReleaseHold.WaitsForApproval _ -> new Refused(Sentence.of("worklist.fix.approval-waits"));
        };
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        return HeldOrder.holdAgain(holdOrder, owners, orders, item, back);
    }
}
