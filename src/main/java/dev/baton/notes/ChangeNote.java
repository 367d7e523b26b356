package dev.baton.notes;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says something else in a note, lets others read it, or pins it. What it said before is kept in the audit. */
@UseCase
public class ChangeNote {

    public record Command(
            OrderId order,
            UUID note,
            String text,
            Audience audience,
            boolean pinned,
            @Nullable String ifMatch) {}

    public sealed interface Outcome {}

    public record NoteChanged(Note before, Note note) implements Outcome {}

    public record NothingChanged(Note note) implements Outcome {}

    /** Somebody else wrote it, and the caller does not administer people. */
    public record NotYours(Note note) implements Outcome {}

    private final OrderQueries orders;
    private final Notes notes;
    private final NoteText texts;
    private final Audit audit;
    private final Clock clock;

    ChangeNote(OrderQueries orders, Notes notes, NoteText texts, Audit audit, Clock clock) {
        this.orders = orders;
        this.notes = notes;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var text = NoteText.checked(command.text());
        var note = notes.lock(command.order(), command.note());
        EntityTags.check(command.ifMatch(), note.version());
        boolean saysTheSame = note.says(text, command.audience());
        if (saysTheSame && note.pinned() == command.pinned()) {
            return new NothingChanged(note);
        }
        var caller = Caller.current();
        if (!saysTheSame && !note.mayBeChangedBy(caller)) {
            return new NotYours(note);
        }
        var now = clock.instant();
        var mentions = saysTheSame ? note.mentions() : texts.mentions(text, caller);
        var after = note.saying(text, command.audience(), command.pinned(), mentions, now);
        notes.change(after, now);
        audit.record("note", orders.get(note.order()).number(), action(saysTheSame, after), note, after);
        return new NoteChanged(note, after);
    }

    private static String action(boolean saysTheSame, Note after) {
        return !saysTheSame ? "changed" : after.pinned() ? "pinned" : "unpinned";
    }
}
