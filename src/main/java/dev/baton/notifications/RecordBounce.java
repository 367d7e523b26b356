package dev.baton.notifications;

import dev.baton.orders.AddToTimeline;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message came back after it was sent: whoever reads the mailbox that it came back to says so here. */
@UseCase
public class RecordBounce {

    /**
     * @param message the one that came back; null when only the address is known
     * @param isFinal whether there is no use in writing there again
     */
    public record Command(
            @Nullable MessageId message,
            @Nullable String address,
            boolean isFinal,
            @Nullable String words) {}

    /** @param message the one that was marked; null when none to that address was ever sent */
    public record BounceRecorded(@Nullable MessageId message, String address, boolean suppressed) {}

    private final Messages messages;
    private final SuppressAddress suppressAddress;
    private final AddToTimeline timeline;
    private final Clock clock;

    RecordBounce(Messages messages, SuppressAddress suppressAddress, AddToTimeline timeline, Clock clock) {
        this.messages = messages;
        this.suppressAddress = suppressAddress;
        this.timeline = timeline;
        this.clock = clock;
    }

    public BounceRecorded handle(Command command) {
        var id = Optional.ofNullable(command.message())
                .or(() -> Optional.ofNullable(command.address()).flatMap(messages::lastTo));
        id.ifPresent(messages::lock);
        var message = id.flatMap(messages::find).orElse(null);
        var address = message != null && message.recipient() != null ? message.recipient() : command.address();
        if (address == null) {
            throw new Invalid("address", "is needed, or the id of a message that was sent");
        }
        if (message != null && message.state() != MessageState.BOUNCED) {
            messages.change(message.id(), MessageState.BOUNCED, MessageReason.REFUSED, false);
            messages.addAttempt(
                    message.id(),
                    new SendingAttempt(
                            clock.instant(),
                            command.isFinal()
                                    ? SendingAttempt.Outcome.NO_SUCH_ADDRESS
                                    : SendingAttempt.Outcome.DEFERRED,
                            null,
                            command.words(),
                            null));
            timeline.handle(
                    message.order(), "MessageBounced", new MessageNote(message.id(), message.kind()), clock.instant());
        }
        if (command.isFinal()) {
            suppressAddress.handle(
                    address, Suppression.Reason.BOUNCED, command.words(), message == null ? null : message.id());
        }
        return new BounceRecorded(message == null ? null : message.id(), address, command.isFinal());
    }
}
