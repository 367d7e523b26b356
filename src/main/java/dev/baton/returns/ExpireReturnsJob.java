package dev.baton.returns;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives up waiting for goods that did not come, and asks payment for what was sent ahead of them. */
@Configuration(proxyBeanMethods = false)
class ExpireReturnsJob {

    private static final Logger LOG = LoggerFactory.getLogger(ExpireReturnsJob.class);

    @Bean
    RecurringTask<Void> expireReturns(Tenants tenants, ReturnQueries returns, ExpireReturn expireReturn) {
        return Tasks.recurring("expire-returns", FixedDelay.ofMinutes(10))
                .execute((_, _) -> tenants.list()
                        .forEach(tenant ->
                                Caller.system(tenant.id(), "Baton").run(() -> expire(returns, expireReturn))));
    }

    private static void expire(ReturnQueries returns, ExpireReturn expireReturn) {
        for (var due : returns.due()) {
            try {
                expireReturn.handle(due);
            } catch (RuntimeException e) {
                LOG.warn("The return {} could not be given up and stays", due, e);
            }
        }
    }
}
