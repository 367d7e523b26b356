package dev.baton.billing;

import dev.baton.billing.spi.PaymentGateway;
import dev.baton.billing.spi.PaymentGateway.Answer;
import dev.baton.billing.spi.PaymentGateway.Unknown;
import dev.baton.billing.spi.PaymentRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The one way to a payment provider: with a time-out, and with an answer whatever happens. */
@Component
class PaymentGateways {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentGateways.class);

    private final List<PaymentGateway> gateways;
    private final PaymentSettings settings;
    private final Clock clock;

    PaymentGateways(List<PaymentGateway> gateways, PaymentSettings settings, Clock clock) {
        this.gateways = List.copyOf(gateways);
        this.settings = settings;
        this.clock = clock;
    }

    Answer send(PaymentRequest request) {
        return within(request.provider(), gateway -> gateway.send(request), Unknown::new);
    }

    Answer ask(String provider, String requestId) {
        return within(provider, gateway -> gateway.ask(requestId), Unknown::new);
    }

    /** Where a customer enters a card; empty when the provider has no such page, or cannot be reached now. */
    Optional<URI> form(String provider, Money amount, String reference, URI back) {
        return within(provider, gateway -> gateway.form(amount, reference, back), _ -> Optional.empty());
    }

    private <T> T within(String provider, Function<PaymentGateway, T> question, Function<String, T> unknown) {
        return gateways.stream()
                .filter(gateway -> gateway.speaksFor(provider))
                .findFirst()
                .map(gateway -> within(provider, gateway, question, unknown))
                .orElseGet(() -> unknown.apply("there is no connection to " + provider));
    }

    private <T> T within(
            String provider,
            PaymentGateway gateway,
            Function<PaymentGateway, T> question,
            Function<String, T> unknown) {
        var caller = Caller.current();
        var now = clock.instant();
        boolean elsewhen = ScopedClock.isChosen();
        var task = new FutureTask<T>(() -> caller.call(
                () -> elsewhen ? ScopedClock.at(now, () -> question.apply(gateway)) : question.apply(gateway)));
        Thread.ofVirtual().name("payments " + provider).start(task);
        try {
            return task.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            task.cancel(true);
            return unknown.apply("%s did not answer within %d s"
                    .formatted(provider, settings.timeout().toSeconds()));
        } catch (ExecutionException e) {
            LOG.warn("The gateway to {} broke", provider, e.getCause());
            return unknown.apply("the connection to %s broke".formatted(provider));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            task.cancel(true);
            return unknown.apply("we were interrupted");
        }
    }
}
