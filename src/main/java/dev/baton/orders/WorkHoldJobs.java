package dev.baton.orders;

import dev.baton.orders.HoldJobOrder.Why;
import dev.baton.orders.HoldJobs.Due;
import dev.baton.orders.HoldJobs.Settled;
import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.platform.data.Retrying;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works jobs over many orders off, a chunk at a time: what is done to the orders, what became of each and how far the job is are one
 * transaction, so that whoever takes over after a crash goes on exactly where it ended. The orders go through the use cases that
 * people use, with the rights of whoever started the job.
 *
 * <p>The job that waited longest is next, for one turn. A chunk that breaks is worked order by order, and the one that broke says so.
 */
@Component
class WorkHoldJobs {

    static final Duration TURN = Duration.ofSeconds(2);
    static final Duration LEASE = Duration.ofSeconds(30);
    static final int CHUNK = 100;
    private static final Logger LOG = LoggerFactory.getLogger(WorkHoldJobs.class);

    private final HoldJobs jobs;
    private final Orders orders;
    private final HoldOrder holdOrder;
    private final ReleaseHold releaseHold;
    private final HoldOwners owners;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WorkHoldJobs(
            HoldJobs jobs,
            Orders orders,
            HoldOrder holdOrder,
            ReleaseHold releaseHold,
            HoldOwners owners,
            TransactionTemplate transaction,
            Clock clock) {
        this.jobs = jobs;
        this.orders = orders;
        this.holdOrder = holdOrder;
        this.releaseHold = releaseHold;
        this.owners = owners;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Works everything there is. */
    void drain(UUID holder) {
        while (turn(holder, TURN)) {
            // until nobody waits
        }
    }

    /**
     * Works one job for as long as {@code length}, and at least one chunk of it.
     *
     * @return whether there was one
     */
    boolean turn(UUID holder, Duration length) {
        var next = transaction.execute(_ -> jobs.lockNext(holder, clock.instant(), LEASE));
        if (next == null || next.isEmpty()) {
            return false;
        }
        var turn = next.get();
        turn.caller().run(() -> {
            var until = clock.instant().plus(length);
            try {
                while (chunk(turn, holder) && clock.instant().isBefore(until)) {
                    // the next one
                }
            } finally {
                jobs.letGo(turn.id(), holder, clock.instant());
            }
        });
        return true;
    }

    /** @return false when the job is over, or somebody else works it */
    private boolean chunk(HoldJobs.Turn turn, UUID holder) {
        try {
            return together(turn, holder, CHUNK);
        } catch (RuntimeException e) {
            if (isPassing(e)) {
                throw e;
            }
            LOG.info("Orders of the job {} could not be worked together and are worked one by one", turn.id(), e);
            return oneByOne(turn, holder);
        }
    }

    private boolean oneByOne(HoldJobs.Turn turn, UUID holder) {
        for (int i = 0; i < CHUNK; i++) {
            try {
                if (!together(turn, holder, 1)) {
                    return false;
                }
            } catch (RuntimeException e) {
                if (isPassing(e)) {
                    throw e;
                }
                LOG.error("An order of the job {} broke and is left as it is", turn.id(), e);
                if (!work(turn, holder, 1, WorkHoldJobs::broken)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<Settled> broken(List<Due> due) {
        return due.stream().map(one -> refused(one, Why.BROKEN, List.of())).toList();
    }

    private boolean together(HoldJobs.Turn turn, UUID holder, int most) {
        return work(turn, holder, most, due -> switch (turn.plan().kind()) {
            case HOLD -> hold(turn.plan(), due);
            case RELEASE -> release(turn.plan(), due);
        });
    }

    private boolean work(HoldJobs.Turn turn, UUID holder, int most, Function<List<Due>, List<Settled>> doing) {
        return Boolean.TRUE.equals(Retrying.retrying(() -> transaction.execute(_ -> {
            var locked = jobs.lock(turn.id());
            if (locked.state() != HoldJob.State.WORKING || !holder.equals(locked.holder())) {
                return false;
            }
            var due = jobs.next(turn.id(), locked.worked(), most);
            var settled = doing.apply(due);
            var now = clock.instant();
            jobs.settle(turn.id(), settled, now, now.plus(LEASE));
            boolean isOver = locked.worked() + due.size() >= locked.orders();
            if (isOver) {
                jobs.finish(turn.id(), HoldJob.State.DONE, null, now);
            }
            return !isOver;
        })));
    }

    // ── hold ───────────────────────────────────────────────────────────────────────────────────────────────────

    private List<Settled> hold(HoldJobPlan plan, List<Due> due) {
        var reason = plan.reasonToHold();
        var owner = owners.still(plan.owner());
        var locked = lock(due);
        var commands = new ArrayList<HoldOrder.Command>();
        var without = new HashSet<OrderId>();
        for (var one : due) {
            var order = Objects.requireNonNull(locked.get(one.order()));
            var parts = parts(
                    plan, order, new HoldOrder.Command(order.id(), reason, plan.note(), plan.releaseOn(), owner, null));
            if (parts.isEmpty()) {
                without.add(order.id());
            }
            parts.stream()
                    .filter(part -> order.holds().stream().noneMatch(hold -> isSame(hold, part)))
                    .forEach(commands::add);
        }
        var byOrder = byOrder(commands.stream().map(HoldOrder.Command::order).toList(), holdOrder.handle(commands));
        return due.stream()
                .map(one -> without.contains(one.order())
                        ? refused(one, Why.NOTHING_TO_HOLD, List.of())
                        : held(one, byOrder.getOrDefault(one.order(), List.of())))
                .toList();
    }

    /** All of an order or, where the plan says so, its lines of the item or what the site serves. */
    private static List<HoldOrder.Command> parts(HoldJobPlan plan, Order order, HoldOrder.Command whole) {
        var sku = plan.orders().sku();
        if (!plan.holdsParts()) {
            return List.of(whole);
        }
        return sku == null
                ? List.of(whole.of(null, plan.orders().site()))
                : order.lines().stream()
                        .filter(line -> line.sku().equals(sku) && !line.isGone())
                        .map(line -> whole.of(line.id(), null))
                        .toList();
    }

    /** What Baton placed goes by itself; the order must wait for somebody all the same. */
    private static boolean isSame(Hold hold, HoldOrder.Command asked) {
        return hold.isActive()
                && hold.reason() == asked.reason()
                && !hold.automatic()
                && (hold.isWhole()
                        || (Objects.equals(hold.line(), asked.line()) && Objects.equals(hold.site(), asked.site())));
    }

    /** An order of which one part was not to be held is refused, and says which of the others were. */
    private static Settled held(Due due, List<HoldOrder.Outcome> outcomes) {
        var placed = new ArrayList<UUID>();
        Why why = null;
        for (var outcome : outcomes) {
            switch (outcome) {
                case OrderHeld held -> placed.add(held.hold());
                case HoldOrder.NothingToHold _, HoldOrder.NotOfOrder _ -> why = Why.NOTHING_TO_HOLD;
                case HoldOrder.ReleasedAlready _ -> why = Why.RELEASED_ALREADY;
            }
        }
        return settled(due, why, placed);
    }

    // ── release ────────────────────────────────────────────────────────────────────────────────────────────────

    private List<Settled> release(HoldJobPlan plan, List<Due> due) {
        var locked = lock(due);
        var commands = new ArrayList<ReleaseHold.Command>();
        for (var one : due) {
            var wanted = one.wanted();
            Objects.requireNonNull(locked.get(one.order())).holds().stream()
                    .filter(hold -> wanted == null
                            ? plan.holdsToRelease().takes(hold)
                            : hold.isActive() && wanted.contains(hold.id()))
                    .forEach(hold -> commands.add(new ReleaseHold.Command(one.order(), hold.id(), plan.note(), null)));
        }
        var byOrder = byOrder(commands.stream().map(ReleaseHold.Command::order).toList(), releaseHold.handle(commands));
        return due.stream()
                .map(one -> released(one, byOrder.getOrDefault(one.order(), List.of())))
                .toList();
    }

    /** An order of which one hold was not to be taken off is refused, and says which of the others were. */
    private static Settled released(Due due, List<ReleaseHold.Outcome> outcomes) {
        var gone = new ArrayList<UUID>();
        Why why = null;
        for (var outcome : outcomes) {
            switch (outcome) {
                case HoldReleased released -> gone.add(released.hold());
                case ReleaseHold.AlreadyReleased _ -> {}
                case ReleaseHold.NotEntitled(var _, var _, var scope) -> why = Why.of(scope);
                case ReleaseHold.WaitsForApproval _ -> why = Why.NEEDS_APPROVAL;
            }
        }
        return settled(due, why, gone);
    }

    // ── both ───────────────────────────────────────────────────────────────────────────────────────────────────

    /** Until this chunk is written. */
    private Map<OrderId, Order> lock(List<Due> due) {
        return orders.lock(due.stream().map(Due::order).toList()).stream()
                .collect(Collectors.toMap(Order::id, Function.identity()));
    }

    /** @param outcomes one for each of {@code orders}, of which the same may stand there several times */
    private static <T> Map<OrderId, List<T>> byOrder(List<OrderId> orders, List<T> outcomes) {
        var byOrder = new HashMap<OrderId, List<T>>();
        for (int i = 0; i < orders.size(); i++) {
            byOrder.computeIfAbsent(orders.get(i), _ -> new ArrayList<>()).add(outcomes.get(i));
        }
        return byOrder;
    }

    /** @param holds that were placed or taken off */
    private static Settled settled(Due due, @Nullable Why why, List<UUID> holds) {
        if (why != null) {
            return refused(due, why, holds);
        }
        return new Settled(
                due, holds.isEmpty() ? HoldJobOrder.Outcome.ALREADY : HoldJobOrder.Outcome.DONE, null, holds);
    }

    private static Settled refused(Due due, Why why, List<UUID> holds) {
        return new Settled(due, HoldJobOrder.Outcome.REFUSED, why, holds);
    }

    /** What is over when the database is back, and says nothing about the order. */
    private static boolean isPassing(RuntimeException e) {
        return e instanceof TransientDataAccessException
                || e instanceof DataAccessResourceFailureException
                || e instanceof TransactionException;
    }
}
