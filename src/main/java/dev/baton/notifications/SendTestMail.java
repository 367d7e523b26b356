package dev.baton.notifications;

import dev.baton.customers.Address;
import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import org.springframework.stereotype.Component;

/** Sends one letter to whoever tries out the mail server or a template; it is kept nowhere. Not in a transaction: servers are slow. */
@Component
public class SendTestMail {

    public sealed interface Outcome {}

    public record Sent(String answer) implements Outcome {}

    public record NoMailServer() implements Outcome {}

    /** @param answer what the server said, or what went wrong with the connection */
    public record Failed(String answer) implements Outcome {}

    private final Postboxes postboxes;
    private final BrandQueries brands;
    private final MailServer mailServer;

    SendTestMail(Postboxes postboxes, BrandQueries brands, MailServer mailServer) {
        this.postboxes = postboxes;
        this.brands = brands;
        this.mailServer = mailServer;
    }

    /** @param channel whose brand it is sent as */
    public Outcome handle(String to, String channel, Mail mail) {
        if (!Address.isEmail(to.strip())) {
            throw new Invalid("to", "is no e-mail address");
        }
        var address = postboxes.server();
        var brand = brands.ofChannel(channel);
        var from = brand.senderAddress().isEmpty() ? postboxes.from() : brand.senderAddress();
        if (address.isEmpty() || from == null) {
            return new NoMailServer();
        }
        try (var line = mailServer.connect(address.get())) {
            var attempt = line.send(
                    new MailServer.Envelope(
                            Ids.next() + "@" + from.substring(from.indexOf('@') + 1),
                            from,
                            brand.senderName(),
                            brand.replyTo(),
                            to.strip(),
                            null,
                            null,
                            mail),
                    () -> true);
            var answer = String.valueOf(attempt.answer());
            return attempt.outcome() == SendingAttempt.Outcome.ACCEPTED ? new Sent(answer) : new Failed(answer);
        }
    }
}
