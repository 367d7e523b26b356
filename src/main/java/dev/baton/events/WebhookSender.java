package dev.baton.events;

import dev.baton.platform.security.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** An event as a webhook: the CloudEvent as the body, and the headers of Standard Webhooks. */
@Component
class WebhookSender {

    private final WebhookClient client;
    private final JsonMapper json;

    WebhookSender(WebhookClient client, JsonMapper json) {
        this.client = client;
        this.json = json;
    }

    WebhookClient.Sent send(String url, List<WebhookSecret> secrets, TenantId tenant, FeedEvent event, Instant now) {
        var body = json.writeValueAsBytes(CloudEvent.of(tenant, event));
        var id = event.id().toString();
        return client.send(
                url,
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        String.valueOf(now.getEpochSecond()),
                        "webhook-signature",
                        secrets.stream()
                                .map(secret -> secret.signature(id, now, body))
                                .collect(Collectors.joining(" "))),
                body,
                now);
    }
}
