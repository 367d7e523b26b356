package dev.baton.console.orders;

import dev.baton.console.Segment;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.orders.HoldJob;
import dev.baton.orders.HoldJobOrder;
import dev.baton.orders.HoldJobPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How jobs over many orders are spoken of. */
public final class HoldJobWords {

    private HoldJobWords() {}

    /** What it does, in a few words. */
    public static String title(Ui ui, HoldJobPlan plan) {
        if (plan.undoes() != null) {
            return ui.t("holdjobs.title.undo");
        }
        var which = plan.holds();
        var reason = plan.kind() == HoldJobPlan.Kind.HOLD ? plan.reason() : which == null ? null : which.reason();
        return reason == null
                ? ui.t("holdjobs.title." + plan.kind())
                : ui.t("holdjobs.title.of." + plan.kind(), ui.t("orders.hold." + reason));
    }

    public static Tone tone(HoldJob job) {
        return switch (job.state()) {
            case WAITING, WORKING -> Tone.MOVING;
            case DONE -> job.refused() == 0 ? Tone.DONE : Tone.WAITING;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }

    public static List<Segment> segments(Ui ui, HoldJob job) {
        return List.of(
                new Segment(
                        Segment.Kind.DELIVERED,
                        ui.t("holdjobs.outcome.DONE." + job.plan().kind()),
                        job.done()),
                new Segment(
                        Segment.Kind.SHIPPED,
                        ui.t("holdjobs.outcome.ALREADY." + job.plan().kind()),
                        job.already()),
                new Segment(Segment.Kind.BACKORDERED, ui.t("holdjobs.outcome.REFUSED"), job.refused()),
                new Segment(Segment.Kind.OPEN, ui.t("holdjobs.waiting"), job.waiting()));
    }

    public static String outcome(Ui ui, HoldJob job, HoldJobOrder.@Nullable Outcome outcome) {
        if (outcome == null) {
            return ui.t(job.state().isOver() ? "holdjobs.left-alone" : "holdjobs.waiting");
        }
        return outcome == HoldJobOrder.Outcome.REFUSED
                ? ui.t("holdjobs.outcome.REFUSED")
                : ui.t("holdjobs.outcome.%s.%s".formatted(outcome, job.plan().kind()));
    }

    public static Tone tone(HoldJobOrder.@Nullable Outcome outcome) {
        if (outcome == null) {
            return Tone.NEUTRAL;
        }
        return switch (outcome) {
            case DONE -> Tone.DONE;
            case ALREADY -> Tone.NEUTRAL;
            case REFUSED -> Tone.WAITING;
        };
    }

    /** What was refused, in a sentence; nothing otherwise. */
    public static String why(Ui ui, HoldJobOrder row) {
        return row.why() == null ? "" : ui.t("holdjobs.why." + row.why());
    }

    /** Which orders and which holds, as label and value. */
    public static List<Map.Entry<String, String>> which(Ui ui, HoldJobPlan plan) {
        var words = new ArrayList<Map.Entry<String, String>>();
        var filter = plan.filter();
        if (filter != null) {
            var statuses = filter.statuses();
            add(
                    words,
                    ui.t("orders.filter.status"),
                    statuses == null || statuses.isEmpty()
                            ? null
                            : String.join(
                                    ", ",
                                    statuses.stream()
                                            .map(status -> ui.t("orders.status." + status))
                                            .toList()));
            add(words, ui.t("holdjobs.text"), filter.text());
            add(words, ui.t("orders.filter.channel"), filter.channel());
            add(words, ui.t("orders.filter.customer"), filter.customer());
            add(words, ui.t("holdjobs.sku"), filter.sku());
            add(words, ui.t("orders.filter.site"), filter.site());
            add(words, ui.t("holdjobs.country"), filter.country());
            add(words, ui.t("orders.filter.hold"), filter.hold() == null ? null : ui.t("orders.hold." + filter.hold()));
            add(words, ui.t("orders.filter.tag"), filter.tag());
            add(words, ui.t("holdjobs.from"), filter.placedFrom() == null ? null : ui.exact(filter.placedFrom()));
            add(words, ui.t("holdjobs.before"), filter.placedBefore() == null ? null : ui.exact(filter.placedBefore()));
            if (plan.holdsParts()) {
                add(
                        words,
                        ui.t("orders.hold-part"),
                        ui.t(filter.sku() == null ? "holdjobs.part.site" : "holdjobs.part.sku"));
            }
            add(words, ui.t("holdjobs.late-on"), filter.lateOn() == null ? null : ui.date(filter.lateOn()));
        }
        var holds = plan.holds();
        if (holds != null) {
            add(
                    words,
                    ui.t("holds.filter.reason"),
                    holds.reason() == null ? null : ui.t("orders.hold." + holds.reason()));
            add(
                    words,
                    ui.t("holds.filter.source"),
                    holds.source() == null ? null : ui.t("holds.source." + holds.source()));
            add(words, ui.t("holds.filter.owner"), holds.unowned() ? ui.t("orders.hold-owner.nobody") : holds.owner());
            add(words, ui.t("holds.filter.rule"), holds.rule());
            add(
                    words,
                    ui.t("holdjobs.held-before"),
                    holds.placedBefore() == null ? null : ui.exact(holds.placedBefore()));
        }
        return words;
    }

    private static void add(List<Map.Entry<String, String>> words, String label, @Nullable Object value) {
        if (value != null) {
            words.add(Map.entry(label, value.toString()));
        }
    }
}
