package dev.baton.events;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Tenants;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets what was published long ago, in small bites. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EventsSettings.class, WebhookSettings.class})
class ForgetOldEventsJob {

    private static final int BITE = 2000;

    @Bean
    RecurringTask<Void> forgetOldEvents(
            Tenants tenants, Feed feed, Deliveries deliveries, EventsSettings settings, Clock clock) {
        return Tasks.recurring("forget-old-events", FixedDelay.ofHours(1)).execute((_, _) -> {
            var before = clock.instant().minus(settings.keep());
            tenants.list()
                    .forEach(tenant -> Caller.system(tenant.id(), "Baton").run(() -> forget(feed, deliveries, before)));
        });
    }

    static void forget(Feed feed, Deliveries deliveries, Instant before) {
        int last = BITE;
        while (last == BITE) {
            last = deliveries.forget(before, BITE);
        }
        last = BITE;
        while (last == BITE) {
            last = feed.forget(before, BITE);
        }
    }
}
