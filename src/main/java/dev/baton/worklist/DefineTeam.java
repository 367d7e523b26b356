package dev.baton.worklist;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Users;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.Team.EscalationStep;
import dev.baton.worklist.spi.WorkKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says who sees to which kinds of exceptions, and who gets what they do not deal with in time. A kind is seen to by one team. */
@UseCase
public class DefineTeam {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** @param team its version does not count */
    public record Command(Team team, @Nullable String ifMatch) {}

    private final Teams teams;
    private final Policies policies;
    private final Users users;
    private final Audit audit;

    DefineTeam(Teams teams, Policies policies, Users users, Audit audit) {
        this.teams = teams;
        this.policies = policies;
        this.users = users;
        this.audit = audit;
    }

    public Team handle(Command command) {
        var team = command.team();
        var all = teams.lockAll();
        var before = all.stream()
                .filter(each -> each.code().equals(team.code()))
                .findFirst()
                .orElse(null);
        EntityTags.check(command.ifMatch(), before == null ? 0 : before.version());
        var others =
                all.stream().filter(each -> !each.code().equals(team.code())).toList();
        require(team, others);
        teams.set(team);
        var after = teams.find(team.code()).orElseThrow();
        audit.record("team", team.code(), before == null ? "created" : "changed", before, after);
        return after;
    }

    private void require(Team team, List<Team> others) {
        var people = Set.copyOf(users.names());
        var invalid = new Invalid.Collector()
                .require(
                        CODE.matcher(team.code()).matches(),
                        "team",
                        "is 1 to 40 small letters, digits and dashes, such as front-desk")
                .require(others.size() < Teams.MOST, "team", "is one too many: a company has at most " + Teams.MOST)
                .require(
                        !team.name().isBlank() && team.name().length() <= Team.LONGEST_NAME,
                        "name",
                        "must have 1 to %d characters".formatted(Team.LONGEST_NAME))
                .require(
                        !team.members().isEmpty() && team.members().size() <= Team.MOST_MEMBERS,
                        "members",
                        "must be 1 to %d people".formatted(Team.MOST_MEMBERS))
                .require(
                        people.containsAll(team.members())
                                && new HashSet<>(team.members()).size()
                                        == team.members().size(),
                        "members",
                        "must be people who may sign in, each once")
                .require(team.members().containsAll(team.away()), "away", "must be members")
                .require(
                        team.most() >= 1 && team.most() <= Team.MOST_OPEN,
                        "most",
                        "must be from 1 to %d".formatted(Team.MOST_OPEN));
        requireKinds(team, others, invalid);
        requireSteps(team.escalation(), people, invalid);
        invalid.throwIfAny();
    }

    private void requireKinds(Team team, List<Team> others, Invalid.Collector invalid) {
        var known = policies.kinds().stream().map(WorkKind::code).collect(Collectors.toSet());
        for (int i = 0; i < team.kinds().size(); i++) {
            var kind = team.kinds().get(i);
            var field = "kinds[%d]".formatted(i);
            invalid.require(known.contains(kind), field, () -> "there is no kind of exception %s".formatted(kind));
            others.stream()
                    .filter(other -> other.kinds().contains(kind))
                    .forEach(other -> invalid.add(field, "is seen to by %s".formatted(other.name())));
        }
        if (team.seesToTheRest()) {
            others.stream()
                    .filter(Team::seesToTheRest)
                    .forEach(other ->
                            invalid.add("kinds", "must be named: %s sees to all the rest".formatted(other.name())));
        }
    }

    private static void requireSteps(List<EscalationStep> steps, Set<String> people, Invalid.Collector invalid) {
        invalid.require(
                steps.size() <= Team.MOST_STEPS, "escalation", "has at most %d steps".formatted(Team.MOST_STEPS));
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var field = "escalation[%d]".formatted(i);
            invalid.require(
                            step.minutes() >= 0 && step.minutes() <= WorkingHours.MOST_MINUTES,
                            field + ".minutes",
                            "must be from 0 to %d".formatted(WorkingHours.MOST_MINUTES))
                    .require(
                            i == 0 || step.minutes() > steps.get(i - 1).minutes(),
                            field + ".minutes",
                            "must be more than the step before")
                    .require(people.contains(step.to()), field + ".to", "is nobody who may sign in");
        }
    }
}
