package dev.baton.channels;

import dev.baton.platform.Invalid;
import dev.baton.platform.data.Retrying;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works imports off, a chunk at a time: what the rows do, what became of them and how far the import is are one transaction, so
 * that whoever takes over after a crash goes on exactly where it ended.
 *
 * <p>The import that waited longest is next, for one turn; thus a small one never waits for the end of a large one. While a chunk
 * is written the next one is being prepared. A chunk that breaks is worked row by row.
 */
@Component
class WorkImports {

    static final Duration TURN = Duration.ofSeconds(2);
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration SILENCE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 4;
    private static final Logger LOG = LoggerFactory.getLogger(WorkImports.class);

    private final Imports imports;
    private final Map<ImportKind, RowWork<?>> works;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService preparing = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("import-", 0).factory());

    WorkImports(Imports imports, List<RowWork<?>> works, TransactionTemplate transaction, Clock clock) {
        this.imports = imports;
        this.works = works.stream().collect(Collectors.toMap(RowWork::kind, Function.identity()));
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Works everything there is. */
    void drain(UUID holder) {
        while (turn(holder, TURN)) {
            // until nobody waits
        }
    }

    /**
     * Works one import for as long as {@code length}, and at least one chunk of it.
     *
     * @return whether there was one
     */
    boolean turn(UUID holder, Duration length) {
        var turn = transaction.execute(_ -> imports.lockNext(holder, clock.instant(), LEASE));
        if (turn == null || turn.isEmpty()) {
            return false;
        }
        var one = turn.get();
        one.caller().run(() -> {
            try {
                work(one, workOf(one.kind()), holder, length);
            } finally {
                imports.release(one.id(), holder, clock.instant());
            }
        });
        return true;
    }

    /** Gives up imports whose rows stopped arriving without a word. */
    void breakOffSilent() {
        var now = clock.instant();
        imports.breakOffSilent(now.minus(SILENCE), now);
    }

    private RowWork<?> workOf(ImportKind kind) {
        return Objects.requireNonNull(works.get(kind), () -> "nobody works " + kind);
    }

    /** A chunk whose rows are ready to be written. */
    private record Ready<P>(Chunk chunk, List<Prepared<P>> rows) {}

    /** A row that is ready, or why it cannot be. */
    private record Prepared<P>(
            Chunk.Row row, @Nullable P value, @Nullable RowProblem problem) {}

    private <P> void work(Imports.Turn turn, RowWork<P> work, UUID holder, Duration length) {
        var until = clock.instant().plus(length);
        var next = imports.nextChunk(turn.id(), holder).orElse(null);
        if (next == null) {
            Retrying.retrying(() -> transaction.execute(_ -> finishIfOver(turn, holder)));
            return;
        }
        var ready = ahead(turn, work, next);
        while (true) {
            var now = await(ready);
            if (now.isEmpty()) {
                return;
            }
            ready = ahead(turn, work, next + 1);
            if (!write(turn, work, holder, now.get()) || clock.instant().isAfter(until)) {
                return;
            }
            next++;
        }
    }

    private boolean finishIfOver(Imports.Turn turn, UUID holder) {
        var locked = imports.lock(turn.id());
        boolean isOver = isMine(locked, holder) && locked.nextChunk() >= locked.chunks();
        if (isOver) {
            imports.finish(turn.id(), ImportState.DONE, null, clock.instant());
        }
        return isOver;
    }

    private static boolean isMine(Imports.Locked locked, UUID holder) {
        return locked.state() == ImportState.WORKING && holder.equals(locked.holder());
    }

    // ── prepare ────────────────────────────────────────────────────────────────────────────────────────────────

    private <P> CompletableFuture<Optional<Ready<P>>> ahead(Imports.Turn turn, RowWork<P> work, int number) {
        return CompletableFuture.supplyAsync(
                () -> turn.caller()
                        .call(() -> imports.chunk(turn.id(), number)
                                .map(chunk -> new Ready<>(chunk, prepare(turn, work, chunk)))),
                preparing);
    }

    private <P> List<Prepared<P>> prepare(Imports.Turn turn, RowWork<P> work, Chunk chunk) {
        var rows = chunk.rows();
        var known = imports.knownOutcomes(turn.id(), rows);
        var open = rows.stream().filter(row -> !known.contains(row.position())).toList();
        int slice = Math.max(1, (open.size() + AT_ONCE - 1) / AT_ONCE);
        var slices = new ArrayList<CompletableFuture<List<Prepared<P>>>>();
        for (int from = 0; from < open.size(); from += slice) {
            var part = open.subList(from, Math.min(open.size(), from + slice));
            slices.add(CompletableFuture.supplyAsync(
                    () -> turn.caller()
                            .call(() ->
                                    part.stream().map(row -> prepare(work, row)).toList()),
                    preparing));
        }
        return slices.stream().flatMap(part -> await(part).stream()).toList();
    }

    private static <P> Prepared<P> prepare(RowWork<P> work, Chunk.Row row) {
        try {
            return new Prepared<>(row, work.prepare(row.line()), null);
        } catch (Invalid invalid) {
            return new Prepared<>(row, null, RowProblem.of(invalid));
        } catch (RuntimeException e) {
            if (isPassing(e)) {
                throw e;
            }
            return new Prepared<>(row, null, broken(row, e));
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    // ── write ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** @return false when the import is over, or somebody else works it */
    private <P> boolean write(Imports.Turn turn, RowWork<P> work, UUID holder, Ready<P> ready) {
        try {
            return writeTogether(turn, work, holder, ready, ready.rows(), true);
        } catch (RuntimeException e) {
            if (isPassing(e)) {
                throw e;
            }
            LOG.info(
                    "{} rows could not be worked together and are worked one by one",
                    ready.rows().size(),
                    e);
            return writeOneByOne(turn, work, holder, ready);
        }
    }

    private <P> boolean writeOneByOne(Imports.Turn turn, RowWork<P> work, UUID holder, Ready<P> ready) {
        for (var row : ready.rows()) {
            try {
                if (!writeTogether(turn, work, holder, ready, List.of(row), false)) {
                    return false;
                }
            } catch (RuntimeException e) {
                if (isPassing(e)) {
                    throw e;
                }
                var problem = e instanceof Invalid invalid ? RowProblem.of(invalid) : broken(row.row(), e);
                var failed = new Prepared<P>(row.row(), null, problem);
                if (!writeTogether(turn, work, holder, ready, List.of(failed), false)) {
                    return false;
                }
            }
        }
        return writeTogether(turn, work, holder, ready, List.of(), true);
    }

    private <P> boolean writeTogether(
            Imports.Turn turn,
            RowWork<P> work,
            UUID holder,
            Ready<P> ready,
            List<Prepared<P>> rows,
            boolean isWholeChunk) {
        return Boolean.TRUE.equals(Retrying.retrying(() -> transaction.execute(_ -> {
            var locked = imports.lock(turn.id());
            if (!isMine(locked, holder) || locked.nextChunk() != ready.chunk().number()) {
                return false;
            }
            var outcomes = outcomes(turn, work, rows);
            imports.addOutcomes(turn.id(), outcomes);
            imports.count(
                    turn.id(), outcomes.stream().map(Imports.Outcome::result).toList());
            if (isWholeChunk) {
                imports.goOn(turn.id(), ready.chunk().number(), clock.instant().plus(LEASE));
                return !finishIfOver(turn, holder);
            }
            return true;
        })));
    }

    private static <P> List<Imports.Outcome> outcomes(Imports.Turn turn, RowWork<P> work, List<Prepared<P>> rows) {
        var values = new ArrayList<P>();
        for (var row : rows) {
            var value = row.value();
            if (value != null) {
                values.add(value);
            }
        }
        var results = (values.isEmpty()
                        ? List.<RowResult>of()
                        : turn.isDryRun() ? work.tryOut(values) : work.write(values))
                .iterator();
        return rows.stream()
                .map(row -> new Imports.Outcome(
                        row.row(), row.problem() == null ? results.next() : RowResult.failed(row.problem())))
                .toList();
    }

    /** What is over when the database is back, and says nothing about the row. */
    private static boolean isPassing(RuntimeException e) {
        return e instanceof TransientDataAccessException
                || e instanceof DataAccessResourceFailureException
                || e instanceof TransactionException;
    }

    private static RowProblem broken(Chunk.Row row, RuntimeException e) {
        var incident = UUID.randomUUID();
        LOG.error(
                "Incident {}: row {} of an import of {}",
                incident,
                row.position(),
                Caller.current().name(),
                e);
        return new RowProblem(
                "/problems/internal-error",
                "Something broke on our side. Nothing was half done. Incident %s".formatted(incident),
                List.of());
    }
}
