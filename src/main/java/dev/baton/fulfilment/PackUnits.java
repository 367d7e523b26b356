package dev.baton.fulfilment;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentEvent.PackageClosed;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPacked;
import dev.baton.network.HandlingClass;
import dev.baton.orders.LineId;
import dev.baton.orders.Step;
import dev.baton.platform.UseCase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packs what has been picked: into an open package, into a new one of a named packaging, or into as few as fit when the
 * packaging is left to Baton. All of it, or none.
 *
 * <p>Goods lie only in packaging that is right for them.
 */
@UseCase
public class PackUnits {

    /**
     * @param parcel the open package to put them into; null for a new one. One that is not there yet is made when a packaging
     *     is named, so that whoever sends the same twice does not make two
     * @param packaging of the new package; null to have it chosen
     * @param units per item; empty for everything that is picked
     * @param scaleGrams what the scale says, where it is one package; null to have it computed
     * @param seal whether the package is closed at once
     */
    public record Command(
            FulfilmentOrderId fulfilmentOrder,
            @Nullable PackageId parcel,
            @Nullable PackagingCode packaging,
            Map<Sku, Long> units,
            @Nullable Long scaleGrams,
            boolean seal) {}

    public sealed interface Outcome
            permits Packed,
                    NotReleased,
                    NothingToPack,
                    MoreThanPicked,
                    NoPackaging,
                    PackageSealed,
                    WrongPackaging,
                    TooHeavy {}

    /** What comes of packing one package. */
    sealed interface Packing permits UnitsPacked, PackageSealed, WrongPackaging, TooHeavy {}

    public record Packed(FulfilmentOrderId fulfilmentOrder, List<UnitsPacked> packages) implements Outcome {}

    public record NothingToPack(FulfilmentOrderId fulfilmentOrder) implements Outcome {}

    public record MoreThanPicked(FulfilmentOrderId fulfilmentOrder, Sku sku, long units, long picked)
            implements Outcome {}

    /** No packaging is known that is right for these and large enough. */
    public record NoPackaging(FulfilmentOrderId fulfilmentOrder, List<Unprotected> goods) implements Outcome {}

    public record PackageSealed(FulfilmentOrderId fulfilmentOrder, String parcel) implements Outcome, Packing {}

    public record WrongPackaging(
            FulfilmentOrderId fulfilmentOrder,
            PackagingCode packaging,
            HandlingClass handlingClass,
            List<Unprotected> goods)
            implements Outcome, Packing {}

    public record Unprotected(Sku sku, HandlingClass handlingClass) {}

    /** @param grams of the goods that would lie in it */
    public record TooHeavy(FulfilmentOrderId fulfilmentOrder, PackagingCode packaging, long grams, long maxGrams)
            implements Outcome, Packing {}

    private final FulfilmentOrders orders;
    private final Packagings packagings;
    private final ItemQueries items;
    private final Moves moves;
    private final Clock clock;

    PackUnits(FulfilmentOrders orders, Packagings packagings, ItemQueries items, Moves moves, Clock clock) {
        this.orders = orders;
        this.packagings = packagings;
        this.items = items;
        this.moves = moves;
        this.clock = clock;
    }

    private record Filling(PackageId parcel, Box box, Map<LineId, Long> units) {}

    public Outcome handle(Command command) {
        var order = orders.lock(command.fulfilmentOrder());
        var refusal = order.refusesToPack(command.units());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var fillings = fillings(order, command);
        if (fillings.isEmpty()) {
            return new NoPackaging(order.id(), goods(order, order.toPack(command.units())));
        }
        return pack(order, command, fillings, clock.instant());
    }

    /** Empty when no packaging is right. */
    private List<Filling> fillings(FulfilmentOrder order, Command command) {
        var units = order.toPack(command.units());
        var parcel = command.parcel();
        if (parcel != null && (command.packaging() == null || order.has(parcel))) {
            return List.of(new Filling(parcel, order.parcel(parcel).box(), units));
        }
        if (command.packaging() != null) {
            var box = packagings.get(command.packaging()).box();
            return List.of(new Filling(parcel == null ? PackageId.next() : parcel, box, units));
        }
        return PackingPlan.of(Goods.of(order, units, items), packagings.list()).stream()
                .map(planned ->
                        new Filling(PackageId.next(), planned.packaging().box(), planned.units()))
                .toList();
    }

    private Outcome pack(FulfilmentOrder order, Command command, List<Filling> fillings, Instant now) {
        var events = new ArrayList<FulfilmentEvent>();
        var packed = new ArrayList<UnitsPacked>();
        for (var filling : fillings) {
            switch (order.after(events).pack(filling.parcel(), filling.box(), filling.units(), now)) {
                case UnitsPacked done -> {
                    packed.add(done);
                    events.add(done);
                }
                case PackageSealed refused -> {
                    return refused;
                }
                case WrongPackaging refused -> {
                    return refused;
                }
                case TooHeavy refused -> {
                    return refused;
                }
            }
        }
        if (command.seal()) {
            var weighed = fillings.size() == 1 ? command.scaleGrams() : null;
            packed.forEach(
                    done -> events.add(new PackageClosed(order.id(), order.order(), done.parcel(), weighed, now)));
        }
        moves.move(
                order,
                Step.PACK,
                packed.stream().flatMap(done -> done.units().stream()).toList());
        orders.record(order, events);
        return new Packed(order.id(), packed);
    }

    private static List<Unprotected> goods(FulfilmentOrder order, Map<LineId, Long> units) {
        return order.lines().stream()
                .filter(line -> units.containsKey(line.line()))
                .map(line -> new Unprotected(line.sku(), line.handlingClass()))
                .distinct()
                .toList();
    }
}
