package dev.baton.returns;

import dev.baton.returns.ReturnEvent.ReturnClosed;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives the customer what the return is worth by the policy. */
@Component
@Order(0)
class SettleReturnFix implements Fix {

    private final SettleReturn settleReturn;

    SettleReturnFix(SettleReturn settleReturn) {
        this.settleReturn = settleReturn;
    }

    @Override
    public String code() {
        return "SETTLE_RETURN";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ReturnDwellStates.NOT_SETTLED);
    }

    @Override
    public String permission() {
        return "returns:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var number = item.subject().label();
        var refund = settleReturn.preview(ApproveReturnFix.idOf(item), Set.of());
        if (refund == null) {
            return new NotNow(Sentence.of("worklist.fix.not-invoiced", number));
        }
        var changes = new ArrayList<Sentence>();
        changes.add(Sentence.of("worklist.fix.will-settle", number, refund.total()));
        refund.deductions()
                .forEach(deduction -> changes.add(Sentence.of(
                        "worklist.fix.will-withhold",
                        deduction.amount(),
                        deduction.why().words())));
        if (settleReturn.needsApproval(ApproveReturnFix.idOf(item))) {
            changes.add(Sentence.of("worklist.fix.will-want-approval"));
        }
        return new Possible(changes, List.of(), false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var number = item.subject().label();
        var command = new SettleReturn.Command(ApproveReturnFix.idOf(item), Set.of(), null, null);
        return switch (settleReturn.handle(command)) {
            case ReturnClosed _ -> new Done(Sentence.of("worklist.fix.settled", number), true, null);
            case SettleReturn.AwaitsApproval(var _, var amount, var _) ->
                new Done(Sentence.of("worklist.fix.settling-wants-approval", amount, number), false, null);
            case SettleReturn.ClosedAlready _ -> new Refused(Sentence.of("worklist.fix.return-closed", number));
            case SettleReturn.NotInvoiced _ -> new Refused(Sentence.of("worklist.fix.not-invoiced", number));
            case SettleReturn.NotInspected _ -> new Refused(Sentence.of("worklist.fix.not-inspected", number));
            case SettleReturn.NothingToCredit _ -> new Refused(Sentence.of("worklist.fix.nothing-to-credit"));
            case SettleReturn.NoReplacement _ -> new Refused(Sentence.of("worklist.fix.no-replacement", number));
        };
    }
}
