package dev.baton.worklist;

import dev.baton.worklist.spi.DwellStates;
import dev.baton.worklist.spi.DwellStates.Standing;
import dev.baton.worklist.spi.Watch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Silence is an exception: what stands in a state for longer than it may comes onto the worklist, and leaves it when it moves. */
@Component
class StallWatch implements Watch {

    /** Of one state. Whoever has more of them has one problem and not a thousand. */
    static final int MOST = 500;

    private final ObjectProvider<DwellStates> declared;
    private final Policies policies;
    private final KeepInLine worklist;
    private final Clock clock;

    StallWatch(ObjectProvider<DwellStates> declared, Policies policies, KeepInLine worklist, Clock clock) {
        this.declared = declared;
        this.policies = policies;
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
                var time = times.get(code);
                var standing = time == null || !time.watched()
                        ? List.<Standing>of()
                        : capability.standing(code, hours.before(now, time.time()), MOST);
                var found = standing.stream().map(each -> each.wrong(code)).toList();
                if (found.size() < MOST) {
                    seen.add(code);
                    wrong.addAll(found);
                } else {
                    // There may be more: nothing is concluded from what was not read.
                    worklist.handle(new KeepInLine.Command(
                            Set.of(code), found.stream().map(Wrong::watched).toList(), found));
                }
            }
        }
        worklist.handle(new KeepInLine.Command(seen, null, wrong));
    }
}
