package dev.baton.console.orders;

import dev.baton.orders.HoldFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For how long a hold stands already. Together they are all of them, and none is in two. */
public enum HoldAge {
    UNDER_4_HOURS("0-4h", null, Duration.ofHours(4)),
    UNDER_A_DAY("4-24h", Duration.ofHours(4), Duration.ofDays(1)),
    UNDER_3_DAYS("1-3d", Duration.ofDays(1), Duration.ofDays(3)),
    UNDER_A_WEEK("3-7d", Duration.ofDays(3), Duration.ofDays(7)),
    OLDER("7d", Duration.ofDays(7), null);

    private final String word;
    private final @Nullable Duration atLeast;
    private final @Nullable Duration under;

    HoldAge(String word, @Nullable Duration atLeast, @Nullable Duration under) {
        this.word = word;
        this.atLeast = atLeast;
        this.under = under;
    }

    /** As an address says it, and the words are kept. */
    public String word() {
        return word;
    }

    public String href() {
        return "/holds?age=" + word;
    }

    /** Those that hold an order now and are so old. */
    public HoldFilter active(Instant now) {
        return HoldFilter.since(from(now), before(now));
    }

    @Nullable
    Instant from(Instant now) {
        return under == null ? null : now.minus(under);
    }

    @Nullable
    Instant before(Instant now) {
        return atLeast == null ? null : now.minus(atLeast);
    }

    static Optional<HoldAge> parse(String word) {
        return Arrays.stream(values()).filter(age -> age.word.equals(word)).findFirst();
    }
}
