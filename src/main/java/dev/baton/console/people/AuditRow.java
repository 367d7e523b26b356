package dev.baton.console.people;

import dev.baton.platform.audit.Audit;
import java.util.List;
import java.util.regex.Pattern;

/** An entry of the trail with the fields it touched. */
public record AuditRow(Audit.Entry entry, List<Change> changes) {

    /** Ids and instants. */
    private static final Pattern MACHINE =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\d{4}-\\d\\d-\\d\\dT.*");

    static AuditRow of(Audit.Entry entry) {
        return new AuditRow(entry, Change.of(entry));
    }

    /** What is worth a line: of something new not its own name, nor what only a machine reads. */
    public List<Change> telling() {
        boolean isNew = entry.before() == null || entry.after() == null;
        return isNew ? changes.stream().filter(this::tells).toList() : changes;
    }

    private boolean tells(Change change) {
        var value = change.after() == null ? change.before() : change.after();
        return value != null
                && !value.equalsIgnoreCase(entry.subject())
                && !value.equals(PeopleWords.subject(entry))
                && !MACHINE.matcher(value).matches();
    }
}
