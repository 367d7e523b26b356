package dev.baton.billing;

import dev.baton.billing.spi.PaymentGateway;
import dev.baton.billing.spi.PaymentGateway.Answer;
import dev.baton.billing.spi.PaymentGateway.Unknown;
import dev.baton.billing.spi.PaymentRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import java.time.Clock;
import java.util.List;
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
        return within(request.provider(), gateway -> gateway.send(request));
    }

    Answer ask(String provider, String requestId) {
        return within(provider, gateway -> gateway.ask(requestId));
    }

    private Answer within(String provider, Function<PaymentGateway, Answer> question) {
        return gateways.stream()
                .filter(gateway -> gateway.speaksFor(provider))
                .findFirst()
                .map(gateway -> within(provider, gateway, question))
                .orElseGet(() -> new Unknown("there is no connection to " + provider));
    }

    private Answer within(String provider, PaymentGateway gateway, Function<PaymentGateway, Answer> question) {
        var caller = Caller.current();
        var now = clock.instant();
        boolean elsewhen = ScopedClock.isChosen();
        var task = new FutureTask<Answer>(() -> caller.call(
                () -> elsewhen ? ScopedClock.at(now, () -> question.apply(gateway)) : question.apply(gateway)));
        Thread.ofVirtual().name("payments " + provider).start(task);
        try {
            return task.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            task.cancel(true);
            return new Unknown("%s did not answer within %d s"
                    .formatted(provider, settings.timeout().toSeconds()));
        } catch (ExecutionException e) {
            LOG.warn("The gateway to {} broke", provider, e.getCause());
            return new Unknown("the connection to %s broke".formatted(provider));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            task.cancel(true);
            return new Unknown("we were interrupted");
        }
    }
}
