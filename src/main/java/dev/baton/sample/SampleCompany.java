package dev.baton.sample;

import dev.baton.platform.commands.Progress;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import dev.baton.platform.security.Tenants;
import dev.baton.platform.time.ScopedClock;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** The company that an empty Baton is filled with, so that there is something to try. */
@Component
class SampleCompany {

    static final String ACTOR = "Sample company";
    static final int DAYS = 60;
    private static final LocalTime OPENING = LocalTime.of(5, 0);

    private final Tenants tenants;
    private final FoundCompany foundCompany;
    private final Histories histories;
    private final SampleHistory history;
    private final SampleCommits commits;
    private final Progress progress;
    private final Clock clock;

    SampleCompany(
            Tenants tenants,
            FoundCompany foundCompany,
            Histories histories,
            SampleHistory history,
            SampleCommits commits,
            Progress progress,
            Clock clock) {
        this.tenants = tenants;
        this.foundCompany = foundCompany;
        this.histories = histories;
        this.history = history;
        this.commits = commits;
        this.progress = progress;
        this.clock = clock;
    }

    /** Fills an empty database; carries on where an earlier start was broken off; leaves any other alone. */
    void loadIfNeeded() {
        var all = tenants.list();
        if (all.isEmpty()) {
            load();
        } else {
            completeHistory(all.getFirst().id());
        }
    }

    TenantId load() {
        progress.say("Founding the sample company …");
        var today = clock.instant().atZone(SampleHistory.ZONE).toLocalDate();
        var founding = today.minusDays(DAYS - 1L)
                .atTime(OPENING)
                .atZone(SampleHistory.ZONE)
                .toInstant();
        var tenant = ScopedClock.at(founding, () -> foundCompany.handle(new FoundCompany.Command(today, DAYS)));
        completeHistory(tenant);
        return tenant;
    }

    private void completeHistory(TenantId tenant) {
        Caller.system(tenant, ACTOR)
                .run(() -> histories
                        .find()
                        .filter(past -> !past.isComplete())
                        .ifPresent(past -> commits.withoutWaiting(() -> history.complete(past))));
    }
}
