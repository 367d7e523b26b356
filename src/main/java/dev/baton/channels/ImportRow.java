package dev.baton.channels;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of an import that has its outcome.
 *
 * @param row counted from 1, as the lines of the file are
 * @param id of what it made, such as the order
 * @param name what people call that, such as the order number
 * @param line the row as it came in; kept when it failed
 */
public record ImportRow(
        long row,
        RowOutcome outcome,
        @Nullable UUID id,
        @Nullable String name,
        @Nullable RowProblem problem,
        @Nullable String line) {}
