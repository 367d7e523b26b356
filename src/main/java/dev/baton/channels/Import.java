package dev.baton.channels;

import dev.baton.platform.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lot of rows that was handed in, and how far it is.
 *
 * @param source where it came from: the name of a file, or of the endpoint
 * @param dryRun whether it only reports what would happen
 * @param received rows that are kept
 * @param done rows that did what they should
 * @param repeated rows that had been done before
 * @param waiting rows without an outcome
 * @param perSecond rows worked in a second, over the time since it was started
 * @param finishedBy who cancelled it
 */
public record Import(
        ImportId id,
        ImportKind kind,
        ImportState state,
        String source,
        boolean dryRun,
        long received,
        long done,
        long repeated,
        long failed,
        long waiting,
        @Nullable Long perSecond,
        Instant createdAt,
        String createdBy,
        @Nullable Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String finishedBy) {

    /** Whether {@code caller} may see it. */
    public boolean isVisibleTo(Caller caller) {
        return caller.may(kind.area() + ":read");
    }

    /** Of 100 rows, so many have their outcome. */
    public int percent() {
        return received == 0 ? (state.isOver() ? 100 : 0) : (int) ((received - waiting) * 100 / received);
    }
}
