package dev.baton.console;

import gg.jte.Content;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened, for a timeline: when, what, who, and on demand the details. */
public record Moment(
        Instant at,
        String icon,
        Tone tone,
        String what,
        @Nullable String who,
        @Nullable Content details) {}
