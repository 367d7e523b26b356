package dev.baton.events;

import dev.baton.events.Endpoint.DisabledReason;
import dev.baton.worklist.KeepInLine;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Severity;
import dev.baton.worklist.Subject;
import dev.baton.worklist.Wrong;
import dev.baton.worklist.spi.Watch;
import dev.baton.worklist.spi.WorkKind;
import dev.baton.worklist.spi.WorkKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Endpoints that are sent nothing because they did nothing but fail, and those for which deliveries were given up. */
@Component
class WebhookWatch implements Watch, WorkKinds {

    static final String DISABLED = "WEBHOOK_DISABLED";
    static final String DEAD = "WEBHOOK_GIVEN_UP";

    private final WebhookQueries webhooks;
    private final KeepInLine worklist;

    WebhookWatch(WebhookQueries webhooks, KeepInLine worklist) {
        this.webhooks = webhooks;
        this.worklist = worklist;
    }

    @Override
    public List<WorkKind> kinds() {
        return List.of(
                new WorkKind(DISABLED, "events", Severity.HIGH, 240, "SYSTEM"),
                new WorkKind(DEAD, "events", Severity.NORMAL, 480, "SYSTEM"));
    }

    @Override
    public void look() {
        var dead = webhooks.dead();
        var wrong = new ArrayList<Wrong>();
        for (var endpoint : webhooks.endpoints()) {
            var reason = endpoint.disabledReason();
            if (!endpoint.enabled() && reason != null && reason != DisabledReason.BY_HAND) {
                wrong.add(wrong(DISABLED, endpoint, Sentence.of("worklist.wrong.webhook-" + reason, endpoint.url())));
            }
            long givenUp = dead.getOrDefault(endpoint.id(), 0L);
            if (givenUp > 0) {
                wrong.add(wrong(DEAD, endpoint, Sentence.of("worklist.wrong.given-up", givenUp, endpoint.url())));
            }
        }
        worklist.handle(new KeepInLine.Command(Set.of(DISABLED, DEAD), null, wrong));
    }

    private static Wrong wrong(String kind, Endpoint endpoint, Sentence what) {
        var id = endpoint.id().value();
        return new Wrong(
                kind,
                new Subject("webhook", id, endpoint.name()),
                id,
                null,
                "/webhooks/" + id,
                what,
                false,
                null,
                null);
    }
}
