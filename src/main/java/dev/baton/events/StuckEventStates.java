package dev.baton.events;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.events.StuckEvents;
import dev.baton.platform.events.StuckEvents.Stuck;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Severity;
import dev.baton.worklist.Subject;
import dev.baton.worklist.spi.DwellStates;
import dev.baton.worklist.spi.WorkKind;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened and has no consequences yet, because a part of Baton fails at it again and again. */
@Component
class StuckEventStates implements DwellStates {

    static final String STUCK = "EVENT_STUCK";

    private static final int LONGEST_ERROR = 200;

    private static final List<DwellState> STATES =
            List.of(new DwellState(new WorkKind(STUCK, "events", Severity.HIGH, 120, "SYSTEM"), 15));

    private final StuckEvents events;
    private final OrderQueries orders;

    StuckEventStates(StuckEvents events, OrderQueries orders) {
        this.events = events;
        this.orders = orders;
    }

    @Override
    public List<DwellState> states() {
        return STATES;
    }

    @Override
    public List<Standing> standing(Look look) {
        var stuck = events.list(look.before(), look.among(), look.most());
        var views = orders.find(
                stuck.stream().map(each -> new OrderId(each.subject())).collect(Collectors.toSet()));
        return stuck.stream()
                .map(each -> standing(each, views.get(new OrderId(each.subject()))))
                .toList();
    }

    private static Standing standing(Stuck stuck, @Nullable OrderView order) {
        var error = stuck.error().lines().findFirst().orElse("");
        return new Standing(
                new Subject("event", stuck.event(), stuck.type()),
                order == null ? null : order.about(),
                order == null ? "/worklist?kind=" + STUCK : "/orders/" + order.number(),
                Sentence.of(
                        "worklist.wrong.event-stuck",
                        stuck.type(),
                        stuck.listener(),
                        error.substring(0, Math.min(LONGEST_ERROR, error.length())),
                        stuck.happenedAt()),
                order != null && order.vip(),
                order == null ? null : order.promisedOn());
    }
}
