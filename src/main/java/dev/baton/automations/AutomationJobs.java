package dev.baton.automations;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.platform.Ids;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works off what is due every few seconds, and forgets runs that ended long ago. */
@Configuration(proxyBeanMethods = false)
class AutomationJobs {

    static final Duration KEPT = Duration.ofDays(90);

    private static final int BITE = 2_000;

    @Bean
    @ConditionalOnProperty(name = "baton.test", havingValue = "false", matchIfMissing = true)
    RecurringTask<Void> runDueAutomations(RunAutomations automations) {
        return Tasks.recurring("run-automations", FixedDelay.ofSeconds(2)).execute((_, _) -> automations.runDue());
    }

    @Bean
    RecurringTask<Void> forgetOldAutomationRuns(Tenants tenants, Runs runs, Clock clock) {
        return Tasks.recurring("forget-old-automation-runs", FixedDelay.ofHours(1))
                .execute((_, _) -> tenants.list()
                        .forEach(tenant ->
                                Caller.system(tenant.id(), "Baton").run(() -> forget(runs, clock.instant()))));
    }

    static void forget(Runs runs, Instant now) {
        var before = Ids.firstAt(now.minus(KEPT));
        int last = BITE;
        while (last == BITE) {
            last = runs.forget(before, BITE);
        }
        runs.forgetGuards(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1));
    }
}
