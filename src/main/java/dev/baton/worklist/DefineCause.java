package dev.baton.worklist;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds a root cause to the taxonomy, names one anew, or takes one out of the choice. What was closed with it stays as it is. */
@UseCase
public class DefineCause {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    public record Command(
            String code,
            String name,
            boolean offered,
            @Nullable String ifMatch) {}

    private final Policies policies;
    private final Audit audit;

    DefineCause(Policies policies, Audit audit) {
        this.policies = policies;
        this.audit = audit;
    }

    public RootCause handle(Command command) {
        var name = command.name().strip();
        new Invalid.Collector()
                .require(
                        CODE.matcher(command.code()).matches(),
                        "cause",
                        "is a code of capitals, digits and underscores")
                .require(
                        !name.isEmpty() && name.length() <= RootCause.LONGEST_NAME,
                        "name",
                        "must have 1 to %d characters".formatted(RootCause.LONGEST_NAME))
                .throwIfAny();
        var before = find(command.code());
        EntityTags.check(command.ifMatch(), before == null ? 0 : before.version());
        policies.set(new RootCause(command.code(), name, command.offered(), 0));
        var after = find(command.code());
        audit.record("cause", command.code(), before == null ? "created" : "changed", before, after);
        return Objects.requireNonNull(after);
    }

    private @Nullable RootCause find(String code) {
        return policies.causes().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
