package dev.baton.orders;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Tenants;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets jobs over many orders that were over long ago; the holds and their timelines stay. */
@Configuration(proxyBeanMethods = false)
class ForgetOldHoldJobsJob {

    private static final Duration KEPT = Duration.ofDays(90);

    @Bean
    RecurringTask<Void> forgetOldHoldJobs(Tenants tenants, HoldJobs jobs, Clock clock) {
        return Tasks.recurring("forget-old-hold-jobs", FixedDelay.ofHours(6)).execute((_, _) -> {
            var before = clock.instant().minus(KEPT);
            tenants.list()
                    .forEach(tenant -> Caller.system(tenant.id(), "Baton").run(() -> {
                        while (jobs.forget(before) > 0) {
                            // in small bites
                        }
                    }));
        });
    }
}
