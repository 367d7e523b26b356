package dev.baton.screening;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Loads a list, or puts a new edition in the place of the old one; then every open order is looked at again. */
@UseCase
public class LoadPartyList {

    private final Parties parties;
    private final Audit audit;
    private final Clock clock;

    LoadPartyList(Parties parties, Audit audit, Clock clock) {
        this.parties = parties;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param rows all of the list, as {@link PartyFile} reads them */
    public PartyList handle(String list, List<Party> rows) {
        var name = list.strip();
        if (name.isEmpty() || name.length() > PartyList.LONGEST_NAME) {
            throw new Invalid("list", "must have 1 to %d characters".formatted(PartyList.LONGEST_NAME));
        }
        var before = parties.lists();
        boolean isNew = before.stream().noneMatch(each -> each.list().equals(name));
        if (isNew && before.size() >= PartyList.MOST_LISTS) {
            throw new Invalid("list", "is one too many: there are %d already".formatted(PartyList.MOST_LISTS));
        }
        var now = clock.instant();
        parties.replace(name, rows, now);
        parties.askAgain(now);
        audit.record("denied-party-list", name, isNew ? "created" : "changed", null, Map.of("parties", rows.size()));
        return parties.lists().stream()
                .filter(each -> each.list().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
