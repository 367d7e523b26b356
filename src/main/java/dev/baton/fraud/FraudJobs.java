package dev.baton.fraud;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.orders.OrderId;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks providers what is to be asked, and forgets what nobody counts any more. */
@Configuration(proxyBeanMethods = false)
class FraudJobs {

    /** So that an order about which nobody answers does not keep the others waiting. */
    private static final int AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(FraudJobs.class);

    @Bean
    @ConditionalOnProperty(name = "baton.test", havingValue = "false", matchIfMissing = true)
    RecurringTask<Void> askFraudProviders(Assessments assessments, AskFraudProvider askFraudProvider, Clock clock) {
        return Tasks.recurring("ask-fraud-providers", FixedDelay.ofSeconds(2))
                .execute((_, _) -> assessments
                        .toAsk(clock.instant())
                        .forEach((tenant, orders) -> Caller.system(tenant, "Baton")
                                .run(() -> orders.forEach(order -> carefully(order, askFraudProvider)))));
    }

    private static void carefully(OrderId order, AskFraudProvider askFraudProvider) {
        try {
            askFraudProvider.handle(order);
        } catch (RuntimeException e) {
            LOG.warn("Nobody could be asked about the order {}; it will be asked about later", order, e);
        }
    }

    @Bean
    @ConditionalOnProperty(name = "baton.test", havingValue = "false", matchIfMissing = true)
    RecurringTask<Void> forgetFraudTraces(Traces traces, Clock clock) {
        return Tasks.recurring("forget-fraud-traces", FixedDelay.of(Duration.ofHours(1)))
                .execute((_, _) -> {
                    var before = clock.instant().minus(AssessOrders.REMEMBERED);
                    while (traces.forget(before)) {
                        LOG.debug("There are more traces to forget");
                    }
                });
    }
}
