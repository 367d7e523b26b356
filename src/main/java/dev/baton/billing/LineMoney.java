package dev.baton.billing;

import dev.baton.platform.money.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * What some units of an order line cost, in minor units.
 *
 * <p>Whatever units it is for, net is gross without discount, and total is net, shipping and, unless prices include it, tax:
 * also for a third of a line that costs 10.00. Parts that are rounded each by themselves would not keep that, so each is the
 * step from one running sum to the next, and only running sums are rounded.
 *
 * @param taxes one for each tax and rate; they sum to {@code tax}
 */
record LineMoney(
        boolean taxIncluded,
        long gross,
        long discount,
        long net,
        long shipping,
        long tax,
        long total,
        List<Tax> taxes) {

    /**
     * @param ratePpm in millionths
     * @param base what is taxed, without the tax itself
     */
    record Tax(String name, int ratePpm, long base, long amount) {

        Tax plus(Tax other) {
            return new Tax(name, ratePpm, base + other.base, amount + other.amount);
        }

        /** This tax on as much less as {@code part} is less than its amount. */
        Tax carrying(long part) {
            return amount == 0
                    ? this
                    : new Tax(name, ratePpm, Split.cumulative(base, Math.min(part, amount), amount), part);
        }
    }

    LineMoney {
        taxes = List.copyOf(taxes);
        if (net != gross - discount
                || total != net + shipping + (taxIncluded ? 0 : tax)
                || tax != taxes.stream().mapToLong(Tax::amount).sum()) {
            throw new IllegalStateException(
                    "gross %d, discount %d, net %d, shipping %d, taxes %s do not make a total of %d"
                            .formatted(gross, discount, net, shipping, taxes, total));
        }
    }

    /** The part of {@code units} units that follow on {@code before} others, out of {@code whole} that this is for. */
    LineMoney part(long before, long units, long whole) {
        return first(before + units, whole).minus(first(before, whole));
    }

    private LineMoney first(long units, long whole) {
        long netPart = Split.cumulative(net, units, whole);
        long shippingPart = Split.cumulative(net + shipping, units, whole) - netPart;
        var taxParts = new ArrayList<Tax>();
        long running = taxIncluded ? 0 : net + shipping;
        for (var one : taxes) {
            long amount =
                    Split.cumulative(running + one.amount, units, whole) - Split.cumulative(running, units, whole);
            running += one.amount;
            taxParts.add(new Tax(one.name, one.ratePpm, Split.cumulative(one.base, units, whole), amount));
        }
        long grossPart = Split.cumulative(gross, units, whole);
        long taxPart = taxParts.stream().mapToLong(Tax::amount).sum();
        return new LineMoney(
                taxIncluded,
                grossPart,
                grossPart - netPart,
                netPart,
                shippingPart,
                taxPart,
                netPart + shippingPart + (taxIncluded ? 0 : taxPart),
                taxParts);
    }

    private LineMoney minus(LineMoney other) {
        var left = new ArrayList<Tax>();
        for (int i = 0; i < taxes.size(); i++) {
            var mine = taxes.get(i);
            var theirs = other.taxes.get(i);
            left.add(new Tax(mine.name, mine.ratePpm, mine.base - theirs.base, mine.amount - theirs.amount));
        }
        return new LineMoney(
                taxIncluded,
                gross - other.gross,
                discount - other.discount,
                net - other.net,
                shipping - other.shipping,
                tax - other.tax,
                total - other.total,
                left);
    }

    /** Without shipping, and without the tax on it. */
    LineMoney goods() {
        return minus(carriage());
    }

    /** Its shipping and the tax on it, where shipping is taxed; together with {@link #goods} it is the whole. */
    LineMoney carriage() {
        var taxesOnShipping = taxes.stream()
                .map(one -> taxesShipping(one)
                        ? new Tax(
                                one.name,
                                one.ratePpm,
                                Split.cumulative(one.base, shipping, net + shipping),
                                Split.cumulative(one.amount, shipping, net + shipping))
                        : new Tax(one.name, one.ratePpm, 0, 0))
                .toList();
        long taxOnShipping = taxesOnShipping.stream().mapToLong(Tax::amount).sum();
        return new LineMoney(
                taxIncluded,
                0,
                0,
                0,
                shipping,
                taxOnShipping,
                shipping + (taxIncluded ? 0 : taxOnShipping),
                taxesOnShipping);
    }

    /** Whether its base is nearer to goods with shipping than to goods alone. */
    private boolean taxesShipping(Tax one) {
        long taxed = taxIncluded ? one.base + tax : one.base;
        return shipping > 0 && net >= 0 && Math.abs(taxed - net - shipping) < Math.abs(taxed - net);
    }

    /** Both together; taxes of one name and rate become one. */
    LineMoney plus(LineMoney other) {
        var together = new LinkedHashMap<List<Object>, Tax>();
        Stream.concat(taxes.stream(), other.taxes.stream())
                .forEach(one -> together.merge(List.of(one.name, one.ratePpm), one, Tax::plus));
        return new LineMoney(
                taxIncluded,
                gross + other.gross,
                discount + other.discount,
                net + other.net,
                shipping + other.shipping,
                tax + other.tax,
                total + other.total,
                List.copyOf(together.values()));
    }

    static LineMoney nothing(boolean taxIncluded) {
        return new LineMoney(taxIncluded, 0, 0, 0, 0, 0, 0, List.of());
    }
}
