package dev.baton.console.shipping;

import dev.baton.console.Ui;
import dev.baton.console.orders.Look;
import dev.baton.shipping.DispatchShipment;
import dev.baton.shipping.ShipmentEvent.ShipmentDispatched;
import dev.baton.shipping.ShipmentId;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands shipments to their carriers and says in words what was in the way. */
@Component
class Departures {

    private final DispatchShipment dispatchShipment;

    Departures(DispatchShipment dispatchShipment) {
        this.dispatchShipment = dispatchShipment;
    }

    /** Hands it over; null when it is gone, now or before. */
    @Nullable
    String obstacle(Ui ui, ShipmentId shipment) {
        return obstacle(ui, shipment, null);
    }

    /** @param early why it leaves before its customer takes it; null when it does not */
    @Nullable
    String obstacle(Ui ui, ShipmentId shipment, @Nullable String early) {
        return switch (dispatchShipment.handle(shipment, early)) {
            case ShipmentDispatched _, DispatchShipment.AlreadyDispatched _ -> null;
            case DispatchShipment.NoLabel _ -> ui.t("shipping.why-not.no-label");
            case DispatchShipment.Voided _ -> ui.t("shipping.why-not.voided");
            case DispatchShipment.OnHold(var _, var holds) -> ui.t("shipping.why-not.on-hold", Look.reasons(ui, holds));
            case DispatchShipment.NotReady(var _, var packages) ->
                ui.t("shipping.why-not.opened", String.join(", ", packages));
            case DispatchShipment.AgainstTerms demand -> words(ui, demand);
        };
    }

    /** What of the customer's demands is in the way. */
    static String words(Ui ui, DispatchShipment.AgainstTerms demand) {
        return switch (demand) {
            case DispatchShipment.TooEarly(var _, var arrivesOn, var opens) ->
                ui.t("shipping.why-not.too-early", ui.date(arrivesOn), ui.date(opens));
            case DispatchShipment.LabelsNotPrinted(var _, var packages) ->
                ui.t(
                        "shipping.why-not.not-printed",
                        packages.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        };
    }
}
