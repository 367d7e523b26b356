package dev.baton.worklist;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Tenants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every minute, and for each company. */
@Configuration(proxyBeanMethods = false)
class LookAgainJob {

    @Bean
    RecurringTask<Void> watchesOfTheWorklist(Tenants tenants, LookAgain lookAgain) {
        return Tasks.recurring("worklist-look-again", FixedDelay.ofMinutes(1))
                .execute((_, _) -> tenants.list()
                        .forEach(tenant -> Caller.system(tenant.id(), "Baton").run(lookAgain::everything)));
    }
}
