package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentOpened;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentReleased;
import dev.baton.fulfilment.FulfilmentEvent.PackageClosed;
import dev.baton.fulfilment.FulfilmentEvent.PackagesShipped;
import dev.baton.fulfilment.FulfilmentEvent.UnitsMissing;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPacked;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPicked;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Words for fulfilment orders in tests: two peppers and one mug, unless a test says otherwise. */
final class Floor {

    static final FulfilmentOrderId ID = new FulfilmentOrderId(new UUID(1, 1));
    static final OrderId ORDER = new OrderId(new UUID(2, 2));
    static final SiteCode EAST = new SiteCode("EAST");
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final Sku PEPPER = new Sku("PEPPER");
    static final Sku MUG = new Sku("MUG");
    static final PackageId FIRST = new PackageId(new UUID(3, 1));
    static final PackageId SECOND = new PackageId(new UUID(3, 2));
    static final Particulars PARTICULARS =
            new Particulars("SO-100001", "Ana Ruiz", false, 100, "STANDARD", LocalDate.of(2026, 11, 23), null);
    static final Box CARTON = box("ST-M", HandlingClass.STANDARD);
    static final Box FOOD_CARTON = box("FS-M", HandlingClass.FOOD_SAFE);
    static final Box PADDED = box("FR-M", HandlingClass.FRAGILE);

    private Floor() {}

    static Box box(String code, HandlingClass handlingClass) {
        return new Box(new PackagingCode(code), handlingClass, 400, 300, 240, 300, 2_000);
    }

    static LineId line(int number) {
        return new LineId(new UUID(4, number));
    }

    static Work work(int number, Sku sku, HandlingClass handlingClass, long quantity) {
        return new Work(line(number), number, sku, sku.value().toLowerCase(Locale.ROOT), handlingClass, 100, quantity);
    }

    static Wanted wanted(Work... work) {
        return new Wanted(ORDER, EAST, false, Set.of(), PARTICULARS, List.of(work));
    }

    static FulfilmentOrder open(Work... work) {
        return FulfilmentOrder.of(
                new FulfilmentOpened(ID, ORDER, "FO-100001", EAST, false, PARTICULARS, List.of(work), NOON));
    }

    static FulfilmentOrder open() {
        return open(work(1, PEPPER, HandlingClass.STANDARD, 2), work(2, MUG, HandlingClass.STANDARD, 1));
    }

    static FulfilmentOrder released(Work... work) {
        return release(open(work));
    }

    static FulfilmentOrder released() {
        return release(open());
    }

    static FulfilmentOrder release(FulfilmentOrder order) {
        return order.after((FulfilmentReleased) order.release(NOON));
    }

    static FulfilmentOrder picked(FulfilmentOrder order, Sku sku, long units) {
        return order.after((UnitsPicked) order.pick(sku, "", units, NOON));
    }

    static FulfilmentOrder picked() {
        return picked(picked(released(), PEPPER, 2), MUG, 1);
    }

    static FulfilmentOrder missing(FulfilmentOrder order, Sku sku, long units) {
        return order.after((UnitsMissing) order.shortPick(sku, units, NOON));
    }

    /** Everything that is picked, in one package. */
    static FulfilmentOrder packed(FulfilmentOrder order) {
        return packed(order, FIRST, CARTON, Map.of());
    }

    static FulfilmentOrder packed(FulfilmentOrder order, PackageId parcel, Box box, Map<Sku, Long> units) {
        return order.after((UnitsPacked) order.pack(parcel, box, order.toPack(units), NOON));
    }

    static FulfilmentOrder sealed(FulfilmentOrder order) {
        return order.after((PackageClosed) order.close(FIRST, null, NOON));
    }

    static FulfilmentOrder shipped(FulfilmentOrder order) {
        return order.after((PackagesShipped) order.dispatch(labelled(order, FIRST), "SH-100001", NOON));
    }

    /** What the label of a package says lies in it: what lies in it now. */
    static Map<PackageId, Map<LineId, Long>> labelled(FulfilmentOrder order, PackageId parcel) {
        return Map.of(
                parcel,
                order.parcels().stream()
                        .filter(candidate -> candidate.id().equals(parcel))
                        .findFirst()
                        .map(Parcel::contents)
                        .orElse(Map.of()));
    }

    static Packaging packaging(String code, HandlingClass handlingClass, int side, long maxWeightGrams) {
        return new Packaging(
                new PackagingCode(code), code, handlingClass, side, side, side, maxWeightGrams, 100, 50, true, 1);
    }

    static List<Packaging> sizes(HandlingClass handlingClass) {
        return IntStream.of(100, 200, 400)
                .mapToObj(side ->
                        packaging(handlingClass.name().substring(0, 2) + "-" + side, handlingClass, side, 20L * side))
                .toList();
    }
}
