package dev.baton.integrations.fraudsimulator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.fraud.spi.FraudAnswer;
import dev.baton.fraud.spi.FraudProvider;
import dev.baton.fraud.spi.FraudQuestion;
import dev.baton.platform.time.ScopedClock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Stands in for a provider of fraud scores. The name before the {@code @} of an order's mail decides: with {@code chargeback} in it
 * the score is 92; with {@code late} the first two questions fail; with {@code silent} none is ever answered; with {@code broken} each
 * answer is nonsense. Everybody else has 0 to 29, always the same.
 */
@Component
class FraudSimulator implements FraudProvider {

    private static final Duration LATENCY = Duration.ofMillis(40);
    private static final Duration FOR_EVER = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int MOST_HARMLESS = 30;
    private static final int LATE = 2;

    private final Cache<String, AtomicInteger> asked =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public FraudAnswer ask(FraudQuestion question) {
        var mail = Objects.requireNonNullElse(question.mail(), "").toLowerCase(Locale.ROOT);
        var name = mail.substring(0, Math.max(0, mail.indexOf('@')));
        int times = Objects.requireNonNull(asked.get(question.id(), _ -> new AtomicInteger()))
                .incrementAndGet();
        if (name.contains("late") && times <= LATE) {
            throw new IllegalStateException("the provider answered 503");
        }
        if (name.contains("silent")) {
            travel(FOR_EVER);
        }
        travel(LATENCY);
        if (name.contains("broken")) {
            return new FraudAnswer(-1, "null");
        }
        return name.contains("chargeback")
                ? new FraudAnswer(92, "mail seen in 3 chargebacks of the last 30 days")
                : new FraudAnswer(Math.floorMod(mail.hashCode(), MOST_HARMLESS), "nothing known");
    }

    private static void travel(Duration time) {
        if (ScopedClock.isChosen()) {
            return;
        }
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted on the way to the provider", e);
        }
    }
}
