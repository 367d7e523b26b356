package dev.baton.automations;

import dev.baton.orders.OrderCases;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import dev.baton.rules.Rules;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Says what is to be done by itself, anew or otherwise. What cannot be understood is not kept. */
@UseCase
public class DefineAutomation {

    /** @param automation that is changed; null for a new one */
    public record Command(
            @Nullable AutomationId automation,
            AutomationPlan plan,
            @Nullable String ifMatch) {}

    private final Automations automations;
    private final Rules rules;
    private final Audit audit;
    private final Clock clock;

    DefineAutomation(Automations automations, Rules rules, Audit audit, Clock clock) {
        this.automations = automations;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Invalid naming every field that is not right, and where in it an expression cannot be understood */
    public Automation handle(Command command) {
        var plan = command.plan();
        check(rules, plan);
        var id = command.automation();
        return id == null ? added(plan) : changed(id, plan, command.ifMatch());
    }

    static void check(Rules rules, AutomationPlan plan) {
        plan.check();
        var invalid = new Invalid.Collector();
        rules.condition(OrderCases.BOOK, plan.when(), plan.message())
                .mistakes()
                .forEach(mistake -> invalid.add(
                        mistake.field(),
                        "line %d, column %d: %s".formatted(mistake.line(), mistake.column(), mistake.message())));
        invalid.throwIfAny();
    }

    private Automation added(AutomationPlan plan) {
        if (automations.count() >= Automations.MOST) {
            throw new Invalid(
                    "name", "would be one automation more than the %d there can be".formatted(Automations.MOST));
        }
        var id = AutomationId.next();
        automations.add(id, plan, clock.instant());
        audit.record("automation", id, "created", null, plan);
        return automations.get(id);
    }

    private Automation changed(AutomationId id, AutomationPlan plan, @Nullable String ifMatch) {
        var before = automations.lock(id);
        EntityTags.check(ifMatch, before.version());
        if (before.plan().equals(plan)) {
            return before;
        }
        automations.change(id, plan, clock.instant());
        audit.record("automation", id, "changed", before.plan(), plan);
        return automations.get(id);
    }
}
