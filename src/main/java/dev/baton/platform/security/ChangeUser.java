package dev.baton.platform.security;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.StaleVersion;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes a person's name, role and language, and whether they may sign in at all.
 *
 * <p>A company never ends up with nobody who can let others in: the last person with a power over people keeps it, and
 * nobody disables themselves.
 */
@UseCase
public class ChangeUser {

    /** What somebody must always be able to do: everything, and giving access. */
    static final List<String> POWERS = List.of("*", "people:write");

    /** @param expectedVersion what the caller last saw; null when it does not care */
    public record Command(
            UUID user, @Nullable Long expectedVersion, String name, String role, String language, boolean enabled) {}

    public sealed interface Outcome {}

    public record Changed(Users.User user) implements Outcome {}

    /** Nobody disables themselves. */
    public record OwnAccount(Users.User user) implements Outcome {}

    public record LastAdministrator(Users.User user) implements Outcome {}

    /** Somebody who may do more than the caller is not theirs to change. */
    public record BeyondOwn(Users.User user) implements Outcome {}

    private final Users users;
    private final Audit audit;

    ChangeUser(Users users, Audit audit) {
        this.users = users;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        users.lockAll();
        var before = users.get(command.user());
        var expected = command.expectedVersion();
        if (expected != null && expected != before.version()) {
            throw new StaleVersion(before.version());
        }
        if (!Users.reaches(Caller.current(), before.role(), users.roles())) {
            return new BeyondOwn(before);
        }
        users.checkRoleAndLanguage(new Invalid.Collector(), command.role(), command.language())
                .require(
                        !command.name().isBlank() && command.name().length() <= 200,
                        "name",
                        "must be 1 to 200 characters")
                .throwIfAny();
        var refusal = refusal(before, command);
        if (refusal != null) {
            return refusal;
        }
        var after = users.change(before, command.name(), command.role(), command.language(), command.enabled())
                .orElseThrow(() -> new StaleVersion(before.version() + 1L));
        audit.record("user", before.email(), action(before, after), before, after);
        return new Changed(after);
    }

    private @Nullable Outcome refusal(Users.User before, Command command) {
        var roles = users.roles();
        if (before.enabled() && !command.enabled() && isOneself(before)) {
            return new OwnAccount(before);
        }
        var others = users.list().stream()
                .filter(other -> other.enabled() && !other.id().equals(before.id()))
                .toList();
        boolean lost = POWERS.stream()
                .filter(power -> before.enabled() && may(before.role(), power, roles))
                .filter(power -> !command.enabled() || !may(command.role(), power, roles))
                .anyMatch(power -> others.stream().noneMatch(other -> may(other.role(), power, roles)));
        return lost ? new LastAdministrator(before) : null;
    }

    private static boolean isOneself(Users.User user) {
        var caller = SignedInUser.currentOrNull();
        return caller != null && caller.id().equals(user.id());
    }

    static boolean may(String role, String power, List<Users.Role> roles) {
        return roles.stream()
                .filter(each -> each.role().equals(role))
                .anyMatch(each -> each.scopes().contains("*") || each.scopes().contains(power));
    }

    private static String action(Users.User before, Users.User after) {
        if (before.enabled() == after.enabled()) {
            return "changed";
        }
        return after.enabled() ? "enabled" : "disabled";
    }
}
