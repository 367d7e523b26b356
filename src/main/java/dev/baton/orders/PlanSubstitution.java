package dev.baton.orders;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Split;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a substitution as an amendment: so many units of a line less, and a line of the substitute at its end, at the price of its
 * rule. Whatever else is on the order keeps its price. It locks and writes nothing.
 */
@Component
class PlanSubstitution {

    sealed interface Plan permits Planned, SubstituteItem.Refusal {}

    record Planned(OrderLine line, Substitute substitute, AmendOrder.Command amendment) implements Plan {}

    private final ItemQueries items;
    private final PrepareAmendment prepare;
    private final Generations generations;

    PlanSubstitution(ItemQueries items, PrepareAmendment prepare, Generations generations) {
        this.items = items;
        this.prepare = prepare;
        this.generations = generations;
    }

    Plan handle(Order before, LineId id, long units, Sku sku, Instant now) {
        var line = before.lines().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
        if (line == null) {
            return new SubstituteItem.LineGone(before.id(), id);
        }
        var kit = line.kit();
        long open = line.quantities().open();
        if (kit != null) {
            return new SubstituteItem.PartOfKit(before.id(), line.sku(), kit.sku());
        }
        if (!before.isAmendable()) {
            return new SubstituteItem.TooLate(before.id(), before.stage());
        }
        if (open == 0 || units > open) {
            return new SubstituteItem.NotOpen(before.id(), line.sku(), open, units);
        }
        generations.read();
        var substitute = substitute(line.sku(), sku);
        return substitute.isEmpty()
                ? new SubstituteItem.NotASubstitute(before.id(), line.sku(), sku)
                : new Planned(line, substitute.get(), amendment(before, line, units, substitute.get(), now));
    }

    /** The line of a substitute less, and its units of the original again: with what is left of it, or at the old price. */
    AmendOrder.Command back(Order order, OrderLine line, Sku original, Money unitPrice, Instant now) {
        generations.read();
        long units = line.quantities().ordered();
        var lines = new ArrayList<>(PrepareAmendment.without(order, line, units));
        var rest = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).sku().equals(original))
                .findFirst();
        if (rest.isPresent()) {
            lines.set(rest.getAsInt(), lines.get(rest.getAsInt()).more(units));
            return amending(order, lines, true);
        }
        lines.add(new PlaceOrder.Line(original, units, UnitOfMeasure.EACH, null));
        var listed = amending(order, lines, true);
        var priced = priced(order, listed, now);
        if (priced != null && priced.unitPrice().equals(unitPrice)) {
            return listed;
        }
        lines.set(lines.size() - 1, lines.getLast().at(unitPrice));
        return amending(order, lines, true);
    }

    /** What is named and may be sold now. */
    private Optional<Substitute> substitute(Sku original, Sku sku) {
        var named = items.substitutes(original).stream()
                .filter(each -> each.sku().equals(sku))
                .findFirst();
        return named.filter(each ->
                items.find(List.of(sku)).values().stream().allMatch(item -> item.status() == Item.Status.ACTIVE));
    }

    private AmendOrder.Command amendment(Order before, OrderLine line, long units, Substitute substitute, Instant now) {
        var own = with(before, line, units, substitute.sku(), null);
        return switch (substitute.price()) {
            case OWN -> priced(before, own, now) == null ? atPriceOfToday(before, line, units, substitute, now) : own;
            case SAME -> atPriceOf(before, line, units, substitute.sku(), now);
            case LOWER -> {
                var priced = priced(before, own, now);
                boolean isNotDearer = priced != null && priced.net().minor() <= net(line, units);
                yield isNotDearer ? own : atPriceOf(before, line, units, substitute.sku(), now);
            }
        };
    }

    /** The lists of the day on which the order was placed may not know it yet. */
    private AmendOrder.Command atPriceOfToday(
            Order before, OrderLine line, long units, Substitute substitute, Instant now) {
        var today = priced(before, with(before, line, units, substitute.sku(), null, false), now);
        return with(before, line, units, substitute.sku(), today == null ? null : today.unitPrice());
    }

    /** The customer pays no more than for the original, after discounts, though others may apply to it. */
    private AmendOrder.Command atPriceOf(Order before, OrderLine line, long units, Sku sku, Instant now) {
        var price = line.money().unitPrice();
        var same = with(before, line, units, sku, price);
        var priced = priced(before, same, now);
        long paid = net(line, units);
        return priced == null || priced.net().minor() <= paid
                ? same
                : with(
                        before,
                        line,
                        units,
                        sku,
                        Money.of(
                                Split.cumulative(
                                        price.minor(), paid, priced.net().minor()),
                                price.currency()));
    }

    /** What so many units of the line cost after discounts, in minor units. */
    private static long net(OrderLine line, long units) {
        return Split.cumulative(
                line.money().net().minor(), units, line.quantities().ordered());
    }

    /** What the line of the substitute would cost; null when that or another line has no price. */
    private OrderLine.@Nullable Amounts priced(Order before, AmendOrder.Command amendment, Instant now) {
        return prepare.handle(before, amendment, now) instanceof Draft draft
                ? draft.lines().getLast().money()
                : null;
    }

    private static AmendOrder.Command with(
            Order before, OrderLine line, long units, Sku sku, @Nullable Money unitPrice) {
        return with(before, line, units, sku, unitPrice, true);
    }

    private static AmendOrder.Command with(
            Order before, OrderLine line, long units, Sku sku, @Nullable Money unitPrice, boolean keepPrices) {
        var lines = new ArrayList<>(PrepareAmendment.without(before, line, units));
        lines.add(new PlaceOrder.Line(sku, units, UnitOfMeasure.EACH, unitPrice));
        return amending(before, lines, keepPrices);
    }

    private static AmendOrder.Command amending(Order order, List<PlaceOrder.Line> lines, boolean keepPrices) {
        return new AmendOrder.Command(
                order.id(), List.copyOf(lines), null, null, null, null, null, null, keepPrices, null);
    }
}
