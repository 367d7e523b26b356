package dev.baton.platform.security;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;

/** Changes one's own password; who does not know the old one, in front of whatever open screen, does not. */
@UseCase
public class ChangeOwnPassword {

    public record Command(SignedInUser user, String current, String password) {}

    public sealed interface Outcome {}

    /** Every session ends, this one too: whoever knew the old password is out. */
    public record Changed() implements Outcome {}

    public record WrongPassword() implements Outcome {}

    private final Users users;
    private final Audit audit;

    ChangeOwnPassword(Users users, Audit audit) {
        this.users = users;
        this.audit = audit;
    }

    /** @throws dev.baton.platform.Invalid when the new password is too short or too long */
    public Outcome handle(Command command) {
        if (!users.knows(command.user(), command.current())) {
            return new WrongPassword();
        }
        var user = users.get(command.user().id());
        users.password(user, command.password());
        audit.record("user", user.email(), "changed password", null, null);
        return new Changed();
    }
}
