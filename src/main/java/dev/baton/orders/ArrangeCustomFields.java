package dev.baton.orders;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says in which order the custom fields are shown. */
@UseCase
public class ArrangeCustomFields {

    /**
     * @param codes all of them, each once
     * @param ifMatch the version of them all
     */
    public record Command(List<String> codes, @Nullable String ifMatch) {

        public Command {
            codes = List.copyOf(codes);
        }
    }

    private final CustomFields fields;
    private final Audit audit;

    ArrangeCustomFields(CustomFields fields, Audit audit) {
        this.fields = fields;
        this.audit = audit;
    }

    public FieldSet handle(Command command) {
        var before = fields.lockAll();
        EntityTags.check(command.ifMatch(), fields.version());
        var known = codes(before);
        if (command.codes().size() != known.size() || !new HashSet<>(command.codes()).equals(new HashSet<>(known))) {
            throw new Invalid("codes", "must name every custom field once");
        }
        if (command.codes().equals(known)) {
            return before;
        }
        fields.arrange(IntStream.range(0, command.codes().size())
                .mapToObj(i -> before.find(command.codes().get(i)).orElseThrow().at(i + 1))
                .toList());
        audit.record("custom-field", "all", "arranged", known, command.codes());
        return fields.all();
    }

    private static List<String> codes(FieldSet set) {
        return set.fields().stream().map(CustomField::code).toList();
    }
}
