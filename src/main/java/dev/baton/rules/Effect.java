package dev.baton.rules;

/** What is done when a rule is true. */
public enum Effect {
    /** It is refused. */
    REJECT,
    /** It is accepted and may not go on; the value says what kind of hold. */
    HOLD,
    /** It is put right before it is accepted, and whoever looks at it is told; the value says how. */
    FIX,
    /** Whoever looks at it is told. */
    WARN,
    /** It gets a word by which it is found; the value is the word. */
    TAG,
    /** It is served before or after others; the value is the priority. */
    PRIORITY
}
