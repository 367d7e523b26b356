package dev.baton.automations;

import dev.baton.orders.OrderCases;
import dev.baton.platform.Ids;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.rules.Mistake;
import dev.baton.rules.Rules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about automations. */
@Component
@Transactional(readOnly = true)
public class AutomationQueries {

    private static final Duration LATELY = Duration.ofDays(7);

    private final Automations automations;
    private final Runs runs;
    private final Rules rules;
    private final Clock clock;

    AutomationQueries(Automations automations, Runs runs, Rules rules, Clock clock) {
        this.automations = automations;
        this.runs = runs;
        this.rules = rules;
        this.clock = clock;
    }

    /** By name, at most two hundred. */
    public List<Automation> list() {
        return automations.list();
    }

    public Automation get(AutomationId id) {
        return automations.get(id);
    }

    /** How many runs of the last seven days came to what. */
    public Map<AutomationId, Map<RunState, Long>> lately() {
        return runs.counts(Ids.firstAt(clock.instant().minus(LATELY)));
    }

    /** The newest first. */
    public Page<Run> runs(RunFilter filter, PageRequest request) {
        return runs.list(filter, request);
    }

    public Run run(RunId id) {
        return runs.get(id);
    }

    /** Why what is written cannot be understood; of the fields {@code when} and {@code message}. */
    public List<Mistake> mistakes(String when, String message) {
        return rules.condition(OrderCases.BOOK, when, message).mistakes();
    }
}
