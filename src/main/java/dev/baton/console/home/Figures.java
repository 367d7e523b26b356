package dev.baton.console.home;

import dev.baton.console.Ui;
import dev.baton.console.orders.HoldAge;
import dev.baton.console.worklist.CauseShare;
import dev.baton.fulfilment.PaceQueries;
import dev.baton.network.SiteCode;
import dev.baton.orders.HoldQueries;
import dev.baton.worklist.WorkQueries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of the manager's desk that stand beside the orders: counted no further than the lists behind them. */
@Component
class Figures {

    private static final Duration LATELY = Duration.ofDays(30);
    private static final int CAUSES = 5;
    private static final int PEOPLE = 12;

    private final CutOffs cutOffs;
    private final PaceQueries paces;
    private final WorkQueries worklist;
    private final HoldQueries holds;
    private final Clock clock;

    Figures(CutOffs cutOffs, PaceQueries paces, WorkQueries worklist, HoldQueries holds, Clock clock) {
        this.cutOffs = cutOffs;
        this.paces = paces;
        this.worklist = worklist;
        this.holds = holds;
        this.clock = clock;
    }

    /** By site, the next cut-off first; null for whoever may not see the floor. */
    @Nullable
    List<Backlog> backlog(Ui ui) {
        return ui.may("fulfilment:read") ? backlog() : null;
    }

    private List<Backlog> backlog() {
        var ready = new HashMap<LocalDate, Map<SiteCode, Instant>>();
        return cutOffs.list().stream()
                .map(cutOff -> new Backlog(cutOff, cutOff.due() == 0 ? null : ready(cutOff, ready)))
                .toList();
    }

    /** @param known what was asked already, by the day that a site calls today */
    private @Nullable Instant ready(CutOff cutOff, Map<LocalDate, Map<SiteCode, Instant>> known) {
        var today =
                LocalDate.ofInstant(clock.instant(), cutOff.site().calendar().zone());
        return known.computeIfAbsent(today, paces::ready).get(cutOff.site().code());
    }

    /** Null for whoever may not see the worklist. */
    @Nullable
    Exceptions exceptions(Ui ui) {
        return ui.may("worklist:read") ? counted(ui) : null;
    }

    private Exceptions counted(Ui ui) {
        var now = clock.instant();
        var causes = CauseShare.of(ui, worklist.causes(), worklist.closedLately(now.minus(LATELY)));
        var morning =
                LocalDate.ofInstant(now, ui.zone()).atStartOfDay(ui.zone()).toInstant();
        var people = worklist.loads(now, morning);
        return new Exceptions(
                worklist.standing(now),
                causes.stream().limit(CAUSES).toList(),
                causes.stream().mapToLong(CauseShare::items).sum(),
                people.stream().limit(PEOPLE).toList(),
                Math.max(0, people.size() - PEOPLE));
    }

    /** The youngest first; one more than the lists count stands for any number beyond. */
    Map<HoldAge, Long> holds() {
        var now = clock.instant();
        var counts = new EnumMap<HoldAge, Long>(HoldAge.class);
        for (var age : HoldAge.values()) {
            counts.put(age, holds.count(age.active(now)).number());
        }
        return counts;
    }
}
