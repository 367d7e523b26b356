package dev.baton.channels;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Tenants;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets imports that were over long ago, with what became of their rows; what the rows made stays. */
@Configuration(proxyBeanMethods = false)
class ForgetOldImportsJob {

    private static final Duration KEPT = Duration.ofDays(90);

    @Bean
    RecurringTask<Void> forgetOldImports(Tenants tenants, Imports imports, Clock clock) {
        return Tasks.recurring("forget-old-imports", FixedDelay.ofHours(6)).execute((_, _) -> {
            var before = clock.instant().minus(KEPT);
            tenants.list()
                    .forEach(tenant -> Caller.system(tenant.id(), "Baton").run(() -> {
                        while (imports.forget(before) > 0) {
                            // in small bites
                        }
                    }));
        });
    }
}
