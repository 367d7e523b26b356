package dev.baton.console.webhooks;

import dev.baton.console.Navigation;
import dev.baton.console.WaitingWork;
import dev.baton.events.WebhookQueries;
import dev.baton.platform.security.Caller;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Events that were given up and wait for a person. */
@Component
class WebhooksWaiting implements WaitingWork {

    private final WebhookQueries webhooks;

    WebhooksWaiting(WebhookQueries webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public Map<Navigation.Entry, Long> counts() {
        return Caller.current().may("webhooks:read")
                ? Map.of(
                        Navigation.Entry.WEBHOOKS,
                        webhooks.dead().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                : Map.of();
    }
}
