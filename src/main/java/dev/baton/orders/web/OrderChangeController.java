package dev.baton.orders.web;

import dev.baton.customers.ShippingPolicy;
import dev.baton.network.SiteCode;
import dev.baton.orders.AmendOrder;
import dev.baton.orders.AssignHold;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.OrderView.Wanted;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.PreviewAmendment;
import dev.baton.orders.Quantities;
import dev.baton.orders.ReallocateOrder;
import dev.baton.orders.ReleaseHold;
import dev.baton.orders.web.ByHandBody.ManualChargeBody;
import dev.baton.orders.web.ByHandBody.ManualDiscountBody;
import dev.baton.orders.web.OrderBody.LineBody;
import dev.baton.orders.web.OrderBody.ShipToBody;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.pricing.ByHand;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What may be done to an order that is placed. Every change answers the order as it is then; asking twice is no error. */
@RestController
@RequestMapping("/api/v1/orders/{id}")
@Access("orders")
@Tag(name = "orders")
class OrderChangeController {

    /**
     * Why an order shall wait.
     *
     * @param releaseOn when the hold releases itself; left out when somebody must
     * @param owner who sees to it: the name of somebody who may sign in
     * @param line the only line that shall wait, by its id; left out for all of the order
     * @param site the only site whose part shall wait; left out for all of the order
     */
    record HoldBody(
            @NotNull HoldReason reason,
            @Nullable @Size(max = 2000) String note,
            @Nullable Instant releaseOn,
            @Nullable @Size(min = 1, max = 200) String owner,
            @Nullable LineId line,
            @Nullable SiteCode site) {}

    /** @param owner who sees to it from now on: the name of somebody who may sign in; left out for nobody */
    record OwnerBody(@Nullable @Size(min = 1, max = 200) String owner) {}

    record ReleaseBody(@Nullable @Size(max = 2000) String note) {}

    /**
     * What is to be different; what is left out stays as it is.
     *
     * @param lines the whole list as it shall be: a line that is left out of it is removed
     * @param keepPrices whether what stays costs what it cost when the order was placed; at the prices of today when left out
     * @param manualDiscounts all that is given away by hand from now on; what was given stays when left out
     * @param manualCharges all that is asked by hand from now on; what was asked stays when left out
     */
    record AmendmentBody(
            @Nullable @Size(min = 1, max = 2000) List<@NotNull @Valid LineBody> lines,
            @Nullable @Valid ShipToBody shipTo,
            @Nullable LocalDate requestedOn,
            @Nullable @Size(max = 2000) String notes,

            @Nullable @Min(0) @Max(PlaceOrder.HIGHEST_PRIORITY)
            Integer priority,

            @Nullable ShippingPolicy shippingPolicy,
            @Nullable @Size(min = 1, max = 40) String shippingService,
            @Nullable Boolean keepPrices,
            @Nullable @Size(max = ByHandBody.MOST) List<@NotNull @Valid ManualDiscountBody> manualDiscounts,
            @Nullable @Size(max = ByHandBody.MOST) List<@NotNull @Valid ManualChargeBody> manualCharges) {

        AmendOrder.Command command(OrderView order, NamedLines named, @Nullable String ifMatch) {
            var asked = lines == null ? null : named.of(order.customer(), lines);
            var complaints = new Invalid.Collector();
            Plausible.date(complaints, "requestedOn", requestedOn);
            Plausible.prices(complaints, asked == null ? List.of() : asked);
            var byHand = byHand(order, asked, complaints);
            complaints.throwIfAny();
            return new AmendOrder.Command(
                    order.id(),
                    asked == null ? null : asked.stream().map(LineBody::line).toList(),
                    shipTo == null ? null : shipTo.address(),
                    requestedOn,
                    notes,
                    priority,
                    shippingPolicy,
                    shippingService,
                    Boolean.TRUE.equals(keepPrices),
                    byHand,
                    ifMatch);
        }

        private @Nullable ByHand byHand(
                OrderView order, @Nullable List<LineBody> wanted, Invalid.Collector complaints) {
            if (manualDiscounts == null && manualCharges == null) {
                return null;
            }
            var skus = wanted == null
                    ? order.wanted(Quantities::owed).stream().map(Wanted::sku).toList()
                    : wanted.stream().map(LineBody::item).toList();
            var stays = order.terms().byHandOn(skus);
            var asked = new ByHandBody(complaints, skus.size(), order.currency()).read(manualDiscounts, manualCharges);
            return new ByHand(
                    manualDiscounts == null ? stays.discounts() : asked.discounts(),
                    manualCharges == null ? stays.charges() : asked.charges());
        }
    }

