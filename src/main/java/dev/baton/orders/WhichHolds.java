package dev.baton.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which holds of an order are taken off; what is left out means any.
 *
 * @param source who or what placed it
 * @param owner who sees to it
 * @param unowned whether only those that nobody sees to
 * @param rule the code of the rule that found it
 * @param placedBefore those that stand since before
 */
public record WhichHolds(
        @Nullable HoldReason reason,
        @Nullable HoldSource source,
        @Nullable String owner,
        boolean unowned,
        @Nullable String rule,
        @Nullable Instant placedBefore) {

    public static final WhichHolds ALL = new WhichHolds(null, null, null, false, null, null);

    boolean takes(Hold hold) {
        return hold.isActive()
                && (reason == null || hold.reason() == reason)
                && (source == null || HoldSource.of(hold.rule(), hold.automatic(), hold.placedBy()) == source)
                && (owner == null || owner.equals(hold.owner()))
                && (!unowned || hold.owner() == null)
                && (rule == null || rule.equals(hold.rule()))
                && (placedBefore == null || hold.placedAt().isBefore(placedBefore));
    }
}
