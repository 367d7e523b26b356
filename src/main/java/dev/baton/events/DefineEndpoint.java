package dev.baton.events;

import dev.baton.events.Endpoint.DisabledReason;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds an endpoint, or changes one. Enabling it again gives it a clean slate and sends at once what waited. */
@UseCase
public class DefineEndpoint {

    static final int MOST = 50;

    /**
     * @param endpoint null for a new one
     * @param expectedVersion what the caller last saw; null when it does not care
     * @param types empty for everything
     */
    public record Command(
            @Nullable EndpointId endpoint,
            @Nullable Long expectedVersion,
            String name,
            String url,
            String description,
            List<String> types,
            boolean enabled) {}

    public sealed interface Outcome {}

    /** @param secret told here and never again */
    public record Added(Endpoint endpoint, String secret) implements Outcome {}

    public record Changed(Endpoint endpoint) implements Outcome {}

    public record ChangedMeanwhile(int version) implements Outcome {}

    public record TooMany(int most) implements Outcome {}

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final AddressGuard guard;
    private final FeedSignal signal;
    private final Audit audit;
    private final Clock clock;

    DefineEndpoint(
            Endpoints endpoints,
            Deliveries deliveries,
            AddressGuard guard,
            FeedSignal signal,
            Audit audit,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.guard = guard;
        this.signal = signal;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        check(command);
        var id = command.endpoint();
        return id == null ? add(command) : change(id, command);
    }

    private Outcome add(Command command) {
        if (endpoints.count() >= MOST) {
            return new TooMany(MOST);
        }
        var now = clock.instant();
        var endpoint = new Endpoint(
                EndpointId.next(),
                command.name(),
                command.url().strip(),
                command.description(),
                types(command),
                command.enabled(),
                command.enabled() ? null : DisabledReason.BY_HAND,
                command.enabled() ? null : now,
                null,
                now,
                Caller.current().name(),
                1);
        var secret = WebhookSecret.random();
        endpoints.add(endpoint, secret);
        audit.record("webhook", endpoint.id(), "added", null, endpoint);
        return new Added(endpoint, secret.text());
    }

    private Outcome change(EndpointId id, Command command) {
        var circuit = endpoints.lockCircuit(id);
        var before = endpoints.find(id).orElseThrow(() -> new NotFound("webhook", id));
        var expected = command.expectedVersion();
        if (expected != null && expected != before.version()) {
            return new ChangedMeanwhile(before.version());
        }
        var now = clock.instant();
        boolean disables = before.enabled() && !command.enabled();
        var wanted = new Endpoint(
                id,
                command.name(),
                command.url().strip(),
                command.description(),
                types(command),
                command.enabled(),
                command.enabled() ? null : disables ? DisabledReason.BY_HAND : before.disabledReason(),
                command.enabled() ? null : disables ? now : before.disabledAt(),
                before.formerSecretUntil(),
                before.createdAt(),
                before.createdBy(),
                before.version());
        if (!endpoints.change(wanted)) {
            return new ChangedMeanwhile(before.version() + 1);
        }
        var after = endpoints.find(id).orElseThrow(() -> new NotFound("webhook", id));
        boolean startsAfresh =
                after.enabled() && (!before.enabled() || !after.url().equals(before.url()));
        if (startsAfresh) {
            endpoints.change(id, new Circuit(0, 0, null, null, circuit.lastSuccessAt(), circuit.lastFailureAt(), null));
            deliveries.hasten(id, now);
            signal.beatAfterCommit();
        }
        audit.record("webhook", id, "changed", before, after);
        return new Changed(after);
    }

    private void check(Command command) {
        var wrong = new Invalid.Collector();
        wrong.require(!command.name().isBlank(), "name", "must not be blank");
        guard.complaint(command.url()).ifPresent(complaint -> wrong.add("url", complaint));
        command.types().stream()
                .filter(type -> !Catalogue.isType(type))
                .forEach(type -> wrong.add("types", "\"%s\" is no event type".formatted(type)));
        wrong.throwIfAny();
    }

    private static List<String> types(Command command) {
        return command.types().stream().distinct().sorted().toList();
    }
}
