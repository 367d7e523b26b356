package dev.baton.worklist;

import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes a corrective action up again that was done and did not help. */
@Component
@Order(0)
class TryActionAgainFix implements Fix {

    private static final String DUE = "due";
    /** What is proposed, in days from today. */
    private static final int FORTNIGHT = 14;

    private final CorrectiveActions actions;
    private final ReopenCorrectiveAction reopenCorrectiveAction;
    private final CorrectiveActionQueries queries;

    TryActionAgainFix(
            CorrectiveActions actions, ReopenCorrectiveAction reopenCorrectiveAction, CorrectiveActionQueries queries) {
        this.actions = actions;
        this.reopenCorrectiveAction = reopenCorrectiveAction;
        this.queries = queries;
    }

    @Override
    public String code() {
        return "TRY_ACTION_AGAIN";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(CorrectiveActionWatch.IN_VAIN);
    }

    @Override
    public String permission() {
        return "worklist:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var action = actions.get(MoveDueDateFix.idOf(item));
        return action.state() == CorrectiveAction.State.OPEN
                ? new NotNow(Sentence.of("worklist.fix.action-open"))
                : new Possible(
                        List.of(Sentence.of(
                                "worklist.fix.will-try-action", action.plan().title())),
                        List.of(Ask.date(
                                DUE,
                                "worklist.ask.due",
                                queries.today().plusDays(FORTNIGHT).toString())),
                        false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var due = Ask.dayAfter(queries.today(), DUE, given);
        var command = new ReopenCorrectiveAction.Command(MoveDueDateFix.idOf(item), due, null);
        return switch (reopenCorrectiveAction.handle(command)) {
            case ReopenCorrectiveAction.ActionReopened(var action) ->
                new Done(Sentence.of("worklist.fix.action-again", action.plan().title(), due), true, null);
            case ReopenCorrectiveAction.NotDone _ -> new Refused(Sentence.of("worklist.fix.action-open"));
        };
    }
}
