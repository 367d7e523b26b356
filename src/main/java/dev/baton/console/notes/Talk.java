package dev.baton.console.notes;

import dev.baton.notes.Note;
import java.util.List;

/**
 * What is said about an order, as its page shows it.
 *
 * @param notes pinned ones first, then the newest
 * @param more whether there are further ones
 */
public record Talk(List<Note> notes, boolean more) {

    public Talk {
        notes = List.copyOf(notes);
    }
}
