package dev.baton.notifications;

import dev.baton.platform.Invalid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of message is written, in one language.
 *
 * @param brand the code of a brand; {@link #EVERY_BRAND} for all that have none of their own
 * @param version counts up per brand, kind and language; 0 is what is shipped with the program
 * @param urgent whether it is sent in quiet hours too
 * @param enabled whether it is sent at all
 */
public record Template(
        String brand,
        MessageKind kind,
        String language,
        int version,
        State state,
        String subject,
        String body,
        boolean urgent,
        boolean enabled,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    public static final String EVERY_BRAND = "*";

    private static final int SUBJECT_MAX = 200;
    private static final int BODY_MAX = 20_000;

    public enum State {
        SHIPPED,
        DRAFT,
        PUBLISHED,
        RETIRED
    }

    public boolean isShipped() {
        return version == 0;
    }

    /** Names everything that is wrong with what somebody wrote. */
    static void check(String subject, String body) {
        var complaints = new Invalid.Collector();
        complaints.require(!subject.isBlank(), "subject", "must not be blank");
        complaints.require(
                subject.length() <= SUBJECT_MAX, "subject", "must have at most %d characters".formatted(SUBJECT_MAX));
        complaints.require(!body.isBlank(), "body", "must not be blank");
        complaints.require(body.length() <= BODY_MAX, "body", "must have at most %d characters".formatted(BODY_MAX));
        complaints.throwIfAny();
        MailText.complain("subject", subject, complaints);
        complaints.throwIfAny();
        MailText.complain("body", body, complaints);
        complaints.throwIfAny();
    }
}
