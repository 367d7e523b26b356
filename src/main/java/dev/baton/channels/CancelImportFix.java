package dev.baton.channels;

import dev.baton.platform.security.Caller;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Stops an import that does not come to an end. */
@Component
class CancelImportFix implements Fix {

    private final ImportQueries imports;
    private final CancelImport cancelImport;

    CancelImportFix(ImportQueries imports, CancelImport cancelImport) {
        this.imports = imports;
        this.cancelImport = cancelImport;
    }

    @Override
    public String code() {
        return "CANCEL_IMPORT";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ImportDwellStates.NOT_FINISHED);
    }

    @Override
    public String permission() {
        return "worklist:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var one = imports.get(idOf(item));
        if (!isAllowed(one)) {
            return new NotNow(Sentence.of("worklist.fix.not-allowed"));
        }
        return one.state().isOver()
                ? new NotNow(Sentence.of("worklist.fix.import-over"))
                : new Possible(
                        List.of(Sentence.of(
                                "worklist.fix.will-stop-import", one.received() - one.waiting(), one.waiting())),
                        List.of(),
                        false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        if (!isAllowed(imports.get(idOf(item)))) {
            return new Refused(Sentence.of("worklist.fix.not-allowed"));
        }
        return switch (cancelImport.handle(idOf(item))) {
            case CancelImport.ImportCancelled _ ->
                new Done(
                        Sentence.of(
                                "worklist.fix.import-stopped", item.subject().label()),
                        true,
                        null);
            case CancelImport.AlreadyOver _ -> new Refused(Sentence.of("worklist.fix.import-over"));
        };
    }

    /** Whoever may do by hand what its rows do. */
    private static boolean isAllowed(Import one) {
        return Caller.current().may(one.kind().area() + ":write");
    }

    private static ImportId idOf(WorkItem item) {
        return new ImportId(item.subject().id());
    }
}
