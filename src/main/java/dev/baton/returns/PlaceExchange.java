package dev.baton.returns;

import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.money.Split;
import dev.baton.pricing.Discount;
import dev.baton.pricing.ManualDiscount;
import dev.baton.pricing.Unpriceable;
import dev.baton.returns.ReturnEvent.ExchangePlaced;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Places the order that replaces what comes back, once for every return. It waits for the goods, unless it is sent ahead of them;
 * then it is to be paid when they are not back in time.
 *
 * <p>The same item costs what it cost before, so that an even exchange moves no money; another one costs what it costs today.
 */
@Service
public class PlaceExchange {

    static final String CHANNEL = "exchange";

    public sealed interface Outcome permits ExchangePlaced, PlacedBefore, NoExchange, NotApproved, Unpriced, Busy {}

    public record PlacedBefore(ReturnId id, Exchange exchange) implements Outcome {}

    /** The customer wants something else for it. */
    public record NoExchange(ReturnId id, Wish wish) implements Outcome {}

    public record NotApproved(ReturnId id, ReturnState state) implements Outcome {}

    public record Unpriced(ReturnId id, List<Unpriceable> lines) implements Outcome {}

    /** More is arriving than can be placed; nothing was done. */
    public record Busy(ReturnId id) implements Outcome {}

    private final Returns returns;
    private final Policies policies;
    private final OrderQueries orders;
    private final PlaceOrder placeOrder;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PlaceExchange(
            Returns returns,
            Policies policies,
            OrderQueries orders,
            PlaceOrder placeOrder,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.returns = returns;
        this.policies = policies;
        this.orders = orders;
        this.placeOrder = placeOrder;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Not inside a transaction: orders are placed together, in one of their own. */
    public Outcome handle(ReturnId id) {
        var of = Objects.requireNonNull(transaction.execute(_ -> returns.get(id)));
        var exchange = of.progress().exchange();
        if (exchange != null) {
            return new PlacedBefore(id, exchange);
        }
        if (of.facts().wish() != Wish.EXCHANGE) {
            return new NoExchange(id, of.facts().wish());
        }
        if (!of.progress().state().awaitsGoods()) {
            return new NotApproved(id, of.progress().state());
        }
        var original = orders.get(of.facts().order());
        return switch (placeOrder.handle(command(of, original))) {
            case PlaceOrder.Placed(var order) -> record(id, order);
            case PlaceOrder.Replayed(var order, var _) -> record(id, orders.get(order));
            case PlaceOrder.Reused(var _, var _, var order) -> record(id, orders.get(order));
            case PlaceOrder.Unpriced(var lines) -> new Unpriced(id, lines);
            case PlaceOrder.Rejected rejected ->
                throw new IllegalStateException("what makes good is not judged, and yet: %s".formatted(rejected));
            case PlaceOrder.Busy _ -> new Busy(id);
        };
    }

    private Outcome record(ReturnId id, OrderView order) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var before = returns.lock(id);
            var placed = before.progress().exchange();
            if (placed != null) {
                return new PlacedBefore(id, placed);
            }
            var now = clock.instant();
            boolean held =
                    order.holds().stream().anyMatch(hold -> hold.isActive() && hold.reason() == HoldReason.RETURN);
            var exchange = new Exchange(
                    order.id(),
                    order.number(),
                    order.money().total(),
                    held,
                    before.facts().inAdvance()
                            ? LocalDate.ofInstant(now, clock.getZone())
                                    .plusDays(policies.get().exchangeDays())
                            : null,
                    false);
            returns.store(before.with(before.progress().exchanged(exchange)));
            audit.record("return", before.facts().number(), "exchange-placed", null, exchange);
            var event = new ExchangePlaced(
                    before.facts().order(), id, before.facts().number(), order.number(), held, now);
            returns.tell(event);
            return event;
        }));
    }

    private static PlaceOrder.Command command(Return of, OrderView original) {
        var lines = new ArrayList<PlaceOrder.Line>();
        var discounts = new ArrayList<ManualDiscount>();
        var left = new HashMap<Sku, Long>();
        of.lines().forEach(line -> left.merge(line.sku(), line.quantity(), Long::sum));
        for (var replacement : of.facts().replacement()) {
            var same = original.lines().stream()
                    .filter(line -> line.sku().equals(replacement.sku()))
                    .findFirst();
            boolean even = same.isPresent() && replacement.quantity() <= left.getOrDefault(replacement.sku(), 0L);
            if (even) {
                left.merge(replacement.sku(), -replacement.quantity(), Long::sum);
                long given = Split.cumulative(
                        same.get().money().discount().minor(),
                        Math.min(replacement.quantity(), same.get().quantities().ordered()),
                        same.get().quantities().ordered());
                if (given > 0) {
                    discounts.add(new ManualDiscount(
                            "As on " + original.number(), Discount.Kind.AMOUNT, given, lines.size()));
                }
            }
            lines.add(new PlaceOrder.Line(
                    replacement.sku(),
                    replacement.quantity(),
                    UnitOfMeasure.EACH,
                    even ? same.get().money().unitPrice() : null));
        }
        return new PlaceOrder.Command(
                CHANNEL,
                of.facts().number(),
                original.customer(),
                original.shipTo(),
                lines,
                null,
                "Replaces what comes back with %s of %s".formatted(of.facts().number(), original.number()),
                null,
                original.shippingPolicy(),
                original.shippingService(),
                original.currency(),
                List.of(),
                discounts,
                List.of(),
                null,
                of.facts().inAdvance()
                                || of.progress().keepsGoods()
                                || of.progress().state() == ReturnState.INSPECTED
                        ? null
                        : HoldReason.RETURN,
                Map.of());
    }
}
