package dev.baton.orders;

import dev.baton.customers.Address;
import dev.baton.customers.ShippingPolicy;
import dev.baton.inventory.Reservation;
import dev.baton.inventory.ReserveStock;
import dev.baton.inventory.StockEvent;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderEvent.Change;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.platform.Ids;
import dev.baton.platform.UseCase;
import dev.baton.platform.events.Outbox;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.web.EntityTags;
import dev.baton.pricing.ByHand;
import dev.baton.pricing.Unpriceable;
import dev.baton.rules.Finding;
import dev.baton.worklist.Sentence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes an order of which nothing has gone to a floor yet: its lines, address, dates, notes. It is verified, priced and sourced
 * anew as a whole, so that its money and its stock are those of an order placed like this, with the discounts that were given for
 * it; all of it, or none.
 */
@UseCase
public class AmendOrder {

    /**
     * What is to be different; null leaves it as it is.
     *
     * @param lines the whole list as it shall be; what is left out is removed
     * @param keepPrices whether what stays on the order costs what it cost when it was placed
     * @param byHand all that is taken off and added by hand, of {@code lines} as they shall be
     */
    public record Command(
            OrderId order,
            @Nullable List<PlaceOrder.Line> lines,
            @Nullable Address shipTo,
            @Nullable LocalDate requestedOn,
            @Nullable String notes,
            @Nullable Integer priority,
            @Nullable ShippingPolicy shippingPolicy,
            @Nullable String shippingService,
            boolean keepPrices,
            @Nullable ByHand byHand,
            @Nullable String ifMatch) {

        /** With what was taken off and added by hand. */
        public Command(
                OrderId order,
                @Nullable List<PlaceOrder.Line> lines,
                @Nullable Address shipTo,
                @Nullable LocalDate requestedOn,
                @Nullable String notes,
                @Nullable Integer priority,
                @Nullable ShippingPolicy shippingPolicy,
                @Nullable String shippingService,
                boolean keepPrices,
                @Nullable String ifMatch) {
            this(
                    order,
                    lines,
                    shipTo,
                    requestedOn,
                    notes,
                    priority,
                    shippingPolicy,
                    shippingService,
                    keepPrices,
                    null,
                    ifMatch);
        }

        /** At the prices of today. */
        public Command(
                OrderId order,
                @Nullable List<PlaceOrder.Line> lines,
                @Nullable Address shipTo,
                @Nullable LocalDate requestedOn,
                @Nullable String notes,
                @Nullable Integer priority,
                @Nullable ShippingPolicy shippingPolicy,
                @Nullable String shippingService,
                @Nullable String ifMatch) {
            this(order, lines, shipTo, requestedOn, notes, priority, shippingPolicy, shippingService, false, ifMatch);
        }
    }

    public sealed interface Outcome permits OrderAmended, Refusal {}

    /** Nothing is done. */
    public sealed interface Refusal extends Outcome, PreviewAmendment.Outcome {

        /** @param unchanged the key of what is said when nothing would be different */
        default Sentence sentence(String unchanged) {
            return switch (this) {
                case TooLate _ -> Sentence.of("worklist.fix.floor-has-it");
                case NothingChanged _ -> Sentence.of(unchanged);
                case Unpriced _ -> Sentence.of("worklist.fix.no-price");
                case Rejected(var _, var findings) ->
                    Sentence.of("worklist.fix.rejected", findings.getFirst().message());
            };
        }
    }

    /** Some of it is on a floor, gone or cancelled. */
    public record TooLate(OrderId order, Stage stage) implements Refusal {}

    public record NothingChanged(OrderId order) implements Refusal {}

    public record Unpriced(OrderId order, List<Unpriceable> lines) implements Refusal {}

    /** The company's rules refuse the order as it would be. */
    public record Rejected(OrderId order, List<Finding> findings) implements Refusal {}

    private final Orders orders;
    private final PrepareAmendment prepare;
    private final Generations generations;
    private final ReserveStock reserveStock;
    private final SiteQueries sites;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    AmendOrder(
            Orders orders,
            PrepareAmendment prepare,
            Generations generations,
            ReserveStock reserveStock,
            SiteQueries sites,
            Outbox outbox,
            JsonMapper json,
            Clock clock) {
        this.orders = orders;
        this.prepare = prepare;
        this.generations = generations;
        this.reserveStock = reserveStock;
        this.sites = sites;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var before = orders.lock(command.order());
        EntityTags.check(command.ifMatch(), before.version());
        if (!before.isAmendable()) {
            return new TooLate(before.id(), before.stage());
        }
        var now = clock.instant();
        generations.read();
        return switch (prepare.handle(before, command, now)) {
            case PrepareOrder.NoPrice(var lines) -> new Unpriced(before.id(), lines);
            case PrepareOrder.Rejected(var findings) -> new Rejected(before.id(), findings);
            case Draft draft -> {
                var changes = Amendment.changes(before, draft);
                yield changes.isEmpty() ? new NothingChanged(before.id()) : amended(before, draft, changes, now);
            }
        };
    }

    private OrderAmended amended(Order before, Draft draft, Map<String, Change> changes, Instant now) {
        reserveStock.forgetPromises(Set.of(before.id().value()));
        var stock = reserveStock.lock(Amendment.skus(before, draft));
        var amendment = Amendment.of(before, draft, stock, sites.list(), now);
        var amended = new OrderAmended(before.id(), changes, now);
        orders.record(List.of(new Orders.Change(before, amendment.after(), amendment.told(amended))), now);
        var sourced = amendment.sourced();
        reserveStock.giveBack(amendment.held());
        reserveStock.record(sourced.reservations(), sourced.promises(), now);
        orders.addSourcings(List.of(new Orders.Sourcing(
                before.id(),
                Ids.next(),
                now,
                "AMENDED",
                json.writeValueAsString(sourced.plan().explanation()))));
        announceFreed(amendment.held(), sourced.reservations(), now);
        return amended;
    }

    private void announceFreed(List<Reservation> held, List<Reservation> taken, Instant now) {
        var freed = held.stream().map(Reservation::sku).collect(Collectors.toCollection(LinkedHashSet::new));
        taken.forEach(reservation -> {
            if (sum(held, reservation) <= sum(taken, reservation)) {
                freed.remove(reservation.sku());
            }
        });
        outbox.add(
                freed.stream().map(sku -> new StockEvent.StockFreed(sku, now)).toList());
    }

    private static long sum(List<Reservation> reservations, Reservation like) {
        return reservations.stream()
                .filter(reservation -> reservation.sku().equals(like.sku()))
                .mapToLong(Reservation::quantity)
                .sum();
    }
}
