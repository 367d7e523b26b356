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

/**
 * Keeps a file with an order, which is neither locked nor changed. What it is, is told by its bytes.
 *
 * <p>Every file has one of twenty slots, and the database sees to it that no two have the same: whoever finds theirs taken meanwhile
 * looks for another.
 */
@UseCase
public class AttachFile {

    /** @param name as it is called where it comes from, with or without the way there */
    @SuppressWarnings("ArrayRecordComponent")
    public record Command(OrderId order, String name, byte[] bytes) {}

    public sealed interface Outcome {}

    public record FileAttached(Attachment attachment) implements Outcome {}

    public record Empty() implements Outcome {}

    /** @param most in bytes */
    public record TooLarge(int most) implements Outcome {}

    public record TooMany(int most) implements Outcome {}

    /** None of the kinds that are kept, or one that calls itself by the name of another. */
    public record NotWhatItSays(String name) implements Outcome {}

    private final OrderQueries orders;
    private final Attachments attachments;
    private final AddToTimeline timeline;
    private final Audit audit;
    private final Clock clock;

    AttachFile(OrderQueries orders, Attachments attachments, AddToTimeline timeline, Audit audit, Clock clock) {
        this.orders = orders;
        this.attachments = attachments;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var bytes = command.bytes();
        if (bytes.length == 0) {
            return new Empty();
        }
        if (bytes.length > Attachment.BYTES_MAX) {
            return new TooLarge(Attachment.BYTES_MAX);
        }
        var name = plain(command.name());
        var kind = FileKind.of(name, bytes).orElse(null);
        if (kind == null) {
            return new NotWhatItSays(name);
        }
        var order = orders.get(command.order());
        var attachment = new Attachment(
                Ids.next(),
                order.id(),
                name,
                kind,
                bytes.length,
                clock.instant(),
                Caller.current().name());
        if (!keep(attachment, bytes)) {
            return new TooMany(Attachment.MOST);
        }
        timeline.handle(order.id(), "FileAttached", Map.of("name", name), attachment.attachedAt());
        audit.record("attachment", order.number(), "attached", null, attachment);
        return new FileAttached(attachment);
    }

    private boolean keep(Attachment attachment, byte[] bytes) {
        var slot = attachments.freeSlot(attachment.order());
        while (slot.isPresent()) {
            if (attachments.add(attachment, slot.get(), bytes)) {
                return true;
            }
            slot = attachments.freeSlot(attachment.order());
        }
        return false;
    }

    /** The name itself, fit to stand in a header and on a disk; what is too long is cut before its ending. */
    static String plain(String given) {
        var name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\"<>:|?*]", "")
                .strip();
        if (name.length() <= Attachment.LONGEST_NAME) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var ending = dot < 0 || name.length() - dot > 6 ? "" : name.substring(dot);
        return name.substring(0, Attachment.LONGEST_NAME - ending.length()) + ending;
    }
}
