package dev.baton;

import static dev.baton.catalog.CatalogFixture.component;
import static dev.baton.catalog.CatalogFixture.item;
import static dev.baton.catalog.CatalogFixture.kit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.RaceBooks.Move;
import dev.baton.catalog.Sku;
import dev.baton.customers.ShippingPolicy;
import dev.baton.fulfilment.FulfilmentEvent.UnitsMissing;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPicked;
import dev.baton.fulfilment.FulfilmentEvent.UnitsUnpacked;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.PackUnits;
import dev.baton.fulfilment.RecallFulfilmentOrder;
import dev.baton.fulfilment.RecordPick;
import dev.baton.fulfilment.RecordShortPick;
import dev.baton.fulfilment.ReleaseFulfilmentOrder;
import dev.baton.fulfilment.UnpackUnits;
import dev.baton.inventory.AdjustStock;
import dev.baton.inventory.CountStock;
import dev.baton.inventory.InventoryQueries;
import dev.baton.inventory.ReceiveStock;
import dev.baton.inventory.TransferStock;
import dev.baton.network.SiteCode;
import dev.baton.orders.AmendOrder;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.ReleaseHold;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.returns.Disposition;
import dev.baton.returns.Grade;
import dev.baton.returns.InspectUnits;
import dev.baton.returns.ReceiveReturn;
import dev.baton.returns.RequestReturn;
import dev.baton.returns.ReturnEvent.ReturnReceived;
import dev.baton.returns.ReturnId;
import dev.baton.returns.ReturnOrigin;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.SettleReturn;
import dev.baton.returns.Wish;
import dev.baton.shipping.BuyLabel;
import dev.baton.shipping.DispatchShipment;
import dev.baton.shipping.Dock;
import dev.baton.shipping.RecordTracking;
import dev.baton.shipping.ShipPackages;
import dev.baton.shipping.ShipmentEvent.ShipmentDispatched;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentStatus;
import dev.baton.shipping.VoidShipment;
import dev.baton.shipping.spi.Scan;
import dev.baton.shipping.spi.TrackingCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everybody at once, at everything: eight people do whatever comes into their heads to the same few items and orders, while the
 * relay fills backorders and opens fulfilment orders behind them, and somebody proves the books over and over meanwhile.
 *
 * <p>What Baton acknowledged is kept in books beside its own ({@link RaceBooks}), and both are compared when it is quiet again. A
 * round has a seed, which decides what each tries; who comes first is for the machine to say.
 *
 * <p>{@code -Dbaton.races=10} races for ten minutes; {@code -Dbaton.seed=7} begins with that seed.
 */
@BatonTest
class RacesTest {

    private static final int RACERS = 8;
    private static final Duration ROUND = Duration.ofSeconds(9);
    private static final int MINUTES = Integer.getInteger("baton.races", 0);
    private static final long FIRST_SEED = Long.getLong("baton.seed", 1);

    /** So many of the latest orders are what everybody is at. */
    private static final int EVERYBODY_IS_AT = 24;

    private static final List<String> ITEMS = List.of("A", "B", "C", "D");
    private static final List<String> WANTED = List.of("A", "A", "A", "B", "C", "D", "AB", "BBC");
    private static final SiteCode EAST = new SiteCode("EAST");
    private static final SiteCode WEST = new SiteCode("WEST");
    private static final Duration BETWEEN_PROOFS = Duration.ofMillis(50);

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Dock dock;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    ReleaseHold releaseHold;

    @Autowired
    ReceiveStock receiveStock;

    @Autowired
    AdjustStock adjustStock;

    @Autowired
    CountStock countStock;

    @Autowired
    TransferStock transferStock;

    @Autowired
    ReleaseFulfilmentOrder releaseFulfilmentOrder;

    @Autowired
    RecallFulfilmentOrder recallFulfilmentOrder;

    @Autowired
    RecordPick recordPick;

    @Autowired
    RecordShortPick recordShortPick;

