package dev.baton.screening;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.util.Map;

/** Says how alike a name must be to hold an order; then every open order is looked at again. */
@UseCase
public class SetThreshold {

    public static final int LEAST = 50;
    public static final int MOST = 100;

    private final Parties parties;
    private final Audit audit;
    private final Clock clock;

    SetThreshold(Parties parties, Audit audit, Clock clock) {
        this.parties = parties;
        this.audit = audit;
        this.clock = clock;
    }

    public int handle(int threshold) {
        if (threshold < LEAST || threshold > MOST) {
            throw new Invalid("threshold", "must be from %d to %d".formatted(LEAST, MOST));
        }
        int before = parties.threshold();
        if (before != threshold) {
            parties.setThreshold(threshold);
            parties.askAgain(clock.instant());
            audit.record(
                    "screening", "threshold", "changed", Map.of("threshold", before), Map.of("threshold", threshold));
        }
        return threshold;
    }
}
