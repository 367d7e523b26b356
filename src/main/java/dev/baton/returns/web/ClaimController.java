package dev.baton.returns.web;

import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.returns.AdvanceClaim;
import dev.baton.returns.Claim;
import dev.baton.returns.ClaimId;
import dev.baton.returns.OpenClaim;
import dev.baton.returns.RemedyClaim;
import dev.baton.returns.ReturnEvent;
import dev.baton.returns.ReturnId;
import dev.baton.returns.ReturnQueries;
import dev.baton.shipping.ShipmentId;
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
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/claims")
@Access("returns")
@Tag(name = "claims", description = "What was damaged, missing, wrong or lost, and who answers for it")
class ClaimController {

    /**
     * @param shipment the one it is about; left out when nobody knows
     * @param returnId the return that it came out at
     * @param amount what is asked of whoever is liable
     * @param lines left out for all that has shipped
     */
    record ClaimBody(
            @NotNull OrderId order,
            @Nullable ShipmentId shipment,
            @Nullable ReturnId returnId,
            Claim.@NotNull Kind kind,
            Claim.@NotNull Liable liable,
            @NotNull Money amount,
            @Nullable @Size(max = 200) List<@NotNull @Valid ClaimedLineBody> lines,
            @Nullable @Size(max = 2000) String note) {}

    record ClaimedLineBody(
            @NotNull LineId line,
            @NotNull @Min(1) @Max(1_000_000_000_000L) Long quantity) {}

    /** @param reference how the liable party calls it */
    record FilingBody(@Nullable @Size(max = 100) String reference) {}

    record ClaimSettlementBody(
            @NotNull Money settled,
            @Nullable @Size(max = 2000) String answer) {}

    record ClaimRejectionBody(@Nullable @Size(max = 2000) String answer) {}

    private final OpenClaim openClaim;
    private final AdvanceClaim advanceClaim;
    private final RemedyClaim remedyClaim;
    private final ReturnQueries returns;

    ClaimController(OpenClaim openClaim, AdvanceClaim advanceClaim, RemedyClaim remedyClaim, ReturnQueries returns) {
        this.openClaim = openClaim;
        this.advanceClaim = advanceClaim;
        this.remedyClaim = remedyClaim;
        this.returns = returns;
    }

