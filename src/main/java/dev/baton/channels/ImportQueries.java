package dev.baton.channels;

import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about imports, by those who may read what they bring. */
@Component
@Transactional(readOnly = true)
public class ImportQueries {

    private final Imports imports;
    private final Clock clock;

    ImportQueries(Imports imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    /** Newest first. */
    public Page<Import> list(PageRequest request) {
        var kinds = Arrays.stream(ImportKind.values())
                .filter(kind -> Caller.current().may(kind.area() + ":read"))
                .toList();
        return imports.list(kinds, request, clock.instant());
    }

    /** One that the caller may not see is not there. */
    public Import get(ImportId id) {
        return imports.find(id, clock.instant())
                .filter(one -> one.isVisibleTo(Caller.current()))
                .orElseThrow(() -> new NotFound("import", id));
    }

    /** Those that have an outcome, in the order they came in. */
    public Page<ImportRow> rows(ImportId id, @Nullable RowOutcome outcome, PageRequest request) {
        get(id);
        return imports.rows(id, outcome, request);
    }
}
