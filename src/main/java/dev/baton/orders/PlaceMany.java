package dev.baton.orders;

import dev.baton.platform.Invalid;
import dev.baton.platform.kept.Generations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Places orders that came in bulk: as many in one transaction as the caller hands over, and in the caller's, so that what is noted
 * about them is as true as they are.
 *
 * <p>They do not pass the queue of single orders. Both lock the same stock in the same order and hold it for one batch, so they
 * take turns: whoever orders one thing waits for one batch of these at most.
 */
@Service
public class PlaceMany {

    private static final int TRIES = 3;

    /** An order that was read, verified and priced, or why it could not be. */
    public static final class Attempt {

        private final PlaceOrder.Command command;
        private final Generations.Stamp truth;
        private final PreparedOrder prepared;

        private Attempt(PlaceOrder.Command command, Generations.Stamp truth, PreparedOrder prepared) {
            this.command = command;
            this.truth = truth;
            this.prepared = prepared;
        }

        /** Why it will not be placed; null when nothing speaks against it so far. */
        public @Nullable Result refusal() {
            return prepared.refusal();
        }
    }

    public sealed interface Result {}

    public record Answered(PlaceOrder.Outcome outcome) implements Result {}

    /** It cannot be understood, or names what is not there. */
    public record Refused(Invalid invalid) implements Result {}

    private final PrepareOrder prepare;
    private final PlaceTogether together;
    private final Generations generations;

    PlaceMany(PrepareOrder prepare, PlaceTogether together, Generations generations) {
        this.prepare = prepare;
        this.together = together;
        this.generations = generations;
    }

    /** Locks and writes nothing, so many do it at once. */
    public Attempt prepare(PlaceOrder.Command command) {
        var truth = generations.known();
        return new Attempt(command, truth, PreparedOrder.of(() -> prepare.handle(command)));
    }

    /**
     * What was prepared by master data that changed since is prepared again, as {@link PlaceOrder} does it.
     *
     * @return one result per attempt, in their order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Result> place(List<Attempt> attempts) {
        var results = new ArrayList<@Nullable Result>(java.util.Collections.nCopies(attempts.size(), null));
        var open = new ArrayList<>(attempts);
        for (int tried = 1; results.contains(null); tried++) {
            boolean isLast = tried == TRIES;
            var truth = generations.read();
            for (int i = 0; i < open.size(); i++) {
                if (results.get(i) == null && (isLast || !open.get(i).truth.equals(truth))) {
                    open.set(i, prepare(open.get(i).command));
                }
            }
            place(open, results, isLast);
        }
        return results.stream().map(Objects::requireNonNull).toList();
    }

    private void place(List<Attempt> open, List<@Nullable Result> results, boolean isLast) {
        var waiting = IntStream.range(0, open.size())
                .filter(i -> results.get(i) == null)
                .boxed()
                .toList();
        var drafts = new ArrayList<Draft>();
        var places = new ArrayList<Integer>();
        for (int i : waiting) {
            var draft = open.get(i).prepared.draft();
            if (draft == null) {
                results.set(i, open.get(i).refusal());
            } else {
                drafts.add(isLast ? draft.justRead() : draft);
                places.add(i);
            }
        }
        var decided = drafts.isEmpty() ? List.<PlaceOrder.Decided>of() : together.handle(drafts);
        for (int i = 0; i < places.size(); i++) {
            if (decided.get(i) instanceof PlaceOrder.Outcome outcome) {
                results.set(places.get(i), new Answered(outcome));
            }
        }
    }
}
