package dev.baton.returns;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import dev.baton.returns.ReturnEvent.ReturnSent;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes that the goods are on their way back. Saying so twice is no error. */
@UseCase
public class SendReturn {

    public record Command(ReturnId id, @Nullable String ifMatch) {}

    public sealed interface Outcome permits ReturnSent, SentAlready, NotToBeSent {}

    public record SentAlready(ReturnId id, ReturnState state) implements Outcome {}

    /** Nobody has said yes, it is over, or the customer keeps the goods. */
    public record NotToBeSent(ReturnId id, ReturnState state) implements Outcome {}

    private final Returns returns;
    private final Audit audit;
    private final Clock clock;

    SendReturn(Returns returns, Audit audit, Clock clock) {
        this.returns = returns;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var before = returns.lock(command.id());
        EntityTags.check(command.ifMatch(), before.version());
        var state = before.progress().state();
        if (before.progress().keepsGoods() || !state.awaitsGoods()) {
            return new NotToBeSent(before.id(), state);
        }
        if (state != ReturnState.APPROVED) {
            return new SentAlready(before.id(), state);
        }
        var now = clock.instant();
        returns.store(before.with(before.progress().sent(now)));
        audit.record(
                "return",
                before.facts().number(),
                "sent",
                Map.of("state", state),
                Map.of("state", ReturnState.IN_TRANSIT));
        var label = before.progress().label();
        var event = new ReturnSent(
                before.facts().order(),
                before.id(),
                before.facts().number(),
                label == null ? null : label.trackingNumber(),
                now);
        returns.tell(event);
        return event;
    }
}
