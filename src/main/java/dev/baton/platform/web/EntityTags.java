package dev.baton.platform.web;

import dev.baton.platform.Invalid;
import org.jspecify.annotations.Nullable;

/** Versions as entity tags, and the check against lost updates. */
public final class EntityTags {

    private EntityTags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Refuses when {@code ifMatch} is given and names another version than {@code current}. */
    public static void check(@Nullable String ifMatch, long current) {
        var expected = expected(ifMatch);
        if (expected != null && expected != current) {
            throw new StaleVersion(current);
        }
    }

    /** @return the version that the caller last saw; null when it does not care */
    public static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.equals("*")) {
            return null;
        }
        try {
            return Long.parseLong(ifMatch.strip().replaceFirst("^W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw new Invalid("If-Match", "is not an ETag that this resource handed out");
        }
    }
}
