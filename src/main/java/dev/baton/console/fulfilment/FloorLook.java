package dev.baton.console.fulfilment;

import dev.baton.console.Segment;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.fulfilment.FulfilmentRow;
import dev.baton.fulfilment.FulfilmentStatus;
import java.util.List;

/** How the work on a floor looks: its colour, its icon, its progress. */
public final class FloorLook {

    private FloorLook() {}

    public static Tone tone(FulfilmentStatus status) {
        return switch (status) {
            case OPEN, CANCELLED -> Tone.NEUTRAL;
            case ON_HOLD -> Tone.WAITING;
            case RELEASED, PICKING, PICKED, PACKED -> Tone.MOVING;
            case SHIPPED -> Tone.DONE;
        };
    }

    public static String icon(FulfilmentStatus status) {
        return switch (status) {
            case OPEN -> "circle-dot";
            case ON_HOLD -> "player-pause";
            case RELEASED -> "list-check";
            case PICKING -> "hand-grab";
            case PICKED -> "square-check";
            case PACKED -> "package";
            case SHIPPED -> "truck";
            case CANCELLED -> "ban";
        };
    }

    /** Where the units are, as parts of a bar. */
    public static List<Segment> bar(Ui ui, FulfilmentRow row) {
        return bar(ui, row.units(), row.shipped(), row.packed(), row.picked(), row.missing());
    }

    static List<Segment> bar(Ui ui, long units, long shipped, long packed, long picked, long missing) {
        return List.of(
                new Segment(Segment.Kind.SHIPPED, ui.t("floor.bar.shipped"), shipped),
                new Segment(Segment.Kind.PACKED, ui.t("floor.bar.packed"), packed),
                new Segment(Segment.Kind.PICKED, ui.t("floor.bar.picked"), picked),
                new Segment(Segment.Kind.OPEN, ui.t("floor.bar.to-pick"), units - shipped - packed - picked - missing),
                new Segment(Segment.Kind.CANCELLED, ui.t("floor.bar.missing"), missing));
    }

    /** The first letters of the first two words of a name. */
    public static String initials(String name) {
        var letters = new StringBuilder();
        for (var word : name.strip().split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty() && letters.length() < 2) {
                letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return letters.toString();
    }
}
