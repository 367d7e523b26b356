package dev.baton.automations;

import dev.baton.platform.security.Caller;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works off the runs that are due, each in a transaction of its own; any number of nodes at once. */
@Component
public class RunAutomations {

    private static final Logger LOG = LoggerFactory.getLogger(RunAutomations.class);
    private static final int BATCH = 100;

    /** For one company, before others have their turn. */
    private static final int ROUNDS = 20;

    private final Runs runs;
    private final CarryOutRun carryOut;
    private final PutOffRun putOff;
    private final Clock clock;

    RunAutomations(Runs runs, CarryOutRun carryOut, PutOffRun putOff, Clock clock) {
        this.runs = runs;
        this.carryOut = carryOut;
        this.putOff = putOff;
        this.clock = clock;
    }

    /** For every company that has any. */
    public void runDue() {
        for (var tenant : runs.tenantsWithDue(clock.instant())) {
            Caller.system(tenant, "Baton").run(this::runDueOfCompany);
        }
    }

    /**
     * For the caller's company.
     *
     * @return how many runs ended
     */
    public int runDueOfCompany() {
        int ended = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var due = runs.due(clock.instant(), BATCH);
            int now = (int) due.stream().filter(this::carriedOut).count();
            ended += now;
            if (due.size() < BATCH || now == 0) {
                break;
            }
        }
        return ended;
    }

    private boolean carriedOut(RunId run) {
        try {
            return carryOut.handle(run).isPresent();
        } catch (RuntimeException e) {
            LOG.warn("The automation run {} broke and is tried again a few times", run, e);
            putOff(run, e);
            return false;
        }
    }

    private void putOff(RunId run, RuntimeException broke) {
        try {
            putOff.handle(run, broke);
        } catch (RuntimeException e) {
            LOG.warn("That the automation run {} broke could not be noted; it stays due", run, e);
        }
    }
}
