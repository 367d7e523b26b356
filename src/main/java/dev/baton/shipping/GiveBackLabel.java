package dev.baton.shipping;

import dev.baton.platform.data.Retrying;
import dev.baton.shipping.spi.CarrierGateway.TooLate;
import dev.baton.shipping.spi.CarrierGateway.Unknown;
import dev.baton.shipping.spi.CarrierGateway.Voided;
import dev.baton.shipping.spi.CarrierGateway.Voiding;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the carrier that a voided shipment will not come, so that its label costs nothing. Asked again until there is an answer, by
 * reference, so that a purchase nobody heard back from is covered too.
 */
@Service
public class GiveBackLabel {

    private final Shipments shipments;
    private final Gateways gateways;
    private final ShippingSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GiveBackLabel(
            Shipments shipments,
            Gateways gateways,
            ShippingSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.shipments = shipments;
        this.gateways = gateways;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    public void handle(ShipmentId id) {
        begin(id).ifPresent(shipment -> {
            var answer = gateways.giveBack(shipment.facts().service().carrier(), shipment.reference());
            Retrying.retrying(() -> Objects.requireNonNull(transaction.execute(_ -> {
                var now = shipments.lock(id);
                return isPending(now) ? shipments.store(now.with(after(now.state(), answer))) : now;
            })));
        });
    }

    private Optional<Shipment> begin(ShipmentId id) {
        return Retrying.retrying(() -> Objects.requireNonNull(transaction.execute(_ -> {
            var shipment = shipments.lock(id);
            if (!isPending(shipment)) {
                return Optional.<Shipment>empty();
            }
            var state = shipment.state();
            var again = clock.instant().plus(settings.carrierTimeout()).plus(settings.retryAfter(state.attempts() + 1));
            return Optional.of(shipments.store(shipment.with(
                    state.purchase(PurchaseState.GIVING_BACK, state.attempts() + 1, state.problem(), again))));
        })));
    }

    private Shipment.State after(Shipment.State state, Voiding answer) {
        return switch (answer) {
            case Voided() -> state.purchase(PurchaseState.GIVEN_BACK, state.attempts(), null, null);
            case TooLate(var reason) -> state.purchase(PurchaseState.BOUGHT, state.attempts(), reason, null);
            case Unknown(var reason) ->
                state.purchase(
                        PurchaseState.GIVING_BACK,
                        state.attempts(),
                        reason,
                        clock.instant().plus(settings.retryAfter(state.attempts())));
        };
    }

    private static boolean isPending(Shipment shipment) {
        return shipment.state().purchase() == PurchaseState.GIVING_BACK;
    }
}
