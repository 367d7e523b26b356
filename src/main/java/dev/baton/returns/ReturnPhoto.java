package dev.baton.returns;

import java.time.Instant;
import java.util.UUID;

/** A picture of what comes back. */
public record ReturnPhoto(UUID id, String type, Instant takenAt, String takenBy) {

    /** The picture itself. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Content(String type, byte[] bytes) {}
}