    /**
     * What shall not be shipped.
     *
     * @param lines left out for everything that is still owed
     */
    record CancellationBody(
            @NotNull CancelReason reason,
            @Nullable @Size(max = 2000) String note,
            @Nullable @Size(min = 1, max = 2000) List<@NotNull @Valid CancelledLineBody> lines) {}

    /** @param line the line's id */
    record CancelledLineBody(
            @NotNull LineId line,
            @NotNull @Min(1) @Max(1_000_000_000_000L) Long quantity) {}

    private final NamedLines lines;
    private final HoldOrder holdOrder;
    private final AssignHold assignHold;
    private final ReleaseHold releaseHold;
    private final AmendOrder amendOrder;
    private final PreviewAmendment previewAmendment;
    private final ReallocateOrder reallocateOrder;
    private final CancelOrder cancelOrder;
    private final OrderQueries orders;

    OrderChangeController(
            NamedLines lines,
            HoldOrder holdOrder,
            AssignHold assignHold,
            ReleaseHold releaseHold,
            AmendOrder amendOrder,
            PreviewAmendment previewAmendment,
            ReallocateOrder reallocateOrder,
            CancelOrder cancelOrder,
            OrderQueries orders) {
        this.lines = lines;
        this.holdOrder = holdOrder;
        this.assignHold = assignHold;
        this.releaseHold = releaseHold;
        this.amendOrder = amendOrder;
        this.previewAmendment = previewAmendment;
        this.reallocateOrder = reallocateOrder;
        this.cancelOrder = cancelOrder;
        this.orders = orders;
    }

    // ── holds ──────────────────────────────────────────────────────────────────────────────────────────────────

    @GetMapping("/holds")
    @Operation(summary = "List the holds of an order, released ones too")
    Page<Hold> holds(@PathVariable OrderId id) {
        return new Page<>(orders.get(id).holds(), null);
    }

    @GetMapping("/holds/{hold}")
    @Operation(summary = "Read a hold")
    Hold hold(@PathVariable OrderId id, @PathVariable UUID hold) {
        return orders.get(id).holds().stream()
                .filter(candidate -> candidate.id().equals(hold))
                .findFirst()
                .orElseThrow(() -> new NotFound("hold", hold));
    }

    @PostMapping("/holds")
    @Operation(
            summary = "Hold an order, a line of it or what one site serves of it",
            description =
                    "Nothing more of that goes to a floor or out of the door until every hold is released. Its stock stays reserved. Of an order that ships complete, a part holds everything.")
    @ApiResponse(
            responseCode = "201",
            description = "The order, with the new hold",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    ResponseEntity<?> hold(
            @PathVariable OrderId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody HoldBody body) {
        var complaints = new Invalid.Collector();
        Plausible.date(
                complaints,
                "releaseOn",
                body.releaseOn == null ? null : LocalDate.ofInstant(body.releaseOn, ZoneOffset.UTC));
        complaints.require(body.line == null || body.site == null, "site", "goes with a hold that names no line");
        complaints.throwIfAny();
        var command = new HoldOrder.Command(id, body.reason, body.note, body.releaseOn, body.owner, ifMatch)
                .of(body.line, body.site);
        return switch (holdOrder.handle(command)) {
            case OrderEvent.OrderHeld held ->
                tagged(ResponseEntity.created(URI.create("/api/v1/orders/%s/holds/%s".formatted(id, held.hold()))), id);
            case HoldOrder.ReleasedAlready _ -> throw new Invalid("releaseOn", "must lie in the future");
            case HoldOrder.NotOfOrder(var _, var field) ->
                throw new Invalid(
                        field, field.equals("line") ? "is no line of this order" : "serves nothing of this order");
            case HoldOrder.NothingToHold(var _, var stage) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "nothing-to-hold",
                        "Nothing of the order is left that could be held.",
                        Map.of("order", id, "stage", stage));
        };
    }

