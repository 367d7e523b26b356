package dev.baton.notes;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who was where, a minute ago, is nobody's business. */
@Configuration(proxyBeanMethods = false)
class ForgetPresenceJob {

    @Bean
    RecurringTask<Void> forgetPresence(Presence presence, Clock clock) {
        return Tasks.recurring("forget-presence", FixedDelay.ofMinutes(1))
                .execute((_, _) -> presence.forget(clock.instant().minus(LookAtOrder.LASTS)));
    }
}
