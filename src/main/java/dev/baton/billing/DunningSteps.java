package dev.baton.billing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When which letter is due: after 7, 21 and 35 days, and never less than a week after the one before. */
final class DunningSteps {

    static final int LAST = 3;
    static final int DAYS_TO_PAY = 10;

    private static final int[] DAYS_OVERDUE = {7, 21, 35};
    private static final int DAYS_BETWEEN = 7;

    private DunningSteps() {}

    /** The level of the letter that is due; 0 when none is. */
    static int due(LocalDate dueOn, int level, @Nullable LocalDate lastOn, LocalDate today) {
        boolean late = level < LAST && ChronoUnit.DAYS.between(dueOn, today) >= DAYS_OVERDUE[level];
        boolean rested = lastOn == null || ChronoUnit.DAYS.between(lastOn, today) >= DAYS_BETWEEN;
        return late && rested ? level + 1 : 0;
    }

    static LocalDate firstDue(LocalDate today) {
        return today.minusDays(DAYS_OVERDUE[0]);
    }
}
