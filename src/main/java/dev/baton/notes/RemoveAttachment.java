package dev.baton.notes;

import dev.baton.orders.AddToTimeline;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Takes a file off an order for good. The audit keeps which it was and who had attached it, and not the file. */
@UseCase
public class RemoveAttachment {

    public record AttachmentRemoved(Attachment attachment) {}

    private final OrderQueries orders;
    private final Attachments attachments;
    private final AddToTimeline timeline;
    private final Audit audit;
    private final Clock clock;

    RemoveAttachment(OrderQueries orders, Attachments attachments, AddToTimeline timeline, Audit audit, Clock clock) {
        this.orders = orders;
        this.attachments = attachments;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    public AttachmentRemoved handle(OrderId order, UUID id) {
        var attachment = attachments.remove(order, id);
        timeline.handle(order, "AttachmentRemoved", Map.of("name", attachment.name()), clock.instant());
        audit.record("attachment", orders.get(order).number(), "removed", attachment, null);
        return new AttachmentRemoved(attachment);
    }
}
