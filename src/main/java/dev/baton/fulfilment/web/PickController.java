package dev.baton.fulfilment.web;

import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentEvent.UnitsMissing;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPicked;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.NotReleased;
import dev.baton.fulfilment.RecordPick;
import dev.baton.fulfilment.RecordShortPick;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/fulfilment-orders/{id}")
@Access("fulfilment")
@Tag(name = "fulfilment-orders")
class PickController {

    private static final long MOST = 1_000_000;

    /**
     * @param code GTIN of the item or its case, GS1 symbol, or SKU
     * @param quantity how many such scans this stands for; 1 when left out
     * @param scanId given by the scanner; the same scan sent again counts once
     */
    record PickBody(
            @NotBlank @Size(max = 200) String code,
            @Nullable @Min(1) @Max(MOST) Long quantity,
            @Nullable @Size(min = 1, max = 100) String scanId) {}

    /** @param adjustStock whether the books are to say that they are missing; true when left out */
    record ShortageBody(
            @NotNull Sku sku,
            @Min(1) @Max(MOST) long quantity,
            @Nullable Boolean adjustStock) {}

    record Picked(Sku sku, long units, FulfilmentView fulfilmentOrder) {}

    private final RecordPick recordPick;
    private final RecordShortPick recordShortPick;
    private final FulfilmentQueries queries;

    PickController(RecordPick recordPick, RecordShortPick recordShortPick, FulfilmentQueries queries) {
        this.recordPick = recordPick;
        this.recordShortPick = recordShortPick;
        this.queries = queries;
    }

    @PostMapping("/picks")
    @Operation(summary = "Pick what was scanned; the wrong item is refused, and so is one too many")
    @ApiResponse(
            responseCode = "201",
            description = "The units that were picked",
            content = @Content(schema = @Schema(implementation = Picked.class)))
    @ApiResponse(
            responseCode = "200",
            description = "This very scan was taken before",
            content = @Content(schema = @Schema(implementation = Picked.class)))
    ResponseEntity<?> pick(@PathVariable FulfilmentOrderId id, @Valid @RequestBody PickBody body) {
        var quantity = body.quantity() == null ? 1 : body.quantity();
        return switch (recordPick.handle(new RecordPick.Command(id, body.code(), quantity, body.scanId()))) {
            case UnitsPicked picked -> answer(HttpStatus.CREATED, id, picked.sku(), sum(picked.units()));
            case RecordPick.AlreadyPicked(var _, var sku, var units) -> answer(HttpStatus.OK, id, sku, units);
            case RecordPick.WrongItem(var _, var expected, var scanned) ->
                FulfilmentProblems.conflict(
                        "fulfilment-wrong-item",
                        "%s (%s) does not belong to this.".formatted(scanned.sku(), scanned.name()),
                        Map.of("expected", expected, "scanned", scanned));
            case RecordPick.OverPick(var _, var sku, var units, var remaining) ->
                FulfilmentProblems.conflict(
                        "fulfilment-over-pick",
                        "%d of %s are one too many: %d are still to be picked.".formatted(units, sku, remaining),
                        Map.of("sku", sku, "units", units, "remaining", remaining));
            case RecordPick.UnknownCode(var _, var code, var expected) ->
                FulfilmentProblems.conflict(
                        "fulfilment-unknown-code",
                        "No item is known by this code.",
                        Map.of("expected", expected, "scanned", Map.of("code", code)));
            case RecordPick.ScanIdReused(var _, var scanId) ->
                Problems.answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "fulfilment-scan-id-reused",
                        "The scan %s was another one.".formatted(scanId),
                        Map.of("scanId", scanId));
            case NotReleased refusal -> FulfilmentProblems.answer(refusal);
        };
    }

    @PostMapping("/shortages")
    @Operation(summary = "Tell that units are not on the shelf; the order looks for them elsewhere")
    @ApiResponse(
            responseCode = "201",
            description = "The units that are missing",
            content = @Content(schema = @Schema(implementation = Picked.class)))
    ResponseEntity<?> miss(@PathVariable FulfilmentOrderId id, @Valid @RequestBody ShortageBody body) {
        var adjust = body.adjustStock() == null || body.adjustStock();
        return switch (recordShortPick.handle(new RecordShortPick.Command(id, body.sku(), body.quantity(), adjust))) {
            case UnitsMissing missing -> answer(HttpStatus.CREATED, id, missing.sku(), sum(missing.units()));
            case RecordShortPick.MoreThanToPick(var _, var sku, var units, var remaining) ->
                FulfilmentProblems.conflict(
                        "fulfilment-more-than-to-pick",
                        "%d of %s cannot be missing: %d are still to be picked.".formatted(units, sku, remaining),
                        Map.of("sku", sku, "units", units, "remaining", remaining));
            case NotReleased refusal -> FulfilmentProblems.answer(refusal);
        };
    }

    private ResponseEntity<Picked> answer(HttpStatus status, FulfilmentOrderId id, Sku sku, long units) {
        var view = queries.get(id);
        return ResponseEntity.status(status).eTag(EntityTags.of(view.version())).body(new Picked(sku, units, view));
    }

    private static long sum(List<Units> units) {
        return units.stream().mapToLong(Units::quantity).sum();
    }
}
