package dev.baton.events;

import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends events again: by name, of a stretch of time, or all that were given up. Their ids stay, so a receiver knows them again. */
@UseCase
public class ReplayEvents {

    /** So many at once; ask again for the rest. */
    public static final int MOST = 10_000;

    /** What is sent again. */
    public sealed interface What {}

    public record These(List<UUID> events) implements What {}

    /** @param types empty for all that the endpoint wants */
    public record Between(Instant from, Instant until, List<String> types) implements What {}

    public record AllDead() implements What {}

    public record Command(EndpointId endpoint, What what) {}

    /** @param queued how many will be sent */
    public record Replayed(EndpointId endpoint, int queued) {}

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final FeedSignal signal;
    private final Audit audit;
    private final Clock clock;

    ReplayEvents(Endpoints endpoints, Deliveries deliveries, FeedSignal signal, Audit audit, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.signal = signal;
        this.audit = audit;
        this.clock = clock;
    }

    public Replayed handle(Command command) {
        var id = command.endpoint();
        endpoints.lockCircuit(id);
        var endpoint = endpoints.find(id).orElseThrow(() -> new NotFound("webhook", id));
        int queued = queue(endpoint, command.what(), clock.instant());
        audit.record("webhook", id, "replayed", null, Map.of("what", command.what(), "queued", queued));
        signal.beatAfterCommit();
        return new Replayed(id, queued);
    }

    private int queue(Endpoint endpoint, What what, Instant now) {
        return switch (what) {
            case These(var events) -> deliveries.replay(endpoint.id(), events, now);
            case Between(var from, var until, var types) -> {
                if (!from.isBefore(until)) {
                    throw new Invalid("until", "must be after from");
                }
                yield deliveries.replay(
                        endpoint.id(), from, until, types.isEmpty() ? endpoint.types() : types, MOST, now);
            }
            case AllDead() -> deliveries.replayDead(endpoint.id(), MOST, now);
        };
    }
}
