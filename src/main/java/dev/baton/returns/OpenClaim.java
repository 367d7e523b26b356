package dev.baton.returns;

import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.Counters;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.returns.ReturnEvent.ClaimOpened;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down that something was damaged, missing, wrong or lost, and who has to answer for it. */
@UseCase
public class OpenClaim {

    private static final String COUNTER = "claims";

    /** The number before the first. */
    private static final long COUNTED_FROM = 100_000;

    /**
     * @param lines what it is about; empty for all of the order that has shipped
     * @param amount what is asked of whoever is liable
     */
    public record Command(
            OrderId order,
            @Nullable ShipmentId shipment,
            @Nullable ReturnId returnId,
            Claim.Kind kind,
            Claim.Liable liable,
            Money amount,
            List<Line> lines,
            @Nullable String note) {

        public Command {
            lines = List.copyOf(lines);
        }
    }

    public record Line(LineId line, long quantity) {}

    private final Returns returns;
    private final Claims claims;
    private final OrderQueries orders;
    private final ShipmentQueries shipments;
    private final Counters counters;
    private final Audit audit;
    private final Clock clock;

    OpenClaim(
            Returns returns,
            Claims claims,
            OrderQueries orders,
            ShipmentQueries shipments,
            Counters counters,
            Audit audit,
            Clock clock) {
        this.returns = returns;
        this.claims = claims;
        this.orders = orders;
        this.shipments = shipments;
        this.counters = counters;
        this.audit = audit;
        this.clock = clock;
    }

    public Claim handle(Command command) {
        var order = orders.get(command.order());
        var lines = lines(command, order);
        var shipment = command.shipment() == null ? null : shipments.get(command.shipment());
        if (shipment != null && !shipment.order().equals(order.id())) {
            throw new NotFound("shipment of " + order.number(), shipment.number());
        }
        var of = command.returnId() == null ? null : returns.get(command.returnId());
        if (of != null && !of.facts().order().equals(order.id())) {
            throw new NotFound("return of " + order.number(), of.facts().number());
        }
        returns.lockOrder(order.id());
        var now = clock.instant();
        var claim = new Claim(
                ClaimId.next(),
                "CLM-" + counters.next(COUNTER, COUNTED_FROM, 1),
                order.id(),
                order.number(),
                order.customerName(),
                shipment == null ? null : shipment.id().value(),
                shipment == null ? null : shipment.number(),
                command.returnId(),
                of == null ? null : of.facts().number(),
                command.kind(),
                command.liable(),
                Claim.State.OPEN,
                command.amount(),
                null,
                Claim.Remedy.NONE,
                null,
                command.note(),
                null,
                null,
                lines,
                now,
                Caller.current().name(),
                null,
                null,
                1);
        claims.add(claim);
        audit.record("claim", claim.number(), "opened", null, claim);
        returns.tell(new ClaimOpened(
                order.id(), claim.id(), claim.number(), claim.kind(), claim.liable(), claim.amount(), now));
        return claim;
    }

    private static List<Claim.Line> lines(Command command, OrderView order) {
        var invalid = new Invalid.Collector();
        invalid.require(!command.amount().isNegative(), "amount", "must not be negative");
        invalid.require(
                command.amount().currency().equals(order.currency()),
                "amount.currency",
                "must be %s, as the order".formatted(order.currency()));
        var lines = new ArrayList<Claim.Line>();
        var seen = new HashSet<LineId>();
        for (int i = 0; i < command.lines().size(); i++) {
            var asked = command.lines().get(i);
            var at = "lines[%d].".formatted(i);
            var line = order.lines().stream()
                    .filter(known -> known.id().equals(asked.line()))
                    .findFirst()
                    .orElse(null);
            invalid.require(line != null, at + "line", "is no line of this order");
            invalid.require(seen.add(asked.line()), at + "line", "is named twice");
            if (line != null) {
                invalid.require(
                        asked.quantity() > 0
                                && asked.quantity() <= line.quantities().shipped(),
                        at + "quantity",
                        "must be from 1 to the %d that have shipped"
                                .formatted(line.quantities().shipped()));
                lines.add(claimed(line, asked.quantity()));
            }
        }
        if (command.lines().isEmpty()) {
            order.lines().stream()
                    .filter(line -> line.quantities().shipped() > 0)
                    .forEach(line -> lines.add(claimed(line, line.quantities().shipped())));
        }
        invalid.require(!lines.isEmpty() || !invalid.isEmpty(), "lines", "nothing of the order has shipped");
        invalid.throwIfAny();
        return lines;
    }

    private static Claim.Line claimed(OrderView.Line line, long quantity) {
        return new Claim.Line(line.id(), line.number(), line.sku().value(), line.name(), quantity);
    }
}
