package dev.baton.console.home;

import dev.baton.network.Site;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a site still has to do today.
 *
 * @param at today's cut-off; null when the site does not work today
 * @param leaving what must leave today or should have left, and is still in the house
 */
public record CutOff(
        Site site, @Nullable Instant at, long toRelease, long toPick, long toPack, long toShip, Leaving leaving) {

    /**
     * How far what must leave is.
     *
     * @param held waits for somebody to decide about its order
     * @param unreleased on no floor yet
     * @param waiting on a floor, and not begun
     */
    public record Leaving(long held, long unreleased, long waiting, long picking, long picked, long packed) {

        public long all() {
            return held + unreleased + waiting + picking + picked + packed;
        }
    }

    public long due() {
        return leaving.all();
    }

    boolean hasWork() {
        return toRelease + toPick + toPack + toShip + due() > 0;
    }

    public boolean isOver(Instant now) {
        return at != null && at.isBefore(now);
    }
}