    @PutMapping("/holds/{hold}/owner")
    @Operation(summary = "Say who sees to a hold", description = "The name of somebody who may sign in, or nobody.")
    @ApiResponse(
            responseCode = "200",
            description = "The order; the hold tells who sees to it",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    ResponseEntity<?> assign(
            @PathVariable OrderId id,
            @PathVariable UUID hold,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody OwnerBody body) {
        return switch (assignHold.handle(new AssignHold.Command(id, hold, body.owner, ifMatch))) {
            case OrderEvent.HoldAssigned _, AssignHold.NothingChanged _ -> tagged(ResponseEntity.ok(), id);
            case AssignHold.AlreadyReleased _ ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "hold-is-released",
                        "Nobody has to see to it any more.",
                        Map.of("order", id, "hold", hold));
        };
    }

    @PutMapping("/holds/{hold}/release")
    @Operation(summary = "Release a hold")
    @ApiResponse(
            responseCode = "200",
            description = "The order; the hold tells when and by whom it was released",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    ResponseEntity<?> release(
            @PathVariable OrderId id,
            @PathVariable UUID hold,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable ReleaseBody body) {
        var command = new ReleaseHold.Command(id, hold, body == null ? null : body.note, ifMatch);
        return switch (releaseHold.handle(command)) {
            case OrderEvent.HoldReleased _, ReleaseHold.AlreadyReleased _ -> tagged(ResponseEntity.ok(), id);
            case ReleaseHold.WaitsForApproval(var _, var held) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "hold-waits-for-approval",
                        "It waits for a second person, who decides under approvals.",
                        Map.of("order", id, "hold", held.id()));
            case ReleaseHold.NotEntitled(var _, var held, var scope) ->
                Problems.answer(
                        HttpStatus.FORBIDDEN,
                        "hold-not-yours-to-release",
                        "Baton looks after this hold; whoever takes it off needs %s.".formatted(scope),
                        Map.of("order", id, "hold", held.id(), "scope", scope));
        };
    }

    // ── amendments ─────────────────────────────────────────────────────────────────────────────────────────────

