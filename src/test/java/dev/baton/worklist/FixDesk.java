package dev.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.time.ScopedClock;
import dev.baton.worklist.spi.Fix;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Somebody who works off the list. Call it as the merchant. */
@Component
public class FixDesk {

    /** Longer than any dwell time that Baton comes with, whatever the day of the week. */
    private static final Duration LONG = Duration.ofDays(9);

    private final WorkQueries worklist;
    private final Fixes fixes;
    private final ApplyFix applyFix;
    private final UndoFix undoFix;
    private final LookAgain lookAgain;

    FixDesk(WorkQueries worklist, Fixes fixes, ApplyFix applyFix, UndoFix undoFix, LookAgain lookAgain) {
        this.worklist = worklist;
        this.fixes = fixes;
        this.applyFix = applyFix;
        this.undoFix = undoFix;
        this.lookAgain = lookAgain;
    }

    /** What is open of an order. */
    public WorkItem item(OrderView order) {
        return worklist.list(WorkFilter.open().aboutOrder(order.id().value()), PageRequest.first(1))
                .data()
                .getFirst();
    }

    /** What is open of an order that has stood still for longer than it may. */
    public WorkItem stalled(OrderView order, String kind) {
        ScopedClock.at(Instant.now().plus(LONG), () -> {
            lookAgain.everything();
            return 0;
        });
        return worklist.list(WorkFilter.open().aboutOrder(order.id().value()), PageRequest.first(10)).data().stream()
                .filter(item -> item.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    public Fix.Preview offered(WorkItem item, String fix) {
        return fixes.of(item.id()).stream()
                .filter(offer -> offer.fix().equals(fix))
                .findFirst()
                .orElseThrow()
                .preview();
    }

    public Fix.Possible possible(WorkItem item, String fix) {
        var preview = offered(item, fix);
        assertThat(preview).isInstanceOf(Fix.Possible.class);
        return (Fix.Possible) preview;
    }

    public ApplyFix.Outcome apply(WorkItem item, String fix, Map<String, String> given) {
        return applyFix.handle(new ApplyFix.Command(item.id(), fix, given, "SUPPLY", null));
    }

    public void applied(WorkItem item, String fix, Map<String, String> given) {
        assertThat(apply(item, fix, given)).isInstanceOf(ApplyFix.Applied.class);
    }

    /** The latest step by which a fix was applied. */
    public UUID fixed(WorkItem item) {
        return worklist.steps(item.id()).stream()
                .filter(each -> each.what() == WorkStep.What.FIXED)
                .findFirst()
                .orElseThrow()
                .id();
    }

    public void undoLast(WorkItem item) {
        assertThat(undoFix.handle(new UndoFix.Command(item.id(), fixed(item)))).isInstanceOf(UndoFix.Undone.class);
    }
}
