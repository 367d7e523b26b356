package dev.baton.integrations.carriersimulator;

import dev.baton.platform.time.ScopedClock;
import dev.baton.shipping.spi.CarrierGateway;
import dev.baton.shipping.spi.LabelRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stands in for every carrier that nobody else speaks for: slow, forgetful, talkative, and never paid.
 *
 * <p>How badly it behaves is told by {@link Behaviour}; a reference with {@code !lost-answer}, {@code !down} or another
 * {@link Mood} in it gets exactly that.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnProperty(name = "baton.carrier-simulator.enabled", matchIfMissing = true)
@EnableConfigurationProperties(Behaviour.class)
class CarrierSimulator implements CarrierGateway {

    private static final Pattern POST_BOX = Pattern.compile("\\bp\\.? ?o\\.? box\\b", Pattern.CASE_INSENSITIVE);

    private final SimulatedLabels labels;
    private final Behaviour behaviour;
    private final Clock clock;

    CarrierSimulator(SimulatedLabels labels, Behaviour behaviour, Clock clock) {
        this.labels = labels;
        this.behaviour = behaviour;
        this.clock = clock;
    }

    @Override
    public boolean speaksFor(String carrier) {
        return true;
    }

    @Override
    public Purchase buy(LabelRequest request) {
        travel();
        var mood = Mood.of(request.reference(), request.customerReference(), behaviour);
        if (mood == Mood.DOWN) {
            return new Unknown("no answer from " + request.carrier());
        }
        int days = (int) Math.max(1, ChronoUnit.DAYS.between(request.shipsOn(), request.expectedOn()));
        var label = labels.ask(request, days, mood);
        if (label.voidedAt() != null) {
            return new Refused("this reference has been voided");
        }
        boolean first = label.asked() == 1;
        if (mood == Mood.REFUSE || (mood == Mood.REFUSE_FIRST && first)) {
            return new Refused("%s does not serve postcode %s"
                    .formatted(request.carrier(), request.to().postcode()));
        }
        if (POST_BOX.matcher(request.to().line1()).find()) {
            return new Refused("%s does not deliver to post office boxes".formatted(request.carrier()));
        }
        if (mood == Mood.LOST_REQUEST && first) {
            return new Unknown("the connection to %s was lost".formatted(request.carrier()));
        }
        labels.buy(request.reference(), clock.instant());
        if (mood == Mood.LOST_ANSWER && first) {
            return new Unknown("%s did not answer in time".formatted(request.carrier()));
        }
        var trackingNumbers = new HashMap<Integer, String>();
        request.parcels()
                .forEach(parcel -> trackingNumbers.put(parcel.number(), label.trackingNumber(parcel.number())));
        return new Bought(trackingNumbers);
    }

    @Override
    public Voiding giveBack(String carrier, String reference) {
        travel();
        if (Mood.of(reference, null, behaviour) == Mood.DOWN) {
            return new Unknown("no answer from " + carrier);
        }
        labels.giveBack(reference, clock.instant());
        return new Voided();
    }

    @Override
    public Tracking track(String carrier, List<Consignment> consignments) {
        travel();
        var now = clock.instant();
        var rows = labels.find(consignments.stream().map(Consignment::reference).toList()).stream()
                .collect(Collectors.toMap(SimulatedLabels.Row::reference, row -> row));
        return new Tracked(consignments.stream()
                .flatMap(consignment -> {
                    var row = rows.get(consignment.reference());
                    return row == null
                            ? Stream.empty()
                            : row.trackingNumbers().stream()
                                    .flatMap(number ->
                                            Journey.scans(number, row, consignment.handedOverAt(), now, behaviour)
                                                    .stream());
                })
                .toList());
    }

    /** To the carrier and back. Nobody may hold locks meanwhile. */
    private void travel() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a carrier was asked inside a transaction");
        }
        if (behaviour.latency().isZero() || ScopedClock.isChosen()) {
            return;
        }
        try {
            Thread.sleep(behaviour.latency());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted on the way to the carrier", e);
        }
    }
}
