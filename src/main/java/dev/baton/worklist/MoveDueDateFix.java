package dev.baton.worklist;

import dev.baton.worklist.CorrectiveAction.State;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives a corrective action that nobody has done in time another day. */
@Component
@Order(0)
class MoveDueDateFix implements Fix {

    private static final String DUE = "due";
    /** What is proposed, in days from today. */
    private static final int WEEK = 7;

    private final CorrectiveActions actions;
    private final ChangeCorrectiveAction changeCorrectiveAction;
    private final CorrectiveActionQueries queries;

    MoveDueDateFix(
            CorrectiveActions actions, ChangeCorrectiveAction changeCorrectiveAction, CorrectiveActionQueries queries) {
        this.actions = actions;
        this.changeCorrectiveAction = changeCorrectiveAction;
        this.queries = queries;
    }

    @Override
    public String code() {
        return "MOVE_DUE_DATE";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(CorrectiveActionWatch.OVERDUE);
    }

    @Override
    public String permission() {
        return "worklist:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var action = actions.get(idOf(item));
        return action.state() == State.OPEN
                ? new Possible(
                        List.of(Sentence.of(
                                "worklist.fix.will-move-due",
                                action.plan().title(),
                                action.plan().dueOn())),
                        List.of(Ask.date(
                                DUE,
                                "worklist.ask.due",
                                queries.today().plusDays(WEEK).toString())),
                        true)
                : new NotNow(Sentence.of("worklist.fix.action-done"));
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var before = actions.get(idOf(item)).plan().dueOn();
        var due = Ask.dayAfter(queries.today(), DUE, given);
        return moved(item, due, true, Map.of(DUE, before.toString()));
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        return moved(item, LocalDate.parse(Objects.requireNonNull(back.get(DUE))), false, null);
    }

    private Result moved(WorkItem item, LocalDate due, boolean settles, @Nullable Map<String, String> back) {
        var plan = actions.get(idOf(item)).plan().dueOn(due);
        return switch (changeCorrectiveAction.handle(new ChangeCorrectiveAction.Command(idOf(item), plan, null))) {
            case ChangeCorrectiveAction.ActionChanged _ ->
                new Done(Sentence.of("worklist.fix.due-moved", plan.title(), due), settles, back);
            case ChangeCorrectiveAction.DoneAlready _ -> new Refused(Sentence.of("worklist.fix.action-done"));
        };
    }

    static CorrectiveActionId idOf(WorkItem item) {
        return new CorrectiveActionId(item.subject().id());
    }
}