    @Autowired
    PackUnits packUnits;

    @Autowired
    UnpackUnits unpackUnits;

    @Autowired
    ShipPackages shipPackages;

    @Autowired
    BuyLabel buyLabel;

    @Autowired
    DispatchShipment dispatchShipment;

    @Autowired
    VoidShipment voidShipment;

    @Autowired
    RecordTracking recordTracking;

    @Autowired
    RequestReturn requestReturn;

    @Autowired
    ReceiveReturn receiveReturn;

    @Autowired
    InspectUnits inspectUnits;

    @Autowired
    SettleReturn settleReturn;

    @Autowired
    OrderQueries orders;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    ShipmentQueries shipments;

    @Autowired
    ReturnQueries returns;

    @Autowired
    InventoryQueries inventory;

    @Autowired
    Relay relay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    @Test
    void whatever_everybody_does_at_once_the_books_agree() {
        var end = clock.instant().plus(Duration.ofMinutes(MINUTES));
        long seed = FIRST_SEED;
        do {
            new Round(tenants.fresh(), seed++).run();
            new Round(tenants.fresh(), seed++).run();
        } while (clock.instant().isBefore(end));
    }

    /** One merchant, one seed. */
    private final class Round {

        private final Caller merchant;
        private final long seed;
        private final RaceBooks books = new RaceBooks();
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger snapshots = new AtomicInteger();
        private final List<OrderId> known = new ArrayList<>();
        private final ConcurrentLinkedQueue<ReturnId> returned = new ConcurrentLinkedQueue<>();

        Round(Caller merchant, long seed) {
            this.merchant = merchant;
            this.seed = seed;
        }

        void run() {
            merchant.run(this::open);
            long deadlocks = deadlocks();
            var until = clock.instant().plus(ROUND);
            try {
                Race.of(RACERS + 2, n -> {
                    switch (n) {
                        case RACERS -> spreadTheNews();
                        case RACERS + 1 -> merchant.run(this::proveMeanwhile);
                        default -> merchant.run(() -> race(n, until));
                    }
                    return n;
                });
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed %d".formatted(seed), e);
            }
            merchant.run(this::settle);
            assertThat(deadlocks()).as("deadlocks, seed %d", seed).isEqualTo(deadlocks);
        }

        private void open() {
            dock.open();
            ITEMS.forEach(sku -> shop.define(item(sku)));
            shop.define(kit("AB", component("A", 1), component("B", 1)));
            shop.define(kit("BBC", component("B", 2), component("C", 1)));
            for (var sku : ITEMS) {
                receive(sku, EAST, 60);
                receive(sku, WEST, 40);
            }
        }

        /** Until the last racer is done, and then until there is nothing left to tell. */
        private void spreadTheNews() {
            while (!over.get()) {
                relay.drain();
                Thread.onSpinWait();
            }
            relay.drain();
        }

        private void proveMeanwhile() {
            var snapshot = new TransactionTemplate(transactions);
            snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
            snapshot.setReadOnly(true);
            while (!over.get()) {
                List<String> found = snapshot.execute(_ -> shop.contradictions());
                assertThat(found).as("while they race").isEmpty();
                snapshots.incrementAndGet();
                LockSupport.parkNanos(BETWEEN_PROOFS.toNanos());
            }
        }

        private final AtomicInteger racing = new AtomicInteger(RACERS);

        private void race(int racer, Instant until) {
            var random = new Random(seed * 1000 + racer);
            try {
                while (!over.get() && clock.instant().isBefore(until)) {
                    step(random);
                }
            } catch (RuntimeException | AssertionError e) {
                over.set(true);
                throw e;
            } finally {
                if (racing.decrementAndGet() == 0) {
                    over.set(true);
                }
            }
        }

