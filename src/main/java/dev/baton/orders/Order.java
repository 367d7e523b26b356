package dev.baton.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.baton.customers.Address;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.ShippingPolicy;
import dev.baton.network.GeoPoint;
import dev.baton.network.SiteCode;
import dev.baton.orders.OrderEvent.HoldAssigned;
import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderEvent.UnitsMoved;
import dev.baton.orders.OrderEvent.UnitsShort;
import dev.baton.orders.OrderLine.Allocation;
import dev.baton.platform.NotFound;
import dev.baton.platform.money.Money;
import dev.baton.rules.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One customer order.
 *
 * <p>It decides and it never acts: a question such as {@link #cancel} is answered with what would happen, and the methods that
 * follow from an event give the order once it has.
 */
record Order(OrderId id, Head head, Stage stage, List<OrderLine> lines, List<Hold> holds, int version) {

    /** Of an order that has not changed since it was placed. */
    static final int FIRST_VERSION = 1;

    /** What is said about an order as a whole. */
    record Head(
            String number,
            String channel,
            @Nullable String externalReference,
            String fingerprint,
            @Nullable CustomerNumber customer,
            String customerName,
            boolean vip,
            Address shipTo,
            boolean addressVerified,
            @Nullable GeoPoint location,
            @Nullable LocalDate requestedOn,
            int priority,
            ShippingPolicy shippingPolicy,
            String shippingService,
            @Nullable String notes,
            Map<String, Object> customFields,
            String currency,
            boolean taxIncluded,
            JsonNode pricing,
            List<Finding> findings,
            Instant placedAt,
            String placedBy,
            boolean history) {

        Head {
            customFields = Map.copyOf(customFields);
            findings = List.copyOf(findings);
        }

        /** @param next that say something to whoever looks at the order, and those of them that say when it is served */
        Head found(List<Finding> next, int nextPriority) {
            return with(number, fingerprint, nextPriority, next, placedAt, placedBy, history);
        }

        /** As what it was before it was put right: asked for again, it is the same order. */
        Head askedAs(Head asked) {
            return with(number, asked.fingerprint, priority, findings, placedAt, placedBy, history);
        }

        Head numbered(String number) {
            return with(number, fingerprint, priority, findings, placedAt, placedBy, false);
        }

        /** Of an order that was over before Baton heard of it. */
        Head past(String number, String fingerprint) {
            return with(number, fingerprint, priority, findings, placedAt, placedBy, true);
        }

        /** As said now, of the order that was placed as {@code before}: when, by whom and under which fingerprint stays. */
        Head amending(Head before) {
            return with(
                    before.number,
                    before.fingerprint,
                    priority,
                    findings,
                    before.placedAt,
                    before.placedBy,
                    before.history);
        }

        private Head with(
                String number,
                String fingerprint,
                int priority,
                List<Finding> findings,
                Instant placedAt,
                String placedBy,
                boolean history) {
            return new Head(
                    number,
                    channel,
                    externalReference,
                    fingerprint,
                    customer,
                    customerName,
                    vip,
                    shipTo,
                    addressVerified,
                    location,
                    requestedOn,
                    priority,
                    shippingPolicy,
                    shippingService,
                    notes,
                    customFields,
                    currency,
                    taxIncluded,
                    pricing,
                    findings,
                    placedAt,
                    placedBy,
                    history);
        }
    }

    Order {
        lines = List.copyOf(lines);
        holds = List.copyOf(holds);
    }

    // ── questions ──────────────────────────────────────────────────────────────────────────────────────────────

    HoldOrder.Outcome hold(UUID hold, HoldOrder.Command asked, Instant now) {
        var line = asked.line();
        var site = asked.site();
        var part = lines.stream()
                .filter(each -> line == null || each.id().equals(line))
                .filter(each -> site == null || allocationAt(each, site) != null)
                .toList();
        if (part.isEmpty()) {
            return new HoldOrder.NotOfOrder(id, line == null ? "site" : "line");
        }
        boolean isGone = part.stream().allMatch(OrderLine::isGone);
        return stage != Stage.OPEN || isGone
                ? new HoldOrder.NothingToHold(id, stage)
                : new OrderHeld(id, hold, asked.reason(), asked.note(), asked.owner(), line, site, now);
    }

    ReleaseHold.Outcome releaseHold(UUID hold, @Nullable String note, Instant now) {
        var found = holdOf(hold);
        if (found.isApprovalCheck()) {
            return new ReleaseHold.WaitsForApproval(id, found);
        }
        return found.isActive()
                ? new HoldReleased(id, hold, found.reason(), note, now)
                : new ReleaseHold.AlreadyReleased(id, found);
    }

    /** As it is placed, for one reason more. */
    Order alsoHeld(Hold hold) {
        return new Order(
                id,
                head,
                stage,
                lines,
                Stream.concat(holds.stream(), Stream.of(hold)).toList(),
                version);
    }

    private Hold holdOf(UUID hold) {
        return holds.stream()
                .filter(candidate -> candidate.id().equals(hold))
                .findFirst()
                .orElseThrow(() -> new NotFound("hold", hold));
    }

    AssignHold.Outcome assignHold(UUID hold, @Nullable String owner, Instant now) {
        var found = holdOf(hold);
        if (!found.isActive()) {
            return new AssignHold.AlreadyReleased(id, found);
        }
        return Objects.equals(found.owner(), owner)
                ? new AssignHold.NothingChanged(id, found)
                : new HoldAssigned(id, hold, found.reason(), found.owner(), owner, now);
    }

    /**
     * Cancels units that nobody on a floor has touched: waiting ones first, then reserved ones.
     *
     * @param wanted units per line; empty for everything
     */
    CancelOrder.Outcome cancel(Map<LineId, Long> wanted, CancelReason reason, @Nullable String note, Instant now) {
        if (stage == Stage.CANCELLED) {
            return new CancelOrder.AlreadyCancelled(id);
        }
        var units = new ArrayList<Units>();
        var tooLate = new ArrayList<CancelOrder.LineTooLate>();
        for (var line : lines) {
            long owed = line.quantities().owed();
            long asked = wanted.isEmpty() ? owed : wanted.getOrDefault(line.id(), 0L);
            if (asked > line.quantities().open()) {
                tooLate.add(new CancelOrder.LineTooLate(
                        line.id(), line.number(), line.sku(), line.quantities().open(), asked));
            } else if (asked > 0) {
                units.addAll(cancelled(line, asked));
            }
        }
        if (!tooLate.isEmpty()) {
            return new CancelOrder.TooLate(id, tooLate);
        }
        if (units.isEmpty()) {
            return new CancelOrder.NothingToCancel(id);
        }
        long cancelled = units.stream().mapToLong(Units::quantity).sum();
        return new UnitsCancelled(id, reason, note, units, cancelled == sum(Quantities::owed), now);
    }

    /** Which units of {@code line} go: first those that wait, then those reserved, last site first. */
    private static List<Units> cancelled(OrderLine line, long asked) {
        var units = new ArrayList<Units>();
        long waiting = Math.min(asked, line.quantities().backordered());
        if (waiting > 0) {
            units.add(new Units(line.id(), line.sku(), null, waiting));
        }
        long left = asked - waiting;
        for (var allocation : line.allocations().reversed()) {
            long here = Math.min(left, allocation.open());
            if (here > 0) {
                units.add(new Units(line.id(), line.sku(), allocation.site(), here));
                left -= here;
            }
        }
        return units;
    }

    MoveUnits.Outcome move(Step step, SiteCode site, String document, Map<LineId, Long> wanted, Instant now) {
        if (step == Step.RELEASE) {
            var keeping = Hold.on(holds, head.shippingPolicy(), site, wanted.keySet());
            if (!keeping.isEmpty()) {
                return new MoveUnits.OnHold(id, keeping);
            }
            if (head.shippingPolicy() == ShippingPolicy.COMPLETE && sum(Quantities::backordered) > 0) {
                return new MoveUnits.WaitsForRest(id, sum(Quantities::backordered));
            }
        }
        var gone = gone(wanted.keySet());
        if (gone.isPresent()) {
            return new MoveUnits.NotThere(id, gone.get(), 0);
        }
        var units = new ArrayList<Units>();
        for (var line : lines) {
            long quantity = wanted.getOrDefault(line.id(), 0L);
            long possible = possible(step, site, line);
            if (quantity > possible) {
                return new MoveUnits.NotThere(id, line.id(), possible);
            }
            if (quantity > 0) {
                units.add(new Units(line.id(), line.sku(), site, quantity));
            }
        }
        return units.isEmpty()
                ? new MoveUnits.NotThere(id, lines.getFirst().id(), 0)
                : new UnitsMoved(id, step, site, document, units, now);
    }

    /** A line that whoever asks remembers, and an amendment has taken off. */
    private Optional<LineId> gone(Collection<LineId> wanted) {
        var there = lines.stream().map(OrderLine::id).collect(Collectors.toSet());
        return wanted.stream().filter(line -> !there.contains(line)).findFirst();
    }

    private static long possible(Step step, SiteCode site, OrderLine line) {
        var quantities = line.quantities();
        return switch (step) {
            case RELEASE ->
                allocationAt(line, site) == null
                        ? 0
                        : Objects.requireNonNull(allocationAt(line, site)).open();
            case RECALL, PICK -> quantities.released();
            case UNPICK, PACK -> quantities.picked();
            case UNPACK, SHIP -> quantities.packed();
            case DELIVER -> quantities.shipped() - quantities.delivered();
            case RETURN -> quantities.shipped() - quantities.returned();
        };
    }

    private static @Nullable Allocation allocationAt(OrderLine line, SiteCode site) {
        return line.allocations().stream()
                .filter(allocation -> allocation.site().equals(site))
                .findFirst()
                .orElse(null);
    }

    MoveUnits.Outcome shortPick(SiteCode site, Map<LineId, Long> wanted, Instant now) {
        var units = new ArrayList<Units>();
        for (var line : lines) {
            long quantity = wanted.getOrDefault(line.id(), 0L);
            if (quantity > line.quantities().released()) {
                return new MoveUnits.NotThere(id, line.id(), line.quantities().released());
            }
            if (quantity > 0) {
                units.add(new Units(line.id(), line.sku(), site, quantity));
            }
        }
        return new UnitsShort(id, site, units, now);
    }

    /** Nothing has gone to a floor yet, so it may still be changed. */
    boolean isAmendable() {
        return stage == Stage.OPEN
                && lines.stream()
                        .allMatch(line ->
                                line.quantities().open() == line.quantities().owed());
    }

    // ── what follows ───────────────────────────────────────────────────────────────────────────────────────────

    Order after(OrderHeld event, String by, @Nullable Instant releaseOn, boolean automatic) {
        var next = new ArrayList<>(holds);
        next.add(new Hold(
                event.hold(),
                event.reason(),
                null,
                event.note(),
                event.at(),
                by,
                event.owner(),
                releaseOn,
                null,
                null,
                null,
                null,
                automatic,
                event.line(),
                event.site()));
        return new Order(id, head, stage, lines, next, version);
    }

    Order after(HoldReleased event, String by) {
        return new Order(
                id,
                head,
                stage,
                lines,
                holds.stream()
                        .map(hold ->
                                hold.id().equals(event.hold()) ? hold.released(event.at(), by, event.note()) : hold)
                        .toList(),
                version);
    }

    Order after(HoldAssigned event) {
        return new Order(
                id,
                head,
                stage,
                lines,
                holds.stream()
                        .map(hold -> hold.id().equals(event.hold()) ? hold.owned(event.owner()) : hold)
                        .toList(),
                version);
    }

    /** With the latest word on why it waits. */
    Order explained(UUID hold, String note) {
        return new Order(
                id,
                head,
                stage,
                lines,
                holds.stream()
                        .map(each -> each.id().equals(hold) && each.isActive() ? each.noted(note) : each)
                        .toList(),
                version);
    }

    Order after(UnitsCancelled event) {
        var next = eachLine(line -> {
            var mine = unitsOf(event.units(), line);
            if (mine.isEmpty()) {
                return line;
            }
            long waiting = mine.stream()
                    .filter(unit -> unit.site() == null)
                    .mapToLong(Units::quantity)
                    .sum();
            long reserved = mine.stream()
                    .filter(unit -> unit.site() != null)
                    .mapToLong(Units::quantity)
                    .sum();
            var allocations = line.allocations();
            for (var unit : mine) {
                allocations = unit.site() == null ? allocations : shrunk(allocations, unit.site(), unit.quantity());
            }
            return line.with(line.quantities().cancel(waiting, reserved), allocations);
        });
        return (next.sum(Quantities::owed) == 0 ? next.inStage(Stage.CANCELLED) : next.inStage(next.settled()))
                .withoutIdleHolds(event.at());
    }

    /** What Baton holds to check it ends with the order, and what is held of a line with the line. */
    private Order withoutIdleHolds(Instant at) {
        var cancelled = lines.stream()
                .filter(line -> line.quantities().owed() == 0)
                .map(OrderLine::id)
                .collect(Collectors.toSet());
        if (cancelled.isEmpty() || holds.isEmpty()) {
            return this;
        }
        return new Order(
                id,
                head,
                stage,
                lines,
                holds.stream()
                        .map(hold -> isIdle(hold, cancelled) ? hold.ended(at) : hold)
                        .toList(),
                version);
    }

    private boolean isIdle(Hold hold, Set<LineId> cancelled) {
        return hold.isActive()
                && (hold.line() == null
                        ? hold.automatic() && stage == Stage.CANCELLED
                        : cancelled.contains(hold.line()));
    }

    Order after(UnitsMoved event) {
        var next = eachLine(line -> {
            var mine = unitsOf(event.units(), line);
            if (mine.isEmpty()) {
                return line;
            }
            long quantity = mine.stream().mapToLong(Units::quantity).sum();
            var quantities = line.quantities().step(event.step(), quantity);
            return switch (event.step()) {
                case RELEASE -> line.with(quantities, released(line.allocations(), event.site(), quantity));
                case RECALL -> line.with(quantities, released(line.allocations(), event.site(), -quantity));
                case PICK, UNPICK, PACK, UNPACK, SHIP, DELIVER, RETURN -> line.with(quantities);
            };
        });
        return next.inStage(next.settled());
    }

    Order after(UnitsShort event) {
        return eachLine(line -> {
            long quantity = unitsOf(event.units(), line).stream()
                    .mapToLong(Units::quantity)
                    .sum();
            return quantity == 0
                    ? line
                    : line.with(
                            line.quantities().shortPick(quantity),
                            shrunk(released(line.allocations(), event.site(), -quantity), event.site(), quantity));
        });
    }

    Order withLines(List<OrderLine> next) {
        return new Order(id, head, stage, next, holds, version);
    }

    Order withHead(Head next) {
        return new Order(id, next, stage, lines, holds, version);
    }

    private Order inStage(Stage next) {
        return new Order(id, head, next, lines, holds, version);
    }

    /** Closed once everything owed has arrived. */
    private Stage settled() {
        return stage == Stage.OPEN && sum(Quantities::owed) > 0 && sum(Quantities::delivered) == sum(Quantities::owed)
                ? Stage.CLOSED
                : stage;
    }

    private Order eachLine(Function<OrderLine, OrderLine> change) {
        return new Order(id, head, stage, lines.stream().map(change).toList(), holds, version);
    }

    private static List<Units> unitsOf(List<Units> units, OrderLine line) {
        return units.stream().filter(unit -> unit.line().equals(line.id())).toList();
    }

    private static List<Allocation> released(List<Allocation> allocations, SiteCode site, long quantity) {
        return allocations.stream()
                .map(allocation -> allocation.site().equals(site)
                        ? new Allocation(
                                site, allocation.quantity(), allocation.released() + quantity, allocation.shipOn())
                        : allocation)
                .toList();
    }

    private static List<Allocation> shrunk(List<Allocation> allocations, SiteCode site, long quantity) {
        return allocations.stream()
                .map(allocation -> allocation.site().equals(site)
                        ? new Allocation(
                                site, allocation.quantity() - quantity, allocation.released(), allocation.shipOn())
                        : allocation)
                .filter(allocation -> allocation.quantity() > 0)
                .toList();
    }

    // ── facts ──────────────────────────────────────────────────────────────────────────────────────────────────

    List<Hold> activeHolds() {
        return holds.stream().filter(Hold::isActive).toList();
    }

    /** Whether nothing more of it goes out: it is held as a whole, or all that has not left is held part by part. */
    boolean isOnHold() {
        var active = activeHolds();
        return !active.isEmpty()
                && (head.shippingPolicy() == ShippingPolicy.COMPLETE
                        || active.stream().anyMatch(Hold::isWhole)
                        || lines.stream().filter(line -> !line.isGone()).allMatch(line -> isHeldBack(line, active)));
    }

    private static boolean isHeldBack(OrderLine line, List<Hold> active) {
        return active.stream().anyMatch(hold -> line.id().equals(hold.line()))
                || (line.quantities().backordered() == 0
                        && !line.allocations().isEmpty()
                        && line.allocations().stream()
                                .allMatch(allocation -> active.stream()
                                        .anyMatch(hold -> allocation.site().equals(hold.site()))));
    }

    long sum(ToLongFunction<Quantities> of) {
        return lines.stream()
                .mapToLong(line -> of.applyAsLong(line.quantities()))
                .sum();
    }

    OrderStatus status() {
        return switch (stage) {
            case CANCELLED -> OrderStatus.CANCELLED;
            case CLOSED -> OrderStatus.DELIVERED;
            case OPEN -> openStatus();
        };
    }

    private OrderStatus openStatus() {
        long owed = sum(Quantities::owed);
        long shipped = sum(Quantities::shipped);
        if (shipped < owed && isOnHold()) {
            return OrderStatus.ON_HOLD;
        }
        if (shipped == owed) {
            return OrderStatus.SHIPPED;
        }
        if (shipped > 0) {
            return OrderStatus.PARTIALLY_SHIPPED;
        }
        if (sum(Quantities::onTheFloor) > 0) {
            return OrderStatus.IN_FULFILMENT;
        }
        long backordered = sum(Quantities::backordered);
        if (backordered == 0) {
            return OrderStatus.READY;
        }
        return backordered == owed ? OrderStatus.BACKORDERED : OrderStatus.PARTIALLY_BACKORDERED;
    }

    /** When everything still to arrive is expected to have; null while some of it has no date. */
    @JsonIgnore
    @Nullable
    LocalDate promisedOn() {
        var waited = lines.stream().filter(line -> line.quantities().owed() > 0).toList();
        if (waited.stream().anyMatch(line -> line.promisedOn() == null)) {
            return null;
        }
        return waited.stream()
                .map(OrderLine::promisedOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What the units that are not cancelled cost. */
    Money total() {
        return lines.stream()
                .map(line -> line.totalOf(line.quantities().owed()))
                .reduce(Money.zero(head.currency()), Money::plus);
    }
}
