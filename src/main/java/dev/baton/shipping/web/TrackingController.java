package dev.baton.shipping.web;

import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.Problems;
import dev.baton.shipping.RecordTracking;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentView;
import dev.baton.shipping.TrackingEvent;
import dev.baton.shipping.spi.Scan;
import dev.baton.shipping.spi.TrackingCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/shipments/{shipment}/tracking-events")
@Access("shipments")
@Tag(name = "shipments")
class TrackingController {

    /** Clocks differ a little; a sighting of tomorrow is a mistake. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    /**
     * @param at when it was seen; without it, now
     * @param trackingNumber of the package; without it the whole shipment is meant
     * @param estimatedOn when the carrier now expects to deliver
     */
    record TrackingEventBody(
            @NotNull TrackingCode code,
            @Nullable Instant at,
            @Nullable @Size(max = 40) String trackingNumber,
            @Nullable @Size(max = 200) String place,
            @Nullable @Size(max = 500) String words,
            @Nullable LocalDate estimatedOn) {}

    record Recorded(int news, ShipmentView shipment) {}

    private final RecordTracking recordTracking;
    private final ShipmentQueries shipments;
    private final Clock clock;

    TrackingController(RecordTracking recordTracking, ShipmentQueries shipments, Clock clock) {
        this.recordTracking = recordTracking;
        this.shipments = shipments;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Read what was seen of a shipment, in the order in which it was seen")
    Page<TrackingEvent> list(@PathVariable ShipmentId shipment) {
        return new Page<>(shipments.tracking(shipment), null);
    }

    @PostMapping
    @Operation(summary = "Tell what was seen of a shipment", description = """
            By a carrier or a person. The same sighting (package, code, time) told twice counts once; late and out of order is
            fine.""")
    ResponseEntity<?> tell(@PathVariable ShipmentId shipment, @Valid @RequestBody TrackingEventBody body) {
        var now = clock.instant();
        if (body.at() != null && body.at().isAfter(now.plus(AHEAD))) {
            throw new Invalid("at", "is in the future");
        }
        var scan = new Scan(
                body.trackingNumber() == null ? "" : body.trackingNumber().strip(),
                body.code(),
                body.at() == null ? now : body.at(),
                body.place(),
                body.words(),
                body.estimatedOn());
        var command = new RecordTracking.Command(
                shipment, List.of(scan), Caller.current().name());
        return switch (recordTracking.handle(command)) {
            case RecordTracking.Recorded(var news, var _) ->
                ResponseEntity.status(news == 0 ? HttpStatus.OK : HttpStatus.CREATED)
                        .body(new Recorded(news, shipments.get(shipment)));
            case RecordTracking.NotOurs(var number) ->
                throw new Invalid("trackingNumber", "%s is on none of its packages".formatted(number));
            case RecordTracking.Voided(var number) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "shipment-voided",
                        "%s was voided.".formatted(number),
                        Map.of("number", number));
        };
    }
}
