package dev.baton.shipping;

import dev.baton.customers.Address;
import dev.baton.network.Site;
import dev.baton.shipping.spi.CarrierGateway.Purchase;
import dev.baton.shipping.spi.LabelRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Labels for the way back, from a customer to a site. Never called inside a transaction: a carrier is asked. */
@Service
public class ReturnLabels {

    private static final int DAYS = 5;

    /** Somebody else's box, of which only the weight is known. */
    private static final long EDGE_MILLIMETRES = 300;

    private final Gateways gateways;

    ReturnLabels(Gateways gateways) {
        this.gateways = gateways;
    }

    /** @param reference the same reference is the same label, however often it is asked for */
    public Purchase buy(
            String reference, ServiceCode service, Address from, Site to, long weightGrams, LocalDate shipsOn) {
        return gateways.buy(new LabelRequest(
                reference,
                service.carrier(),
                service.service(),
                reference,
                from.postal(),
                to.postal(),
                List.of(new LabelRequest.Parcel(
                        1,
                        reference,
                        Math.max(1, weightGrams),
                        EDGE_MILLIMETRES,
                        EDGE_MILLIMETRES,
                        EDGE_MILLIMETRES,
                        Set.of())),
                shipsOn,
                shipsOn.plusDays(DAYS)));
    }
}
