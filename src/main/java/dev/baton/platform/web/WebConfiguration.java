package dev.baton.platform.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.DeserializationFeature;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final Duration ANSWERS_KEPT = Duration.ofDays(1);

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(Problems problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** Behind security, because the key belongs to the caller's tenant. */
    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotency(
            IdempotencyRows rows, TransactionTemplate transaction, Problems problems, Clock clock) {
        var registration = new FilterRegistrationBean<>(new IdempotencyFilter(rows, transaction, problems, clock));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }

    /** A field we do not know is more often a slip of the pen than a message from the future. */
    @Bean
    JsonMapperBuilderCustomizer strictRequests() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    @Bean
    RecurringTask<Void> forgetOldAnswers(IdempotencyRows rows, Clock clock) {
        return Tasks.recurring("forget-old-answers", FixedDelay.ofHours(1))
                .execute((_, _) -> rows.forget(clock.instant().minus(ANSWERS_KEPT)));
    }
}
