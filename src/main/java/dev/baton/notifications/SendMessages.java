package dev.baton.notifications;

import dev.baton.notifications.Composer.Composed;
import dev.baton.notifications.SendingAttempt.Outcome;
import dev.baton.platform.Ids;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due.
 *
 * <p>A message is claimed, composed from how things stand now, and handed over; the moment of handing over is written down before
 * the last dot is said. A sender that dies before that moment leaves nothing behind but a message that is sent a little later. One
 * that dies after it leaves a message of which nobody can know: that one is marked as unsure and not sent again by itself, because
 * a customer who is told twice learns to distrust every letter, and one who is told nothing still has the page of the order.
 */
@Component
public class SendMessages {

    /** Longer than all time-outs of one sending together, with room to spare. */
    static final Duration ABANDONED = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(SendMessages.class);
    private static final int BATCH = 20;
    private static final int ROUNDS = 50;
    private static final int ROUNDS_WITHOUT_SERVER = 5;
    private static final Duration WHILE_UNREACHABLE = Duration.ofMinutes(1);

    private final Messages messages;
    private final Desk desk;
    private final Composer composer;
    private final Postboxes postboxes;
    private final Suppressions suppressions;
    private final TrackingLinks links;
    private final MailServer mailServer;
    private final Clock clock;

    SendMessages(
            Messages messages,
            Desk desk,
            Composer composer,
            Postboxes postboxes,
            Suppressions suppressions,
            TrackingLinks links,
            MailServer mailServer,
            Clock clock) {
        this.messages = messages;
        this.desk = desk;
        this.composer = composer;
        this.postboxes = postboxes;
        this.suppressions = suppressions;
        this.links = links;
        this.mailServer = mailServer;
        this.clock = clock;
    }

    /** For every merchant that has something to send. */
    public void sendDue() {
        var abandoned = clock.instant().minus(ABANDONED);
        for (var tenant : messages.tenantsWithWork(clock.instant(), abandoned)) {
            Caller.system(tenant, "Baton").run(this::sendDueOfMerchant);
        }
    }

    /** For the caller's merchant. */
    public void sendDueOfMerchant() {
        var postbox = postboxes.get();
        desk.takeBackAbandoned(clock.instant().minus(ABANDONED));
        desk.skipStale(clock.instant().minus(Duration.ofHours(postbox.staleHours())));
        var holder = Ids.next();
        var address = postboxes.server();
        try (var round =
                new Round(holder, postbox, address.map(mailServer::connect).orElse(null))) {
            for (int i = 0; i < (address.isPresent() ? ROUNDS : ROUNDS_WITHOUT_SERVER); i++) {
                var taken = desk.take(holder, BATCH);
                if (taken.isEmpty()) {
                    return;
                }
                round.send(taken);
            }
            if (address.isEmpty()) {
                desk.keepTheRest();
            }
        }
    }

    /** The work of one sender with one mail server. */
    private final class Round implements AutoCloseable {

        private final UUID holder;
        private final Postbox postbox;
        private final MailServer.@Nullable Line line;
        private boolean unreachable;

        private Round(UUID holder, Postbox postbox, MailServer.@Nullable Line line) {
            this.holder = holder;
            this.postbox = postbox;
            this.line = line;
        }

        private void send(List<MessageId> taken) {
            for (var id : taken) {
                try {
                    messages.find(id).ifPresent(this::send);
                } catch (RuntimeException e) {
                    LOG.warn("Message {} could not be composed and will be tried again: {}", id, e.toString());
                    desk.putOff(
                            id, holder, MessageReason.TRY_AGAIN, clock.instant().plus(Duration.ofMinutes(5)));
                }
            }
        }

        private void send(Message message) {
            if (unreachable) {
                desk.putOff(
                        message.id(), holder, message.reason(), clock.instant().plus(WHILE_UNREACHABLE));
                return;
            }
            switch (composer.compose(message)) {
                case Composer.Nothing(var why) -> desk.skip(message.id(), holder, why);
                case Composed composed -> {
                    desk.composed(message.id(), composed);
                    send(message, composed);
                }
            }
        }

        private void send(Message message, Composed composed) {
            var recipient = composed.recipient();
            var obstacle = obstacle(message, composed);
            if (recipient == null || obstacle != null) {
                desk.skip(message.id(), holder, obstacle == null ? MessageReason.NO_ADDRESS : obstacle);
                return;
            }
            var until = quietUntil(message, composed);
            if (until != null) {
                desk.putOff(message.id(), holder, MessageReason.QUIET_HOURS, until);
                return;
            }
            var from = composed.brand().senderAddress().isEmpty()
                    ? postboxes.from()
                    : composed.brand().senderAddress();
            var link = links.issue(message.order());
            if (line == null || from == null) {
                desk.keep(message.id(), holder, line == null ? MessageReason.NO_MAIL_SERVER : MessageReason.NO_SENDER);
                return;
            }
            var mailId = message.id() + "@" + from.substring(from.indexOf('@') + 1);
            var envelope = new MailServer.Envelope(
                    mailId,
                    from,
                    composed.brand().senderName(),
                    composed.brand().replyTo(),
                    recipient,
                    composed.recipientName(),
                    composed.kind().isOptional() ? link.url() + "/messages" : null,
                    composed.mail().linked(link.url()));
            var attempt = line.send(envelope, () -> desk.handOver(message.id(), holder, mailId));
            unreachable = attempt.outcome() == Outcome.UNREACHABLE;
            desk.settle(message, recipient, holder, attempt);
        }

        private @Nullable MessageReason obstacle(Message message, Composed composed) {
            var recipient = composed.recipient();
            if (recipient == null || message.forced()) {
                return composed.obstacle();
            }
            return suppressions
                    .find(recipient)
                    .filter(suppression -> suppression.stops(composed.kind()))
                    .map(suppression -> suppression.reason() == Suppression.Reason.OPTED_OUT
                            ? MessageReason.OPTED_OUT
                            : MessageReason.SUPPRESSED)
                    .orElse(null);
        }

        /** When the customer's quiet hours end; null when it may be sent now. */
        private @Nullable Instant quietUntil(Message message, Composed composed) {
            var until = postbox.quietUntil();
            if (until == null || composed.urgent() || message.forced()) {
                return null;
            }
            var there = clock.instant()
                    .atZone(TrackingQueries.zoneOf(composed.order().location()));
            if (!postbox.isQuiet(there.toLocalTime())) {
                return null;
            }
            var end = there.with(until);
            return (end.isAfter(there) ? end : end.plusDays(1)).toInstant();
        }

        @Override
        public void close() {
            if (line != null) {
                line.close();
            }
        }
    }
}
