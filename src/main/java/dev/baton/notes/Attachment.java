package dev.baton.notes;

import dev.baton.orders.OrderId;
import java.time.Instant;
import java.util.UUID;

/**
 * A file of an order.
 *
 * @param size in bytes
 */
public record Attachment(
        UUID id, OrderId order, String name, FileKind kind, int size, Instant attachedAt, String attachedBy) {

    /** So many bytes one has at most: 10 MiB. */
    public static final int BYTES_MAX = 10 << 20;

    /** So many an order has at most. */
    public static final int MOST = 20;

    static final int LONGEST_NAME = 200;

    /**
     * The file itself.
     *
     * @param type as in the header Content-Type
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Content(String name, FileKind kind, String type, byte[] bytes) {}
}
