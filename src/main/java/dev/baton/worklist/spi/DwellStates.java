package dev.baton.worklist.spi;

import dev.baton.worklist.AboutOrder;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Subject;
import dev.baton.worklist.Wrong;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The states of a capability in which a thing may stand for a while and not for long. A bean of each capability that has any.
 *
 * <p>Nobody has to tell that nothing happened: every minute each company's states are asked for what has stood in them for longer
 * than it should.
 */
public interface DwellStates extends WorkKinds {

    /**
     * @param kind of the exception that it becomes
     * @param minutes of working time that a thing may stand in it, until a company says otherwise
     */
    record DwellState(WorkKind kind, int minutes) {}

    /**
     * A thing that stands.
     *
     * @param reason why, as far as it can be known, and since when; the same as long as nothing happens
     * @param pressing one severity above what the kind has
     */
    record Standing(
            Subject subject,
            @Nullable AboutOrder order,
            String link,
            Sentence reason,
            boolean pressing,
            @Nullable LocalDate promisedOn) {

        public Wrong wrong(String kind) {
            return new Wrong(kind, subject, subject.id(), order, link, reason, pressing, null, promisedOn);
        }
    }

    List<DwellState> states();

    /**
     * What is looked for.
     *
     * @param state the code of the kind of one of {@link #states}
     * @param before since when it must have stood in it at least
     * @param among of these subjects only; null for any
     */
    record Look(String state, Instant before, @Nullable Collection<UUID> among, int most) {}

    /** What has stood in a state for too long; of more than are wanted, some. */
    List<Standing> standing(Look look);

    @Override
    default List<WorkKind> kinds() {
        return states().stream().map(DwellState::kind).toList();
    }
}
