package dev.baton.returns;

import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.audit.Audit;
import dev.baton.shipping.ReturnLabels;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentView;
import dev.baton.shipping.spi.CarrierGateway;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Buys the label for the way back from the carrier that brought the goods, once for every return: asking again gets the same one.
 * Asked with no lock held.
 */
@Service
public class BuyReturnLabel {

    public sealed interface Outcome {}

    public record Labelled(ReturnId id, ReturnLabel label) implements Outcome {}

    /** Nobody has said yes, it is over, or the customer keeps the goods. */
    public record NoWayBack(ReturnId id, ReturnState state) implements Outcome {}

    /** The carrier will not, or nobody has brought anything that could be asked. */
    public record Refused(ReturnId id, String reason) implements Outcome {}

    /** The carrier has not answered; ask again. */
    public record Unanswered(ReturnId id, String reason) implements Outcome {}

    private final Returns returns;
    private final OrderQueries orders;
    private final SiteQueries sites;
    private final ShipmentQueries shipments;
    private final ReturnLabels labels;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BuyReturnLabel(
            Returns returns,
            OrderQueries orders,
            SiteQueries sites,
            ShipmentQueries shipments,
            ReturnLabels labels,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.returns = returns;
        this.orders = orders;
        this.sites = sites;
        this.shipments = shipments;
        this.labels = labels;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Outcome handle(ReturnId id) {
        var of = Objects.requireNonNull(transaction.execute(_ -> returns.get(id)));
        var label = of.progress().label();
        if (label != null) {
            return new Labelled(id, label);
        }
        var state = of.progress().state();
        if (of.progress().keepsGoods() || (state != ReturnState.APPROVED && state != ReturnState.IN_TRANSIT)) {
            return new NoWayBack(id, state);
        }
        var brought = broughtBy(of).orElse(null);
        if (brought == null) {
            return new Refused(id, "No carrier has brought anything of this order.");
        }
        var order = orders.get(of.facts().order());
        var bought = labels.buy(
                of.facts().number(),
                brought.service(),
                order.shipTo(),
                sites.get(of.progress().site()),
                weight(of, order),
                LocalDate.ofInstant(clock.instant(), clock.getZone()));
        return switch (bought) {
            case CarrierGateway.Bought(var numbers) ->
                keep(id, brought, Objects.requireNonNull(numbers.get(1), "a label without a number"));
            case CarrierGateway.Refused(var reason) -> new Refused(id, reason);
            case CarrierGateway.Unknown(var reason) -> new Unanswered(id, reason);
        };
    }

    private Labelled keep(ReturnId id, ShipmentView brought, String trackingNumber) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var before = returns.lock(id);
            var there = before.progress().label();
            if (there != null) {
                return new Labelled(id, there);
            }
            var label = new ReturnLabel(
                    brought.service().carrier(),
                    brought.service().service(),
                    brought.carrierName(),
                    brought.serviceName(),
                    trackingNumber);
            returns.store(before.with(before.progress().labelled(label)));
            audit.record("return", before.facts().number(), "labelled", null, label);
            return new Labelled(id, label);
        }));
    }

    private Optional<ShipmentView> broughtBy(Return of) {
        return shipments.ofOrder(of.facts().order()).stream()
                .filter(shipment -> shipment.dispatchedAt() != null && shipment.voidedAt() == null)
                .max(Comparator.comparing(shipment -> Objects.requireNonNull(shipment.dispatchedAt())));
    }

    private static long weight(Return of, dev.baton.orders.OrderView order) {
        return of.lines().stream()
                .mapToLong(line -> order.lines().stream()
                        .filter(one -> one.id().equals(line.orderLine()))
                        .mapToLong(one -> one.weightGrams() * line.quantity())
                        .sum())
                .sum();
    }
}
