package dev.baton.shipping;

import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import dev.baton.shipping.spi.CarrierGateway;
import dev.baton.shipping.spi.CarrierGateway.Consignment;
import dev.baton.shipping.spi.CarrierGateway.Purchase;
import dev.baton.shipping.spi.CarrierGateway.Tracking;
import dev.baton.shipping.spi.CarrierGateway.Unknown;
import dev.baton.shipping.spi.CarrierGateway.Voiding;
import dev.baton.shipping.spi.LabelRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one way to a carrier: with a time-out, and with an answer whatever happens. A gateway that breaks or does not come back has
 * answered {@code Unknown}.
 */
@Component
class Gateways {

    private static final Logger LOG = LoggerFactory.getLogger(Gateways.class);

    private final List<CarrierGateway> gateways;
    private final ShippingSettings settings;
    private final Clock clock;

    Gateways(List<CarrierGateway> gateways, ShippingSettings settings, Clock clock) {
        this.gateways = List.copyOf(gateways);
        this.settings = settings;
        this.clock = clock;
    }

    Purchase buy(LabelRequest request) {
        return this.<Purchase>ask(request.carrier(), gateway -> gateway.buy(request), unknown -> unknown);
    }

    Voiding giveBack(String carrier, String reference) {
        return this.<Voiding>ask(carrier, gateway -> gateway.giveBack(carrier, reference), unknown -> unknown);
    }

    Tracking track(String carrier, List<Consignment> consignments) {
        return this.<Tracking>ask(carrier, gateway -> gateway.track(carrier, consignments), unknown -> unknown);
    }

    private <T> T ask(String carrier, Function<CarrierGateway, T> question, Function<Unknown, T> unanswered) {
        return speaker(carrier)
                .map(gateway -> within(carrier, () -> question.apply(gateway), unanswered))
                .orElseGet(() -> unanswered.apply(new Unknown("there is no connection to carrier " + carrier)));
    }

    private Optional<CarrierGateway> speaker(String carrier) {
        return gateways.stream().filter(gateway -> gateway.speaksFor(carrier)).findFirst();
    }

    private <T> T within(String carrier, Callable<T> question, Function<Unknown, T> unanswered) {
        var caller = Caller.current();
        var now = clock.instant();
        var task = new FutureTask<T>(() -> caller.call(() -> ScopedClock.at(now, question::call)));
        Thread.ofVirtual().name("carrier " + carrier).start(task);
        try {
            return task.get(settings.carrierTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            task.cancel(true);
            return unanswered.apply(new Unknown("%s did not answer within %d s"
                    .formatted(carrier, settings.carrierTimeout().toSeconds())));
        } catch (ExecutionException e) {
            LOG.warn("The gateway to {} broke", carrier, e.getCause());
            return unanswered.apply(new Unknown("the connection to %s broke".formatted(carrier)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            task.cancel(true);
            return unanswered.apply(new Unknown("we were interrupted"));
        }
    }
}
