package dev.baton.console.imports;

import dev.baton.channels.Import;
import dev.baton.channels.ImportKind;
import dev.baton.channels.ImportState;
import dev.baton.console.Choice;
import dev.baton.console.Segment;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How imports are spoken of. */
public final class ImportWords {

    private ImportWords() {}

    public static String kind(Ui ui, ImportKind kind) {
        return ui.t("imports.kind." + kind.key());
    }

    public static String state(Ui ui, ImportState state) {
        return ui.t("imports.state." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public static Tone tone(Import one) {
        return switch (one.state()) {
            case RECEIVING, WAITING, WORKING -> Tone.MOVING;
            case DONE -> one.failed() == 0 ? Tone.DONE : Tone.WAITING;
            case CANCELLED -> Tone.NEUTRAL;
            case BROKEN_OFF -> Tone.URGENT;
        };
    }

    /** The kinds that the visitor may import. */
    public static List<Choice> kinds(Ui ui) {
        return Arrays.stream(ImportKind.values())
                .filter(kind -> ui.may(kind.area() + ":write"))
                .map(kind -> new Choice(kind.name(), kind(ui, kind)))
                .toList();
    }

    public static List<Segment> segments(Ui ui, Import one) {
        return List.of(
                new Segment(Segment.Kind.DELIVERED, ui.t("imports.done"), one.done() + one.repeated()),
                new Segment(Segment.Kind.BACKORDERED, ui.t("imports.failed"), one.failed()),
                new Segment(Segment.Kind.OPEN, ui.t("imports.waiting"), one.waiting()));
    }

    /** A problem in one line, its field before its reason. */
    public static String reason(dev.baton.channels.ImportRow row) {
        var problem = row.problem();
        if (problem == null) {
            return "";
        }
        return problem.errors().isEmpty()
                ? problem.detail()
                : String.join(
                        "; ",
                        problem.errors().stream()
                                .map(error -> "%s %s"
                                        .formatted(error.field(), error.message())
                                        .strip())
                                .toList());
    }
}
