package dev.baton.notes;

import dev.baton.orders.OrderId;
import dev.baton.platform.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has written about an order.
 *
 * @param text 1 to {@value #LONGEST} characters
 * @param pinned whether it stands before those that are not
 * @param writtenKind whether a person wrote it, or a program
 * @param changedAt when it last came to say something else; null while it says what it first said
 * @param mentions names of the people it names, each once
 */
public record Note(
        UUID id,
        OrderId order,
        String text,
        Audience audience,
        boolean pinned,
        Instant writtenAt,
        Caller.Kind writtenKind,
        String writtenBy,
        @Nullable Instant changedAt,
        List<String> mentions,
        int version) {

    public static final int LONGEST = 2_000;

    /** Whoever may administer people may change and withdraw what others wrote. */
    static final String OVER_ALL = "people:write";

    public Note {
        mentions = List.copyOf(mentions);
    }

    /** Its author may, and whoever administers people. Pinning is open to all who may write. */
    public boolean mayBeChangedBy(Caller caller) {
        return caller.may(OVER_ALL) || (writtenKind == caller.kind() && writtenBy.equals(caller.name()));
    }

    boolean says(String text, Audience audience) {
        return this.text.equals(text) && this.audience == audience;
    }

    /** As it is after a change: {@code at} is kept only when it says something else than before. */
    Note saying(String text, Audience audience, boolean pinned, List<String> mentions, Instant at) {
        return new Note(
                id,
                order,
                text,
                audience,
                pinned,
                writtenAt,
                writtenKind,
                writtenBy,
                says(text, audience) ? changedAt : at,
                mentions,
                version + 1);
    }
}
