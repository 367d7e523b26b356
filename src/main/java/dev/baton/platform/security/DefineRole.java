package dev.baton.platform.security;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import java.util.List;

/**
 * Says what a role may do, a new one or one that people have already: it counts at their next request.
 *
 * <p>Nobody gives, or takes from others, more than they have themselves, and a company never ends up with nobody who can let
 * others in.
 */
@UseCase
public class DefineRole {

    /** @param isNew whether there must be no such role yet */
    public record Command(Users.Role role, boolean isNew) {}

    public sealed interface Outcome {}

    public record Defined(Users.Role role) implements Outcome {}

    public record NameTaken(Users.Role role) implements Outcome {}

    public record BeyondOwn(Users.Role role) implements Outcome {}

    public record LastAdministrator(Users.Role role) implements Outcome {}

    private final Users users;

    DefineRole(Users users) {
        this.users = users;
    }

    public Outcome handle(Command command) {
        var role = command.role();
        var wrong = new Invalid.Collector();
        role.within().check(wrong);
        wrong.require(role.role().matches("[a-z][a-z0-9-]{0,39}"), "role", "must be 1 to 40 of a-z, 0-9 and -")
                .require(!role.name().isBlank() && role.name().length() <= 100, "name", "must be 1 to 100 characters")
                .require(role.scopes().size() <= 200, "scopes", "must be at most 200")
                .throwIfAny();
        users.lockAll();
        var roles = users.roles();
        var before =
                roles.stream().filter(each -> each.role().equals(role.role())).toList();
        if (command.isNew() && !before.isEmpty()) {
            return new NameTaken(before.getFirst());
        }
        var caller = Caller.current();
        boolean beyond = !role.scopes().stream().allMatch(caller::mayOfOwn)
                || !before.stream().flatMap(each -> each.scopes().stream()).allMatch(caller::mayOfOwn);
        if (beyond) {
            return new BeyondOwn(role);
        }
        if (!before.isEmpty() && leavesNobody(role, roles)) {
            return new LastAdministrator(role);
        }
        users.defineRole(role);
        return new Defined(role);
    }

    /** Whether a power that somebody has would be nobody's. */
    private boolean leavesNobody(Users.Role role, List<Users.Role> roles) {
        var enabled = users.list().stream().filter(Users.User::enabled).toList();
        var after = roles.stream()
                .map(each -> each.role().equals(role.role()) ? role : each)
                .toList();
        return ChangeUser.POWERS.stream()
                .filter(power -> enabled.stream().anyMatch(user -> ChangeUser.may(user.role(), power, roles)))
                .anyMatch(power -> enabled.stream().noneMatch(user -> ChangeUser.may(user.role(), power, after)));
    }
}
