package dev.baton.fulfilment.web;

import dev.baton.fulfilment.FulfilmentEvent.FulfilmentRecalled;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentReleased;
import dev.baton.fulfilment.FulfilmentFilter;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentRow;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.NotReleased;
import dev.baton.fulfilment.RecallFulfilmentOrder;
import dev.baton.fulfilment.ReleaseDue;
import dev.baton.fulfilment.ReleaseFulfilmentOrder;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
@RequestMapping("/api/v1/fulfilment-orders")
@Access("fulfilment")
@Tag(name = "fulfilment-orders", description = "What a site is to pick, pack and ship for an order")
class FulfilmentOrderController {

    /** @param shipBy what must leave on this day or before; null for today at the site */
    record ReleaseBody(@NotNull SiteCode site, @Nullable LocalDate shipBy) {}

    record Released(List<FulfilmentOrderId> released, List<Refused> refused) {}

    /** @param problem the type of the problem that releasing it alone would be answered with */
    record Refused(FulfilmentOrderId fulfilmentOrder, String problem, String detail) {}

    record Counts(List<FulfilmentQueries.Count> data) {}

    private final FulfilmentQueries queries;
    private final ReleaseFulfilmentOrder release;
    private final RecallFulfilmentOrder recall;
    private final ReleaseDue releaseDue;
    private final SiteQueries sites;
    private final Clock clock;

    FulfilmentOrderController(
            FulfilmentQueries queries,
            ReleaseFulfilmentOrder release,
            RecallFulfilmentOrder recall,
            ReleaseDue releaseDue,
            SiteQueries sites,
            Clock clock) {
        this.queries = queries;
        this.release = release;
        this.recall = recall;
        this.releaseDue = releaseDue;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List fulfilment orders, soonest to leave first")
    Page<FulfilmentRow> list(
            @RequestParam(required = false) @Nullable SiteCode site,
            @RequestParam(required = false) @Nullable Set<FulfilmentStatus> status,
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Nullable LocalDate shipBy,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new FulfilmentFilter(site, status == null ? Set.of() : status, order, shipBy, text);
        return queries.list(filter, PageRequest.of(limit, cursor));
    }

    @GetMapping("/counts")
    @Operation(summary = "Count what is not over, per site and status")
    Counts counts(@RequestParam(required = false) @Nullable LocalDate today) {
        return new Counts(queries.counts(today == null ? LocalDate.now(clock) : today));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a fulfilment order with its lines, packages and what can be done with it")
    ResponseEntity<FulfilmentView> get(@PathVariable FulfilmentOrderId id) {
        return tagged(queries.get(id));
    }

    @PutMapping("/{id}/release")
    @Operation(summary = "Tell the site to pick it")
    @ApiResponse(
            responseCode = "200",
            description = "The fulfilment order, released; the same when it already was",
            content = @Content(schema = @Schema(implementation = FulfilmentView.class)))
    ResponseEntity<?> release(
            @PathVariable FulfilmentOrderId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        EntityTags.check(ifMatch, ifMatch == null ? 0 : queries.get(id).version());
        return switch (release.handle(new ReleaseFulfilmentOrder.Command(id))) {
            case FulfilmentReleased _, ReleaseFulfilmentOrder.AlreadyReleased _ -> tagged(queries.get(id));
            case ReleaseFulfilmentOrder.Cancelled refusal -> FulfilmentProblems.answer(refusal);
            case ReleaseFulfilmentOrder.OnHold refusal -> FulfilmentProblems.answer(refusal);
            case ReleaseFulfilmentOrder.WaitsForRest refusal -> FulfilmentProblems.answer(refusal);
            case ReleaseFulfilmentOrder.ChangedMeanwhile refusal -> FulfilmentProblems.answer(refusal);
        };
    }

    @DeleteMapping("/{id}/release")
    @Operation(summary = "Recall it from the floor before anybody has picked of it")
    @ApiResponse(
            responseCode = "200",
            description = "The fulfilment order, open again",
            content = @Content(schema = @Schema(implementation = FulfilmentView.class)))
    ResponseEntity<?> recall(@PathVariable FulfilmentOrderId id) {
        return switch (recall.handle(new RecallFulfilmentOrder.Command(id))) {
            case FulfilmentRecalled _, RecallFulfilmentOrder.AlreadyOpen _ -> tagged(queries.get(id));
            case RecallFulfilmentOrder.PickingHasBegun(var _, var units) ->
                FulfilmentProblems.conflict(
                        "fulfilment-picking-has-begun",
                        "Picking has begun: %d units are off the shelf.".formatted(units),
                        Map.of("units", units));
            case NotReleased refusal -> FulfilmentProblems.answer(refusal);
        };
    }

    @PostMapping("/releases")
    @Operation(summary = "Release all that a site must ship by a day")
    Released releaseDue(@Valid @RequestBody ReleaseBody body) {
        var site = sites.get(body.site());
        var shipBy = body.shipBy() == null
                ? LocalDate.now(clock.withZone(site.calendar().zone()))
                : body.shipBy();
        var outcome = releaseDue.handle(new ReleaseDue.Command(body.site(), shipBy));
        return new Released(
                outcome.released(),
                outcome.refused().stream().map(FulfilmentProblems::refused).toList());
    }

    static ResponseEntity<FulfilmentView> tagged(FulfilmentView view) {
        return ResponseEntity.ok().eTag(EntityTags.of(view.version())).body(view);
    }
}
