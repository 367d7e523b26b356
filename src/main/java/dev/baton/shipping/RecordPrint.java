package dev.baton.shipping;

import dev.baton.platform.UseCase;
import java.time.Clock;

/** Notes that somebody took the label of a package to print it. Saying it twice changes nothing. */
@UseCase
public class RecordPrint {

    private final Shipments shipments;
    private final Clock clock;

    RecordPrint(Shipments shipments, Clock clock) {
        this.shipments = shipments;
        this.clock = clock;
    }

    /** @param packageNumber counts the packages of the shipment from 1 */
    public void handle(ShipmentId shipment, int packageNumber) {
        shipments.printed(shipment, packageNumber, clock.instant());
    }
}
