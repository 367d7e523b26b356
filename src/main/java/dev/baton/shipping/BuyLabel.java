package dev.baton.shipping;

import dev.baton.network.SiteQueries;
import dev.baton.platform.data.Retrying;
import dev.baton.shipping.spi.LabelRequest;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the carrier for the labels of a shipment, in three steps: note that it is asked, ask with no lock held, note the answer.
 *
 * <p>Whoever dies in between, or hears nothing, leaves a shipment that is asked about again under the same reference; so nothing is
 * ever bought twice.
 */
@Service
public class BuyLabel {

    private final Shipments shipments;
    private final SiteQueries sites;
    private final Gateways gateways;
    private final ShippingSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BuyLabel(
            Shipments shipments,
            SiteQueries sites,
            Gateways gateways,
            ShippingSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.shipments = shipments;
        this.sites = sites;
        this.gateways = gateways;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does nothing for a shipment that has its labels, or was refused them. */
    public void handle(ShipmentId id) {
        ask(id, false);
    }

    /** Because a person says so: also after a refusal, and with new patience. */
    public void again(ShipmentId id) {
        ask(id, true);
    }

    private void ask(ShipmentId id, boolean again) {
        begin(id, again).ifPresent(shipment -> {
            var answer = gateways.buy(request(shipment));
            inTransaction(() -> {
                var now = shipments.lock(id);
                if (!now.awaitsLabel()) {
                    return now;
                }
                var answered = shipments.store(now.answered(answer, settings, clock.instant()));
                shipments.storePackages(answered);
                return answered;
            });
        });
    }

    private Optional<Shipment> begin(ShipmentId id, boolean again) {
        return inTransaction(() -> {
            var shipment = shipments.lock(id);
            boolean due = shipment.state().purchase() == PurchaseState.WAITING || again;
            if (!shipment.awaitsLabel() || !due) {
                return Optional.<Shipment>empty();
            }
            var now = clock.instant();
            var asked = again ? shipment.askedAgain(now) : shipment;
            return Optional.of(shipments.store(asked.asking(now.plus(settings.carrierTimeout())
                    .plus(settings.retryAfter(asked.state().attempts() + 1)))));
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Retrying.retrying(() -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private LabelRequest request(Shipment shipment) {
        var facts = shipment.facts();
        return new LabelRequest(
                shipment.reference(),
                facts.service().carrier(),
                facts.service().service(),
                facts.customerReference(),
                sites.get(facts.site()).postal(),
                facts.shipTo().postal(),
                shipment.packages().stream()
                        .map(box -> new LabelRequest.Parcel(
                                box.number(),
                                box.sscc().value(),
                                box.weightGrams(),
                                box.lengthMm(),
                                box.widthMm(),
                                box.heightMm(),
                                box.handling().stream().map(Enum::name).collect(Collectors.toSet())))
                        .toList(),
                facts.shipsOn(),
                Objects.requireNonNullElse(shipment.state().estimatedOn(), facts.shipsOn()));
    }
}
