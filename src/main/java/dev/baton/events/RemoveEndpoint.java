package dev.baton.events;

import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;

/** Takes an endpoint away, with everything that waited for it and what is remembered of it. */
@UseCase
public class RemoveEndpoint {

    private final Endpoints endpoints;
    private final Audit audit;

    RemoveEndpoint(Endpoints endpoints, Audit audit) {
        this.endpoints = endpoints;
        this.audit = audit;
    }

    public void handle(EndpointId id) {
        endpoints.lockCircuit(id);
        var before = endpoints.find(id).orElseThrow(() -> new NotFound("webhook", id));
        endpoints.remove(id);
        audit.record("webhook", id, "removed", before, null);
    }
}
