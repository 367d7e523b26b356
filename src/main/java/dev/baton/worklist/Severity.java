package dev.baton.worklist;

/** How bad it is when nobody acts. */
public enum Severity {
    LOW,
    NORMAL,
    HIGH,
    CRITICAL;

    /** One step worse, as far as there is one. */
    Severity worse() {
        return switch (this) {
            case LOW -> NORMAL;
            case NORMAL -> HIGH;
            case HIGH, CRITICAL -> CRITICAL;
        };
    }
}
