package dev.baton.orders;

import org.jspecify.annotations.Nullable;

/** Who or what placed a hold. */
public enum HoldSource {
    /** A rule of the company. */
    RULE,
    /** Baton, for something it checks or was asked to wait for. */
    BATON,
    /** An automation of the company. */
    AUTOMATION,
    /** Somebody, or a program with a key. */
    PERSON;

    /** What the name of every automation begins with when it acts. */
    public static final String AUTOMATION_NAME = "Automation: ";

    static HoldSource of(@Nullable String rule, boolean automatic, String placedBy) {
        if (rule != null) {
            return RULE;
        }
        if (automatic || placedBy.equals(PrepareOrder.PLACED_BY)) {
            return BATON;
        }
        return placedBy.startsWith(AUTOMATION_NAME) ? AUTOMATION : PERSON;
    }
}
