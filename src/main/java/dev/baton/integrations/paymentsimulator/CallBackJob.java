package dev.baton.integrations.paymentsimulator;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the simulated provider call back about what it has not answered, or has answered already. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "baton.payment-simulator.enabled", matchIfMissing = true)
class CallBackJob {

    @Bean
    @ConditionalOnProperty(name = "baton.test", havingValue = "false", matchIfMissing = true)
    RecurringTask<Void> callBackAboutPayments(PaymentSimulator simulator) {
        return Tasks.recurring("call-back-about-payments", FixedDelay.ofSeconds(5))
                .execute((_, _) -> simulator.call());
    }
}
