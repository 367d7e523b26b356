package dev.baton.automations;

import dev.baton.platform.data.PageRequest;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Has an automation try again what broke, the newest first. */
@Component
@Order(0)
class RepeatRunsFix implements Fix {

    /** At once; whoever has more does it again. */
    private static final PageRequest NEWEST = PageRequest.first(100);

    private final AutomationQueries automations;
    private final RepeatRun repeatRun;

    RepeatRunsFix(AutomationQueries automations, RepeatRun repeatRun) {
        this.automations = automations;
        this.repeatRun = repeatRun;
    }

    @Override
    public String code() {
        return "REPEAT_RUNS";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(AutomationWork.FAILED);
    }

    @Override
    public String permission() {
        return "automations:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var failed = failed(item);
        return failed.isEmpty()
                ? new NotNow(Sentence.of("worklist.fix.nothing-failed"))
                : new Possible(
                        List.of(Sentence.of(
                                "worklist.fix.will-repeat",
                                failed.size(),
                                item.subject().label())),
                        List.of(),
                        false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        long repeated = failed(item).stream()
                .map(run -> repeatRun.handle(run.id()))
                .filter(RepeatRun.RunRepeated.class::isInstance)
                .count();
        return repeated == 0
                ? new Refused(Sentence.of("worklist.fix.nothing-failed"))
                : new Done(Sentence.of("worklist.fix.runs-repeated", repeated), false, null);
    }

    private List<Run> failed(WorkItem item) {
        return automations
                .runs(new RunFilter(SwitchOffAutomationFix.idOf(item), RunState.FAILED, null), NEWEST)
                .data();
    }
}
