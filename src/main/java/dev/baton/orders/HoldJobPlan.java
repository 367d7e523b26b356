package dev.baton.orders;

import dev.baton.platform.Invalid;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with which orders.
 *
 * @param filter which orders; null when {@code undoes} says it
 * @param reason of the holds that are placed
 * @param owner who sees to the holds that are placed
 * @param releaseOn when the holds that are placed release themselves
 * @param holds which holds are taken off; null for all of them
 * @param undoes the job whose holds are taken off, and no others
 * @param partOnly whether only the lines of the item, or what the site serves, that the filter names is held; null for all of an order
 */
public record HoldJobPlan(
        Kind kind,
        @Nullable HoldJobFilter filter,
        @Nullable HoldReason reason,
        @Nullable String note,
        @Nullable String owner,
        @Nullable Instant releaseOn,
        @Nullable WhichHolds holds,
        @Nullable HoldJobId undoes,
        @Nullable Boolean partOnly) {

    /** What a job does with its orders. */
    public enum Kind {
        HOLD,
        RELEASE
    }

    public static HoldJobPlan hold(
            HoldJobFilter filter,
            HoldReason reason,
            @Nullable String note,
            @Nullable String owner,
            @Nullable Instant releaseOn,
            boolean partOnly) {
        return new HoldJobPlan(Kind.HOLD, filter, reason, note, owner, releaseOn, null, null, partOnly);
    }

    public static HoldJobPlan release(HoldJobFilter filter, WhichHolds holds, @Nullable String note) {
        return new HoldJobPlan(Kind.RELEASE, filter, null, note, null, null, holds, null, null);
    }

    /** Takes off exactly the holds that {@code job} placed. */
    public static HoldJobPlan undo(HoldJobId job, @Nullable String note) {
        return new HoldJobPlan(Kind.RELEASE, null, null, note, null, null, null, job, null);
    }

    /** Whether not all of an order is held, but a part that the filter names. */
    public boolean holdsParts() {
        return Boolean.TRUE.equals(partOnly);
    }

    HoldReason reasonToHold() {
        return Objects.requireNonNull(reason);
    }

    WhichHolds holdsToRelease() {
        return holds == null ? WhichHolds.ALL : holds;
    }

    HoldJobFilter orders() {
        return filter == null ? HoldJobFilter.any() : filter;
    }

    /** @throws Invalid when it says too little, or what does not belong together */
    void check(Instant now) {
        var complaints = new Invalid.Collector();
        switch (kind) {
            case HOLD -> {
                complaints.require(reason != null, "reason", "must not be missing");
                complaints.require(holds == null, "holds", "is for RELEASE");
                complaints.require(undoes == null, "undoes", "is for RELEASE");
                complaints.require(releaseOn == null || releaseOn.isAfter(now), "releaseOn", "must lie in the future");
                complaints.require(
                        !holdsParts() || (orders().sku() == null) != (orders().site() == null),
                        "partOnly",
                        "goes with a filter that names an item or a site, and not both");
            }
            case RELEASE -> {
                complaints.require(reason == null, "reason", "is for HOLD; holds.reason says which are taken off");
                complaints.require(owner == null, "owner", "is for HOLD; holds.owner says which are taken off");
                complaints.require(releaseOn == null, "releaseOn", "is for HOLD");
                complaints.require(!holdsParts(), "partOnly", "is for HOLD");
                complaints.require(
                        undoes == null || (filter == null && holds == null),
                        "undoes",
                        "says which holds by itself, without filter and holds");
            }
        }
        boolean isBound = undoes != null
                || !orders().isAny()
                || (kind == Kind.RELEASE && !WhichHolds.ALL.equals(holdsToRelease()));
        complaints.require(isBound, "filter", "must say which orders");
        complaints.throwIfAny();
    }
}
