package dev.baton.console.automations;

import dev.baton.automations.Action;
import dev.baton.automations.AutomationPlan;
import dev.baton.automations.Trigger;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.worklist.Severity;
import org.jspecify.annotations.Nullable;

/** An automation as a form has it. */
final class AutomationForm {

    /** What no automation may have. */
    private static final int WRONG = -1;

    private AutomationForm() {}

    static TypedForm of(AutomationPlan plan) {
        var unit = AutomationWords.unit(plan.delayMinutes());
        return TypedForm.empty()
                .put("name", plan.name())
                .put("enabled", plan.enabled() ? "true" : null)
                .put("event", plan.event())
                .put("when", plan.when())
                .put("delay", plan.delayMinutes() == 0 ? null : plan.delayMinutes() / AutomationWords.minutesOf(unit))
                .put("unit", unit)
                .put("action", plan.action())
                .put("holdReason", plan.action() == Action.CANCEL ? null : plan.reason())
                .put("cancelReason", plan.action() == Action.CANCEL ? plan.reason() : null)
                .put("priority", plan.priority())
                .put("severity", plan.severity() == null ? Severity.NORMAL : plan.severity())
                .put("subject", plan.subject())
                .put("message", plan.action() == Action.LETTER ? null : plan.message())
                .put("letter", plan.action() == Action.LETTER ? plan.message() : null);
    }

    static AutomationPlan plan(TypedForm form) {
        var action = form.constant("action", Action.class, Action.HOLD);
        return new AutomationPlan(
                form.value("name"),
                form.isTicked("enabled"),
                form.constant("event", Trigger.class, Trigger.PLACED),
                form.value("when").replace("\r\n", "\n"),
                delay(form),
                action,
                switch (action) {
                    case HOLD, RELEASE -> form.value("holdReason");
                    case CANCEL -> form.value("cancelReason");
                    case PRIORITY, WORK, LETTER -> null;
                },
                action == Action.PRIORITY ? number(form.value("priority")) : null,
                action == Action.WORK ? form.constant("severity", Severity.class, Severity.NORMAL) : null,
                action == Action.LETTER ? form.value("subject") : null,
                switch (action) {
                    case PRIORITY -> "";
                    case LETTER -> form.value("letter").replace("\r\n", "\n");
                    case HOLD, RELEASE, WORK, CANCEL -> form.value("message");
                });
    }

    private static int delay(TypedForm form) {
        var typed = form.value("delay");
        return typed.isEmpty() ? 0 : number(typed) * AutomationWords.minutesOf(form.value("unit"));
    }

    private static int number(String typed) {
        return typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : WRONG;
    }

    /** Says beside each field what is wrong with it. */
    static void complain(Ui ui, TypedForm form, Invalid invalid) {
        var action = form.constant("action", Action.class, Action.HOLD);
        for (var wrong : invalid.fields()) {
            // What is said of a letter is not what is said of a note.
            boolean isLetter = wrong.field().equals("message") && action == Action.LETTER;
            var word = isLetter ? "letter" : wrong.field();
            form.wrong(field(word, action), ui.t("automations.wrong." + word));
        }
    }

    private static String field(String field, @Nullable Action action) {
        return switch (field) {
            case "delayMinutes" -> "delay";
            case "reason" -> action == Action.CANCEL ? "cancelReason" : "holdReason";
            default -> field;
        };
    }
}
