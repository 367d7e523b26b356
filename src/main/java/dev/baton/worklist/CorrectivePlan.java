package dev.baton.worklist;

import dev.baton.platform.Invalid;
import java.time.LocalDate;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about a root cause, by whom and until when.
 *
 * @param cause the code of a root cause
 * @param kind only of this kind of exception; null for all that have the cause
 * @param owner a person's name; null while it is nobody's
 * @param link where more is to be read: an address, or a page of the console such as a version of the rules
 * @param checkAfterDays after it was done, until it is looked whether it helped
 */
public record CorrectivePlan(
        String cause,
        @Nullable String kind,
        String title,
        String what,
        @Nullable String owner,
        LocalDate dueOn,
        @Nullable String link,
        int checkAfterDays) {

    public static final int LONGEST_TITLE = 120;
    public static final int LONGEST_TEXT = 4_000;
    public static final int LONGEST_NAME = 200;
    public static final int LONGEST_LINK = 500;
    public static final int MOST_DAYS = 366;

    /** A page of this console, or an address of the web; nothing that a browser would run. */
    private static final Pattern LINK = Pattern.compile("/(?!/)\\S*|https?://\\S+");

    CorrectivePlan dueOn(LocalDate next) {
        return new CorrectivePlan(cause, kind, title, what, owner, next, link, checkAfterDays);
    }

    /** @throws Invalid naming every field that is not right */
    void check(Collection<String> causes, Collection<String> kinds) {
        new Invalid.Collector()
                .require(causes.contains(cause), "cause", "is no root cause")
                .require(kind == null || kinds.contains(kind), "kind", "is no kind of exception")
                .require(
                        !title.isBlank() && title.length() <= LONGEST_TITLE,
                        "title",
                        "must have 1 to %d characters".formatted(LONGEST_TITLE))
                .require(
                        !what.isBlank() && what.length() <= LONGEST_TEXT,
                        "what",
                        "must have 1 to %d characters".formatted(LONGEST_TEXT))
                .require(
                        owner == null || (!owner.isBlank() && owner.length() <= LONGEST_NAME),
                        "owner",
                        "must have 1 to %d characters".formatted(LONGEST_NAME))
                .require(
                        link == null
                                || (link.length() <= LONGEST_LINK
                                        && LINK.matcher(link).matches()),
                        "link",
                        "is no address such as https://example.com/minutes or /rules")
                .require(
                        checkAfterDays >= 1 && checkAfterDays <= MOST_DAYS,
                        "checkAfterDays",
                        "must be from 1 to %d".formatted(MOST_DAYS))
                .throwIfAny();
    }
}
