package dev.baton.worklist;

import dev.baton.platform.NotFound;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.spi.Fix;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** What a fix would do to one of several items. */
    public record Outlook(WorkItem item, Fix.Preview preview) {

        public boolean isPossible() {
            return preview instanceof Fix.Possible;
        }
    }

    /** A fix that at least one of several items can have. */
    public record OfferForMany(String fix, List<Outlook> outlooks) {

        public List<Outlook> possible() {
            return outlooks.stream().filter(Outlook::isPossible).toList();
        }
    }

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
                .filter(fix -> isFor(fix, item))
                .map(fix -> new Offer(fix.code(), preview(fix, item)))
                .sorted(Comparator.comparing(offer -> offer.preview() instanceof Fix.NotNow))
                .toList();
    }

    /** Those that can be applied to any of these items now, what most can have first. */
    @Transactional(readOnly = true)
    public List<OfferForMany> of(List<WorkItemId> ids) {
        var items = ids.stream()
                .distinct()
                .limit(FixMany.MOST)
                .map(queries::get)
                .filter(WorkItem::isOpen)
                .toList();
        return declared.orderedStream()
                .filter(Fix::isForMany)
                .map(fix -> new OfferForMany(
                        fix.code(),
                        items.stream()
                                .filter(item -> isFor(fix, item))
                                .map(item -> new Outlook(item, preview(fix, item)))
                                .toList()))
                .filter(offer -> offer.outlooks().stream().anyMatch(Outlook::isPossible))
                .sorted(Comparator.comparing(
                        (OfferForMany offer) -> offer.possible().size(), Comparator.reverseOrder()))
                .toList();
    }

    static Fix.Preview preview(Fix fix, WorkItem item) {
        if (!item.isOpen()) {
            return new Fix.NotNow(CLOSED);
        }
        return Caller.current().may(fix.permission()) ? fix.preview(item) : new Fix.NotNow(NOT_ALLOWED);
    }

    Fix get(String code, WorkItem item) {
        return find(code, item).orElseThrow(() -> new NotFound("fix", code));
    }

    /** One that was applied, though by now it may suit the item no longer. */
    Fix applied(String code) {
        return declared.stream()
                .filter(fix -> fix.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("fix", code));
    }

    boolean isForManyLike(String code, WorkItem item) {
        return find(code, item).filter(Fix::isForMany).isPresent();
    }

    private Optional<Fix> find(String code, WorkItem item) {
        return declared.stream()
                .filter(fix -> fix.code().equals(code) && isFor(fix, item))
                .findFirst();
    }

    private static boolean isFor(Fix fix, WorkItem item) {
        return fix.kinds().contains(item.kind()) && fix.suits(item);
    }
}
