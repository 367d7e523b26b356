package dev.baton.notifications;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends what is due, every few seconds. */
@Configuration(proxyBeanMethods = false)
class SendMessagesJob {

    @Bean
    @ConditionalOnProperty(name = "baton.test", havingValue = "false", matchIfMissing = true)
    RecurringTask<Void> sendDueMessages(SendMessages sendMessages) {
        return Tasks.recurring("send-messages", FixedDelay.ofSeconds(5)).execute((_, _) -> sendMessages.sendDue());
    }
}
