package dev.baton.platform.audit;

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

/** Every few seconds, for each company that has changed something. */
@Configuration(proxyBeanMethods = false)
class SealAuditJob {

    private static final Logger LOG = LoggerFactory.getLogger(SealAuditJob.class);

    @Bean
    @ConditionalOnProperty(name = "baton.test", havingValue = "false", matchIfMissing = true)
    RecurringTask<Void> sealAuditTrails(AuditChain chain, SealAudit sealAudit) {
        return Tasks.recurring("seal-audit", FixedDelay.ofSeconds(5))
                .execute((_, _) -> chain.waiting().forEach(tenant -> carefully(tenant, sealAudit)));
    }

    private static void carefully(TenantId tenant, SealAudit sealAudit) {
        try {
            Caller.system(tenant, "Baton").run(() -> {
                var sealed = sealAudit.handle();
                while (sealed.more()) {
                    sealed = sealAudit.handle();
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("The trail of {} could not be sealed and will be later", tenant, e);
        }
    }
}
