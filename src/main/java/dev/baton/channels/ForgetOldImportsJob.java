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
    private static final Duration FILES_KEPT = Duration.ofDays(1);

    @Bean
    RecurringTask<Void> forgetOldImports(Tenants tenants, Imports imports, ImportFiles files, Clock clock) {
        return Tasks.recurring("forget-old-imports", FixedDelay.ofHours(6)).execute((_, _) -> {
            var now = clock.instant();
            var before = now.minus(KEPT);
            tenants.list()
                    .forEach(tenant -> Caller.system(tenant.id(), "Baton").run(() -> {
                        while (imports.forget(before) > 0) {
                            // in small bites
                        }
                        files.forget(now.minus(FILES_KEPT));
                    }));
        });
    }
}
