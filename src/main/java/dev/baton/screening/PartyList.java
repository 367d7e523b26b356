package dev.baton.screening;

import java.time.Instant;

/** One list of parties nobody may deal with, as it was loaded last. */
public record PartyList(String list, int parties, Instant loadedAt, String loadedBy) {

    public static final int LONGEST_NAME = 60;

    /** Of all lists of a company. */
    public static final int MOST_LISTS = 50;

    public static final int MOST_PARTIES = 100_000;
}