    @GetMapping
    @Operation(summary = "List claims, newest first")
    Page<Claim> list(
            @RequestParam(required = false) Claim.@Nullable State state,
            @RequestParam(required = false) Claim.@Nullable Liable liable,
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return returns.claims(state, liable, order, text, PageRequest.of(limit, cursor));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a claim")
    ResponseEntity<Claim> get(@PathVariable ClaimId id) {
        return tagged(ResponseEntity.ok(), id);
    }

    @PostMapping
    @Operation(summary = "Open a claim")
    @ApiResponse(
            responseCode = "201",
            description = "The claim",
            content = @Content(schema = @Schema(implementation = Claim.class)))
    ResponseEntity<Claim> open(@Valid @RequestBody ClaimBody body) {
        var claim = openClaim.handle(new OpenClaim.Command(
                body.order,
                body.shipment,
                body.returnId,
                body.kind,
                body.liable,
                body.amount,
                body.lines == null
                        ? List.of()
                        : body.lines.stream()
                                .map(line -> new OpenClaim.Line(line.line, line.quantity))
                                .toList(),
                body.note));
        return tagged(ResponseEntity.created(URI.create("/api/v1/claims/" + claim.id())), claim.id());
    }

    @PutMapping("/{id}/filing")
    @Operation(summary = "Note that whoever is liable knows of it")
    @ApiResponse(
            responseCode = "200",
            description = "The claim",
            content = @Content(schema = @Schema(implementation = Claim.class)))
    ResponseEntity<?> file(
            @PathVariable ClaimId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable FilingBody body) {
        var command = new AdvanceClaim.Filing(id, body == null ? null : body.reference, ifMatch);
        return advanced(id, advanceClaim.handle(command), Claim.State.FILED);
    }

    @PutMapping("/{id}/settlement")
    @Operation(summary = "Note what the liable party pays")
    @ApiResponse(
            responseCode = "200",
            description = "The claim",
            content = @Content(schema = @Schema(implementation = Claim.class)))
    ResponseEntity<?> settle(
            @PathVariable ClaimId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ClaimSettlementBody body) {
        var command = new AdvanceClaim.Settling(id, body.settled, body.answer, ifMatch);
        return advanced(id, advanceClaim.handle(command), Claim.State.SETTLED);
    }

    @PutMapping("/{id}/rejection")
    @Operation(summary = "Note that nothing comes of it")
    @ApiResponse(
            responseCode = "200",
            description = "The claim",
            content = @Content(schema = @Schema(implementation = Claim.class)))
    ResponseEntity<?> reject(
            @PathVariable ClaimId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable ClaimRejectionBody body) {
        var command = new AdvanceClaim.Rejecting(id, body == null ? null : body.answer, ifMatch);
        return advanced(id, advanceClaim.handle(command), Claim.State.REJECTED);
    }

    @PutMapping("/{id}/reshipment")
    @Operation(summary = "Send the customer the same again, for nothing")
    @ApiResponse(
            responseCode = "200",
            description = "The claim, with the number of the new order",
            content = @Content(schema = @Schema(implementation = Claim.class)))
    ResponseEntity<?> reship(@PathVariable ClaimId id) {
        return remedied(id, remedyClaim.reship(id), Claim.Remedy.RESHIP);
    }

    @PutMapping("/{id}/refund")
    @Operation(summary = "Give the customer back what was paid for it")
    @ApiResponse(
            responseCode = "200",
            description = "The claim, with the number of the credit memo",
            content = @Content(schema = @Schema(implementation = Claim.class)))
    ResponseEntity<?> refund(@PathVariable ClaimId id) {
        return remedied(id, remedyClaim.refund(id), Claim.Remedy.REFUND);
    }

    private ResponseEntity<?> advanced(ClaimId id, AdvanceClaim.Outcome outcome, Claim.State wanted) {
        return switch (outcome) {
            case ReturnEvent.ClaimFiled _, ReturnEvent.ClaimSettled _, ReturnEvent.ClaimRejected _ ->
                tagged(ResponseEntity.ok(), id);
            case AdvanceClaim.OverAlready(var _, var state) ->
                state == wanted
                        ? tagged(ResponseEntity.ok(), id)
                        : Problems.answer(
                                HttpStatus.CONFLICT,
                                "claim-in-other-state",
                                "The claim is %s.".formatted(state.name().toLowerCase(java.util.Locale.ROOT)),
                                Map.of("claim", id, "state", state));
        };
    }

    private ResponseEntity<?> remedied(ClaimId id, RemedyClaim.Outcome outcome, Claim.Remedy wanted) {
        return switch (outcome) {
            case RemedyClaim.Remedied _ -> tagged(ResponseEntity.ok(), id);
            case RemedyClaim.RemediedBefore(var claim) ->
                claim.remedy() == wanted
                        ? tagged(ResponseEntity.ok(), id)
                        : Problems.answer(
                                HttpStatus.CONFLICT,
                                "claim-remedied-before",
                                "The customer has had something else for it.",
                                Map.of("claim", id, "remedy", claim.remedy()));
            case RemedyClaim.NothingToCredit _ ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "claim-nothing-to-credit",
                        "What it is about has not been invoiced yet, or is credited already.",
                        Map.of("claim", id));
            case RemedyClaim.AwaitsApproval(var _, var amount, var limit) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "claim-awaits-approval",
                        "%s is above %s: somebody has to agree to the credit first.".formatted(amount, limit),
                        Map.of("claim", id, "amount", amount, "limit", limit));
            case RemedyClaim.Busy _ ->
                Problems.answer(HttpStatus.SERVICE_UNAVAILABLE, "busy", "More is arriving than can be placed.");
        };
    }

    private ResponseEntity<Claim> tagged(ResponseEntity.BodyBuilder builder, ClaimId id) {
        var claim = returns.claim(id);
        return builder.eTag(EntityTags.of(claim.version())).body(claim);
    }
}
