package dev.baton.events;

import dev.baton.events.Payload.Greeting;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Sends a greeting to an endpoint while somebody waits for what comes of it. Nothing is locked meanwhile. */
@Component
public class TestEndpoint {

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final WebhookSender sender;
    private final WebhookQueries queries;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    TestEndpoint(
            Endpoints endpoints,
            Deliveries deliveries,
            WebhookSender sender,
            WebhookQueries queries,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.sender = sender;
        this.queries = queries;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    public DeliveryView handle(EndpointId id) {
        var endpoint = endpoints.find(id).orElseThrow(() -> new NotFound("webhook", id));
        var now = clock.instant();
        var event = new FeedEvent(
                0,
                Ids.next(),
                Catalogue.TEST,
                "webhooks/" + id,
                id.value(),
                0,
                now,
                now,
                json.valueToTree(new Greeting(id.value(), "Hello from Baton.")));
        var sent = sender.send(
                endpoint.url(), endpoints.secrets(id, now), Caller.current().tenant(), event, now);
        long delivery = transaction.execute(_ -> deliveries.addTest(id, event.id(), sent, now));
        return queries.delivery(id, delivery);
    }
}
