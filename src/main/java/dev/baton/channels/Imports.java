package dev.baton.channels;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement that touches imports, their rows and what became of them. */
@Repository
class Imports {

    private static final String ADD = """
            insert into channels.imports
                (tenant_id, import_id, kind, state, source, dry_run, settings, idempotency_key, created_kind, created_by, created_at,
                turn_at)
            values
                (:tenant, :import, :kind, 'RECEIVING', :source, :dry_run, :settings::json, :key, :created_kind, :created_by, :now,
                :now)
            on conflict (tenant_id, idempotency_key) do nothing
            """;

    /** One whose rows never arrived as a whole has done nothing: its key may be used again. */
    private static final String FREE_KEY = """
            update channels.imports
            set idempotency_key = null
            where tenant_id = :tenant
            and idempotency_key = :key
            and state = 'BROKEN_OFF'
            """;

    private static final String FIND_BY_KEY = """
            select import_id, state, digest
            from channels.imports
            where tenant_id = :tenant
            and idempotency_key = :key
            """;

    private static final String ADD_CHUNK = """
            insert into channels.chunks (tenant_id, import_id, chunk, first_row, lines)
            values (:tenant, :import, :chunk, :first_row, :lines)
            """;

    private static final String GROW = """
            update channels.imports
            set chunks = :chunks, rows_received = :received, rows_failed = :failed, turn_at = :now
            where tenant_id = :tenant
            and import_id = :import
            and state = 'RECEIVING'
            """;

    private static final String CLOSE = """
            update channels.imports
            set state = 'WAITING', received_at = :now, turn_at = :now, digest = :digest
            where tenant_id = :tenant
            and import_id = :import
            and state = 'RECEIVING'
            """;

    private static final String BREAK_OFF = """
            update channels.imports
            set state = 'BROKEN_OFF', finished_at = :now, idempotency_key = null
            where tenant_id = :tenant
            and import_id = :import
            and state = 'RECEIVING'
            """;

    @Unscoped("a node that ended while rows arrived cannot say so itself")
    private static final String BREAK_OFF_SILENT = """
            update channels.imports
            set state = 'BROKEN_OFF', finished_at = :now, idempotency_key = null
            where state = 'RECEIVING'
            and turn_at < :before
            """;

    @Unscoped("the imports of all tenants take turns; the one that waited longest is next")
    private static final String LOCK_NEXT = """
            update channels.imports
            set holder = :holder, held_until = :until, turn_at = :now, state = 'WORKING',
                started_at = coalesce(started_at, :now)
            where (tenant_id, import_id) = (
                select tenant_id, import_id
                from channels.imports
                where state in ('WAITING', 'WORKING')
                and (held_until is null or held_until < :now)
                order by turn_at
                limit 1
                for update skip locked
            )
            returning tenant_id, import_id, kind, dry_run, settings, created_kind, created_by
            """;

    private static final String LOCK = """
            select state, holder, next_chunk, chunks
            from channels.imports
            where tenant_id = :tenant
            and import_id = :import
            for update
            """;

    private static final String CHUNK = """
            select chunk, first_row, lines
            from channels.chunks
            where tenant_id = :tenant
            and import_id = :import
            and chunk = :chunk
            """;

    private static final String NEXT_CHUNK = """
            select next_chunk
            from channels.imports
            where tenant_id = :tenant
            and import_id = :import
            and holder = :holder
            and next_chunk < chunks
            """;

    private static final String KNOWN_OUTCOMES = """
            select position
            from channels.row_outcomes
            where tenant_id = :tenant
            and import_id = :import
            and position between :first and :last
            """;

    private static final String ADD_OUTCOMES = """
            insert into channels.row_outcomes (tenant_id, import_id, position, outcome, document_id, name, problem, line)
            select :tenant, :import, position, outcome, document_id, name, problem::json, line
            from unnest(:positions::bigint[], :outcomes::text[], :documents::uuid[], :names::text[], :problems::text[],
                :lines::text[]) as rows (position, outcome, document_id, name, problem, line)
            """;

