package dev.baton.screening;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Within seconds after a list has changed, for each company that changed one. */
@Configuration(proxyBeanMethods = false)
class RescreenJob {

    private static final Logger LOG = LoggerFactory.getLogger(RescreenJob.class);

    @Bean
    @ConditionalOnProperty(name = "baton.test", havingValue = "false", matchIfMissing = true)
    RecurringTask<Void> rescreenOrders(Parties parties, Rescreen rescreen) {
        return Tasks.recurring("rescreen-orders", FixedDelay.ofSeconds(5))
                .execute((_, _) -> parties.waiting().forEach(tenant -> carefully(tenant, rescreen)));
    }

    private static void carefully(TenantId tenant, Rescreen rescreen) {
        try {
            Caller.system(tenant, ScreeningWork.BATON).run(() -> {
                var done = rescreen.handle();
                while (done.more()) {
                    done = rescreen.handle();
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("The open orders of {} could not be compared with its lists and will be later", tenant, e);
        }
    }
}
