package dev.baton.notes;

import dev.baton.orders.OrderId;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be read of what people say to each other about orders. */
@Component
@Transactional(readOnly = true)
public class NoteQueries {

    /** Unread mentions are counted up to here. */
    private static final int COUNTED = 1_000;

    private final Notes notes;

    NoteQueries(Notes notes) {
        this.notes = notes;
    }

    /**
     * Pinned ones first, then the newest; of an order that is not there, none.
     *
     * @param audience null for all
     */
    public Page<Note> list(OrderId order, @Nullable Audience audience, PageRequest request) {
        return notes.list(order, audience, request);
    }

    public Note get(OrderId order, UUID note) {
        return notes.get(order, note);
    }

    /** What is written for {@code audience} about these orders, pinned ones first, then the newest; at most 200. */
    public List<Note> readBy(Audience audience, Collection<OrderId> orders) {
        return notes.readBy(audience, orders);
    }

    /** Where somebody is named, the newest first. */
    public Page<Mention> mentions(String person, boolean unreadOnly, PageRequest request) {
        return notes.mentions(person, unreadOnly, request);
    }

    /** How often somebody is named where they have not looked yet, counted up to a thousand. */
    public long unread(String person) {
        return notes.countUnread(person, COUNTED);
    }
}
