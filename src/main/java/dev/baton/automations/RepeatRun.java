package dev.baton.automations;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.util.Map;

/** Has a run tried again that failed, was refused or was stopped: within seconds, by the automation as it is now. */
@UseCase
public class RepeatRun {

    public sealed interface Outcome {}

    public record RunRepeated(Run run) implements Outcome {}

    /** It waits already, or came to a good end. */
    public record NotRepeatable(Run run) implements Outcome {}

    private final Runs runs;
    private final Audit audit;
    private final Clock clock;

    RepeatRun(Runs runs, Audit audit, Clock clock) {
        this.runs = runs;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(RunId id) {
        var state = runs.lock(id);
        if (!state.isRepeatable()) {
            return new NotRepeatable(runs.get(id));
        }
        runs.repeat(id, clock.instant());
        audit.record("automation-run", id, "repeated", Map.of("state", state), null);
        return new RunRepeated(runs.get(id));
    }
}
