package dev.baton.inventory;

import dev.baton.network.SiteCode;
import dev.baton.platform.UseCase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes what has been shipped out of stock: the reservation ends, the balance falls, the ledger says why. All of it, or none.
 *
 * <p>What was never reserved cannot be issued.
 */
@UseCase
public class IssueStock {

    /**
     * @param shipment the document that the ledger names as the cause
     * @param issued units per line of a claim, at one site
     */
    public record Command(String shipment, UUID shipmentId, SiteCode site, List<Reservation> issued, Instant at) {}

    private final Balances balances;

    IssueStock(Balances balances) {
        this.balances = balances;
    }

    public void handle(Command command) {
        var issued = command.issued();
        balances.lock(issued.stream().map(Reservation::sku).collect(Collectors.toSet()));
        balances.free(issued);
        balances.move(
                issued.stream()
                        .map(reservation -> new Movement(
                                reservation.sku(),
                                command.site(),
                                Movement.Kind.SHIPMENT,
                                -reservation.quantity(),
                                null,
                                "shipment " + command.shipment(),
                                command.shipmentId().toString(),
                                command.at()))
                        .toList(),
                command.at());
    }
}
