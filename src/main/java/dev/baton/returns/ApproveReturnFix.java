package dev.baton.returns;

import dev.baton.returns.ReturnEvent.ReturnApproved;
import dev.baton.returns.ReturnEvent.ReturnRejected;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says yes to a return: the customer is told, and sends the goods. */
@Component
@Order(0)
class ApproveReturnFix implements Fix {

    private final ReturnQueries returns;
    private final DecideReturn decideReturn;

    ApproveReturnFix(ReturnQueries returns, DecideReturn decideReturn) {
        this.returns = returns;
        this.decideReturn = decideReturn;
    }

    @Override
    public String code() {
        return "APPROVE_RETURN";
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
        var asked = returns.get(idOf(item));
        if (asked.state() != ReturnState.REQUESTED) {
            return new NotNow(Sentence.of("worklist.fix.return-decided", asked.number()));
        }
        var changes = new ArrayList<Sentence>();
        changes.add(
                asked.keepsGoods()
                        ? Sentence.of("worklist.fix.will-let-keep", asked.number(), asked.value())
                        : Sentence.of("worklist.fix.will-take-back", asked.number(), asked.value(), asked.site()));
        asked.findings().forEach(finding -> changes.add(Sentence.of("worklist.fix.policy-says", finding.words())));
        return new Possible(changes, List.of(), false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var asked = returns.get(idOf(item));
        return switch (decideReturn.handle(new DecideReturn.Approval(asked.id(), asked.keepsGoods(), null))) {
            case ReturnApproved approved ->
                new Done(Sentence.of("worklist.fix.return-approved", approved.number()), true, null);
            case DecideReturn.DecidedAlready _, ReturnRejected _ ->
                new Refused(Sentence.of("worklist.fix.return-decided", asked.number()));
        };
    }

    static ReturnId idOf(WorkItem item) {
        return new ReturnId(item.subject().id());
    }
}
