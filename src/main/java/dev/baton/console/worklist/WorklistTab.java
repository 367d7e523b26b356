package dev.baton.console.worklist;

import dev.baton.worklist.WorkFilter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** The views of the worklist. */
public enum WorklistTab {
    ALL,
    MINE,
    UNASSIGNED,
    OVERDUE,
    WAITING,
    ESCALATED,
    CLOSED;

    WorkFilter filter(String me, Instant now) {
        return switch (this) {
            case ALL -> WorkFilter.open();
            case MINE -> WorkFilter.open().of(me);
            case UNASSIGNED -> WorkFilter.open().ofNobody();
            case OVERDUE -> WorkFilter.open().dueBefore(now);
            case WAITING -> WorkFilter.open().pausedAt(now);
            case ESCALATED -> WorkFilter.open().onlyEscalated();
            case CLOSED -> WorkFilter.closed();
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String href() {
        return this == ALL ? "/worklist" : "/worklist?view=" + word();
    }

    static WorklistTab parse(String view) {
        return Arrays.stream(values())
                .filter(tab -> tab.word().equals(view))
                .findFirst()
                .orElse(ALL);
    }
}
