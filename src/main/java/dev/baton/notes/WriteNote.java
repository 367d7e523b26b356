package dev.baton.notes;

import dev.baton.orders.AddToTimeline;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.Ids;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.Map;

/** Writes something about an order. The order is neither locked nor changed: its timeline says that there is a note. */
@UseCase
public class WriteNote {

    /** @param text 1 to {@value Note#LONGEST} characters; whoever stands in it behind an at sign is told */
    public record Command(OrderId order, String text, Audience audience, boolean pinned) {}

    public record NoteWritten(Note note) {}

    private final OrderQueries orders;
    private final Notes notes;
    private final NoteText texts;
    private final AddToTimeline timeline;
    private final Audit audit;
    private final Clock clock;

    WriteNote(OrderQueries orders, Notes notes, NoteText texts, AddToTimeline timeline, Audit audit, Clock clock) {
        this.orders = orders;
        this.notes = notes;
        this.texts = texts;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    public NoteWritten handle(Command command) {
        var text = NoteText.checked(command.text());
        var order = orders.get(command.order());
        var writer = Caller.current();
        var now = clock.instant();
        var note = new Note(
                Ids.next(),
                order.id(),
                text,
                command.audience(),
                command.pinned(),
                now,
                writer.kind(),
                writer.name(),
                null,
                texts.mentions(text, writer),
                1);
        notes.add(note);
        timeline.handle(
                order.id(), "NoteWritten", Map.of("noteId", note.id(), "audience", note.audience()), note.writtenAt());
        audit.record("note", order.number(), "written", null, note);
        return new NoteWritten(note);
    }
}
