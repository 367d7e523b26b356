package dev.baton.channels;

import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.web.BulkRow;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rows that are what an endpoint takes as a body. Each stands behind a savepoint of the chunk's transaction, so that one that is
 * refused leaves nothing behind and takes nobody with it.
 */
final class BodyRows implements RowWork<String> {

    private final ImportKind kind;
    private final BulkRow rows;
    private final TransactionTemplate nested;

    BodyRows(ImportKind kind, BulkRow rows, TransactionTemplate transaction) {
        this.kind = kind;
        this.rows = rows;
        this.nested = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()), transaction);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public ImportKind kind() {
        return kind;
    }

    @Override
    public String prepare(String line) {
        rows.name(line);
        return line;
    }

    @Override
    public List<RowResult> write(List<String> lines) {
        return each(lines, false);
    }

    @Override
    public List<RowResult> tryOut(List<String> lines) {
        return each(lines, true);
    }

    private List<RowResult> each(List<String> lines, boolean isUndone) {
        return lines.stream()
                .map(line -> {
                    try {
                        return Objects.requireNonNull(nested.execute(status -> {
                            var result = take(line);
                            if (result.problem() != null || isUndone) {
                                status.setRollbackOnly();
                            }
                            return result;
                        }));
                    } catch (Invalid invalid) {
                        return RowResult.failed(RowProblem.of(invalid));
                    } catch (NotFound missing) {
                        return RowResult.failed(
                                new RowProblem("/problems/not-found", String.valueOf(missing.getMessage()), List.of()));
                    }
                })
                .toList();
    }

    private RowResult take(String line) {
        ResponseEntity<?> answer = rows.take(line);
        return answer.getBody() instanceof ProblemDetail problem
                ? RowResult.failed(new RowProblem(
                        String.valueOf(problem.getType()), String.valueOf(problem.getDetail()), List.of()))
                : new RowResult(RowOutcome.DONE, null, rows.name(line), null);
    }
}
