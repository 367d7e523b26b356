package dev.baton.channels;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Severity;
import dev.baton.worklist.Subject;
import dev.baton.worklist.spi.DwellStates;
import dev.baton.worklist.spi.WorkKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Imports that do not come to an end. */
@Repository
class ImportDwellStates implements DwellStates {

    static final String NOT_FINISHED = "IMPORT_NOT_FINISHED";

    private static final String STANDING = """
            select import_id, source, state, rows_received, rows_done + rows_repeated + rows_failed as rows_settled, created_at
            from channels.imports
            where tenant_id = :tenant
            and state in ('RECEIVING', 'WAITING', 'WORKING')
            and created_at < :before
            and (cast(:among as uuid[]) is null or import_id = any(cast(:among as uuid[])))
            order by created_at
            limit :most
            """;

    private static final List<DwellState> STATES =
            List.of(new DwellState(new WorkKind(NOT_FINISHED, "channels", Severity.HIGH, 120, "SYSTEM"), 60));

    private final Db db;

    ImportDwellStates(Db db) {
        this.db = db;
    }

    @Override
    public List<DwellState> states() {
        return STATES;
    }

    @Override
    public List<Standing> standing(Look look) {
        return db.sql(STANDING)
                .param("before", Db.timestamp(look.before()))
                .param("among", Columns.textsOrNull(look.among()))
                .param("most", look.most())
                .query((row, _) -> standing(row))
                .list();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var id = Db.uuid(row, "import_id");
        return new Standing(
                new Subject("import", id, row.getString("source")),
                null,
                "/imports/" + id,
                Sentence.of(
                        "worklist.wrong.import-" + row.getString("state"),
                        row.getLong("rows_received"),
                        row.getLong("rows_settled"),
                        Db.instant(row, "created_at")),
                false,
                null);
    }
}