    private static final String COUNT = """
            update channels.imports
            set rows_done = rows_done + :done, rows_repeated = rows_repeated + :repeated, rows_failed = rows_failed + :failed
            where tenant_id = :tenant
            and import_id = :import
            """;

    private static final String GO_ON = """
            update channels.imports
            set next_chunk = next_chunk + 1, held_until = :until
            where tenant_id = :tenant
            and import_id = :import
            """;

    private static final String REMOVE_CHUNK = """
            delete from channels.chunks
            where tenant_id = :tenant
            and import_id = :import
            and chunk = :chunk
            """;

    private static final String REMOVE_CHUNKS = """
            delete from channels.chunks
            where tenant_id = :tenant
            and import_id = :import
            """;

    private static final String FINISH = """
            update channels.imports
            set state = :state, finished_at = :now, finished_by = :by, holder = null, held_until = null
            where tenant_id = :tenant
            and import_id = :import
            """;

    private static final String RELEASE = """
            update channels.imports
            set holder = null, held_until = null, turn_at = :now
            where tenant_id = :tenant
            and import_id = :import
            and holder = :holder
            """;

    private static final String LIST = """
            select import_id, kind, state, source, dry_run, rows_received, rows_done, rows_repeated, rows_failed, created_by,
                created_at, received_at, started_at, finished_at, finished_by
            from channels.imports
            where tenant_id = :tenant
            """;

    private static final String FIND = """
            select import_id, kind, state, source, dry_run, rows_received, rows_done, rows_repeated, rows_failed, created_by,
                created_at, received_at, started_at, finished_at, finished_by
            from channels.imports
            where tenant_id = :tenant
            and import_id = :import
            """;

    private static final String ROWS = """
            select position, outcome, document_id, name, problem, line
            from channels.row_outcomes
            where tenant_id = :tenant
            and import_id = :import
            """;

    private static final String FORGET = """
            delete from channels.imports
            where tenant_id = :tenant
            and import_id in (
                select import_id
                from channels.imports
                where tenant_id = :tenant
                and finished_at < :before
                limit 10
            )
            """;

    /** An import whose turn it is. */
    record Turn(ImportId id, ImportKind kind, boolean isDryRun, String settings, Caller caller) {}

    /** What a key was used for before. */
    record Earlier(ImportId id, ImportState state, @Nullable String digest) {}

    /** An import as it is while its row is locked. */
    record Locked(ImportState state, @Nullable UUID holder, int nextChunk, int chunks) {}

    /** A row with its outcome, before it is written. */
    record Outcome(Chunk.Row row, RowResult result) {}

    private final Db db;
    private final JsonMapper json;

