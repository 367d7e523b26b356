package dev.baton.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the trail as it is hashed.
 *
 * <p>The hash is SHA-256, in lower-case hexadecimal, over the UTF-8 of: the hash of the entry before it (of the first, {@link
 * #FIRST}), and then every column as {@code length:text,} with the length in bytes, or {@code -,} where there is none. The columns
 * are company, id, time in UTC as ISO 8601, kind of actor, actor, kind of subject, subject, action, and the state before and after
 * as PostgreSQL writes its {@code jsonb}.
 *
 * @param columns in the order above
 */
record Link(UUID entry, List<@Nullable String> columns) {

    /** What stands before the first entry. */
    static final String FIRST = "0".repeat(64);

    String hash(String previous) {
        var digest = sha256();
        digest.update(previous.getBytes(StandardCharsets.US_ASCII));
        for (var column : columns) {
            digest.update(framed(column));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] framed(@Nullable String column) {
        if (column == null) {
            return "-,".getBytes(StandardCharsets.US_ASCII);
        }
        int length = column.getBytes(StandardCharsets.UTF_8).length;
        return (length + ":" + column + ",").getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
