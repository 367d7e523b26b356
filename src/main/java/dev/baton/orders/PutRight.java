package dev.baton.orders;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.LookAtStock.Free;
import dev.baton.orders.PlaceOrder.Command;
import dev.baton.platform.money.Money;
import dev.baton.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Says what would have to be asked for instead, so that an order is as the rules that put orders right want it. It locks and writes
 * nothing.
 */
@Component
class PutRight {

    /**
     * What comes of rules that put right.
     *
     * @param command what is to be asked for
     * @param done what they found, of those that change something
     * @param dearest what the line at a place may cost for one at most, where a substitute costs the lower of two prices
     */
    record Righted(Command command, List<Finding> done, Map<Integer, Money> dearest) {

        /** With every line at no more than its most, given what {@code prepared} asks for it. */
        Command noDearer(PlaceOrder.Prepared prepared) {
            var lines = new ArrayList<>(command.lines());
            dearest.forEach((place, most) -> {
                boolean isDearer = !(prepared instanceof Draft draft)
                        || unitPrice(draft, place).compareTo(most) > 0;
                if (isDearer) {
                    lines.set(place, lines.get(place).at(most));
                }
            });
            return command.withLines(lines);
        }
    }

    private final ItemQueries items;
    private final LookAtStock lookAtStock;

    PutRight(ItemQueries items, LookAtStock lookAtStock) {
        this.items = items;
        this.lookAtStock = lookAtStock;
    }

    /**
     * One after the other, in the order of the rules.
     *
     * @param draft of what was asked for
     * @param findings of rules that put right
     */
    Righted handle(Command asked, Draft draft, List<Finding> findings) {
        var command = asked;
        var done = new ArrayList<Finding>();
        var dearest = new TreeMap<Integer, Money>();
        for (var finding : findings) {
            var fix = RuleFix.of(String.valueOf(finding.value()));
            var next = fix.isEmpty() ? command : apply(fix.get(), command, draft, dearest);
            if (!next.equals(command)) {
                done.add(finding);
                command = next;
            }
        }
        return new Righted(command, done, dearest);
    }

    private Command apply(RuleFix fix, Command command, Draft draft, Map<Integer, Money> dearest) {
        return switch (fix.kind()) {
            case WHOLE_CASES -> rounded(command, Item::wholeCases);
            case MULTIPLE -> rounded(command, (item, units) -> item.ordering().roundedUp(units));
            case SHIP_COMPLETE -> shipping(command, draft, ShippingPolicy.COMPLETE);
            case SHIP_PARTIAL -> shipping(command, draft, ShippingPolicy.PARTIAL);
            case SUBSTITUTE -> substituted(command, draft, dearest);
            case SERVICE -> fix.service() == null ? command : by(command, draft, fix.service());
        };
    }

    private interface Rounding {

        long units(Item item, long units);
    }

    private Command rounded(Command command, Rounding rounding) {
        var known = known(command);
        return command.withLines(command.lines().stream()
                .map(line -> {
                    var item = known.get(line.sku());
                    return item == null ? line : rounded(line, item, units -> rounding.units(item, units));
                })
                .toList());
    }

    private static PlaceOrder.Line rounded(PlaceOrder.Line line, Item item, LongUnaryOperator rounding) {
        long units = item.baseUnits(line.quantity(), line.unit());
        long rounded = rounding.applyAsLong(units);
        return rounded == units ? line : new PlaceOrder.Line(line.sku(), rounded, UnitOfMeasure.EACH, line.unitPrice());
    }

    private static Command shipping(Command command, Draft draft, ShippingPolicy policy) {
        var now = command.shippingPolicy() == null ? draft.head().shippingPolicy() : command.shippingPolicy();
        return now == policy ? command : command.shipping(policy);
    }

    private static Command by(Command command, Draft draft, String service) {
        var now = command.shippingService() == null ? draft.head().shippingService() : command.shippingService();
        return now.equals(service) ? command : command.by(service);
    }

    private Command substituted(Command command, Draft draft, Map<Integer, Money> dearest) {
        var known = known(command);
        var instead = items.knownSubstitutes(known.keySet());
        var free = new Late<>(
                () -> lookAtStock.free(known.keySet(), draft.head().shipTo().country()));
        var lines = new ArrayList<>(command.lines());
        IntStream.range(0, lines.size()).forEach(place -> {
            var line = lines.get(place);
            var item = known.get(line.sku());
            var named = instead.getOrDefault(line.sku(), List.of());
            if (item != null && !named.isEmpty() && isGone(item, free) && isGivenUnasked(named.getFirst())) {
                var substitute = named.getFirst();
                long units = item.baseUnits(line.quantity(), line.unit());
                var price = unitPrice(draft, place);
                lines.set(
                        place,
                        new PlaceOrder.Line(
                                substitute.sku(),
                                units,
                                UnitOfMeasure.EACH,
                                substitute.price() == Substitute.PriceRule.SAME ? price : null));
                if (substitute.price() == Substitute.PriceRule.LOWER) {
                    dearest.put(place, price);
                }
            }
        });
        return command.withLines(lines);
    }

    private static boolean isGone(Item item, Supplier<Free> free) {
        return item.status() == Item.Status.DISCONTINUED
                && !item.isKit()
                && free.get().available(item.sku(), item.handlingClass()) <= 0;
    }

    private boolean isGivenUnasked(Substitute substitute) {
        var item = items.known(List.of(substitute.sku())).get(substitute.sku());
        return !substitute.consent() && item != null && item.status() == Item.Status.ACTIVE;
    }

    private Map<Sku, Item> known(Command command) {
        return items.known(command.lines().stream().map(PlaceOrder.Line::sku).collect(Collectors.toSet()));
    }

    /** Of the line that was asked for at {@code place}. */
    private static Money unitPrice(Draft draft, int place) {
        return draft.lines().stream()
                .filter(line -> line.want() == place)
                .findFirst()
                .orElseThrow()
                .money()
                .unitPrice();
    }
}
