package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Split;
import dev.baton.pricing.KitPart;
import dev.baton.pricing.PricedLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One item of an order. What was ordered as a kit stands here as its components, which carry the kit's money.
 *
 * @param kit the kit it belongs to; null for an item ordered by itself
 * @param promisedOn when all of it is expected to have arrived; null while nobody knows
 * @param money for all units ordered; what part of them costs is told by {@link #totalOf}
 * @param pricing how the price came about, as pricing said it
 */
record OrderLine(
        LineId id,
        int number,
        Sku sku,
        String name,
        HandlingClass handlingClass,
        long weightGrams,
        @Nullable Kit kit,
        Quantities quantities,
        @Nullable LocalDate promisedOn,
        @Nullable LocalDate firstPromisedOn,
        Amounts money,
        List<Allocation> allocations,
        JsonNode pricing)
        implements OrderFacts.Line {

    /** @param number tells two kits of one order apart */
    record Kit(int number, Sku sku, String name, long perUnit) {}

    /** @param released how much of {@code quantity} has gone to the floor of the site */
    record Allocation(
            SiteCode site,
            long quantity,
            long released,
            @Nullable LocalDate shipOn) {

        long open() {
            return quantity - released;
        }
    }

    /** What a line costs, in its parts. */
    record Amounts(Money unitPrice, Money gross, Money discount, Money net, Money shipping, Money tax, Money total) {

        static Amounts of(PricedLine line) {
            return new Amounts(
                    line.unitPrice(),
                    line.gross(),
                    line.discount(),
                    line.net(),
                    line.shipping(),
                    line.tax(),
                    line.total());
        }

        static Amounts of(KitPart part) {
            return new Amounts(
                    part.unitPrice(),
                    part.gross(),
                    part.discount(),
                    part.net(),
                    part.shipping(),
                    part.tax(),
                    part.total());
        }
    }

    OrderLine {
        allocations = List.copyOf(allocations);
        long open = allocations.stream().mapToLong(Allocation::open).sum();
        if (open != quantities.reserved()) {
            throw new IllegalStateException(
                    "line %d: %d are allocated and %d reserved".formatted(number, open, quantities.reserved()));
        }
    }

    @Override
    public long ordered() {
        return quantities.ordered();
    }

    /** Whether none of it has still to leave. */
    boolean isGone() {
        return quantities.owed() == quantities.shipped();
    }

    /** What the first {@code units} of this line cost, so that parts always sum to the whole. */
    Money totalOf(long units) {
        return Money.of(
                Split.cumulative(money.total().minor(), units, quantities.ordered()),
                money.total().currency());
    }

    /** Whether {@code other} is the same line but for where its units are and when they arrive. */
    boolean isSameGoods(OrderLine other) {
        return number == other.number
                && quantities.ordered() == other.quantities.ordered()
                && sku.equals(other.sku)
                && name.equals(other.name)
                && handlingClass == other.handlingClass
                && weightGrams == other.weightGrams
                && Objects.equals(kit, other.kit)
                && money.equals(other.money)
                && pricing.equals(other.pricing);
    }

    /** Units of this line in one of what was ordered: of a kit several, of an item one. */
    long perUnit() {
        return kit == null ? 1 : kit.perUnit();
    }

    OrderLine with(Quantities next) {
        return with(next, allocations);
    }

    OrderLine with(Quantities next, List<Allocation> nextAllocations) {
        return with(next, nextAllocations, promisedOn, firstPromisedOn);
    }

    OrderLine promised(@Nullable LocalDate next) {
        return with(quantities, allocations, next, firstPromisedOn == null ? next : firstPromisedOn);
    }

    /** What was promised first stays, however often the line is sourced anew. */
    OrderLine firstPromised(@Nullable LocalDate first) {
        return with(quantities, allocations, promisedOn, first == null ? promisedOn : first);
    }

    private OrderLine with(
            Quantities nextQuantities,
            List<Allocation> nextAllocations,
            @Nullable LocalDate nextPromisedOn,
            @Nullable LocalDate nextFirstPromisedOn) {
        return new OrderLine(
                id,
                number,
                sku,
                name,
                handlingClass,
                weightGrams,
                kit,
                nextQuantities,
                nextPromisedOn,
                nextFirstPromisedOn,
                money,
                nextAllocations,
                pricing);
    }
}
