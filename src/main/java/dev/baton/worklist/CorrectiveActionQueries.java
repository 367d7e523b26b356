package dev.baton.worklist;

import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about corrective actions. */
@Repository
@Transactional(readOnly = true)
public class CorrectiveActionQueries {

    private final Db db;
    private final CorrectiveActions actions;
    private final Policies policies;
    private final Clock clock;

    CorrectiveActionQueries(Db db, CorrectiveActions actions, Policies policies, Clock clock) {
        this.db = db;
        this.actions = actions;
        this.policies = policies;
        this.clock = clock;
    }

    public CorrectiveAction get(CorrectiveActionId id) {
        return actions.get(id);
    }

    /** The first to be due first; null does not narrow. */
    public Page<CorrectiveAction> list(
            CorrectiveAction.@Nullable State state, @Nullable String cause, PageRequest request) {
        var now = clock.instant();
        return new ListQuery(CorrectiveActions.ACTION)
                .where("state = :state", "state", state == null ? null : state.name())
                .where("corrective_actions.cause = :cause", "cause", cause)
                .page(
                        db,
                        request,
                        List.of(new SortKey("due_on", "date", false), new SortKey("action_id", "uuid", false)),
                        (row, _) -> CorrectiveActions.action(row, now),
                        action -> Cursor.of(action.plan().dueOn(), action.id()));
    }

    /** The day it is where the company works: what was due before is overdue. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), policies.hours().calendar().zone());
    }
}