        private void step(Random random) {
            switch (random.nextInt(24)) {
                case 0 -> place(random);
                case 1 -> placeTogether(random);
                case 2, 3 -> some(random, id -> amend(id, random));
                case 4 -> some(random, id -> cancel(id, random));
                case 5 -> some(random, id -> hold(id, random));
                case 6, 7, 8, 9 -> some(random, this::release);
                case 10, 11, 12, 13 -> some(random, id -> pick(id, random));
                case 14, 15 -> some(random, id -> pack(id, random));
                case 16, 17 -> some(random, id -> ship(id, random));
                case 18, 19 -> some(random, id -> comeBack(id, random));
                case 20 -> inspect();
                default -> moveStock(random);
            }
        }

        private void some(Random random, Consumer<OrderId> what) {
            OrderId id = null;
            synchronized (known) {
                if (!known.isEmpty()) {
                    int from = Math.max(0, known.size() - EVERYBODY_IS_AT);
                    id = known.get(from + random.nextInt(known.size() - from));
                }
            }
            if (id != null) {
                what.accept(id);
            }
        }

        // ── the desk ───────────────────────────────────────────────────────────────────────────────────────────

        private void place(Random random) {
            var outcome = placeOrder.handle(wanted(random, null, null));
            remember(books.answered("place", outcome));
        }

        /** The same reference or key again and again, by everybody. */
        private void placeTogether(Random random) {
            int twin = random.nextInt(40);
            var name = "T-" + twin;
            var same = new Random(twin);
            var command = twin % 2 == 0 ? wanted(same, name, null) : wanted(same, null, name);
            switch (books.answered("place again", placeOrder.handle(command))) {
                case PlaceOrder.Placed placed -> {
                    books.named(name, placed.order().id());
                    remember(placed);
                }
                case PlaceOrder.Replayed(var order, var _) -> books.named(name, order);
                case PlaceOrder.Unpriced _, PlaceOrder.Rejected _, PlaceOrder.Reused _, PlaceOrder.Busy _ ->
                    throw new AssertionError("the same again is refused");
            }
        }

        private void remember(PlaceOrder.Outcome outcome) {
            var order = ((PlaceOrder.Placed) outcome).order();
            books.placed(order);
            synchronized (known) {
                known.add(order.id());
            }
        }

        private PlaceOrder.Command wanted(Random random, @Nullable String reference, @Nullable String key) {
            return new PlaceOrder.Command(
                    "web",
                    reference,
                    null,
                    Shop.LOS_ANGELES,
                    lines(random),
                    null,
                    null,
                    random.nextInt(5) == 0 ? 200 : null,
                    random.nextInt(5) == 0 ? ShippingPolicy.COMPLETE : ShippingPolicy.PARTIAL,
                    null,
                    "USD",
                    List.of(),
                    List.of(),
                    key);
        }

        /** In whatever order, one item twice now and then. */
        private List<PlaceOrder.Line> lines(Random random) {
            var lines = new ArrayList<PlaceOrder.Line>();
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                lines.add(shop.line(WANTED.get(random.nextInt(WANTED.size())), 1 + random.nextInt(5)));
            }
            return lines;
        }

        private void amend(OrderId id, Random random) {
            if (id.value().hashCode() % 2 != 0) {
                return;
            }
            var outcome = amendOrder.handle(
                    new AmendOrder.Command(id, lines(random), null, null, null, null, null, null, null));
            if (books.answered("amend", outcome) instanceof OrderAmended amended) {
                books.amended(amended);
            }
        }

        /** Some units of an order that nobody amends, or all of any. */
        private void cancel(OrderId id, Random random) {
            var units = Map.<LineId, Long>of();
            if (id.value().hashCode() % 2 != 0 && random.nextInt(3) > 0) {
                var lines = orders.get(id).lines();
                units = Map.of(lines.get(random.nextInt(lines.size())).id(), 1L + random.nextInt(2));
            }
            var outcome = cancelOrder.handle(
                    new CancelOrder.Command(id, units, CancelReason.CUSTOMER_CHANGED_MIND, null, null));
            if (books.answered("cancel", outcome) instanceof UnitsCancelled cancelled) {
                books.moved(id, Move.CANCELLED, cancelled.units());
            }
        }

