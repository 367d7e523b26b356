package dev.baton.screening;

import org.jspecify.annotations.Nullable;

/**
 * A name that looks like one on a list.
 *
 * @param name as it was given
 * @param listed the name or alias on the list that it looks like
 * @param party the party's own name
 * @param partyKey by which the party is known again
 * @param score 0 to 100
 */
public record Match(
        String name,
        String listed,
        String party,
        String partyKey,
        String list,
        @Nullable String reference,
        @Nullable String country,
        int score) {}
