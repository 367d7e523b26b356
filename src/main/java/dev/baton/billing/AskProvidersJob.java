package dev.baton.billing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends what waits for a payment provider, asks what became of the rest, renews what ends soon and notices what has ended. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentSettings.class)
class AskProvidersJob {

    private static final Logger LOG = LoggerFactory.getLogger(AskProvidersJob.class);

    @Bean
    @ConditionalOnProperty(name = "baton.test", havingValue = "false", matchIfMissing = true)
    RecurringTask<Void> askPaymentProviders(Cards cards, AskProvider askProvider, Clock clock) {
        return Tasks.recurring("ask-payment-providers", FixedDelay.ofSeconds(3))
                .execute((_, _) -> cards.due(clock.instant())
                        .forEach((tenant, ids) -> Caller.system(tenant, "Baton")
                                .run(() -> ids.forEach(id -> carefully(id, askProvider::handle)))));
    }

    @Bean
    @ConditionalOnProperty(name = "baton.test", havingValue = "false", matchIfMissing = true)
    RecurringTask<Void> noticeExpiredAuthorisations(Cards cards, AskProvider askProvider, Clock clock) {
        return Tasks.recurring("notice-expired-authorisations", FixedDelay.ofSeconds(60))
                .execute((_, _) -> cards.expired(clock.instant())
                        .forEach((tenant, ids) -> Caller.system(tenant, "Baton")
                                .run(() -> ids.forEach(
                                        id -> carefully(id, each -> askProvider.expire(new AuthorisationId(each)))))));
    }

    @Bean
    @ConditionalOnProperty(name = "baton.test", havingValue = "false", matchIfMissing = true)
    RecurringTask<Void> renewAuthorisations(Cards cards, RenewCard renewCard, Clock clock) {
        return Tasks.recurring("renew-authorisations", FixedDelay.ofSeconds(60))
                .execute((_, _) -> cards.toLookAt(clock.instant())
                        .forEach((tenant, ids) -> Caller.system(tenant, "Baton")
                                .run(() -> ids.forEach(
                                        id -> carefully(id, each -> renewCard.handle(new AuthorisationId(each)))))));
    }

    private static void carefully(UUID id, Consumer<UUID> work) {
        try {
            work.accept(id);
        } catch (RuntimeException e) {
            LOG.warn("{} could not be asked about and will be later", id, e);
        }
    }
}
