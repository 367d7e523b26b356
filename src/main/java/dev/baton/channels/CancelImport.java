package dev.baton.channels;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.Map;

/** Stops an import. Rows that were worked stay as they are, the others are not touched. */
@UseCase
public class CancelImport {

    public sealed interface Outcome {}

    public record ImportCancelled(Import one) implements Outcome {}

    /** Nothing of it is left to stop. */
    public record AlreadyOver(ImportState state) implements Outcome {}

    private final Imports imports;
    private final ImportQueries queries;
    private final Audit audit;
    private final Clock clock;

    CancelImport(Imports imports, ImportQueries queries, Audit audit, Clock clock) {
        this.imports = imports;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(ImportId id) {
        var state = imports.lock(id).state();
        if (state.isOver()) {
            return new AlreadyOver(state);
        }
        imports.finish(id, ImportState.CANCELLED, Caller.current().name(), clock.instant());
        audit.record("import", id, "cancelled", Map.of("state", state), null);
        return new ImportCancelled(queries.get(id));
    }
}
