package dev.baton.events;

import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Sends once more what was given up. */
@Component
class SendDeadAgainFix implements Fix {

    private final WebhookQueries webhooks;
    private final ReplayEvents replayEvents;

    SendDeadAgainFix(WebhookQueries webhooks, ReplayEvents replayEvents) {
        this.webhooks = webhooks;
        this.replayEvents = replayEvents;
    }

    @Override
    public String code() {
        return "SEND_GIVEN_UP_AGAIN";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(WebhookWatch.DEAD);
    }

    @Override
    public String permission() {
        return "webhooks:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var id = idOf(item);
        long dead = webhooks.dead().getOrDefault(id, 0L);
        if (dead == 0) {
            return new NotNow(Sentence.of("worklist.fix.nothing-given-up"));
        }
        var endpoint = webhooks.endpoint(id);
        return endpoint.enabled()
                ? new Possible(
                        List.of(Sentence.of("worklist.fix.will-send-again", dead, endpoint.url())), List.of(), false)
                : new NotNow(Sentence.of("worklist.fix.endpoint-off"));
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var replayed = replayEvents.handle(new ReplayEvents.Command(idOf(item), new ReplayEvents.AllDead()));
        return new Done(Sentence.of("worklist.fix.sent-again", replayed.queued()), false, null);
    }

    static EndpointId idOf(WorkItem item) {
        return new EndpointId(item.subject().id());
    }
}
