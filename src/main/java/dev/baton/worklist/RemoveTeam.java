package dev.baton.worklist;

import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;

/** Takes a team away. What its people have stays theirs. */
@UseCase
public class RemoveTeam {

    private final Teams teams;
    private final Audit audit;

    RemoveTeam(Teams teams, Audit audit) {
        this.teams = teams;
        this.audit = audit;
    }

    public Team handle(String code) {
        var team = teams.find(code).orElseThrow(() -> new NotFound("team", code));
        teams.remove(code);
        audit.record("team", code, "removed", team, null);
        return team;
    }
}
