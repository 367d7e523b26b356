package dev.baton.pricing;

import dev.baton.platform.money.Money;
import dev.baton.pricing.PriceBook.FoundPrice;
import dev.baton.pricing.PriceOrder.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * From a basket and what the price book says about it to the money of every line.
 *
 * <p>The order of things: unit price times quantity is gross; {@link Reductions} make it net; {@link Carriage} adds the shipping
 * charge, which looks at net, and {@link Charges} what is asked by hand; {@link Taxation} taxes net and both. Whatever belongs to the order as a whole is computed
 * once, rounded once, and split to the lines by largest remainder, so the lines sum to the order by construction.
 */
final class Calculation {

    /** Ten billion of a currency with cents: far above any line, far below what a long overflows at. */
    private static final long LARGEST_LINE = 1_000_000_000_000L;

    private static final long LARGEST_QUANTITY = 1_000_000_000L;

    private final PriceBook book;
    private final PricingRequest request;
    private final List<PricingRequest.Line> lines;

    private Calculation(PriceBook book) {
        this.book = book;
        this.request = book.request();
        this.lines = request.lines();
    }

    static Outcome price(PriceBook book) {
        var calculation = new Calculation(book);
        var unpriceable = calculation.unpriceable();
        return unpriceable.isEmpty() ? new Outcome.Priced(calculation.order()) : new Outcome.Unpriced(unpriceable);
    }

    private List<Unpriceable> unpriceable() {
        var unpriceable = new ArrayList<Unpriceable>();
        for (var line : lines) {
            var reason = refusal(line);
            if (reason != null) {
                unpriceable.add(new Unpriceable(line.reference(), reason));
            }
        }
        return unpriceable;
    }

    private @Nullable String refusal(PricingRequest.Line line) {
        if (line.quantity() < 1 || line.quantity() > LARGEST_QUANTITY) {
            return "%s cannot be sold in a quantity of %d".formatted(line.sku(), line.quantity());
        }
        if (line.unitPriceOverride() == null && !book.prices().containsKey(line.reference())) {
            return "%s has no price in %s on %s for a quantity of %d"
                    .formatted(line.sku(), request.currency(), request.pricedOn(), line.quantity());
        }
        long unit = price(line).unitMinor();
        if (unit < 0) {
            return "%s cannot have a negative price".formatted(line.sku());
        }
        return unit > LARGEST_LINE / line.quantity()
                ? "%d × %s come to more than can be invoiced".formatted(line.quantity(), line.sku())
                : null;
    }

    private FoundPrice price(PricingRequest.Line line) {
        var given = line.unitPriceOverride();
        var found = book.prices().get(line.reference());
        if (given != null) {
            return new FoundPrice(given, PriceSource.override(found == null ? null : found.unitMinor()));
        }
        if (found == null) {
            throw new IllegalStateException("line %d has no price".formatted(line.reference()));
        }
        return found;
    }

    private PricedOrder order() {
        var gross = Parts.of(
                lines.size(),
                i -> price(lines.get(i)).unitMinor() * lines.get(i).quantity());
        var reductions = Reductions.of(book, gross);
        var net = reductions.net();
        var carriage = Carriage.of(book, net);
        var charges = Charges.of(book, net);
        var besides = carriage.parts().plus(charges.parts());
        var taxation = Taxation.of(book, net, carriage.parts(), charges.parts());
        var priced = IntStream.range(0, lines.size())
                .mapToObj(i -> line(i, gross.at(i), reductions, besides, taxation))
                .toList();
        var notes = new ArrayList<>(reductions.notes());
        notes.addAll(carriage.notes());
        notes.addAll(charges.notes());
        notes.addAll(taxation.notes());
        long goods = gross.sum();
        long netSum = net.sum();
        long shipping = besides.sum();
        return new PricedOrder(
                request.currency(),
                priced,
                money(goods),
                money(goods - netSum),
                money(netSum),
                money(shipping),
                money(taxation.total()),
                money(netSum + shipping + (taxation.included() ? 0 : taxation.total())),
                taxation.included(),
                reductions.applied(request.currency()),
                taxation.applied(request.currency()),
                charges.applied(),
                notes);
    }

    private PricedLine line(int i, long gross, Reductions reductions, Parts besides, Taxation taxation) {
        var price = price(lines.get(i));
        long net = reductions.net().at(i);
        long shipping = besides.at(i);
        long tax = taxation.of(i);
        var asked = lines.get(i);
        var priced = new PricedLine(
                asked.reference(),
                money(price.unitMinor()),
                money(gross),
                money(gross - net),
                money(net),
                money(shipping),
                money(tax),
                money(net + shipping + (taxation.included() ? 0 : tax)),
                price.source(),
                reductions.line(i, request.currency()),
                taxation.line(i, request.currency()),
                List.of());
        var values = book.componentValues().get(asked.reference());
        return values == null
                ? priced
                : priced.of(KitPrice.split(priced, asked.quantity(), asked.components(), values));
    }

    private Money money(long minor) {
        return Money.of(minor, request.currency());
    }
}
