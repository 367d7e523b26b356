package dev.baton.worklist;

import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes down how a kind of exception is dealt with here. */
@UseCase
public class WritePlaybook {

    public record Command(
            String kind,
            String instructions,
            List<String> checklist,
            @Nullable String ifMatch) {

        public Command {
            checklist = List.copyOf(checklist);
        }
    }

    private final Policies policies;
    private final Audit audit;

    WritePlaybook(Policies policies, Audit audit) {
        this.policies = policies;
        this.audit = audit;
    }

    public Playbook handle(Command command) {
        var checklist = command.checklist();
        new Invalid.Collector()
                .require(
                        command.instructions().length() <= Playbook.LONGEST_INSTRUCTIONS,
                        "instructions",
                        "must have at most %d characters".formatted(Playbook.LONGEST_INSTRUCTIONS))
                .require(
                        checklist.size() <= Playbook.MOST_LINES,
                        "checklist",
                        "must have at most %d lines".formatted(Playbook.MOST_LINES))
                .require(
                        checklist.stream().noneMatch(line -> line.length() > Playbook.LONGEST_LINE),
                        "checklist",
                        "must have lines of at most %d characters".formatted(Playbook.LONGEST_LINE))
                .throwIfAny();
        if (!policies.slas().containsKey(command.kind())) {
            throw new NotFound("kind of exception", command.kind());
        }
        var before = policies.ownPlaybooks().get(command.kind());
        EntityTags.check(command.ifMatch(), before == null ? 0 : before.version());
        policies.set(new Playbook(command.kind(), command.instructions(), command.checklist(), 0));
        var after = policies.ownPlaybooks().get(command.kind());
        audit.record("playbook", command.kind(), before == null ? "created" : "changed", before, after);
        return Objects.requireNonNull(after);
    }
}
