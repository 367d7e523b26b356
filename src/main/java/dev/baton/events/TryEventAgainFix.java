package dev.baton.events;

import dev.baton.platform.events.StuckEvents;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Hands the event over again now, once what stood in its way has been put right. */
@Component
class TryEventAgainFix implements Fix {

    private final StuckEvents events;

    TryEventAgainFix(StuckEvents events) {
        this.events = events;
    }

    @Override
    public String code() {
        return "TRY_EVENT_AGAIN";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(StuckEventStates.STUCK);
    }

    @Override
    public String permission() {
        return "worklist:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        return new Possible(
                List.of(Sentence.of(
                        "worklist.fix.will-try-event", item.subject().label())),
                List.of(),
                false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return events.tryNow(item.subject().id())
                ? new Done(
                        Sentence.of("worklist.fix.event-tried", item.subject().label()), false, null)
                : new Refused(Sentence.of("worklist.fix.event-digested"));
    }
}
