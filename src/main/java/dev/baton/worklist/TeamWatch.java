package dev.baton.worklist;

import dev.baton.platform.security.Users;
import dev.baton.worklist.WorkItems.Step;
import dev.baton.worklist.WorkStep.What;
import dev.baton.worklist.spi.Watch;
import dev.baton.worklist.spi.WorkKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Gives what nobody has claimed to whoever of its team has the least open, the most urgent first; and what is not dealt with in time to
 * whom the team's escalation names. What somebody has given back to all waits for whoever claims it.
 */
@Component
class TeamWatch implements Watch {

    /** More than people deal with in a minute. */
    private static final int MOST = 500;

    private final Teams teams;
    private final WorkItems items;
    private final Policies policies;
    private final Users users;
    private final Clock clock;

    TeamWatch(Teams teams, WorkItems items, Policies policies, Users users, Clock clock) {
        this.teams = teams;
        this.items = items;
        this.policies = policies;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public void look() {
        var all = teams.all();
        if (all.isEmpty()) {
            return;
        }
        var people = Set.copyOf(users.names());
        var hours = policies.hours();
        var now = clock.instant();
        for (var team : all) {
            var kinds = kindsOf(team, all);
            escalate(team, kinds, people, Objects.requireNonNullElse(team.hours(), hours), now);
            assign(team, kinds, people, now);
        }
    }

    private Collection<String> kindsOf(Team team, List<Team> all) {
        if (!team.seesToTheRest()) {
            return team.kinds();
        }
        var named = all.stream().flatMap(each -> each.kinds().stream()).collect(Collectors.toSet());
        return policies.kinds().stream()
                .map(WorkKind::code)
                .filter(kind -> !named.contains(kind))
                .toList();
    }

    /** The last step first: nothing takes two in one look. */
    private void escalate(Team team, Collection<String> kinds, Set<String> people, WorkingHours hours, Instant now) {
        for (int taken = team.escalation().size() - 1; taken >= 0; taken--) {
            var step = team.escalation().get(taken);
            var reached = items.lockOverdue(kinds, taken, now, MOST).stream()
                    .takeWhile(item -> !hours.after(item.dueAt(), step.time()).isAfter(now))
                    .map(WorkItem::id)
                    .toList();
            if (!reached.isEmpty() && people.contains(step.to())) {
                items.escalate(reached, step.to());
                items.note(
                        reached.stream()
                                .map(id -> Step.to(id, What.ESCALATED, step.to()))
                                .toList(),
                        now);
            }
        }
    }

    private void assign(Team team, Collection<String> kinds, Set<String> people, Instant now) {
        var present = team.present().stream().filter(people::contains).toList();
        if (!team.assigns() || present.isEmpty()) {
            return;
        }
        var free = items.lockFree(kinds, MOST);
        if (free.isEmpty()) {
            return;
        }
        shared(free, present, items.open(present), team.most()).forEach((person, given) -> {
            items.own(given, person);
            items.note(
                    given.stream().map(id -> Step.to(id, What.ASSIGNED, person)).toList(), now);
        });
    }

    /** Each to whoever has the least, by name when that is the same; what is beyond everybody's most stays free. */
    static Map<String, List<WorkItemId>> shared(
            List<WorkItemId> free, List<String> people, Map<String, Long> open, int most) {
        var loads = new TreeMap<String, Long>();
        people.forEach(person -> loads.put(person, open.getOrDefault(person, 0L)));
        var given = new LinkedHashMap<String, List<WorkItemId>>();
        for (var item : free) {
            var least =
                    loads.entrySet().stream().min(Map.Entry.comparingByValue()).filter(each -> each.getValue() < most);
            if (least.isEmpty()) {
                break;
            }
            var person = least.get().getKey();
            given.computeIfAbsent(person, _ -> new ArrayList<>()).add(item);
            loads.merge(person, 1L, Long::sum);
        }
        return given;
    }
}