        private void hold(OrderId id, Random random) {
            var active = orders.get(id).holds().stream().filter(Hold::isActive).findFirst();
            if (active.isPresent()) {
                books.answered(
                        "release hold",
                        releaseHold.handle(
                                new ReleaseHold.Command(id, active.get().id(), null, null)));
            } else if (random.nextInt(3) == 0) {
                var lines = orders.get(id).lines();
                var part = random.nextBoolean()
                        ? lines.get(random.nextInt(lines.size())).id()
                        : null;
                books.answered(
                        "hold",
                        holdOrder.handle(new HoldOrder.Command(id, HoldReason.OTHER, null, null, null).of(part, null)));
            }
        }

        // ── the floor ──────────────────────────────────────────────────────────────────────────────────────────

        private void release(OrderId id) {
            for (var work : fulfilment.ofOrder(id)) {
                books.answered(
                        "release work", releaseFulfilmentOrder.handle(new ReleaseFulfilmentOrder.Command(work.id())));
            }
        }

        private void pick(OrderId id, Random random) {
            for (var work : fulfilment.ofOrder(id)) {
                for (var line : work.lines()) {
                    if (line.toPick() > 0) {
                        pick(work, line, random);
                    }
                }
            }
            if (random.nextBoolean()) {
                pack(id, random);
            }
        }

        private void pick(FulfilmentView work, FulfilmentView.Line line, Random random) {
            switch (random.nextInt(12)) {
                case 0 ->
                    books.answered(
                            "recall", recallFulfilmentOrder.handle(new RecallFulfilmentOrder.Command(work.id())));
                case 1 -> missing(work, line, random);
                default -> {
                    var outcome = recordPick.handle(
                            new RecordPick.Command(work.id(), line.sku().value(), line.toPick(), null));
                    if (books.answered("pick", outcome) instanceof UnitsPicked picked) {
                        books.moved(picked.order(), Move.PICKED, picked.units());
                    }
                }
            }
        }

        private void missing(FulfilmentView work, FulfilmentView.Line line, Random random) {
            var reason = random.nextBoolean() ? RecordShortPick.Reason.NOT_FOUND : RecordShortPick.Reason.OUT_OF_REACH;
            var outcome = recordShortPick.handle(
                    new RecordShortPick.Command(work.id(), line.sku(), 1 + random.nextInt(2), reason));
            if (books.answered("short pick", outcome) instanceof UnitsMissing missing
                    && reason == RecordShortPick.Reason.NOT_FOUND) {
                missing.units().forEach(unit -> books.stock(unit.sku(), work.site(), -unit.quantity()));
            }
        }

        private void pack(OrderId id, Random random) {
            for (var work : fulfilment.ofOrder(id)) {
                if (random.nextInt(8) == 0) {
                    unpack(work);
                } else if (work.lines().stream().anyMatch(line -> line.picked() > 0)) {
                    var outcome = packUnits.handle(new PackUnits.Command(work.id(), null, null, Map.of(), null, true));
                    if (books.answered("pack", outcome) instanceof PackUnits.Packed packed) {
                        packed.packages().forEach(each -> books.moved(each.order(), Move.PACKED, each.units()));
                    }
                }
            }
            if (random.nextBoolean()) {
                ship(id, random);
            }
        }

        private void unpack(FulfilmentView work) {
            for (var parcel : work.packages()) {
                try {
                    var outcome = unpackUnits.handle(new UnpackUnits.Command(work.id(), parcel.id(), Map.of()));
                    if (books.answered("unpack", outcome) instanceof UnitsUnpacked unpacked) {
                        books.unpacked(unpacked.order(), unpacked.units());
                    }
                } catch (NotFound gone) {
                    books.answered("unpack", gone);
                }
            }
        }

