package dev.baton.console.notes;

import dev.baton.notes.Attachment;
import dev.baton.notes.Note;
import dev.baton.orders.OrderTag;
import java.util.List;

/**
 * What is said about an order, as its page shows it.
 *
 * @param notes pinned ones first, then the newest
 * @param more whether there are further ones
 * @param tags that people gave it
 * @param files the newest first
 */
public record Talk(List<Note> notes, boolean more, List<OrderTag> tags, List<Attachment> files) {

    public Talk {
        notes = List.copyOf(notes);
        tags = List.copyOf(tags);
        files = List.copyOf(files);
    }
}
