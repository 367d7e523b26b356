package dev.baton.console.automations;

import dev.baton.automations.Action;
import dev.baton.automations.AutomationPlan;
import dev.baton.automations.Run;
import dev.baton.automations.RunState;
import dev.baton.console.Tab;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How automations and their runs are said. */
public final class AutomationWords {

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private AutomationWords() {}

    static List<Tab> tabs(Ui ui, boolean log) {
        return List.of(
                new Tab(ui.t("nav.automations"), "/automations", null, !log),
                new Tab(ui.t("automations.log"), "/automations/runs", null, log));
    }

    /** What is done, with what it is done with. */
    public static String action(Ui ui, AutomationPlan plan) {
        return switch (plan.action()) {
            case HOLD, RELEASE -> ui.t("automations.does." + plan.action(), ui.t("orders.hold." + plan.reason()));
            case PRIORITY -> ui.t("automations.does.PRIORITY", String.valueOf(plan.priority()));
            case WORK -> ui.t("automations.does.WORK", ui.t("worklist.severity." + plan.severity()));
            case CANCEL -> ui.t("automations.does.CANCEL");
            case LETTER -> ui.t("automations.does.LETTER", String.valueOf(plan.subject()));
        };
    }

    public static Tone tone(Action action) {
        return switch (action) {
            case HOLD, WORK -> Tone.WAITING;
            case RELEASE, PRIORITY, LETTER -> Tone.MOVING;
            case CANCEL -> Tone.URGENT;
        };
    }

    /** 2 d, 3 h or 20 min, in the largest that is whole. */
    public static String delay(Ui ui, int minutes) {
        if (minutes == 0) {
            return ui.t("automations.at-once");
        }
        var unit = unit(minutes);
        return ui.n("automations.after." + unit, minutes / minutesOf(unit));
    }

    static String unit(int minutes) {
        return minutes > 0 && minutes % DAY == 0 ? "days" : minutes > 0 && minutes % HOUR == 0 ? "hours" : "minutes";
    }

    static int minutesOf(String unit) {
        return switch (unit) {
            case "days" -> DAY;
            case "hours" -> HOUR;
            default -> 1;
        };
    }

    public static Tone tone(RunState state) {
        return switch (state) {
            case WAITING -> Tone.MOVING;
            case DONE -> Tone.DONE;
            case NOT_MET, SWITCHED_OFF -> Tone.NEUTRAL;
            case REFUSED, LOOP_GUARD -> Tone.WAITING;
            case FAILED -> Tone.URGENT;
        };
    }

    /** Why it ended as it did, as far as that is known. */
    public static @Nullable String why(Ui ui, Run run) {
        var why = run.why();
        var detail = run.detail();
        if (why == null) {
            return detail;
        }
        return detail == null ? ui.t("automations.why." + why) : ui.t("automations.why." + why) + ": " + detail;
    }
}
