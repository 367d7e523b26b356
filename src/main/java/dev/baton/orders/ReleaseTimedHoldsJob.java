package dev.baton.orders;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Tenants;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes off holds whose time has come. */
@Configuration(proxyBeanMethods = false)
class ReleaseTimedHoldsJob {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseTimedHoldsJob.class);

    @Bean
    RecurringTask<Void> releaseTimedHolds(Tenants tenants, Orders orders, ReleaseHold releaseHold, Clock clock) {
        return Tasks.recurring("release-timed-holds", FixedDelay.ofMinutes(1))
                .execute((_, _) -> tenants.list()
                        .forEach(tenant ->
                                Caller.system(tenant.id(), "Baton").run(() -> releaseDue(orders, releaseHold, clock))));
    }

    private static void releaseDue(Orders orders, ReleaseHold releaseHold, Clock clock) {
        for (var due : orders.dueHolds(clock.instant())) {
            try {
                releaseHold.handle(new ReleaseHold.Command(due.order(), due.hold(), "its time had come", null));
            } catch (RuntimeException e) {
                LOG.warn("The hold {} of order {} could not be released and stays", due.hold(), due.order(), e);
            }
        }
    }
}