    Imports(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    // ── arriving ───────────────────────────────────────────────────────────────────────────────────────────────

    /** @return false when the key is taken */
    boolean add(
            ImportId id,
            ImportKind kind,
            String source,
            boolean isDryRun,
            String settings,
            @Nullable String key,
            Instant now) {
        if (key != null) {
            db.sql(FREE_KEY).param("key", key).update();
        }
        var caller = Caller.current();
        return db.sql(ADD)
                        .param("import", id.value())
                        .param("kind", kind.name())
                        .param("source", source)
                        .param("dry_run", isDryRun)
                        .param("settings", settings)
                        .param("key", key)
                        .param("created_kind", caller.kind().name())
                        .param("created_by", caller.name())
                        .param("now", Db.timestamp(now))
                        .update()
                == 1;
    }

    Optional<Earlier> findByKey(String key) {
        return db.sql(FIND_BY_KEY)
                .param("key", key)
                .query((row, _) -> new Earlier(
                        new ImportId(Db.uuid(row, "import_id")),
                        ImportState.valueOf(row.getString("state")),
                        row.getString("digest")))
                .optional();
    }

    void addChunk(ImportId id, Chunk chunk) {
        db.sql(ADD_CHUNK)
                .param("import", id.value())
                .param("chunk", chunk.number())
                .param("first_row", chunk.firstRow())
                .param("lines", Columns.texts(chunk.lines()))
                .update();
    }

    /** @return false when it is no longer being received */
    boolean grow(ImportId id, int chunks, long received, long failed, Instant now) {
        return db.sql(GROW)
                        .param("import", id.value())
                        .param("chunks", chunks)
                        .param("received", received)
                        .param("failed", failed)
                        .param("now", Db.timestamp(now))
                        .update()
                == 1;
    }

    boolean close(ImportId id, String digest, Instant now) {
        return db.sql(CLOSE)
                        .param("import", id.value())
                        .param("digest", digest)
                        .param("now", Db.timestamp(now))
                        .update()
                == 1;
    }

    void breakOff(ImportId id, Instant now) {
        db.sql(BREAK_OFF)
                .param("import", id.value())
                .param("now", Db.timestamp(now))
                .update();
    }

    int breakOffSilent(Instant before, Instant now) {
        return db.unscoped(BREAK_OFF_SILENT)
                .param("before", Db.timestamp(before))
                .param("now", Db.timestamp(now))
                .update();
    }

    // ── working ────────────────────────────────────────────────────────────────────────────────────────────────

    /** Takes the import that waited longest, for as long as the lease runs. */
    Optional<Turn> lockNext(UUID holder, Instant now, Duration lease) {
        return db.unscoped(LOCK_NEXT)
                .param("holder", holder)
                .param("now", Db.timestamp(now))
                .param("until", Db.timestamp(now.plus(lease)))
                .query((row, _) -> turn(row))
                .optional();
    }

    private static Turn turn(ResultSet row) throws SQLException {
        var kind = ImportKind.valueOf(row.getString("kind"));
        return new Turn(
                new ImportId(Db.uuid(row, "import_id")),
                kind,
                row.getBoolean("dry_run"),
                row.getString("settings"),
                new Caller(
                        new TenantId(Db.uuid(row, "tenant_id")),
                        Caller.Kind.valueOf(row.getString("created_kind")),
                        row.getString("created_by"),
                        Set.of(kind.area() + ":read", kind.area() + ":write")));
    }

    Locked lock(ImportId id) {
        return db.sql(LOCK)
                .param("import", id.value())
                .query((row, _) -> new Locked(
                        ImportState.valueOf(row.getString("state")),
                        Db.uuidOrNull(row, "holder"),
                        row.getInt("next_chunk"),
                        row.getInt("chunks")))
                .optional()
                .orElseThrow(() -> new dev.baton.platform.NotFound("import", id));
    }

    Optional<Integer> nextChunk(ImportId id, UUID holder) {
        return db.sql(NEXT_CHUNK)
                .param("import", id.value())
                .param("holder", holder)
                .query(Integer.class)
                .optional();
    }

    Optional<Chunk> chunk(ImportId id, int chunk) {
        return db.sql(CHUNK)
                .param("import", id.value())
                .param("chunk", chunk)
                .query((row, _) -> new Chunk(row.getInt("chunk"), row.getLong("first_row"), Db.texts(row, "lines")))
                .optional();
    }

    /** Which of the rows have their outcome already. */
    Set<Long> knownOutcomes(ImportId id, List<Chunk.Row> rows) {
        return rows.isEmpty()
                ? Set.of()
                : new HashSet<>(db.sql(KNOWN_OUTCOMES)
                        .param("import", id.value())
                        .param("first", rows.getFirst().position())
                        .param("last", rows.getLast().position())
                        .query(Long.class)
                        .list());
    }

    void addOutcomes(ImportId id, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        db.sql(ADD_OUTCOMES)
                .param("import", id.value())
                .param("positions", Columns.longs(outcomes, outcome -> outcome.row.position()))
                .param("outcomes", Columns.text(outcomes, outcome -> outcome.result.outcome()))
                .param("documents", Columns.text(outcomes, outcome -> outcome.result.document()))
                .param("names", Columns.text(outcomes, outcome -> outcome.result.name()))
                .param("problems", Columns.text(outcomes, outcome -> written(outcome.result.problem())))
                .param(
                        "lines",
                        Columns.text(outcomes, outcome -> outcome.result.problem() == null ? null : outcome.row.line()))
                .update();
    }

    private @Nullable String written(@Nullable RowProblem problem) {
        return problem == null ? null : json.writeValueAsString(problem);
    }

    void count(ImportId id, Collection<RowResult> results) {
        db.sql(COUNT)
                .param("import", id.value())
                .param("done", count(results, RowOutcome.DONE))
                .param("repeated", count(results, RowOutcome.REPEATED))
                .param("failed", count(results, RowOutcome.FAILED))
                .update();
    }

    private static long count(Collection<RowResult> results, RowOutcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    void goOn(ImportId id, int worked, Instant heldUntil) {
        db.sql(REMOVE_CHUNK).param("import", id.value()).param("chunk", worked).update();
        db.sql(GO_ON)
                .param("import", id.value())
                .param("until", Db.timestamp(heldUntil))
                .update();
    }

    void finish(ImportId id, ImportState state, @Nullable String by, Instant now) {
        db.sql(REMOVE_CHUNKS).param("import", id.value()).update();
        db.sql(FINISH)
                .param("import", id.value())
                .param("state", state.name())
                .param("by", by)
                .param("now", Db.timestamp(now))
                .update();
    }

    void release(ImportId id, UUID holder, Instant now) {
        db.sql(RELEASE)
                .param("import", id.value())
                .param("holder", holder)
                .param("now", Db.timestamp(now))
                .update();
    }

    int forget(Instant before) {
        return db.sql(FORGET).param("before", Db.timestamp(before)).update();
    }

    // ── reading ────────────────────────────────────────────────────────────────────────────────────────────────

    Optional<Import> find(ImportId id, Instant now) {
        return db.sql(FIND)
                .param("import", id.value())
                .query((row, _) -> read(row, now))
                .optional();
    }

    /** Newest first. */
    Page<Import> list(Collection<ImportKind> kinds, PageRequest request, Instant now) {
        return new ListQuery(LIST)
                .where("kind = any(:kinds)", "kinds", Columns.texts(kinds))
                .page(
                        db,
                        request,
                        List.of(new SortKey("import_id", "uuid", true)),
                        (row, _) -> read(row, now),
                        one -> Cursor.of(one.id()));
    }

    Page<ImportRow> rows(ImportId id, @Nullable RowOutcome outcome, PageRequest request) {
        return new ListQuery(ROWS)
                .where("import_id = :import", "import", id.value())
                .where("outcome = :outcome", "outcome", outcome == null ? null : outcome.name())
                .page(
                        db,
                        request,
                        List.of(new SortKey("position", "bigint", false)),
                        (row, _) -> row(row),
                        row -> Cursor.of(row.row()));
    }

    private ImportRow row(ResultSet row) throws SQLException {
        var problem = row.getString("problem");
        return new ImportRow(
                row.getLong("position"),
                RowOutcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                Db.uuidOrNull(row, "document_id"),
                row.getString("name"),
                problem == null ? null : json.readValue(problem, RowProblem.class),
                row.getString("line"));
    }

    private static Import read(ResultSet row, Instant now) throws SQLException {
        long received = row.getLong("rows_received");
        long done = row.getLong("rows_done");
        long repeated = row.getLong("rows_repeated");
        long failed = row.getLong("rows_failed");
        long worked = done + repeated + failed;
        var startedAt = Db.instantOrNull(row, "started_at");
        var finishedAt = Db.instantOrNull(row, "finished_at");
        return new Import(
                new ImportId(Db.uuid(row, "import_id")),
                ImportKind.valueOf(row.getString("kind")),
                ImportState.valueOf(row.getString("state")),
                row.getString("source"),
                row.getBoolean("dry_run"),
                received,
                done,
                repeated,
                failed,
                received - worked,
                rate(worked, startedAt, finishedAt == null ? now : finishedAt),
                Db.instant(row, "created_at"),
                row.getString("created_by"),
                Db.instantOrNull(row, "received_at"),
                startedAt,
                finishedAt,
                row.getString("finished_by"));
    }

    private static @Nullable Long rate(long rows, @Nullable Instant from, Instant until) {
        return from == null
                ? null
                : rows * 1000 / Math.max(1, Duration.between(from, until).toMillis());
    }
}
