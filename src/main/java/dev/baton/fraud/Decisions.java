package dev.baton.fraud;

import dev.baton.fraud.Assessment.State;
import dev.baton.platform.Invalid;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes down what somebody decided about an order, and why. */
@Component
class Decisions {

    private final Assessments assessments;
    private final Audit audit;
    private final Clock clock;

    Decisions(Assessments assessments, Audit audit, Clock clock) {
        this.assessments = assessments;
        this.audit = audit;
        this.clock = clock;
    }

    Assessment record(Assessment before, State decided, String note) {
        var after = before.decided(decided, Caller.current().name(), note, clock.instant());
        assessments.save(List.of(after));
        audit.record(
                "fraud-assessment",
                before.orderNumber(),
                decided.name().toLowerCase(Locale.ROOT),
                before.state(),
                note);
        return after;
    }

    static String note(String given) {
        var note = given.strip();
        if (note.isEmpty() || note.length() > AcceptOrder.LONGEST_NOTE) {
            throw new Invalid("note", "must have 1 to %d characters".formatted(AcceptOrder.LONGEST_NOTE));
        }
        return note;
    }
}
