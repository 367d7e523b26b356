package dev.baton.notifications;

import dev.baton.orders.AddToTimeline;
import dev.baton.platform.UseCase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps between which letters are sent, each a transaction of its own: nothing is open while a mail server thinks. */
@UseCase
class Desk {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private final Messages messages;
    private final SuppressAddress suppressAddress;
    private final AddToTimeline timeline;
    private final Clock clock;

    Desk(Messages messages, SuppressAddress suppressAddress, AddToTimeline timeline, Clock clock) {
        this.messages = messages;
        this.suppressAddress = suppressAddress;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Takes messages that are due, so that no other sender does. */
    List<MessageId> take(UUID holder, int limit) {
        var due = messages.lockDue(limit);
        if (!due.isEmpty()) {
            messages.claim(due, holder);
        }
        return due;
    }

    /** What a sender has held for longer than it can take was left behind by one that is gone. */
    int takeBackAbandoned(Instant abandoned) {
        return messages.takeBackAbandoned(abandoned);
    }

    int skipStale(Instant bound) {
        return messages.skipStale(bound);
    }

    void composed(MessageId id, Composer.Composed composed) {
        messages.composed(id, composed);
    }

    boolean handOver(MessageId id, UUID holder, String mailId) {
        return messages.handOver(id, holder, mailId);
    }

    void skip(MessageId id, UUID holder, MessageReason reason) {
        messages.settle(id, holder, MessageState.SKIPPED, reason, null, false);
    }

    void keep(MessageId id, UUID holder, MessageReason reason) {
        messages.settle(id, holder, MessageState.NOT_SENT, reason, null, false);
    }

    /** What is more than one turn composes while nobody can carry it: it says what it says when it is looked at, or sent. */
    void keepTheRest() {
        messages.keepDue(MessageReason.NO_MAIL_SERVER);
    }

    /** Until a better time. */
    void putOff(MessageId id, UUID holder, @Nullable MessageReason reason, Instant until) {
        messages.settle(id, holder, MessageState.WAITING, reason, until, false);
    }

    /** Writes down what came of an attempt, and what follows from it. */
    void settle(Message message, String recipient, UUID holder, SendingAttempt attempt) {
        messages.addAttempt(message.id(), attempt);
        switch (attempt.outcome()) {
            case ACCEPTED -> {
                messages.settle(message.id(), holder, MessageState.SENT, null, null, true);
                tell(message, "MessageSent");
            }
            case UNSURE -> {
                messages.settle(
                        message.id(), holder, MessageState.UNSURE, MessageReason.ENDED_WHILE_SENDING, null, true);
                tell(message, "MessageUnsure");
            }
            case REFUSED -> giveUp(message, holder, MessageReason.REFUSED);
            case NO_SUCH_ADDRESS -> {
                messages.settle(message.id(), holder, MessageState.BOUNCED, MessageReason.REFUSED, null, true);
                suppressAddress.handle(recipient, Suppression.Reason.BOUNCED, attempt.answer(), message.id());
                tell(message, "MessageBounced");
            }
            case DEFERRED -> later(message, holder, MessageReason.TRY_AGAIN);
            case UNREACHABLE -> later(message, holder, MessageReason.UNREACHABLE);
        }
    }

    private void later(Message message, UUID holder, MessageReason reason) {
        int failed = message.attempts();
        if (failed >= PAUSES.size()) {
            giveUp(message, holder, reason);
        } else {
            var next = clock.instant().plus(PAUSES.get(failed));
            messages.settle(message.id(), holder, MessageState.WAITING, reason, next, true);
        }
    }

    private void giveUp(Message message, UUID holder, MessageReason reason) {
        messages.settle(message.id(), holder, MessageState.FAILED, reason, null, true);
        tell(message, "MessageFailed");
    }

    private void tell(Message message, String what) {
        timeline.handle(message.order(), what, new MessageNote(message.id(), message.kind()), clock.instant());
    }
}
