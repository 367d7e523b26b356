package dev.baton.automations;

import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderEvent.BackorderFilled;
import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.OrderClosed;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderEvent.PromiseChanged;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderEvent.UnitsMoved;
import dev.baton.orders.OrderEvent.UnitsShort;
import dev.baton.orders.OrderId;
import dev.baton.platform.events.Listener;
import dev.baton.platform.events.Told;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Notes a run for every automation that waits for what has happened; the same event again changes nothing. Judging and acting are
 * left to the job: a company without automations is done after one look at memory.
 */
@Component("automations.OrderListener")
class OrderListener implements Listener<OrderEvent> {

    private final Automations automations;
    private final Runs runs;
    private final AutomationWork work;
    private final Clock clock;

    OrderListener(Automations automations, Runs runs, AutomationWork work, Clock clock) {
        this.automations = automations;
        this.runs = runs;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public Set<Class<? extends OrderEvent>> events() {
        return Set.of(
                OrderPlaced.class,
                OrderHeld.class,
                HoldReleased.class,
                OrderAmended.class,
                UnitsCancelled.class,
                BackorderFilled.class,
                PromiseChanged.class,
                UnitsMoved.class,
                UnitsShort.class,
                OrderClosed.class);
    }

    @Override
    public void told(List<Told<OrderEvent>> told) {
        var known = automations.known();
        if (known.isEmpty()) {
            return;
        }
        var enabled = known.stream()
                .filter(automation -> automation.plan().enabled())
                .collect(Collectors.groupingBy(automation -> automation.plan().event()));
        var noted = new ArrayList<Runs.Noted>();
        for (var each : told) {
            var trigger = Trigger.of(each.event());
            if (trigger != null) {
                enabled.getOrDefault(trigger, List.of())
                        .forEach(automation -> noted.add(noted(automation, trigger, each)));
            }
        }
        runs.add(noted);
        var over = told.stream()
                .map(OrderListener::over)
                .filter(order -> order != null)
                .collect(Collectors.toSet());
        if (!over.isEmpty()) {
            work.forget(runs.raised(over));
        }
    }

    @Override
    public void on(List<OrderEvent> events) {
        throw new IllegalStateException("an event without its id cannot be known again");
    }

    private Runs.Noted noted(Automation automation, Trigger trigger, Told<OrderEvent> told) {
        var event = told.event();
        return new Runs.Noted(
                RunId.next(),
                automation,
                event.order(),
                trigger,
                told.id(),
                event.at(),
                clock.instant().plus(automation.plan().delay()));
    }

    private static @Nullable OrderId over(Told<OrderEvent> told) {
        return switch (told.event()) {
            case OrderClosed closed -> closed.order();
            case UnitsCancelled cancelled when cancelled.whole() -> cancelled.order();
            default -> null;
        };
    }
}
