package dev.baton.notes;

import dev.baton.orders.OrderId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be read of the files of orders. */
@Component
@Transactional(readOnly = true)
public class AttachmentQueries {

    private final Attachments attachments;

    AttachmentQueries(Attachments attachments) {
        this.attachments = attachments;
    }

    /** The newest first, at most twenty. */
    public List<Attachment> list(OrderId order) {
        return attachments.list(order);
    }

    public Attachment.Content content(OrderId order, UUID attachment) {
        return attachments.content(order, attachment);
    }
}