        private void ship(OrderId id, Random random) {
            for (var work : fulfilment.ofOrder(id)) {
                if (work.packages().stream().anyMatch(parcel -> parcel.sealed() && !parcel.shipped())) {
                    books.answered(
                            "ship", shipPackages.handle(new ShipPackages.Command(work.id(), Set.of(), null, null)));
                }
            }
            for (var shipment : shipments.ofOrder(id)) {
                if (shipment.status() == ShipmentStatus.VOIDED) {
                    continue;
                }
                buyLabel.handle(shipment.id());
                var outcome = books.answered("dispatch", dispatchShipment.handle(shipment.id()));
                if (outcome instanceof ShipmentDispatched gone) {
                    books.moved(gone.order(), Move.SHIPPED, gone.units());
                    gone.units().forEach(unit -> books.stock(unit.sku(), gone.site(), -unit.quantity()));
                } else if (outcome instanceof DispatchShipment.NotReady) {
                    books.answered("void", voidShipment.handle(shipment.id()));
                }
            }
            if (random.nextBoolean()) {
                comeBack(id, random);
            }
        }

        // ── what comes back ────────────────────────────────────────────────────────────────────────────────────

        private void comeBack(OrderId id, Random random) {
            for (var shipment : shipments.ofOrder(id)) {
                if (!shipment.status().isInHouse() && shipment.status() != ShipmentStatus.VOIDED) {
                    books.answered(
                            "track",
                            recordTracking.handle(new RecordTracking.Command(
                                    shipment.id(),
                                    List.of(new Scan("", TrackingCode.DELIVERED, clock.instant(), null, null, null)),
                                    "test")));
                }
            }
            var order = orders.get(id);
            var line = order.lines().get(random.nextInt(order.lines().size()));
            try {
                var asked = requestReturn.handle(new RequestReturn.Command(
                        id,
                        List.of(new RequestReturn.Line(line.id(), 1, "DEFECTIVE", null)),
                        Wish.REFUND,
                        List.of(),
                        false,
                        null,
                        null,
                        ReturnOrigin.DESK));
                if (books.answered("return", asked) instanceof RequestReturn.Requested requested) {
                    arrive(requested.id(), line, random);
                }
            } catch (Invalid amended) {
                books.answered("return", amended);
            }
        }

        private void arrive(ReturnId id, OrderView.Line line, Random random) {
            var outcome = receiveReturn.handle(new ReceiveReturn.Command(
                    id, line.sku().value(), 1, null, false, null, random.nextBoolean() ? EAST : WEST, null));
            if (books.answered("receive return", outcome) instanceof ReturnReceived received) {
                received.units().forEach(unit -> {
                    if (unit.line() != null) {
                        books.moved(received.order(), Move.RETURNED, unit.line(), unit.quantity());
                    }
                });
                returned.add(id);
                returned.add(id);
            }
        }

        /** Two look at the same unit: it goes back on the shelf once. */
        private void inspect() {
            var id = returned.poll();
            if (id == null) {
                return;
            }
            var decision = new InspectUnits.Decision(
                    1, null, 1, Disposition.UNDECIDED, null, Grade.A, Disposition.RESTOCK, "as new", null);
            var outcome = inspectUnits.handle(new InspectUnits.Command(id, List.of(decision), null));
            if (books.answered("inspect", outcome) instanceof InspectUnits.Inspected inspected) {
                var site = returns.get(id).site();
                inspected.units().forEach(unit -> books.stock(unit.sku(), site, unit.quantity()));
                books.answered("settle", settleReturn.handle(new SettleReturn.Command(id, Set.of(), null, null)));
            }
        }

        // ── the shelves ────────────────────────────────────────────────────────────────────────────────────────

