package dev.baton.platform.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final Duration ANSWERS_KEPT = Duration.ofDays(1);

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(Problems problems, List<LargeBody> large) {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(problems, large));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    WebMvcRegistrations endpoints() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new Endpoints();
            }
        };
    }

    /** Behind security, because the key belongs to the caller's tenant. */
    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotency(
            @Qualifier("requestMappingHandlerMapping") HandlerMapping endpoints,
            IdempotencyRows rows,
            TransactionTemplate transaction,
            Problems problems,
            Clock clock) {
        var registration =
                new FilterRegistrationBean<>(new IdempotencyFilter(endpoints, rows, transaction, problems, clock));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }

    /**
     * A field we do not know is more often a slip of the pen than a message from the future, and half a piece more often a
     * mistake than a whole one.
     */
    @Bean
    JsonMapperBuilderCustomizer strictRequests() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .addModule(new SimpleModule("text").addDeserializer(String.class, new TextDeserializer()));
    }

    /** Words of a fixed list are read in any case; text must be text. */
    @Bean
    WebMvcConfigurer parameters(JsonMapper json) {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.withJsonConverter(new WholeAnswers(json));
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                ApplicationConversionService.addApplicationConverters(registry);
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new TextInterceptor());
            }
        };
    }

    @Bean
    RecurringTask<Void> forgetOldAnswers(IdempotencyRows rows, Clock clock) {
        return Tasks.recurring("forget-old-answers", FixedDelay.ofHours(1))
                .execute((_, _) -> rows.forget(clock.instant().minus(ANSWERS_KEPT)));
    }
}
