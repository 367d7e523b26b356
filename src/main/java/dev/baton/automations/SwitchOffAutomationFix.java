package dev.baton.automations;

import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Switches an automation off that breaks, or that acts on the same orders again and again. */
@Component
@Order(1)
class SwitchOffAutomationFix implements Fix {

    private final AutomationQueries automations;
    private final DefineAutomation defineAutomation;

    SwitchOffAutomationFix(AutomationQueries automations, DefineAutomation defineAutomation) {
        this.automations = automations;
        this.defineAutomation = defineAutomation;
    }

    @Override
    public String code() {
        return "SWITCH_OFF_AUTOMATION";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(AutomationWork.FAILED, AutomationWork.LOOP);
    }

    @Override
    public String permission() {
        return "automations:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        return automations.get(idOf(item)).plan().enabled()
                ? new Possible(
                        List.of(Sentence.of(
                                "worklist.fix.will-switch-off", item.subject().label())),
                        List.of(),
                        true)
                : new NotNow(Sentence.of("worklist.fix.switched-off-already"));
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var plan = automations.get(idOf(item)).plan();
        if (!plan.enabled()) {
            return new Refused(Sentence.of("worklist.fix.switched-off-already"));
        }
        defineAutomation.handle(new DefineAutomation.Command(idOf(item), plan.enabled(false), null));
        return new Done(Sentence.of("worklist.fix.switched-off", plan.name()), true, Map.of());
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        var plan = automations.get(idOf(item)).plan();
        defineAutomation.handle(new DefineAutomation.Command(idOf(item), plan.enabled(true), null));
        return new Done(Sentence.of("worklist.fix.switched-on", plan.name()), false, null);
    }

    static AutomationId idOf(WorkItem item) {
        return new AutomationId(item.subject().id());
    }
}
