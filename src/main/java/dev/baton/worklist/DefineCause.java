package dev.baton.worklist;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds a root cause to the taxonomy, names one anew, or takes one out of the choice. What was closed with it stays as it is. */
@UseCase
public class DefineCause {

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
        var before = find(command.code());
        EntityTags.check(command.ifMatch(), before == null ? 0 : before.version());
        policies.set(new RootCause(command.code(), command.name(), command.offered(), 0));
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
