package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.customers.Address;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.ShippingPolicy;
import dev.baton.network.GeoPoint;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.platform.money.Money;
import dev.baton.pricing.AppliedCharge;
import dev.baton.pricing.ManualCharge;
import dev.baton.rules.Finding;
import dev.baton.worklist.AboutOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order as others read it, and as the API answers it.
 *
 * @param customFields what stands in the company's own fields, by code: text, numbers, true or false; a date is text
 * @param money of everything ordered; {@code currentTotal} is without what was cancelled
 * @param onHold whether nothing more of it goes out; false while holds keep back only a part
 * @param findings what the rules said without holding it back: what they put right, warnings, tags, its priority
 * @param history whether it was over before Baton heard of it: it moved no stock here, and nobody was told
 */
public record OrderView(
        OrderId id,
        String number,
        OrderStatus status,
        Stage stage,
        boolean onHold,
        String channel,
        @Nullable String externalReference,
        @Nullable CustomerNumber customer,
        String customerName,
        boolean vip,
        Address shipTo,
        boolean addressVerified,
        @Nullable GeoPoint location,
        @Nullable LocalDate requestedOn,
        @Nullable LocalDate promisedOn,
        int priority,
        ShippingPolicy shippingPolicy,
        String shippingService,
        @Nullable String notes,
        Map<String, Object> customFields,
        String currency,
        boolean taxIncluded,
        Totals money,
        List<Line> lines,
        List<Hold> holds,
        JsonNode pricing,
        List<Finding> findings,
        Instant placedAt,
        String placedBy,
        boolean history,
        int version) {

    public record Totals(
            Money goods, Money discount, Money net, Money shipping, Money tax, Money total, Money currentTotal) {}

    /** @param kit the kit this item was ordered in; null when it was ordered by itself */
    public record Line(
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
            List<AtSite> sites,
            Amounts money,
            JsonNode pricing) {}

    public record Kit(int number, Sku sku, String name, long perUnit) {}

    /** @param released how much of {@code quantity} has gone to the floor of the site */
    public record AtSite(
            SiteCode site,
            long quantity,
            long released,
            @Nullable LocalDate shipOn) {}

    /** For all units ordered of a line. */
    public record Amounts(
            Money unitPrice, Money gross, Money discount, Money net, Money shipping, Money tax, Money total) {}

    /**
     * One thing as the customer asked for it: a kit, or an item by itself.
     *
     * @param line the line of the item, or the first of the kit's
     */
    public record Wanted(Sku sku, long quantity, Line line) {

        /** What was charged for one instead of any list; of a kit nothing is known. */
        public Optional<Money> priceByHand() {
            var kind = line.pricing().path("source").path("kind").asString("");
            return line.kit() == null && kind.equals("OVERRIDE")
                    ? Optional.of(line.money().unitPrice())
                    : Optional.empty();
        }
    }

    /**
     * Something that a second person is asked to agree to.
     *
     * @param words why, of whoever gave it; what it is about where nobody said why
     * @param amount what is taken off and added by hand; of a priority, what the order comes to
     * @param limit above which somebody must agree; of a priority nothing
     */
    public record Asking(Hold hold, String words, Money amount, Money limit) {}

    /** What a second person is asked to agree to before it goes on. */
    public List<Asking> asking() {
        return holds.stream()
                .filter(Hold::isApprovalCheck)
                .map(hold -> hold.reason() == HoldReason.DISCOUNT
                        ? new Asking(
                                hold,
                                reasonsByHand(),
                                Excess.byHand(pricing, currency),
                                Money.of(Excess.of(pricing, hold.reason()).allowed(), currency))
                        : new Asking(hold, String.valueOf(hold.note()), money.total(), Money.zero(currency)))
                .toList();
    }

    /** The priority at which nobody would be asked; null when nobody is. */
    public @Nullable Integer usualPriority() {
        return holds.stream()
                .filter(hold -> hold.isApprovalCheck() && hold.reason() == HoldReason.EXPEDITE)
                .map(hold -> Math.toIntExact(Excess.of(pricing, hold.reason()).allowed()))
                .findFirst()
                .orElse(null);
    }

    private String reasonsByHand() {
        return terms().reasons().distinct().collect(Collectors.joining("; "));
    }

    /** Whether it is held for its address and nothing of it is on a floor, so that a better one would let it go. */
    public boolean waitsForAddress() {
        return stage == Stage.OPEN
                && holds.stream().anyMatch(hold -> hold.isActive() && hold.reason() == HoldReason.ADDRESS)
                && lines.stream()
                        .allMatch(line ->
                                line.quantities().open() == line.quantities().owed());
    }

    /** The holds that keep back units of any of {@code lines} at {@code site}. */
    public List<Hold> holdsOn(SiteCode site, Collection<LineId> lines) {
        return Hold.on(holds, shippingPolicy, site, lines);
    }

    /** The holds that stand and are about {@code line} alone. */
    public List<Hold> holdsOf(LineId line) {
        return holds.stream()
                .filter(hold -> hold.isActive() && line.equals(hold.line()))
                .toList();
    }

    /** What {@code of} counts, over all lines: units of components, where kits were ordered. */
    public long units(ToLongFunction<Quantities> of) {
        return lines.stream()
                .mapToLong(line -> of.applyAsLong(line.quantities()))
                .sum();
    }

    /** As the worklist shows it. */
    public AboutOrder about() {
        return new AboutOrder(id.value(), number, customerName);
    }

    /** What is asked besides goods and carriage. */
    public List<AppliedCharge> charges() {
        return pricing.path("charges")
                .valueStream()
                .map(charge -> new AppliedCharge(
                        ManualCharge.Kind.valueOf(charge.path("kind").asString()),
                        charge.path("reason").asString(),
                        Money.parse(charge.path("amount").path("amount").asString(), currency)))
                .toList();
    }

    /** What was asked of its price by code and by hand. */
    public PriceTerms terms() {
        return PriceTerms.of(pricing);
    }

    /** What the customer asked for, kits as kits, as far as {@code units} counts any. */
    public List<Wanted> wanted(ToLongFunction<Quantities> units) {
        var wanted = new ArrayList<Wanted>();
        var kits = new HashSet<Integer>();
        for (var line : lines) {
            var kit = line.kit();
            long counted = units.applyAsLong(line.quantities());
            if (counted > 0 && (kit == null || kits.add(kit.number()))) {
                wanted.add(
                        kit == null
                                ? new Wanted(line.sku(), counted, line)
                                : new Wanted(kit.sku(), counted / kit.perUnit(), line));
            }
        }
        return wanted;
    }

    static OrderView of(Order order) {
        var head = order.head();
        return new OrderView(
                order.id(),
                head.number(),
                order.status(),
                order.stage(),
                order.isOnHold(),
                head.channel(),
                head.externalReference(),
                head.customer(),
                head.customerName(),
                head.vip(),
                head.shipTo(),
                head.addressVerified(),
                head.location(),
                head.requestedOn(),
                order.promisedOn(),
                head.priority(),
                head.shippingPolicy(),
                head.shippingService(),
                head.notes(),
                new TreeMap<>(head.customFields()),
                head.currency(),
                head.taxIncluded(),
                totals(order),
                order.lines().stream().map(OrderView::line).toList(),
                order.holds(),
                head.pricing(),
                head.findings(),
                head.placedAt(),
                head.placedBy(),
                head.history(),
                order.version());
    }

    private static Totals totals(Order order) {
        var zero = Money.zero(order.head().currency());
        return new Totals(
                order.lines().stream().map(line -> line.money().gross()).reduce(zero, Money::plus),
                order.lines().stream().map(line -> line.money().discount()).reduce(zero, Money::plus),
                order.lines().stream().map(line -> line.money().net()).reduce(zero, Money::plus),
                order.lines().stream().map(line -> line.money().shipping()).reduce(zero, Money::plus),
                order.lines().stream().map(line -> line.money().tax()).reduce(zero, Money::plus),
                order.lines().stream().map(line -> line.money().total()).reduce(zero, Money::plus),
                order.total());
    }

    private static Line line(OrderLine line) {
        var kit = line.kit();
        var money = line.money();
        return new Line(
                line.id(),
                line.number(),
                line.sku(),
                line.name(),
                line.handlingClass(),
                line.weightGrams(),
                kit == null ? null : new Kit(kit.number(), kit.sku(), kit.name(), kit.perUnit()),
                line.quantities(),
                line.promisedOn(),
                line.firstPromisedOn(),
                line.allocations().stream()
                        .map(allocation -> new AtSite(
                                allocation.site(), allocation.quantity(), allocation.released(), allocation.shipOn()))
                        .toList(),
                new Amounts(
                        money.unitPrice(),
                        money.gross(),
                        money.discount(),
                        money.net(),
                        money.shipping(),
                        money.tax(),
                        money.total()),
                line.pricing());
    }
}
