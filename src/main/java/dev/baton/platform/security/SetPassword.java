package dev.baton.platform.security;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.util.UUID;

/**
 * Gives somebody a new password, when theirs is forgotten or in wrong hands. Every session of theirs ends. The password itself is
 * in no trail.
 */
@UseCase
public class SetPassword {

    public record Command(UUID user, String password) {}

    public sealed interface Outcome {}

    public record Set(Users.User user) implements Outcome {}

    /** Somebody who may do more than the caller is not theirs to let in. */
    public record BeyondOwn(Users.User user) implements Outcome {}

    private final Users users;
    private final Audit audit;

    SetPassword(Users users, Audit audit) {
        this.users = users;
        this.audit = audit;
    }

    /** @throws dev.baton.platform.Invalid when the password is too short or too long */
    public Outcome handle(Command command) {
        users.lockAll();
        var user = users.get(command.user());
        if (!Users.reaches(Caller.current(), user.role(), users.roles())) {
            return new BeyondOwn(user);
        }
        users.password(user, command.password());
        audit.record("user", user.email(), "given a new password", null, null);
        return new Set(user);
    }
}
