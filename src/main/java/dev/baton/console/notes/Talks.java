package dev.baton.console.notes;

import dev.baton.notes.AttachmentQueries;
import dev.baton.notes.NoteQueries;
import dev.baton.orders.OrderId;
import dev.baton.orders.TagQueries;
import dev.baton.platform.data.PageRequest;
import org.springframework.stereotype.Component;

/** Reads what the page of an order shows of what is said about it. */
@Component
public class Talks {

    private static final int SHOWN = 10;

    private final NoteQueries notes;
    private final TagQueries tags;
    private final AttachmentQueries files;

    Talks(NoteQueries notes, TagQueries tags, AttachmentQueries files) {
        this.notes = notes;
        this.tags = tags;
        this.files = files;
    }

    public Talk of(OrderId order) {
        var page = notes.list(order, null, PageRequest.first(SHOWN));
        return new Talk(page.data(), page.next() != null, tags.of(order), files.list(order));
    }
}
