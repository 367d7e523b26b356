package dev.baton.integrations.paymentsimulator;

import dev.baton.billing.spi.PaymentGateway;
import dev.baton.billing.spi.PaymentInbox;
import dev.baton.billing.spi.PaymentRequest;
import dev.baton.billing.spi.PaymentRequest.Action;
import dev.baton.integrations.paymentsimulator.SimulatedPayments.Outcome;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.util.UriComponentsBuilder;

/** Stands in for every payment provider that nobody else speaks for. How badly it behaves is told by the card: {@link PaymentMood}. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnProperty(name = "baton.payment-simulator.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SimulatorSettings.class)
class PaymentSimulator implements PaymentGateway {

    private final SimulatedPayments payments;
    private final ObjectProvider<PaymentInbox> inbox;
    private final SimulatorSettings settings;
    private final Clock clock;

    PaymentSimulator(
            SimulatedPayments payments, ObjectProvider<PaymentInbox> inbox, SimulatorSettings settings, Clock clock) {
        this.payments = payments;
        this.inbox = inbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean speaksFor(String provider) {
        return true;
    }

    @Override
    public Answer send(PaymentRequest request) {
        travel(settings.latency());
        var mood = PaymentMood.of(request.token());
        if (mood == PaymentMood.SLOW) {
            travel(settings.slowness());
        }
        boolean first = payments.find(request.id()).isEmpty();
        if (mood == PaymentMood.LOST_REQUEST && first) {
            payments.add(request, mood, Outcome.LOST, reference(request), 0, null);
            return new Unknown("the connection was lost");
        }
        var outcome = declines(mood, request.action()) ? Outcome.DECLINED : Outcome.DONE;
        var row = payments.add(request, mood, outcome, reference(request), callsBack(mood), callAt(mood));
        return first && losesAnswer(mood, request.action()) ? new Unknown("there was no answer in time") : answer(row);
    }

    @Override
    public Answer ask(String requestId) {
        travel(settings.latency());
        var known = payments.find(requestId);
        if (known.isEmpty() || known.get().outcome() == Outcome.LOST) {
            return new NeverHeard();
        }
        boolean quiet =
                known.get().mood() == PaymentMood.CALLS_LATE && known.get().callsBack() > 0;
        return quiet ? new Unknown("the provider is still at it") : answer(known.get());
    }

    @Override
    public Optional<URI> form(Money amount, String reference, URI back) {
        travel(settings.latency());
        return Optional.of(UriComponentsBuilder.fromPath(SimulatedForm.PATH)
                .queryParam("amount", amount.toString())
                .queryParam("reference", reference)
                .queryParam("back", back.getRawPath())
                .encode()
                .build()
                .toUri());
    }

    /** Makes the calls that are due by now. */
    void call() {
        payments.toCall(clock.instant())
                .forEach((tenant, requests) ->
                        Caller.system(tenant, "Simulated provider").run(() -> requests.forEach(this::call)));
    }

    private void call(String request) {
        payments.called(request);
        payments.find(request).ifPresent(row -> inbox.getObject().tell(request, answer(row)));
    }

    private Answer answer(SimulatedPayments.Row row) {
        if (row.outcome() == Outcome.DECLINED) {
            return new Declined(
                    switch (row.action()) {
                        case AUTHORISE -> "insufficient funds";
                        case CAPTURE -> "the card was closed meanwhile";
                        case VOID -> "there is nothing to let go";
                        case REFUND -> "the card was closed";
                    });
        }
        boolean authorised = row.action() == Action.AUTHORISE;
        return new Succeeded(
                row.reference(), authorised ? row.mood().card() : null, authorised ? expiry(row.mood()) : null);
    }

    private Instant expiry(PaymentMood mood) {
        return clock.instant().plus(mood == PaymentMood.SHORT ? Duration.ofHours(1) : settings.holdsFor());
    }

    private static String reference(PaymentRequest request) {
        return "sim_" + request.id().replace("-", "");
    }

    private static boolean declines(PaymentMood mood, Action action) {
        return switch (action) {
            case AUTHORISE -> mood == PaymentMood.DECLINED;
            case CAPTURE -> mood == PaymentMood.CAPTURE_DECLINED;
            case VOID -> false;
            case REFUND -> mood == PaymentMood.REFUND_DECLINED;
        };
    }

    private static boolean losesAnswer(PaymentMood mood, Action action) {
        return mood == PaymentMood.LOST_ANSWER
                || mood == PaymentMood.CALLS_LATE
                || (mood == PaymentMood.CAPTURE_LOST_ANSWER && action == Action.CAPTURE);
    }

    private static int callsBack(PaymentMood mood) {
        return switch (mood) {
            case CALLS_LATE -> 1;
            case CALLS_TWICE -> 2;
            default -> 0;
        };
    }

    private @Nullable Instant callAt(PaymentMood mood) {
        return switch (mood) {
            case CALLS_LATE -> clock.instant().plus(settings.callbackDelay());
            case CALLS_TWICE -> clock.instant();
            default -> null;
        };
    }

    /** To the provider and back. Nobody may hold locks meanwhile. */
    private static void travel(Duration time) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a payment provider was asked inside a transaction");
        }
        if (time.isZero() || ScopedClock.isChosen()) {
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
