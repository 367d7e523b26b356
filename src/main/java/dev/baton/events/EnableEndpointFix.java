package dev.baton.events;

import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Switches an endpoint on again that did nothing but fail: it begins with a clean slate, and what waited is sent at once. */
@Component
@Order(0)
class EnableEndpointFix implements Fix {

    private final WebhookQueries webhooks;
    private final DefineEndpoint defineEndpoint;

    EnableEndpointFix(WebhookQueries webhooks, DefineEndpoint defineEndpoint) {
        this.webhooks = webhooks;
        this.defineEndpoint = defineEndpoint;
    }

    @Override
    public String code() {
        return "ENABLE_WEBHOOK";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(WebhookWatch.DISABLED);
    }

    @Override
    public String permission() {
        return "webhooks:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var endpoint = webhooks.endpoint(SendDeadAgainFix.idOf(item));
        return endpoint.enabled()
                ? new NotNow(Sentence.of("worklist.fix.endpoint-on"))
                : new Possible(
                        List.of(Sentence.of("worklist.fix.will-enable-endpoint", endpoint.url())), List.of(), true);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var endpoint = webhooks.endpoint(SendDeadAgainFix.idOf(item));
        return endpoint.enabled()
                ? new Refused(Sentence.of("worklist.fix.endpoint-on"))
                : switched(endpoint, true, "worklist.fix.endpoint-enabled");
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        return switched(webhooks.endpoint(SendDeadAgainFix.idOf(item)), false, "worklist.fix.endpoint-disabled");
    }

    private Result switched(Endpoint endpoint, boolean enabled, String said) {
        var outcome = defineEndpoint.handle(new DefineEndpoint.Command(
                endpoint.id(),
                (long) endpoint.version(),
                endpoint.name(),
                endpoint.url(),
                endpoint.description(),
                endpoint.types(),
                enabled));
        return outcome instanceof DefineEndpoint.Changed
                ? new Done(Sentence.of(said, endpoint.name()), enabled, enabled ? Map.of() : null)
                : new Refused(Sentence.of("worklist.fix.changed-meanwhile"));
    }
}
