package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentCancelled;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentChanged;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentFreed;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentHeld;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentOpened;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentRecalled;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentReleased;
import dev.baton.fulfilment.FulfilmentEvent.PackageClosed;
import dev.baton.fulfilment.FulfilmentEvent.PackagesShipped;
import dev.baton.fulfilment.FulfilmentEvent.UnitsMissing;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPacked;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPicked;
import dev.baton.fulfilment.FulfilmentEvent.UnitsUnpacked;
import dev.baton.fulfilment.SupportedAction.WhyNot;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.orders.OrderId;
import dev.baton.platform.NotFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One order's work at one site.
 *
 * <p>It decides and it never acts: a question such as {@link #pick} is answered with what would happen, and {@link #after} is
 * the fulfilment order once it has.
 */
record FulfilmentOrder(
        FulfilmentOrderId id,
        String number,
        OrderId order,
        SiteCode site,
        Particulars particulars,
        Stage stage,
        boolean onHold,
        List<FulfilmentLine> lines,
        List<Parcel> parcels,
        Instant openedAt,
        @Nullable Instant releasedAt,
        int version) {

    FulfilmentOrder {
        lines = lines.stream()
                .sorted(Comparator.comparingInt(FulfilmentLine::number))
                .toList();
        parcels =
                parcels.stream().sorted(Comparator.comparingInt(Parcel::number)).toList();
        for (var line : lines) {
            long inPackages = parcels.stream()
                    .filter(parcel -> !parcel.isShipped())
                    .mapToLong(parcel -> parcel.quantityOf(line.line()))
                    .sum();
            if (inPackages != line.packed()) {
                throw new IllegalStateException("%s line %d: %d are packed, %d lie in packages"
                        .formatted(number, line.number(), line.packed(), inPackages));
            }
        }
    }

    static FulfilmentOrder of(FulfilmentOpened opened) {
        return new FulfilmentOrder(
                opened.fulfilmentOrder(),
                opened.number(),
                opened.order(),
                opened.site(),
                opened.particulars(),
                Stage.OPEN,
                opened.onHold(),
                opened.work().stream().map(FulfilmentLine::of).toList(),
                List.of(),
                opened.at(),
                null,
                1);
    }

    // ── questions ──────────────────────────────────────────────────────────────────────────────────────────────

    /** What must happen so that this is what the order wants; once released, only its holds still matter. */
    List<FulfilmentEvent> follow(Wanted wanted, Instant now) {
        return switch (stage) {
            case OPEN -> {
                if (wanted.work().isEmpty()) {
                    yield List.of(new FulfilmentCancelled(id, order, now));
                }
                var events = new ArrayList<>(followHold(wanted.onHold(), now));
                if (!wanted.work().equals(work()) || !wanted.particulars().equals(particulars)) {
                    events.add(new FulfilmentChanged(id, order, wanted.particulars(), wanted.work(), now));
                }
                yield events;
            }
            case RELEASED -> {
                var waiting = lines.stream()
                        .filter(line -> line.shipped() + line.missing() < line.quantity())
                        .map(FulfilmentLine::line);
                yield followHold(wanted.keepsBack(waiting), now);
            }
            case CLOSED, CANCELLED -> List.of();
        };
    }

    private List<FulfilmentEvent> followHold(boolean next, Instant now) {
        if (next == onHold) {
            return List.of();
        }
        return List.of(onHold ? new FulfilmentFreed(id, order, now) : new FulfilmentHeld(id, order, now));
    }

    /** Whether its order is on hold is for the order to say, which is asked right after. */
    ReleaseFulfilmentOrder.Outcome release(Instant now) {
        return switch (stage) {
            case OPEN -> new FulfilmentReleased(id, order, site, now);
            case RELEASED, CLOSED -> new ReleaseFulfilmentOrder.AlreadyReleased(id, status());
            case CANCELLED -> new ReleaseFulfilmentOrder.Cancelled(id);
        };
    }

    RecallFulfilmentOrder.Outcome recall(Instant now) {
        return switch (stage) {
            case OPEN -> new RecallFulfilmentOrder.AlreadyOpen(id);
            case RELEASED ->
                touched() == 0
                        ? new FulfilmentRecalled(id, order, site, now)
                        : new RecallFulfilmentOrder.PickingHasBegun(id, touched());
            case CLOSED, CANCELLED -> new NotReleased(id, status());
        };
    }

    /** The scanner has seen {@code units} of {@code sku}. */
    RecordPick.Outcome pick(Sku sku, String name, long units, Instant now) {
        if (stage != Stage.RELEASED) {
            return new NotReleased(id, status());
        }
        if (lines.stream().noneMatch(line -> line.sku().equals(sku))) {
            return new RecordPick.WrongItem(id, expected(), new RecordPick.Scanned(sku, name, units));
        }
        long remaining = remaining(sku);
        if (units > remaining) {
            return new RecordPick.OverPick(id, sku, units, remaining);
        }
        return new UnitsPicked(id, order, sku, spread(sku, units), now);
    }

    /** The scanner has seen something that no item is known by. */
    RecordPick.Outcome pickUnknown(String code) {
        return stage == Stage.RELEASED
                ? new RecordPick.UnknownCode(id, code, expected())
                : new NotReleased(id, status());
    }

    RecordShortPick.Outcome shortPick(Sku sku, long units, Instant now) {
        if (stage != Stage.RELEASED) {
            return new NotReleased(id, status());
        }
        long remaining = remaining(sku);
        if (units > remaining) {
            return new RecordShortPick.MoreThanToPick(id, sku, units, remaining);
        }
        return new UnitsMissing(id, order, sku, spread(sku, units), now);
    }

    /** Why these units cannot be packed, into whatever it may be. */
    Optional<PackUnits.Outcome> refusesToPack(Map<Sku, Long> wanted) {
        if (stage != Stage.RELEASED) {
            return Optional.of(new NotReleased(id, status()));
        }
        if (sum(FulfilmentLine::picked) == 0) {
            return Optional.of(new PackUnits.NothingToPack(id));
        }
        return wanted.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> entry.getValue() > picked(entry.getKey()))
                .<PackUnits.Outcome>map(entry ->
                        new PackUnits.MoreThanPicked(id, entry.getKey(), entry.getValue(), picked(entry.getKey())))
                .findFirst();
    }

    /** Which units of which lines these are; everything that is picked when nothing is named. */
    Map<LineId, Long> toPack(Map<Sku, Long> wanted) {
        return share(wanted, FulfilmentLine::picked);
    }

    /** Packs into a package of its own when {@code parcel} is none of this fulfilment order's yet. */
    PackUnits.Packing pack(PackageId parcel, Box box, Map<LineId, Long> units, Instant now) {
        var known = parcels.stream().filter(each -> each.id().equals(parcel)).findFirst();
        if (known.isPresent() && known.get().isSealed()) {
            return new PackUnits.PackageSealed(id, parcelNumber(known.get()));
        }
        var wrong = units.keySet().stream()
                .map(this::line)
                .filter(line -> !box.protects(line.handlingClass()))
                .toList();
        if (!wrong.isEmpty()) {
            return new PackUnits.WrongPackaging(
                    id,
                    box.packaging(),
                    box.handlingClass(),
                    wrong.stream()
                            .map(line -> new PackUnits.Unprotected(line.sku(), line.handlingClass()))
                            .distinct()
                            .toList());
        }
        long goods =
                weightOf(units) + known.map(each -> weightOf(each.contents())).orElse(0L);
        if (goods > box.maxWeightGrams()) {
            return new PackUnits.TooHeavy(id, box.packaging(), goods, box.maxWeightGrams());
        }
        int number = known.map(Parcel::number).orElseGet(this::nextParcelNumber);
        return new UnitsPacked(id, order, parcel, number, box, unitsOf(units), now);
    }

    /** @param wanted empty for all that lies in it */
    UnpackUnits.Outcome unpack(PackageId which, Map<Sku, Long> wanted, Instant now) {
        var parcel = parcel(which);
        if (parcel.isShipped()) {
            return new UnpackUnits.PackageShipped(id, parcelNumber(parcel), parcel.shipment());
        }
        for (var entry : wanted.entrySet()) {
            long there = lines.stream()
                    .filter(line -> line.sku().equals(entry.getKey()))
                    .mapToLong(line -> parcel.quantityOf(line.line()))
                    .sum();
            if (entry.getValue() > there) {
                return new UnpackUnits.NotInPackage(id, parcelNumber(parcel), entry.getKey(), entry.getValue(), there);
            }
        }
        var units = unitsOf(share(wanted, line -> parcel.quantityOf(line.line())));
        return new UnitsUnpacked(id, order, which, units, now);
    }

    ClosePackage.Outcome close(PackageId which, @Nullable Long scaleGrams, Instant now) {
        var parcel = parcel(which);
        if (parcel.isShipped()) {
            return new ClosePackage.AlreadyShipped(id, parcelNumber(parcel));
        }
        return new PackageClosed(id, order, which, scaleGrams, now);
    }

    RecordDispatch.Outcome dispatch(Map<PackageId, Map<LineId, Long>> labelled, String shipment, Instant now) {
        var leaving = parcels.stream()
                .filter(parcel -> labelled.containsKey(parcel.id()))
                .toList();
        if (!leaving.isEmpty() && leaving.stream().allMatch(parcel -> shipment.equals(parcel.shipment()))) {
            return new RecordDispatch.AlreadyShipped(
                    id, shipment, leaving.stream().map(Parcel::id).toList());
        }
        var changed = leaving.stream()
                .filter(parcel -> parcel.isShipped()
                        || !parcel.isSealed()
                        || !parcel.contents().equals(labelled.get(parcel.id())))
                .map(this::parcelNumber)
                .toList();
        if (leaving.isEmpty() || leaving.size() < labelled.size() || !changed.isEmpty()) {
            return new RecordDispatch.NotReady(id, changed);
        }
        var units = lines.stream()
                .map(line -> new Units(
                        line.line(),
                        line.sku(),
                        site,
                        leaving.stream()
                                .mapToLong(parcel -> parcel.quantityOf(line.line()))
                                .sum()))
                .filter(unit -> unit.quantity() > 0)
                .toList();
        return new PackagesShipped(
                id, order, shipment, leaving.stream().map(Parcel::id).toList(), units, now);
    }

    /** Everything that can be asked of it, and why not where it cannot. */
    List<SupportedAction> actions() {
        return Arrays.stream(FulfilmentAction.values())
                .map(action -> SupportedAction.of(action, whyNot(action)))
                .toList();
    }

    private @Nullable WhyNot whyNot(FulfilmentAction action) {
        if (stage == Stage.CANCELLED) {
            return WhyNot.CANCELLED;
        }
        if (stage == Stage.CLOSED) {
            return WhyNot.SHIPPED;
        }
        if (stage == Stage.OPEN) {
            if (action == FulfilmentAction.RELEASE) {
                return onHold ? WhyNot.ORDER_ON_HOLD : null;
            }
            return WhyNot.NOT_RELEASED;
        }
        return switch (action) {
            case RELEASE -> WhyNot.ALREADY_RELEASED;
            case RECALL -> touched() == 0 ? null : WhyNot.PICKING_HAS_BEGUN;
            case PICK, SHORT -> sum(FulfilmentLine::toPick) > 0 ? null : WhyNot.NOTHING_TO_PICK;
            case PACK -> sum(FulfilmentLine::picked) > 0 ? null : WhyNot.NOTHING_PICKED;
            case UNPACK -> sum(FulfilmentLine::packed) > 0 ? null : WhyNot.NOTHING_PACKED;
            case SHIP -> whyNotShip();
        };
    }

    private @Nullable WhyNot whyNotShip() {
        if (sum(FulfilmentLine::packed) == 0) {
            return WhyNot.NOTHING_PACKED;
        }
        return parcels.stream().anyMatch(parcel -> parcel.isSealed() && !parcel.isShipped())
                ? null
                : WhyNot.PACKAGES_OPEN;
    }

    // ── what follows ───────────────────────────────────────────────────────────────────────────────────────────

    FulfilmentOrder after(Collection<? extends FulfilmentEvent> events) {
        var next = this;
        for (var event : events) {
            next = next.after(event);
        }
        return next;
    }

    /** This fulfilment order, once {@code event} has happened to it. */
    FulfilmentOrder after(FulfilmentEvent event) {
        return switch (event) {
            case FulfilmentOpened _ -> throw new IllegalStateException("%s was already opened".formatted(number));
            case FulfilmentChanged changed ->
                with(changed.particulars())
                        .with(changed.work().stream().map(FulfilmentLine::of).toList(), parcels);
            case FulfilmentHeld _ -> with(true);
            case FulfilmentFreed _ -> with(false);
            case FulfilmentReleased released -> in(Stage.RELEASED, released.at());
            case FulfilmentRecalled _ ->
                with(
                                lines.stream()
                                        .filter(line -> line.toPick() > 0)
                                        .map(line -> FulfilmentLine.of(line.work()))
                                        .toList(),
                                parcels)
                        .in(Stage.OPEN, null);
            case FulfilmentCancelled _ -> in(Stage.CANCELLED, releasedAt);
            case UnitsPicked picked -> with(each(picked.units(), FulfilmentLine::pick), parcels);
            case UnitsMissing missing ->
                with(each(missing.units(), FulfilmentLine::miss), parcels).settled();
            case UnitsPacked packed -> with(each(packed.units(), FulfilmentLine::pack), parcelsAfter(packed));
            case UnitsUnpacked unpacked -> with(each(unpacked.units(), FulfilmentLine::unpack), parcelsAfter(unpacked));
            case PackageClosed closed ->
                with(
                        lines,
                        eachParcel(
                                List.of(closed.parcel()), parcel -> parcel.sealed(closed.at(), closed.scaleGrams())));
            case PackagesShipped shipped ->
                with(
                                each(shipped.units(), FulfilmentLine::ship),
                                eachParcel(
                                        shipped.parcels(), parcel -> parcel.shipped(shipped.at(), shipped.shipment())))
                        .settled();
        };
    }

    /** Over, once nothing is left to be picked, packed or shipped. */
    private FulfilmentOrder settled() {
        boolean over = sum(FulfilmentLine::toPick) + sum(FulfilmentLine::picked) + sum(FulfilmentLine::packed) == 0;
        if (stage != Stage.RELEASED || !over) {
            return this;
        }
        return in(sum(FulfilmentLine::shipped) > 0 ? Stage.CLOSED : Stage.CANCELLED, releasedAt);
    }

    private List<Parcel> parcelsAfter(UnitsPacked packed) {
        var next = new ArrayList<Parcel>();
        var into = Parcel.empty(packed.parcel(), packed.parcelNumber(), packed.box());
        for (var parcel : parcels) {
            if (parcel.id().equals(packed.parcel())) {
                into = parcel;
            } else {
                next.add(parcel);
            }
        }
        for (var unit : packed.units()) {
            into = into.with(unit.line(), unit.quantity());
        }
        next.add(into);
        return next;
    }

    private List<Parcel> parcelsAfter(UnitsUnpacked unpacked) {
        var next = eachParcel(List.of(unpacked.parcel()), parcel -> {
            for (var unit : unpacked.units()) {
                parcel = parcel.with(unit.line(), -unit.quantity());
            }
            return parcel;
        });
        return next.stream().filter(parcel -> !parcel.isEmpty()).toList();
    }

    private List<Parcel> eachParcel(Collection<PackageId> which, UnaryOperator<Parcel> change) {
        return parcels.stream()
                .map(parcel -> which.contains(parcel.id()) ? change.apply(parcel) : parcel)
                .toList();
    }

    @FunctionalInterface
    private interface Change {
        FulfilmentLine of(FulfilmentLine line, long units);
    }

    private List<FulfilmentLine> each(List<Units> units, Change change) {
        return lines.stream()
                .map(line -> {
                    long mine = units.stream()
                            .filter(unit -> unit.line().equals(line.line()))
                            .mapToLong(Units::quantity)
                            .sum();
                    return mine == 0 ? line : change.of(line, mine);
                })
                .toList();
    }

    FulfilmentOrder with(List<FulfilmentLine> nextLines, List<Parcel> nextParcels) {
        return new FulfilmentOrder(
                id,
                number,
                order,
                site,
                particulars,
                stage,
                onHold,
                nextLines,
                nextParcels,
                openedAt,
                releasedAt,
                version);
    }

    FulfilmentOrder version(int next) {
        return new FulfilmentOrder(
                id, number, order, site, particulars, stage, onHold, lines, parcels, openedAt, releasedAt, next);
    }

    private FulfilmentOrder with(Particulars next) {
        return new FulfilmentOrder(
                id, number, order, site, next, stage, onHold, lines, parcels, openedAt, releasedAt, version);
    }

    private FulfilmentOrder with(boolean held) {
        return new FulfilmentOrder(
                id, number, order, site, particulars, stage, held, lines, parcels, openedAt, releasedAt, version);
    }

    private FulfilmentOrder in(Stage next, @Nullable Instant released) {
        return new FulfilmentOrder(
                id, number, order, site, particulars, next, onHold, lines, parcels, openedAt, released, version);
    }

    // ── facts ──────────────────────────────────────────────────────────────────────────────────────────────────

    FulfilmentStatus status() {
        return switch (stage) {
            case OPEN -> onHold ? FulfilmentStatus.ON_HOLD : FulfilmentStatus.OPEN;
            case RELEASED -> statusOnTheFloor();
            case CLOSED -> FulfilmentStatus.SHIPPED;
            case CANCELLED -> FulfilmentStatus.CANCELLED;
        };
    }

    private FulfilmentStatus statusOnTheFloor() {
        if (touched() == 0) {
            return FulfilmentStatus.RELEASED;
        }
        if (sum(FulfilmentLine::toPick) > 0) {
            return FulfilmentStatus.PICKING;
        }
        return sum(FulfilmentLine::picked) > 0 ? FulfilmentStatus.PICKED : FulfilmentStatus.PACKED;
    }

    /** Units that somebody has taken from a shelf. */
    private long touched() {
        return sum(FulfilmentLine::picked) + sum(FulfilmentLine::packed) + sum(FulfilmentLine::shipped);
    }

    long sum(ToLongFunction<FulfilmentLine> of) {
        return lines.stream().mapToLong(of).sum();
    }

    List<Work> work() {
        return lines.stream().map(FulfilmentLine::work).toList();
    }

    List<Units> toPick() {
        return lines.stream()
                .filter(line -> line.toPick() > 0)
                .map(line -> new Units(line.line(), line.sku(), site, line.toPick()))
                .toList();
    }

    FulfilmentLine line(LineId which) {
        return lines.stream()
                .filter(line -> line.line().equals(which))
                .findFirst()
                .orElseThrow(() -> new NotFound("line", which));
    }

    boolean has(PackageId which) {
        return parcels.stream().anyMatch(parcel -> parcel.id().equals(which));
    }

    Parcel parcel(PackageId which) {
        return parcels.stream()
                .filter(parcel -> parcel.id().equals(which))
                .findFirst()
                .orElseThrow(() -> new NotFound("package", which));
    }

    String parcelNumber(Parcel parcel) {
        return number + "-" + parcel.number();
    }

    private int nextParcelNumber() {
        return parcels.stream().mapToInt(Parcel::number).max().orElse(0) + 1;
    }

    List<FulfilmentView.Content> contents(Map<LineId, Long> units) {
        return lines.stream()
                .filter(line -> units.getOrDefault(line.line(), 0L) > 0)
                .map(line -> new FulfilmentView.Content(line.line(), line.sku(), units.getOrDefault(line.line(), 0L)))
                .toList();
    }

    /** Of the goods, without the box. */
    long weightOf(Map<LineId, Long> units) {
        return units.entrySet().stream()
                .mapToLong(entry -> line(entry.getKey()).weightGrams() * entry.getValue())
                .sum();
    }

    private long remaining(Sku sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .mapToLong(FulfilmentLine::toPick)
                .sum();
    }

    private List<RecordPick.Expected> expected() {
        return lines.stream()
                .filter(line -> line.toPick() > 0)
                .map(line -> new RecordPick.Expected(line.sku(), line.name(), line.toPick()))
                .toList();
    }

    List<RecordPick.Expected> waitingToBePacked() {
        return lines.stream()
                .filter(line -> line.picked() > 0)
                .map(line -> new RecordPick.Expected(line.sku(), line.name(), line.picked()))
                .toList();
    }

    private long picked(Sku sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .mapToLong(FulfilmentLine::picked)
                .sum();
    }

    private List<Units> spread(Sku sku, long units) {
        return unitsOf(share(Map.of(sku, units), FulfilmentLine::toPick));
    }

    /**
     * An item may stand on several lines, such as by itself and in a kit: the first ones are served first.
     *
     * @param wanted empty for everything
     */
    private Map<LineId, Long> share(Map<Sku, Long> wanted, ToLongFunction<FulfilmentLine> possible) {
        var left = new HashMap<>(wanted);
        var shares = new HashMap<LineId, Long>();
        for (var line : lines) {
            long here = possible.applyAsLong(line);
            if (!wanted.isEmpty()) {
                here = Math.min(here, left.getOrDefault(line.sku(), 0L));
                left.merge(line.sku(), -here, Long::sum);
            }
            if (here > 0) {
                shares.put(line.line(), here);
            }
        }
        return shares;
    }

    private List<Units> unitsOf(Map<LineId, Long> units) {
        return lines.stream()
                .filter(line -> units.getOrDefault(line.line(), 0L) > 0)
                .map(line -> new Units(line.line(), line.sku(), site, units.getOrDefault(line.line(), 0L)))
                .toList();
    }
}
