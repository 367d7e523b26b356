package dev.baton.console.worklist;

import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.platform.money.Money;
import dev.baton.worklist.RootCause;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Severity;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** What the worklist says, as the reader writes dates, money and numbers. */
public final class WorkPhrases {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");
    private static final Pattern MONEY = Pattern.compile("(-?\\d+(?:\\.\\d+)?) ([A-Z]{3})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    private WorkPhrases() {}

    public static String text(Ui ui, Sentence said) {
        return ui.t(
                said.key(), said.facts().stream().map(fact -> fact(ui, fact)).toArray());
    }

    private static String fact(Ui ui, String fact) {
        if (fact.startsWith(Sentence.KEY)) {
            return ui.t(fact.substring(Sentence.KEY.length()));
        }
        if (DAY.matcher(fact).matches()) {
            return ui.date(LocalDate.parse(fact));
        }
        if (MOMENT.matcher(fact).matches()) {
            return ui.agoText(Instant.parse(fact));
        }
        var money = MONEY.matcher(fact);
        if (money.matches()) {
            return ui.money(Money.parse(money.group(1), money.group(2)));
        }
        return NUMBER.matcher(fact).matches() ? ui.quantity(Long.parseLong(fact)) : fact;
    }

    public static String kind(Ui ui, String kind) {
        return ui.t("worklist.kind." + kind);
    }

    /** As the company calls it; what comes with Baton and is untouched in the reader's language. */
    public static String cause(Ui ui, List<RootCause> causes, String code) {
        return causes.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .map(each -> each.version() == 0 ? ui.t("worklist.cause." + code) : each.name())
                .orElse(code);
    }

    public static Tone tone(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Tone.URGENT;
            case HIGH -> Tone.WAITING;
            case NORMAL -> Tone.MOVING;
            case LOW -> Tone.NEUTRAL;
        };
    }

    public static String icon(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "flame";
            case HIGH -> "alert-triangle";
            case NORMAL -> "flag";
            case LOW -> "circle-dot";
        };
    }

    static String icon(WorkStep.What what) {
        return switch (what) {
            case RAISED, CHANGED -> "flag";
            case CLAIMED -> "hand-grab";
            case HANDED_OVER -> "transfer";
            case ASSIGNED -> "user";
            case ESCALATED -> "alert-triangle";
            case GIVEN_BACK -> "users";
            case TICKED -> "square-check";
            case FIXED -> "tools";
            case FIX_REFUSED -> "circle-x";
            case UNDONE -> "arrow-back-up";
            case CAUSE_GONE, RESOLVED -> "circle-check";
            case REOPENED -> "rotate";
            case PAUSED -> "player-pause";
            case RESUMED -> "player-play";
        };
    }

    static Tone tone(WorkStep.What what) {
        return switch (what) {
            case FIXED, CAUSE_GONE, RESOLVED -> Tone.DONE;
            case FIX_REFUSED, REOPENED, ESCALATED -> Tone.URGENT;
            case RAISED, CHANGED, UNDONE, PAUSED -> Tone.WAITING;
            case CLAIMED, HANDED_OVER, GIVEN_BACK, ASSIGNED, TICKED, RESUMED -> Tone.NEUTRAL;
        };
    }

    /** Of working time: 45 min, 4 h. */
    public static String time(Ui ui, int minutes) {
        return minutes % 60 == 0 ? ui.t("time.hours", minutes / 60) : ui.t("time.minutes", minutes);
    }

    /** One sentence about where the item stands. */
    public static String standing(Ui ui, WorkItem item, List<RootCause> causes) {
        if (item.isOpen()) {
            return item.owner() == null ? ui.t("worklist.stands.nobody") : ui.t("worklist.stands.owner", item.owner());
        }
        var cause = item.cause();
        var why = cause == null ? ui.t("worklist.cause.unsaid") : cause(ui, causes, cause);
        return item.closedHow() == WorkItem.ClosedHow.RESOLVED
                ? ui.t("worklist.stands.resolved", String.valueOf(item.closedBy()), why)
                : ui.t("worklist.stands.gone", why);
    }
}