    @PostMapping("/amendments")
    @Operation(
            summary = "Amend an order of which nothing has gone to a floor",
            description = "It is verified, priced and sourced anew as a whole: all of the changes, or none.")
    @ApiResponse(
            responseCode = "200",
            description = "The order as amended, or as it was when nothing is different",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    ResponseEntity<?> amend(
            @PathVariable OrderId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AmendmentBody body) {
        return switch (amendOrder.handle(body.command(orders.get(id), lines, ifMatch))) {
            case OrderEvent.OrderAmended _ -> tagged(ResponseEntity.ok(), id);
            case AmendOrder.Refusal refusal -> notAmended(id, refusal);
        };
    }

    @PostMapping("/amendment-previews")
    @Access(value = "orders", asksOnly = true)
    @Operation(
            summary = "See what an amendment would do to an order",
            description =
                    "Its money, stock, promise and holds before and after. Nothing is kept or reserved, so it may be different later.")
    @ApiResponse(
            responseCode = "200",
            description = "The order before and after, or as it is when nothing would be different",
            content = @Content(schema = @Schema(implementation = PreviewAmendment.Previewed.class)))
    ResponseEntity<?> preview(
            @PathVariable OrderId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AmendmentBody body) {
        return switch (previewAmendment.handle(body.command(orders.get(id), lines, ifMatch))) {
            case PreviewAmendment.Previewed previewed -> ResponseEntity.ok(previewed);
            case AmendOrder.NothingChanged _ -> {
                var order = orders.get(id);
                yield ResponseEntity.ok(new PreviewAmendment.Previewed(order, order, Map.of()));
            }
            case AmendOrder.Refusal refusal -> notAmended(id, refusal);
        };
    }

    private ResponseEntity<?> notAmended(OrderId id, AmendOrder.Refusal refusal) {
        return switch (refusal) {
            case AmendOrder.NothingChanged _ -> tagged(ResponseEntity.ok(), id);
            case AmendOrder.TooLate(var _, var stage) -> OrderProblems.tooLateToAmend(id, stage);
            case AmendOrder.Unpriced(var _, var lines) -> OrderProblems.unpriced(lines);
            case AmendOrder.Rejected(var _, var findings) -> OrderProblems.rejected(findings);
        };
    }

    /** @param from the site that shall not serve it */
    record ReallocationBody(@NotNull SiteCode from) {}

    @PostMapping("/reallocations")
    @Operation(
            summary = "Have other sites serve what a site has not got on its floor",
            description =
                    "All that the site would serve and was not told to pick, or nothing. Prices stay; the promise may not.")
    @ApiResponse(
            responseCode = "200",
            description = "The order with its new sites",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    ResponseEntity<?> reallocate(
            @PathVariable OrderId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReallocationBody body) {
        return switch (reallocateOrder.handle(new ReallocateOrder.Command(id, body.from(), ifMatch))) {
            case OrderEvent.OrderAmended _ -> tagged(ResponseEntity.ok(), id);
            case ReallocateOrder.NothingThere(var _, var from) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "nothing-to-reallocate",
                        "%s has nothing of the order that is not on its floor.".formatted(from),
                        Map.of("order", id, "site", from));
            case ReallocateOrder.NotElsewhere(var _, var from) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "not-elsewhere",
                        "The other sites do not have all of what %s would serve.".formatted(from),
                        Map.of("order", id, "site", from));
        };
    }

    // ── cancellation ───────────────────────────────────────────────────────────────────────────────────────────

    @PutMapping("/cancellation")
    @Operation(summary = "Cancel an order, or some of it", description = """
                    All that is asked, or nothing. What a floor has been told to pick must be recalled first; what has shipped comes
                    back as a return. Named lines are cancelled by so many units more.""")
    @ApiResponse(
            responseCode = "200",
            description = "The order; its stock is free for others",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    ResponseEntity<?> cancel(
            @PathVariable OrderId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CancellationBody body) {
        var units = body.lines == null ? Map.<LineId, Long>of() : units(body.lines, orders.get(id));
        var command = new CancelOrder.Command(id, units, body.reason, body.note, ifMatch);
        return switch (cancelOrder.handle(command)) {
            case OrderEvent.UnitsCancelled _, CancelOrder.AlreadyCancelled _ -> tagged(ResponseEntity.ok(), id);
            case CancelOrder.NothingToCancel _ ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "nothing-to-cancel",
                        "Nothing of this is left to cancel.",
                        Map.of("order", id));
            case CancelOrder.TooLate(var _, var lines) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "order-too-late-to-cancel",
                        lines.stream()
                                .map(line -> "%d of %d × %s".formatted(line.possible(), line.asked(), line.sku()))
                                .collect(Collectors.joining(", ", "Only so much can still be cancelled: ", ".")),
                        Map.of("order", id, "lines", lines));
        };
    }

    private static Map<LineId, Long> units(List<CancelledLineBody> lines, OrderView order) {
        var known = order.lines().stream().map(OrderView.Line::id).collect(Collectors.toSet());
        var complaints = new Invalid.Collector();
        var units = new LinkedHashMap<LineId, Long>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var field = "lines[%d].line".formatted(i);
            complaints.require(known.contains(line.line), field, "is no line of this order");
            complaints.require(units.put(line.line, line.quantity) == null, field, "is named twice");
        }
        complaints.throwIfAny();
        return units;
    }

    private ResponseEntity<OrderView> tagged(ResponseEntity.BodyBuilder builder, OrderId id) {
        var order = orders.get(id);
        return builder.eTag(EntityTags.of(order.version())).body(order);
    }
}
