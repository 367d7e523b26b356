package dev.baton.shipping;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks carriers for labels that are outstanding, and where shipments are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShippingSettings.class)
class AskCarriersJob {

    private static final Logger LOG = LoggerFactory.getLogger(AskCarriersJob.class);

    @Bean
    @ConditionalOnProperty(name = "baton.test", havingValue = "false", matchIfMissing = true)
    RecurringTask<Void> askForLabels(Shipments shipments, BuyLabel buyLabel, GiveBackLabel giveBackLabel, Clock clock) {
        return Tasks.recurring("ask-for-labels", FixedDelay.ofSeconds(5))
                .execute((_, _) -> shipments
                        .labelsDue(clock.instant())
                        .forEach((tenant, ids) -> Caller.system(tenant, "Baton")
                                .run(() -> ids.forEach(id -> ask(id, buyLabel, giveBackLabel)))));
    }

    @Bean
    @ConditionalOnProperty(name = "baton.test", havingValue = "false", matchIfMissing = true)
    RecurringTask<Void> askWhereShipmentsAre(Shipments shipments, PollTracking pollTracking, Clock clock) {
        return Tasks.recurring("ask-where-shipments-are", FixedDelay.ofSeconds(5))
                .execute((_, _) -> shipments
                        .pollsDue(clock.instant())
                        .forEach((tenant, ids) -> Caller.system(tenant, "Baton").run(() -> pollTracking.handle(ids))));
    }

    private static void ask(ShipmentId id, BuyLabel buyLabel, GiveBackLabel giveBackLabel) {
        try {
            buyLabel.handle(id);
            giveBackLabel.handle(id);
        } catch (RuntimeException e) {
            LOG.warn("The label of shipment {} could not be asked for and will be later", id, e);
        }
    }
}
