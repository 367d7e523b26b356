package dev.baton.worklist;

import dev.baton.platform.NotFound;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.spi.Fix;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The fixes that capabilities know, and what each would do now. */
@Component
public class Fixes {

    private static final Sentence NOT_ALLOWED = Sentence.of("worklist.fix.not-allowed");
    private static final Sentence CLOSED = Sentence.of("worklist.fix.closed");

    /** A fix of an item, and what it would do. */
    public record Offer(String fix, Fix.Preview preview) {}

    private final ObjectProvider<Fix> declared;
    private final WorkQueries queries;

    Fixes(ObjectProvider<Fix> declared, WorkQueries queries) {
        this.declared = declared;
        this.queries = queries;
    }

    /** Those for the kind of the item, the possible ones first. */
    @Transactional(readOnly = true)
    public List<Offer> of(WorkItemId id) {
        var item = queries.get(id);
        return declared.orderedStream()
                .filter(fix -> fix.kinds().contains(item.kind()) && fix.suits(item))
                .map(fix -> new Offer(fix.code(), preview(fix, item)))
                .sorted(Comparator.comparing(offer -> offer.preview() instanceof Fix.NotNow))
                .toList();
    }

    static Fix.Preview preview(Fix fix, WorkItem item) {
        if (!item.isOpen()) {
            return new Fix.NotNow(CLOSED);
        }
        return Caller.current().may(fix.permission()) ? fix.preview(item) : new Fix.NotNow(NOT_ALLOWED);
    }

    Fix get(String code, WorkItem item) {
        return declared.stream()
                .filter(fix -> fix.code().equals(code) && fix.kinds().contains(item.kind()) && fix.suits(item))
                .findFirst()
                .orElseThrow(() -> new NotFound("fix", code));
    }
}
