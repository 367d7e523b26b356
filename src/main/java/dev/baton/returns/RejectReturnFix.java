package dev.baton.returns;

import dev.baton.returns.ReturnEvent.ReturnApproved;
import dev.baton.returns.ReturnEvent.ReturnRejected;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says no to a return, and why. */
@Component
@Order(1)
class RejectReturnFix implements Fix {

    private static final String WHY = "why";

    private final ReturnQueries returns;
    private final DecideReturn decideReturn;

    RejectReturnFix(ReturnQueries returns, DecideReturn decideReturn) {
        this.returns = returns;
        this.decideReturn = decideReturn;
    }

    @Override
    public String code() {
        return "REJECT_RETURN";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ReturnDwellStates.NOT_DECIDED);
    }

    @Override
    public String permission() {
        return "returns:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var asked = returns.get(ApproveReturnFix.idOf(item));
        return asked.state() == ReturnState.REQUESTED
                ? new Possible(
                        List.of(Sentence.of("worklist.fix.will-reject", asked.number())),
                        List.of(Ask.needed(WHY, "worklist.ask.why-rejected", "")),
                        false)
                : new NotNow(Sentence.of("worklist.fix.return-decided", asked.number()));
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var why = Ask.textOf(WHY, given);
        return switch (decideReturn.handle(new DecideReturn.Rejection(ApproveReturnFix.idOf(item), why, null))) {
            case ReturnRejected rejected ->
                new Done(Sentence.of("worklist.fix.return-rejected", rejected.number()), true, null);
            case DecideReturn.DecidedAlready _, ReturnApproved _ ->
                new Refused(Sentence.of(
                        "worklist.fix.return-decided", item.subject().label()));
        };
    }
}
