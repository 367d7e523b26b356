package dev.baton.console.worklist;

import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.worklist.CorrectiveAction;
import dev.baton.worklist.Effect;
import java.time.LocalDate;

/** What is said about a corrective action. */
public final class ActionPhrases {

    private ActionPhrases() {}

    public static Tone tone(CorrectiveAction action, LocalDate today) {
        return switch (action.state()) {
            case OPEN -> action.isOverdue(today) ? Tone.URGENT : Tone.WAITING;
            case DONE -> Tone.MOVING;
            case CHECKED -> action.wasInVain() ? Tone.URGENT : Tone.DONE;
        };
    }

    public static String label(Ui ui, CorrectiveAction action, LocalDate today) {
        return switch (action.state()) {
            case OPEN -> ui.t(action.isOverdue(today) ? "worklist.actions.overdue" : "worklist.actions.state.OPEN");
            case DONE -> ui.t("worklist.actions.state.DONE");
            case CHECKED -> ui.t(action.wasInVain() ? "worklist.actions.in-vain" : "worklist.actions.helped");
        };
    }

    /** 12 before, 3 after; or when it will be known. */
    public static String counts(Ui ui, Effect effect) {
        return ui.t("worklist.actions.counts", effect.itemsBefore(), effect.itemsAfter());
    }

    /** A page of this console or of the web. */
    public static boolean isElsewhere(String link) {
        return !link.startsWith("/");
    }
}
