package dev.baton.notifications;

import dev.baton.notifications.SendingAttempt.Outcome;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Speaks SMTP. Knows exactly when a letter passes from us to the server: before the last dot of its text the server must not have
 * taken it, after it nobody can take it back.
 */
@Component
class MailServer {

    /** Codes by which servers say that nobody is there, for good (RFC 5321, 4.2.3). */
    private static final int NO_SUCH_MAILBOX = 550;

    private static final int NOT_LOCAL = 551;
    private static final int NAME_NOT_ALLOWED = 553;

    /** @param password null when the server asks for none */
    record Address(
            String host,
            int port,
            MailSettings.Security security,
            @Nullable String username,
            @Nullable String password,
            Duration timeout) {

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** @param id of the mail, the same whenever the same message is sent again */
    record Envelope(
            String id,
            String from,
            String fromName,
            @Nullable String replyTo,
            String to,
            @Nullable String toName,
            @Nullable String unsubscribe,
            Mail mail) {}

    private final Clock clock;

    MailServer(Clock clock) {
        this.clock = clock;
    }

    Line connect(Address address) {
        return new Line(address, clock);
    }

    /** One connection, for several letters; opened when the first is sent, and anew after a fault. */
    static final class Line implements AutoCloseable {

        private final Address address;
        private final Clock clock;
        private final Session session;
        private @Nullable Door door;

        private Line(Address address, Clock clock) {
            this.address = address;
            this.clock = clock;
            this.session = Session.getInstance(properties(address));
        }

        /**
         * Hands one letter over.
         *
         * @param mayHandOver asked just before the server takes it; false keeps it here
         */
        SendingAttempt send(Envelope envelope, BooleanSupplier mayHandOver) {
            var at = clock.instant();
            Door open;
            try {
                open = open();
            } catch (MessagingException e) {
                drop();
                return attempt(at, Outcome.UNREACHABLE, codeOf(e), words(e));
            }
            try {
                var message = message(envelope);
                open.begin(mayHandOver);
                open.sendMessage(message, message.getRecipients(RecipientType.TO));
                return attempt(at, Outcome.ACCEPTED, open.getLastReturnCode(), open.getLastServerResponse());
            } catch (MessagingException e) {
                var failed = failure(at, e, open.isHandedOver());
                drop();
                return failed;
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }

        private Door open() throws MessagingException {
            if (door == null || !door.isConnected()) {
                var fresh = new Door(session, address.security() == MailSettings.Security.TLS);
                fresh.connect(address.host(), address.port(), address.username(), address.password());
                door = fresh;
                return fresh;
            }
            return door;
        }

        private SendingAttempt failure(Instant at, MessagingException failure, boolean handedOver) {
            var refusedAddress = find(failure, SMTPAddressFailedException.class);
            if (refusedAddress.isPresent()) {
                int code = refusedAddress.get().getReturnCode();
                return attempt(at, ofAddress(code), code, words(refusedAddress.get()));
            }
            var code = codeOf(failure);
            if (code != null && code >= 400) {
                return attempt(at, code < 500 ? Outcome.DEFERRED : Outcome.REFUSED, code, words(failure));
            }
            return attempt(at, handedOver ? Outcome.UNSURE : Outcome.UNREACHABLE, null, words(failure));
        }

        private static Outcome ofAddress(int code) {
            if (code < 500) {
                return Outcome.DEFERRED;
            }
            boolean nobody = code == NO_SUCH_MAILBOX || code == NOT_LOCAL || code == NAME_NOT_ALLOWED;
            return nobody ? Outcome.NO_SUCH_ADDRESS : Outcome.REFUSED;
        }

        private static @Nullable Integer codeOf(MessagingException failure) {
            return find(failure, SMTPSendFailedException.class)
                    .map(SMTPSendFailedException::getReturnCode)
                    .or(() -> find(failure, SMTPSenderFailedException.class)
                            .map(SMTPSenderFailedException::getReturnCode))
                    .filter(code -> code > 0)
                    .orElse(null);
        }

        private static <E extends Exception> Optional<E> find(Exception failure, Class<E> type) {
            Exception at = failure;
            for (int depth = 0; at != null && depth < 10; depth++) {
                if (type.isInstance(at)) {
                    return Optional.of(type.cast(at));
                }
                at = at instanceof MessagingException chained ? chained.getNextException() : null;
            }
            return Optional.empty();
        }

        private SendingAttempt attempt(Instant at, Outcome outcome, @Nullable Integer code, @Nullable String answer) {
            return new SendingAttempt(at, outcome, code, shortened(answer), address.toString());
        }

        private static String words(Exception failure) {
            return String.valueOf(failure.getMessage());
        }

        private static @Nullable String shortened(@Nullable String answer) {
            if (answer == null) {
                return null;
            }
            var line = answer.strip().replaceAll("\\s+", " ");
            return line.length() > 500 ? line.substring(0, 500) : line;
        }

        private MimeMessage message(Envelope envelope) throws MessagingException, UnsupportedEncodingException {
            var message = new MimeMessage(session) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", "<" + envelope.id() + ">");
                }
            };
            message.setFrom(new InternetAddress(envelope.from(), envelope.fromName(), StandardCharsets.UTF_8.name()));
            if (envelope.replyTo() != null) {
                message.setReplyTo(InternetAddress.parse(envelope.replyTo()));
            }
            message.setRecipient(
                    RecipientType.TO,
                    new InternetAddress(envelope.to(), envelope.toName(), StandardCharsets.UTF_8.name()));
            message.setSubject(envelope.mail().subject(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            // Tells robots that nobody is at the desk, so that they do not answer each other (RFC 3834).
            message.setHeader("Auto-Submitted", "auto-generated");
            if (envelope.unsubscribe() != null) {
                message.setHeader("List-Unsubscribe", "<" + envelope.unsubscribe() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            var plain = new MimeBodyPart();
            plain.setText(envelope.mail().plain(), StandardCharsets.UTF_8.name());
            var html = new MimeBodyPart();
            html.setText(envelope.mail().html(), StandardCharsets.UTF_8.name(), "html");
            message.setContent(new MimeMultipart("alternative", plain, html));
            message.saveChanges();
            return message;
        }

        private void drop() {
            if (door != null) {
                try {
                    door.close();
                } catch (MessagingException _) {
                    // it is gone already
                }
                door = null;
            }
        }

        @Override
        public void close() {
            drop();
        }
    }

    /** The client of the library, which tells when it is about to say the last dot. */
    private static final class Door extends SMTPTransport {

        private BooleanSupplier mayHandOver = () -> false;
        private boolean handedOver;

        Door(Session session, boolean encrypted) {
            super(session, new URLName("smtp", null, -1, null, null, null), "smtp", encrypted);
        }

        void begin(BooleanSupplier mayHandOver) {
            this.mayHandOver = mayHandOver;
            this.handedOver = false;
        }

        boolean isHandedOver() {
            return handedOver;
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            if (!mayHandOver.getAsBoolean()) {
                throw new IOException("it is somebody else's to send by now");
            }
            handedOver = true;
            super.finishData();
        }
    }

    private static Properties properties(Address address) {
        var properties = new Properties();
        var millis = String.valueOf(address.timeout().toMillis());
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", String.valueOf(address.username() != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (address.security() == MailSettings.Security.STARTTLS) {
            properties.put("mail.smtp.starttls.enable", "true");
            properties.put("mail.smtp.starttls.required", "true");
        }
        return properties;
    }
}
