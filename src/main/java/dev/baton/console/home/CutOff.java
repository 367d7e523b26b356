package dev.baton.console.home;

import dev.baton.network.Site;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a site still has to do today.
 *
 * @param at today's cut-off; null when the site does not work today
 * @param due what must leave today or should have left, and is still in the house
 */
public record CutOff(Site site, @Nullable Instant at, long toRelease, long toPick, long toPack, long toShip, long due) {

    boolean hasWork() {
        return toRelease + toPick + toPack + toShip + due > 0;
    }

    public boolean isOver(Instant now) {
        return at != null && at.isBefore(now);
    }
}
