package dev.baton.worklist;

import dev.baton.worklist.spi.DwellStates;
import dev.baton.worklist.spi.DwellStates.Look;
import dev.baton.worklist.spi.DwellStates.Standing;
import dev.baton.worklist.spi.Watch;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Silence is an exception: what stands in a state for longer than it may comes onto the worklist, and leaves it when it moves. */
@Component
class StallWatch implements Watch {

    /** Read of one state in a minute. */
    static final int MOST = 500;

    /** Looked at again in a minute, of those that are on the worklist and were not among what was read. */
    private static final int MOST_AGAIN = 10_000;

    private final ObjectProvider<DwellStates> declared;
    private final Policies policies;
    private final WorkItems items;
    private final KeepInLine worklist;
    private final Clock clock;

    StallWatch(
            ObjectProvider<DwellStates> declared,
            Policies policies,
            WorkItems items,
            KeepInLine worklist,
            Clock clock) {
        this.declared = declared;
        this.policies = policies;
        this.items = items;
        this.worklist = worklist;
        this.clock = clock;
    }

    @Override
    public void look() {
        var times = policies.dwellTimes();
        var hours = policies.hours();
        var now = clock.instant();
        var seen = new HashSet<String>();
        var wrong = new ArrayList<Wrong>();
        for (var capability : declared) {
            for (var state : capability.states()) {
                var code = state.kind().code();
                var time = Objects.requireNonNull(times.get(code));
                if (!time.watched()) {
                    seen.add(code);
                    continue;
                }
                var before = hours.before(now, time.time());
                var found = wrong(code, capability.standing(new Look(code, before, null, MOST)));
                if (found.size() < MOST) {
                    seen.add(code);
                    wrong.addAll(found);
                } else {
                    lookAgain(capability, code, before, found);
                }
            }
        }
        worklist.handle(new KeepInLine.Command(seen, null, wrong));
    }

    /** There are more than were read: of those that are on the worklist already, each is asked for by itself. */
    private void lookAgain(DwellStates capability, String code, Instant before, List<Wrong> found) {
        var read = found.stream().map(Wrong::watched).toList();
        var again = items.otherOpen(code, read, MOST_AGAIN);
        var wrong = new ArrayList<>(found);
        wrong.addAll(wrong(code, capability.standing(new Look(code, before, again, MOST_AGAIN))));
        worklist.handle(new KeepInLine.Command(
                Set.of(code), Stream.concat(read.stream(), again.stream()).toList(), wrong));
    }

    private static List<Wrong> wrong(String code, List<Standing> standing) {
        return standing.stream().map(each -> each.wrong(code)).toList();
    }
}
