package dev.baton.fraud;

import dev.baton.fraud.spi.FraudAnswer;
import dev.baton.fraud.spi.FraudProvider;
import dev.baton.fraud.spi.FraudQuestion;
import dev.baton.platform.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The one way to a provider of scores: with a time-out, and without an answer when there is none that can be believed. */
@Component
class FraudProviders {

    static final Duration TIME_OUT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(FraudProviders.class);

    private final List<FraudProvider> providers;

    FraudProviders(List<FraudProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    Set<String> known() {
        return providers.stream().map(FraudProvider::name).collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<FraudAnswer> ask(String provider, FraudQuestion question) {
        return providers.stream()
                .filter(each -> each.name().equals(provider))
                .findFirst()
                .flatMap(each -> ask(each, question))
                .filter(answer -> answer.score() >= 0 && answer.score() <= FraudScore.MOST);
    }

    private static Optional<FraudAnswer> ask(FraudProvider provider, FraudQuestion question) {
        var caller = Caller.current();
        var task = new FutureTask<>(() -> caller.call(() -> provider.ask(question)));
        Thread.ofVirtual().name("fraud " + provider.name()).start(task);
        try {
            return Optional.of(task.get(TIME_OUT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            task.cancel(true);
            return Optional.empty();
        } catch (ExecutionException e) {
            LOG.warn("{} could not be asked about {}", provider.name(), question.id(), e.getCause());
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            task.cancel(true);
            return Optional.empty();
        }
    }
}
