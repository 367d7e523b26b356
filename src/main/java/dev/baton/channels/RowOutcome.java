package dev.baton.channels;

/** What became of a row. */
public enum RowOutcome {
    DONE,
    /** It had been done before, under the same key or reference, and was not done again. */
    REPEATED,
    FAILED
}