        private void moveStock(Random random) {
            var sku = Sku.of(ITEMS.get(random.nextInt(ITEMS.size())));
            boolean east = random.nextBoolean();
            var site = east ? EAST : WEST;
            switch (random.nextInt(5)) {
                case 0 ->
                    adjusted(adjustStock.handle(new AdjustStock.Command(
                            sku,
                            site,
                            random.nextInt(3) == 0 ? 2 : -1L - random.nextInt(4),
                            AdjustStock.Reason.SHRINKAGE,
                            null)));
                case 1 -> {
                    var outcome = countStock.handle(new CountStock.Command(sku, site, 20 + random.nextInt(60), null));
                    if (books.answered("count", outcome) instanceof CountStock.Counted(var adjustment)) {
                        adjusted(adjustment);
                    }
                }
                case 2 -> {
                    var to = east ? WEST : EAST;
                    var outcome =
                            transferStock.handle(new TransferStock.Command(sku, site, to, 1 + random.nextInt(6), null));
                    if (books.answered("transfer", outcome) instanceof TransferStock.Transferred moved) {
                        books.stock(sku, site, -moved.quantity());
                        books.stock(sku, to, moved.quantity());
                    }
                }
                default -> receive(sku.value(), site, 1 + random.nextInt(12));
            }
        }

        private void receive(String sku, SiteCode site, long quantity) {
            // The same item twice in one receipt, across another.
            var other = ITEMS.get((ITEMS.indexOf(sku) + 1) % ITEMS.size());
            var lines = List.of(
                    new ReceiveStock.Line(Sku.of(sku), quantity, null, null),
                    new ReceiveStock.Line(Sku.of(other), 1, null, null),
                    new ReceiveStock.Line(Sku.of(sku), 1, null, null));
            receiveStock.handle(new ReceiveStock.Command(site, "race", lines));
            lines.forEach(line -> books.stock(line.sku(), site, line.quantity()));
        }

        private void adjusted(AdjustStock.Outcome outcome) {
            if (books.answered("adjust", outcome) instanceof AdjustStock.Adjusted adjusted) {
                books.stock(adjusted.sku(), adjusted.site(), adjusted.quantity());
            }
        }

        // ── when it is quiet again ─────────────────────────────────────────────────────────────────────────────

        private void settle() {
            relay.drain();
            var ids = books.orders();
            var end = List.copyOf(orders.find(ids).values());
            System.out.printf(
                    "race of seed %d: %s; proved %d times meanwhile%n", seed, books.summary(end), snapshots.get());
            assertThat(setAside())
                    .as("events that nobody could digest, seed %d", seed)
                    .isEmpty();
            books.check(end, onHand());
            assertThat(shop.contradictions()).as("seed %d", seed).isEmpty();
            assertThat(snapshots.get()).isPositive();
            nobodyWaitsBeforeFullShelves(end);
        }

        private Map<String, Long> onHand() {
            var onHand = new TreeMap<String, Long>();
            inventory
                    .availability(ITEMS.stream().map(Sku::of).toList())
                    .forEach((sku, there) ->
                            there.sites().forEach(at -> onHand.put(sku + "@" + at.site(), at.onHand())));
            return onHand;
        }

        /** A kit waits for its scarcest part, and one shipment for the site that has all of it; the rest waits for nothing. */
        private void nobodyWaitsBeforeFullShelves(List<OrderView> end) {
            for (var order : end) {
                for (var line : order.lines()) {
                    if (order.shippingPolicy() == ShippingPolicy.PARTIAL
                            && line.kit() == null
                            && line.quantities().backordered() > 0) {
                        assertThat(shop.stock(line.sku().value()).available())
                                .as("%s waits for %s, seed %d", order.number(), line.sku(), seed)
                                .isZero();
                    }
                }
            }
        }
    }

    private List<String> setAside() {
        return jdbc.sql("select listener || ': ' || type || ' ' || error from platform.set_aside where tenant_id = ?")
                .param(Caller.current().tenant().value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private long deadlocks() {
        return jdbc.sql("select deadlocks from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }
}
