package dev.baton.console.home;

import dev.baton.console.Segment;
import dev.baton.console.Ui;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must leave a site by today's cut-off, and whether it will.
 *
 * @param ready when all of it is through at the pace of late, without what is held; null when too little is known, or nothing is due
 */
public record Backlog(CutOff cutOff, @Nullable Instant ready) {

    /** At the pace of late, not all of it leaves in time. */
    public boolean willMiss() {
        var at = cutOff.at();
        return ready != null && at != null && ready.isAfter(at);
    }

    /**
     * Units of work that are equally far.
     *
     * @param href the list of just those
     */
    public record Part(Segment segment, String href) {}

    /** The furthest first, as the bar shows them. */
    public List<Part> parts(Ui ui) {
        var leaving = cutOff.leaving();
        return List.of(
                part(ui, Segment.Kind.PACKED, "packed", leaving.packed(), "/pack?view=packed"),
                part(ui, Segment.Kind.PICKED, "picked", leaving.picked(), "/pack?view=to-pack"),
                part(ui, Segment.Kind.RELEASED, "picking", leaving.picking(), "/pick?view=picking"),
                part(ui, Segment.Kind.RESERVED, "waiting", leaving.waiting(), "/pick?view=to-pick"),
                part(ui, Segment.Kind.OPEN, "unreleased", leaving.unreleased(), "/pick?view=to-release"),
                part(ui, Segment.Kind.BACKORDERED, "held", leaving.held(), "/pick?view=to-release"));
    }

    private Part part(Ui ui, Segment.Kind kind, String word, long quantity, String list) {
        return new Part(
                new Segment(kind, ui.t("home.leaving." + word), quantity),
                "%s&site=%s&leaves=today".formatted(list, cutOff.site().code()));
    }
}
