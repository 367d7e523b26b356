package dev.baton.worklist;

import java.util.HashMap;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** By whose working hours an exception is due: those of the team that sees to its kind, and of the company where that has none. */
@Component
class DeskHours {

    private final Policies policies;
    private final Teams teams;

    DeskHours(Policies policies, Teams teams) {
        this.policies = policies;
        this.teams = teams;
    }

    WorkingHours of(String kind) {
        return byKind().apply(kind);
    }

    /** Read once, for many. */
    Function<String, WorkingHours> byKind() {
        var company = policies.hours();
        var named = new HashMap<String, WorkingHours>();
        var rest = company;
        for (var team : teams.all()) {
            var hours = Objects.requireNonNullElse(team.hours(), company);
            team.kinds().forEach(kind -> named.put(kind, hours));
            rest = team.seesToTheRest() ? hours : rest;
        }
        var others = rest;
        return kind -> named.getOrDefault(kind, others);
    }
}
