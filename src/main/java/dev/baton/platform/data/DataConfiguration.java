package dev.baton.platform.data;

import dev.baton.platform.UseCase;
import dev.baton.platform.time.ScopedClock;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class DataConfiguration {

    @Bean
    Clock clock() {
        return new ScopedClock();
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new SnapshotReads(dataSource);
    }

    /** Around the transaction, so that each try has one of its own. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor retryingUseCases() {
        var advisor = new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forClassAnnotation(UseCase.class), new Retrying());
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }
}
