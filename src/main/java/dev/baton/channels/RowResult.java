package dev.baton.channels;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param document what it made, when that has an id
 * @param name what people call what it made: the number of an order, the SKU of an item
 * @param problem when it failed
 */
record RowResult(
        RowOutcome outcome,
        @Nullable UUID document,
        @Nullable String name,
        @Nullable RowProblem problem) {

    static RowResult failed(RowProblem problem) {
        return new RowResult(RowOutcome.FAILED, null, null, problem);
    }
}
