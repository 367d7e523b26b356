package dev.baton.worklist;

import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies one fix to many items, each by itself: one that refuses stops no other, and what was done stays done if the rest breaks
 * off. The batch can be read and taken back as one afterwards.
 */
@Component
public class FixMany {

    /** Items at once. */
    public static final int MOST = 200;

    /**
     * @param given what the fix asks for, the same for all
     * @param cause why they came about, where that is known
     */
    public record Command(
            List<WorkItemId> items,
            String fix,
            Map<String, String> given,
            @Nullable String cause) {

        public Command {
            items = List.copyOf(new LinkedHashSet<>(items));
        }
    }

    /**
     * What became of an item.
     *
     * @param step what was noted; a refusal too
     */
    public record Result(WorkItem item, WorkStep step) {

        public boolean isDone() {
            return step.what() == WorkStep.What.FIXED;
        }
    }

    /** @param refused of those that would have been taken back, how many could not */
    public record TakenBack(int undone, int refused) {}

    private final ApplyFix applyFix;
    private final UndoFix undoFix;
    private final WorkItems items;
    private final WorkQueries queries;
    private final Fixes fixes;

    FixMany(ApplyFix applyFix, UndoFix undoFix, WorkItems items, WorkQueries queries, Fixes fixes) {
        this.applyFix = applyFix;
        this.undoFix = undoFix;
        this.items = items;
        this.queries = queries;
        this.fixes = fixes;
    }

    /**
     * An item that the fix is not meant for is left out.
     *
     * @return the batch
     * @throws Invalid when none or too many are named, or something that the fix asks for is wrong
     * @throws NotFound when it is meant for none of them
     */
    public UUID handle(Command command) {
        if (command.items().isEmpty() || command.items().size() > MOST) {
            throw new Invalid("items", "must be 1 to %d items".formatted(MOST));
        }
        var batch = Ids.next();
        long meant = command.items().stream()
                .map(queries::get)
                .filter(item -> fixes.isForManyLike(command.fix(), item))
                .map(item -> applyFix.handle(
                        new ApplyFix.Command(item.id(), command.fix(), command.given(), command.cause(), null, batch)))
                .count();
        if (meant == 0) {
            throw new NotFound("fix", command.fix());
        }
        return batch;
    }

    @Transactional(readOnly = true)
    public List<Result> results(UUID batch) {
        var steps = items.batch(batch);
        if (steps.isEmpty()) {
            throw new NotFound("batch", batch);
        }
        var results = new ArrayList<Result>();
        steps.forEach((item, step) -> results.add(new Result(queries.get(item), step)));
        return results;
    }

    /** Takes back what can still be taken back, each by itself. */
    public TakenBack undo(UUID batch) {
        int undone = 0;
        int refused = 0;
        for (var step : items.batch(batch).entrySet()) {
            if (step.getValue().back() != null) {
                var command = new UndoFix.Command(step.getKey(), step.getValue().id());
                if (undoFix.handle(command) instanceof UndoFix.Undone) {
                    undone++;
                } else {
                    refused++;
                }
            }
        }
        return new TakenBack(undone, refused);
    }
}
