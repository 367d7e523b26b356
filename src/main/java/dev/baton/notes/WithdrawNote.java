package dev.baton.notes;

import dev.baton.orders.AddToTimeline;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Takes a note back: nobody reads it any longer, and only the audit knows what it said. */
@UseCase
public class WithdrawNote {

    public sealed interface Outcome {}

    public record NoteWithdrawn(Note note) implements Outcome {}

    /** Somebody else wrote it, and the caller does not administer people. */
    public record NotYours(Note note) implements Outcome {}

    private final OrderQueries orders;
    private final Notes notes;
    private final AddToTimeline timeline;
    private final Audit audit;
    private final Clock clock;

    WithdrawNote(OrderQueries orders, Notes notes, AddToTimeline timeline, Audit audit, Clock clock) {
        this.orders = orders;
        this.notes = notes;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(OrderId order, UUID id) {
        var note = notes.lock(order, id);
        if (!note.mayBeChangedBy(Caller.current())) {
            return new NotYours(note);
        }
        notes.remove(note);
        timeline.handle(order, "NoteWithdrawn", Map.of("noteId", id, "audience", note.audience()), clock.instant());
        audit.record("note", orders.get(order).number(), "withdrawn", note, null);
        return new NoteWithdrawn(note);
    }
}
