package dev.baton.returns;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says that nothing more will come, though less came than was announced. */
@UseCase
public class FinishReceipt {

    public record Command(ReturnId id, @Nullable String ifMatch) {}

    public sealed interface Outcome {}

    public record Finished(ReturnId id, long announced, long arrived, ReturnState state) implements Outcome {}

    /** Nothing has come at all: cancel it instead. */
    public record NothingHere(ReturnId id, ReturnState state) implements Outcome {}

    private final Returns returns;
    private final Inspection inspection;
    private final Audit audit;
    private final Clock clock;

    FinishReceipt(Returns returns, Inspection inspection, Audit audit, Clock clock) {
        this.returns = returns;
        this.inspection = inspection;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var before = returns.lock(command.id());
        EntityTags.check(command.ifMatch(), before.version());
        var progress = before.progress();
        if (progress.state() == ReturnState.INSPECTED || progress.state() == ReturnState.CLOSED) {
            return finished(before);
        }
        if (progress.state() != ReturnState.RECEIVED) {
            return new NothingHere(before.id(), progress.state());
        }
        if (progress.receiptComplete()) {
            return finished(before);
        }
        var now = clock.instant();
        var after = inspection.finished(before.with(progress.received(progress.site(), now, true)), now);
        audit.record(
                "return",
                before.facts().number(),
                "receipt-finished",
                Map.of("announced", before.announced()),
                Map.of("arrived", before.arrived()));
        return finished(after);
    }

    private static Finished finished(Return of) {
        return new Finished(of.id(), of.announced(), of.arrived(), of.progress().state());
    }
}
