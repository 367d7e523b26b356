package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.platform.money.Money;
import dev.baton.pricing.PriceSource;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Verifies and prices an order as it would be if it were placed anew with what is to be different. It locks and writes nothing.
 *
 * <p>Where the old prices are to be kept, prices and discounts are those of the day on which the order was placed, and what stays on
 * the order keeps its unit price, by hand where the lists ask for another. Taxes and carriage are always those of today.
 */
@Component
class PrepareAmendment {

    private final PrepareOrder prepare;

    PrepareAmendment(PrepareOrder prepare) {
        this.prepare = prepare;
    }

    PlaceOrder.Prepared handle(Order before, AmendOrder.Command command, Instant now) {
        var asked = asPlaced(before, command);
        if (!command.keepPrices()) {
            return prepare.handle(asked, before.id(), now, now, before);
        }
        var placedAt = before.head().placedAt();
        var prepared = prepare.handle(asked, before.id(), now, placedAt, before);
        var agreed = agreed(before, asked, prepared);
        return agreed.equals(asked) ? prepared : prepare.handle(agreed, before.id(), now, placedAt, before);
    }

    private static PlaceOrder.Command asPlaced(Order order, AmendOrder.Command command) {
        var head = order.head();
        var lines = command.lines() == null
                ? wanted(order, line -> line.quantities().owed()).stream()
                        .map(Wanted::asked)
                        .toList()
                : command.lines();
        var given = PriceTerms.of(head.pricing());
        var byHand = command.byHand() == null
                ? given.byHandOn(lines.stream().map(PlaceOrder.Line::sku).toList())
                : command.byHand();
        return new PlaceOrder.Command(
                        head.channel(),
                        head.externalReference(),
                        head.customer(),
                        command.shipTo() == null ? head.shipTo() : command.shipTo(),
                        lines,
                        command.requestedOn() == null ? head.requestedOn() : command.requestedOn(),
                        command.notes() == null ? head.notes() : command.notes(),
                        command.priority() == null ? Integer.valueOf(head.priority()) : command.priority(),
                        command.shippingPolicy() == null ? head.shippingPolicy() : command.shippingPolicy(),
                        command.shippingService() == null ? head.shippingService() : command.shippingService(),
                        head.currency(),
                        given.codes(),
                        byHand.discounts(),
                        null)
                .charging(byHand.charges());
    }

    /**
     * What is owed of an order but for so many units of a line, as somebody would order it.
     *
     * <p>Prices are agreed by item: where the line goes as a whole, another of the same item would be taken for it, and so says its
     * own price.
     */
    static List<PlaceOrder.Line> without(Order order, OrderLine line, long units) {
        var price = line.money().unitPrice();
        return wanted(order, each -> each.quantities().owed() - (each.id().equals(line.id()) ? units : 0)).stream()
                .map(wanted ->
                        wanted.sku().equals(line.sku()) && !wanted.unitPrice().equals(price)
                                ? wanted.asked().at(wanted.unitPrice())
                                : wanted.asked())
                .toList();
    }

    /**
     * One thing on the order as somebody would order it: a kit as a kit.
     *
     * @param unitPrice of a kit, what its components cost together
     * @param byHand whether somebody set the price, so that it stays set
     */
    private record Wanted(Sku sku, long units, Money unitPrice, boolean byHand) {

        PlaceOrder.Line asked() {
            return new PlaceOrder.Line(sku, units, UnitOfMeasure.EACH, byHand ? unitPrice : null);
        }
    }

    private static List<Wanted> wanted(Order order, ToLongFunction<OrderLine> counted) {
        var wanted = new ArrayList<Wanted>();
        var kits = new HashSet<Integer>();
        for (var line : order.lines()) {
            var kit = line.kit();
            long units = counted.applyAsLong(line);
            if (units == 0 || (kit != null && !kits.add(kit.number()))) {
                continue;
            }
            boolean byHand =
                    line.pricing().path("source").path("kind").asString("").equals(PriceSource.Kind.OVERRIDE.name());
            wanted.add(
                    kit == null
                            ? new Wanted(line.sku(), units, line.money().unitPrice(), byHand)
                            : new Wanted(kit.sku(), units / kit.perUnit(), kitPrice(order, line, kit), byHand));
        }
        return wanted;
    }

    private static Money kitPrice(Order order, OrderLine line, OrderLine.Kit kit) {
        var gross = order.lines().stream()
                .filter(part -> part.kit() != null && part.kit().number() == kit.number())
                .map(part -> part.money().gross())
                .reduce(Money.zero(order.head().currency()), Money::plus);
        return Money.of(gross.minor() / (line.quantities().ordered() / kit.perUnit()), gross.currency());
    }

    /** What is asked for, at the old prices wherever the lists that {@code prepared} was priced by ask for others. */
    private static PlaceOrder.Command agreed(Order before, PlaceOrder.Command asked, PlaceOrder.Prepared prepared) {
        var agreed = wanted(before, line -> line.quantities().ordered()).stream()
                .collect(Collectors.groupingBy(
                        Wanted::sku,
                        Collectors.mapping(Wanted::unitPrice, Collectors.toCollection(ArrayDeque<Money>::new))));
        var lines = new ArrayList<PlaceOrder.Line>();
        for (int i = 0; i < asked.lines().size(); i++) {
            var line = asked.lines().get(i);
            var was = next(agreed, line.sku());
            boolean keeps = was != null && line.unitPrice() == null && !was.equals(unitPrice(prepared, i));
            lines.add(keeps ? new PlaceOrder.Line(line.sku(), line.quantity(), line.unit(), was) : line);
        }
        return asked.withLines(lines);
    }

    private static @Nullable Money next(Map<Sku, ? extends Queue<Money>> agreed, Sku sku) {
        var prices = agreed.get(sku);
        return prices == null ? null : prices.poll();
    }

    /** Of the line asked for as number {@code index}; null when nothing was priced. */
    private static @Nullable Money unitPrice(PlaceOrder.Prepared prepared, int index) {
        if (!(prepared instanceof Draft draft)) {
            return null;
        }
        var lines = draft.lines().stream().filter(line -> line.want() == index).toList();
        var first = lines.getFirst();
        var kit = first.kit();
        if (kit == null) {
            return first.money().unitPrice();
        }
        long gross =
                lines.stream().mapToLong(part -> part.money().gross().minor()).sum();
        return Money.of(
                gross / (first.ordered() / kit.perUnit()), first.money().gross().currency());
    }
}
