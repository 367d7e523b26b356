package dev.baton.console.worklist;

import dev.baton.console.Navigation;
import dev.baton.console.WaitingWork;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkQueries;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is open on the worklist, whoever deals with it. */
@Component
@WithinScope
class WorkWaiting implements WaitingWork {

    private final WorkQueries worklist;

    WorkWaiting(WorkQueries worklist) {
        this.worklist = worklist;
    }

    @Override
    public Map<Navigation.Entry, Long> counts() {
        return Caller.current().may("worklist:read")
                ? Map.of(
                        Navigation.Entry.WORKLIST,
                        worklist.count(WorkFilter.open()).number())
                : Map.of();
    }
}
