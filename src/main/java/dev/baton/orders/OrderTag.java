package dev.baton.orders;

import dev.baton.platform.Invalid;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A tag that somebody has given an order. Case does not tell tags apart. */
public record OrderTag(String tag, Instant taggedAt, String taggedBy) {

    public static final int LONGEST = 40;

    /** So many an order has at most. */
    public static final int MOST = 20;

    /** It begins with a letter or a digit, and has nothing in it that would have to be disguised in an address. */
    private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._:&+!’-]{0,39}");

    /** What somebody has typed, as it is kept; empty when it cannot be a tag. */
    public static Optional<String> read(@Nullable String typed) {
        var tag = typed == null ? "" : typed.strip().replaceAll("\\s+", " ");
        return SHAPE.matcher(tag).matches() ? Optional.of(tag) : Optional.empty();
    }

    /** @throws Invalid when it cannot be a tag */
    static String checked(String typed) {
        return read(typed)
                .orElseThrow(() -> new Invalid(
                        "tag",
                        "must have 1 to %d letters, digits, spaces and . _ : & + ! -, and begin with a letter or a digit"
                                .formatted(LONGEST)));
    }

    /** What two tags have in common that are the same. */
    static String key(String tag) {
        return tag.toLowerCase(Locale.ROOT);
    }
}
