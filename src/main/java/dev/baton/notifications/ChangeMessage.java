package dev.baton.notifications;

import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** What a person decides about a message: send it, send it again, do not send it, or that it was told in another way. */
@UseCase
public class ChangeMessage {

    public enum Wish {
        /** Once more, or at all, whatever spoke against it. */
        SEND,
        WITHHOLD,
        /** The customer was told in another way. */
        MARK_SENT
    }

    public sealed interface Outcome {}

    public record Done(MessageId message, MessageState state) implements Outcome {}

    /** A mail server has it in its hands at this moment. */
    public record BeingSent(MessageId message) implements Outcome {}

    /** It is too late to withhold it. */
    public record AlreadySent(MessageId message) implements Outcome {}

    private final Messages messages;
    private final Postboxes postboxes;
    private final Audit audit;
    private final Clock clock;

    ChangeMessage(Messages messages, Postboxes postboxes, Audit audit, Clock clock) {
        this.messages = messages;
        this.postboxes = postboxes;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(MessageId id, Wish wish) {
        var before = messages.lock(id).orElseThrow(() -> new NotFound("message", id));
        if (before == MessageState.SENDING) {
            return new BeingSent(id);
        }
        boolean isSent = before == MessageState.SENT || before == MessageState.BOUNCED;
        if (isSent && wish != Wish.SEND) {
            return new AlreadySent(id);
        }
        var after = switch (wish) {
            case SEND -> MessageState.WAITING;
            case WITHHOLD -> MessageState.SKIPPED;
            case MARK_SENT -> MessageState.SENT;
        };
        messages.change(
                id,
                after,
                switch (wish) {
                    case SEND -> null;
                    case WITHHOLD -> MessageReason.BY_HAND;
                    case MARK_SENT -> MessageReason.ELSEWHERE;
                },
                wish == Wish.SEND);
        audit.record("message", id, "changed", Map.of("state", before), Map.of("state", after));
        return new Done(id, after);
    }

    /**
     * Sends what waited for a mail server to be named, as far as it is still news.
     *
     * @return how many
     */
    public int sendUnsent() {
        var bound = clock.instant().minus(Duration.ofHours(postboxes.get().staleHours()));
        int count = messages.resendUnsent(bound);
        if (count > 0) {
            audit.record("message", "unsent", "released", null, Map.of("messages", count));
        }
        return count;
    }
}
