package dev.baton.events.web;

import dev.baton.events.DefineEndpoint;
import dev.baton.events.DeliveryState;
import dev.baton.events.DeliveryView;
import dev.baton.events.DeliveryView.Attempt;
import dev.baton.events.Endpoint;
import dev.baton.events.Endpoint.DisabledReason;
import dev.baton.events.EndpointId;
import dev.baton.events.RemoveEndpoint;
import dev.baton.events.ReplayEvents;
import dev.baton.events.RotateSecret;
import dev.baton.events.TestEndpoint;
import dev.baton.events.WebhookQueries;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.platform.web.StaleVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/webhooks")
@Access("webhooks")
@Tag(name = "webhooks", description = "Addresses that are sent events as they happen, signed by Standard Webhooks")
class WebhookController {

    /** @param types see GET /event-types; empty or absent means everything */
    record WebhookRequest(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 2000) String url,
            @Nullable @Size(max = 1000) String description,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 60) String> types,
            @Nullable Boolean enabled) {

        DefineEndpoint.Command command(@Nullable EndpointId id, @Nullable Long expected) {
            return new DefineEndpoint.Command(
                    id,
                    expected,
                    name,
                    url,
                    description == null ? "" : description,
                    types == null ? List.of() : types,
                    enabled == null || enabled);
        }
    }

    /**
     * An endpoint and how it fares.
     *
     * @param secret only in the answer to its creation
     * @param failingSince since when it has done nothing but fail
     * @param restsUntil nothing is sent before, because it failed too often
     */
    record WebhookBody(
            EndpointId id,
            String name,
            String url,
            String description,
            List<String> types,
            boolean enabled,
            @Nullable DisabledReason disabledReason,
            @Nullable Instant failingSince,
            @Nullable Instant restsUntil,
            @Nullable String lastError,
            @Nullable Instant formerSecretUntil,
            Instant createdAt,
            @Nullable String secret) {}

    /** @param formerUntil until then the former secret signs along */
    record RotationBody(String secret, Instant formerUntil) {}

    record DeliveryBody(DeliveryView delivery, List<Attempt> failedAttempts) {}

    /**
     * What is to be sent again: {@code events} by id, or everything published from {@code from} until {@code until}, or all that is
     * dead.
     */
    record ReplayRequest(
            @Nullable @Size(min = 1, max = 1000) List<@NotNull UUID> events,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 60) String> types,
            @Nullable Boolean dead) {

        ReplayEvents.What what() {
            if (events != null) {
                return new ReplayEvents.These(events);
            }
            if (from != null && until != null) {
                return new ReplayEvents.Between(from, until, types == null ? List.of() : types);
            }
            if (dead != null && dead) {
                return new ReplayEvents.AllDead();
            }
            throw new Invalid("events", "say events, or from and until, or dead");
        }
    }

    record ReplayBody(int queued) {}

    private final DefineEndpoint defineEndpoint;
    private final RemoveEndpoint removeEndpoint;
    private final RotateSecret rotateSecret;
    private final TestEndpoint testEndpoint;
    private final ReplayEvents replayEvents;
    private final WebhookQueries webhooks;

    WebhookController(
            DefineEndpoint defineEndpoint,
            RemoveEndpoint removeEndpoint,
            RotateSecret rotateSecret,
            TestEndpoint testEndpoint,
            ReplayEvents replayEvents,
            WebhookQueries webhooks) {
        this.defineEndpoint = defineEndpoint;
        this.removeEndpoint = removeEndpoint;
        this.rotateSecret = rotateSecret;
        this.testEndpoint = testEndpoint;
        this.replayEvents = replayEvents;
        this.webhooks = webhooks;
    }

    @GetMapping
    @Operation(summary = "List webhooks by name")
    Page<WebhookBody> list() {
        return new Page<>(
                webhooks.endpoints().stream()
                        .map(endpoint -> body(endpoint, null))
                        .toList(),
                null);
    }

    @GetMapping("/{webhook}")
    @Operation(summary = "Read a webhook")
    ResponseEntity<WebhookBody> get(@PathVariable EndpointId webhook) {
        return tagged(ResponseEntity.ok(), webhooks.endpoint(webhook), null);
    }

    @PostMapping
    @Operation(summary = "Add a webhook", description = "The secret is in this answer and never shown again.")
    ResponseEntity<?> add(@Valid @RequestBody WebhookRequest request) {
        return answer(defineEndpoint.handle(request.command(null, null)));
    }

    @PutMapping("/{webhook}")
    @Operation(summary = "Change a webhook, or enable it again")
    ResponseEntity<?> change(
            @PathVariable EndpointId webhook,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody WebhookRequest request) {
        return answer(defineEndpoint.handle(request.command(webhook, EntityTags.expected(ifMatch))));
    }

    @DeleteMapping("/{webhook}")
    @Operation(summary = "Remove a webhook and what waits for it")
    ResponseEntity<Void> remove(@PathVariable EndpointId webhook) {
        removeEndpoint.handle(webhook);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{webhook}/secret-rotations")
    @Operation(summary = "Give a webhook a new secret; the former one signs along for a day")
    RotationBody rotate(@PathVariable EndpointId webhook) {
        var rotated = rotateSecret.handle(webhook);
        return new RotationBody(rotated.secret(), rotated.formerUntil());
    }

    @PostMapping("/{webhook}/tests")
    @Operation(summary = "Send a test event now, and answer what came of it")
    DeliveryView test(@PathVariable EndpointId webhook) {
        return testEndpoint.handle(webhook);
    }

    @PostMapping("/{webhook}/replays")
    @Operation(summary = "Send events again: by id, of a stretch of time, or all that are dead")
    ReplayBody replay(@PathVariable EndpointId webhook, @Valid @RequestBody ReplayRequest request) {
        return new ReplayBody(replayEvents
                .handle(new ReplayEvents.Command(webhook, request.what()))
                .queued());
    }

    @GetMapping("/{webhook}/deliveries")
    @Operation(summary = "List what was sent to a webhook, newest first")
    Page<DeliveryView> deliveries(
            @PathVariable EndpointId webhook,
            @RequestParam(required = false) @Nullable DeliveryState state,
            @RequestParam(required = false) @Nullable UUID event,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return webhooks.deliveries(webhooks.endpoint(webhook).id(), state, event, PageRequest.of(limit, cursor));
    }

    @GetMapping("/{webhook}/deliveries/{delivery}")
    @Operation(summary = "Read one delivery, with its failed attempts")
    DeliveryBody delivery(@PathVariable EndpointId webhook, @PathVariable long delivery) {
        return new DeliveryBody(webhooks.delivery(webhook, delivery), webhooks.attempts(delivery));
    }

    private ResponseEntity<?> answer(DefineEndpoint.Outcome outcome) {
        return switch (outcome) {
            case DefineEndpoint.Added(var endpoint, var secret) ->
                tagged(ResponseEntity.created(URI.create("/api/v1/webhooks/" + endpoint.id())), endpoint, secret);
            case DefineEndpoint.Changed(var endpoint) -> tagged(ResponseEntity.ok(), endpoint, null);
            case DefineEndpoint.ChangedMeanwhile(var version) -> throw new StaleVersion(version);
            case DefineEndpoint.TooMany(var most) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "too-many-webhooks",
                        "There are %d webhooks already.".formatted(most),
                        Map.of("most", most));
        };
    }

    private ResponseEntity<WebhookBody> tagged(
            ResponseEntity.BodyBuilder builder, Endpoint endpoint, @Nullable String secret) {
        return builder.eTag(EntityTags.of(endpoint.version())).body(body(endpoint, secret));
    }

    private WebhookBody body(Endpoint endpoint, @Nullable String secret) {
        var circuit = webhooks.circuit(endpoint.id());
        return new WebhookBody(
                endpoint.id(),
                endpoint.name(),
                endpoint.url(),
                endpoint.description(),
                endpoint.types(),
                endpoint.enabled(),
                endpoint.disabledReason(),
                circuit.failingSince(),
                circuit.openUntil(),
                circuit.lastError(),
                endpoint.formerSecretUntil(),
                endpoint.createdAt(),
                secret);
    }
}
