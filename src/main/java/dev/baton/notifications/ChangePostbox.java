package dev.baton.notifications;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.StaleVersion;
import org.jspecify.annotations.Nullable;

/** Says how a merchant sends: over which mail server, and when not. */
@UseCase
public class ChangePostbox {

    /** @param password null to keep the one there is, empty for none */
    public record Command(Postbox postbox, @Nullable String password) {}

    private final Postboxes postboxes;
    private final Audit audit;

    ChangePostbox(Postboxes postboxes, Audit audit) {
        this.postboxes = postboxes;
        this.audit = audit;
    }

    public Postbox handle(Command command) {
        check(command.postbox());
        var before = postboxes.get();
        if (!postboxes.put(command.postbox(), command.password())) {
            throw new StaleVersion(before.version());
        }
        var after = postboxes.get();
        audit.record("postbox", "mail", "changed", before, after);
        return after;
    }

    private static void check(Postbox postbox) {
        var complaints = new Invalid.Collector();
        complaints.require(
                (postbox.quietFrom() == null) == (postbox.quietUntil() == null),
                "quietUntil",
                "is needed together with quietFrom");
        complaints.require(
                postbox.staleHours() >= 1 && postbox.staleHours() <= 720, "staleHours", "must be from 1 to 720");
        var server = postbox.server();
        if (server != null) {
            complaints.require(!server.host().isBlank(), "server.host", "must not be blank");
            complaints.require(server.port() >= 1 && server.port() <= 65_535, "server.port", "must be from 1 to 65535");
            complaints.require(
                    server.security().matches("NONE|STARTTLS|TLS"), "server.security", "must be NONE, STARTTLS or TLS");
        }
        complaints.throwIfAny();
    }
}
