package dev.baton.events;

import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Gives an endpoint a new secret. The former one signs along for a while, so that a receiver can change over without a gap. */
@UseCase
public class RotateSecret {

    /** @param secret told here and never again */
    public record Rotated(EndpointId endpoint, String secret, Instant formerUntil) {}

    private final Endpoints endpoints;
    private final WebhookSettings settings;
    private final Audit audit;
    private final Clock clock;

    RotateSecret(Endpoints endpoints, WebhookSettings settings, Audit audit, Clock clock) {
        this.endpoints = endpoints;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    public Rotated handle(EndpointId id) {
        endpoints.lockCircuit(id);
        if (endpoints.find(id).isEmpty()) {
            throw new NotFound("webhook", id);
        }
        var until = clock.instant().plus(settings.overlap());
        var secret = WebhookSecret.random();
        endpoints.rotate(id, secret, until);
        audit.record("webhook", id, "secret rotated", null, Map.of("formerUntil", until));
        return new Rotated(id, secret.text(), until);
    }
}
