package dev.baton.returns.web;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.returns.CancelReturn;
import dev.baton.returns.Cause;
import dev.baton.returns.DecideReturn;
import dev.baton.returns.Disposition;
import dev.baton.returns.FinishReceipt;
import dev.baton.returns.Grade;
import dev.baton.returns.InspectUnits;
import dev.baton.returns.ReceiveReturn;
import dev.baton.returns.Replacement;
import dev.baton.returns.RequestReturn;
import dev.baton.returns.ReturnEvent;
import dev.baton.returns.ReturnFilter;
import dev.baton.returns.ReturnId;
import dev.baton.returns.ReturnOrigin;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.ReturnRow;
import dev.baton.returns.ReturnState;
import dev.baton.returns.ReturnStep;
import dev.baton.returns.ReturnView;
import dev.baton.returns.SendReturn;
import dev.baton.returns.Wish;
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
import java.net.URI;
import java.time.Instant;
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
@RequestMapping("/api/v1/returns")
@Access("returns")
@Tag(name = "returns", description = "Goods on their way back, from the request to the refund")
class ReturnController {

    /**
     * What a customer wants to send back.
     *
     * @param replacement for an exchange; left out for the same again
     * @param inAdvance send the replacement at once, to be paid when the goods are not back in time
     * @param site left out for the nearest that can take it
     */
    record ReturnBody(
            @NotNull OrderId order,
            @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid ReturnLineBody> lines,
            @NotNull Wish wish,
            @Nullable @Size(max = 200) List<@NotNull @Valid ReplacementBody> replacement,
            @Nullable Boolean inAdvance,
            @Nullable @Size(max = 2000) String note,
            @Nullable SiteCode site) {}

    /**
     * @param line the id of a line of the order
     * @param reason a code of the return policy
     */
    record ReturnLineBody(
            @NotNull LineId line,
            @NotNull @Min(1) @Max(1_000_000_000_000L) Long quantity,
            @NotBlank @Size(max = 40) String reason,
            @Nullable @Size(max = 2000) String note) {}

    record ReplacementBody(
            @NotNull Sku sku,
            @NotNull @Min(1) @Max(1_000_000_000L) Long quantity) {}

    /** @param keepsGoods nothing has to come back */
    record ApprovalBody(@Nullable Boolean keepsGoods) {}

    record RejectionBody(@NotBlank @Size(max = 2000) String note) {}

    record ReturnCancellationBody(
            @Nullable @Size(max = 2000) String note) {}

    /**
     * A scan at the dock.
     *
     * @param code a bar code or an SKU
     * @param scanId the same scan sent twice counts once
     * @param anyway take it in though it was not announced
     * @param insteadOf the number of the line that it was sent in place of
     * @param site left out for where it was to go
     */
    record ReturnReceiptBody(
            @NotBlank @Size(max = 200) String code,
            @Nullable @Min(1) @Max(1_000_000) Long quantity,
            @Nullable @Size(max = 100) String scanId,
            @Nullable Boolean anyway,
            @Nullable Integer insteadOf,
            @Nullable SiteCode site) {}

    record InspectionBody(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid InspectionDecisionBody> decisions) {}

    /**
     * @param sku what was found; left out for the item of the line
     * @param from where the units stand; left out for those that nobody has looked at
     * @param fromGrade of units that were graded before
     * @param disposition left out for what the rules say
     * @param reason why otherwise than the rules say
     * @param cause whose fault it was; left out for what the customer's reason says
     */
    record InspectionDecisionBody(
            int line,
            @Nullable Sku sku,
            @NotNull @Min(1) Long quantity,
            @Nullable Disposition from,
            @Nullable Grade fromGrade,
            @NotNull Grade grade,
            @Nullable Disposition disposition,
            @Nullable @Size(max = 500) String reason,
            @Nullable Cause cause) {

        InspectUnits.Decision decision() {
            return new InspectUnits.Decision(
                    line,
                    sku,
                    quantity,
                    from == null ? Disposition.UNDECIDED : from,
                    fromGrade,
                    grade,
                    disposition,
                    reason,
                    cause);
        }
    }

    private final RequestReturn requestReturn;
    private final DecideReturn decideReturn;
    private final CancelReturn cancelReturn;
    private final SendReturn sendReturn;
    private final ReceiveReturn receiveReturn;
    private final FinishReceipt finishReceipt;
    private final InspectUnits inspectUnits;
    private final ReturnQueries returns;

    ReturnController(
            RequestReturn requestReturn,
            DecideReturn decideReturn,
            CancelReturn cancelReturn,
            SendReturn sendReturn,
            ReceiveReturn receiveReturn,
            FinishReceipt finishReceipt,
            InspectUnits inspectUnits,
            ReturnQueries returns) {
        this.requestReturn = requestReturn;
        this.decideReturn = decideReturn;
        this.cancelReturn = cancelReturn;
        this.sendReturn = sendReturn;
        this.receiveReturn = receiveReturn;
        this.finishReceipt = finishReceipt;
        this.inspectUnits = inspectUnits;
        this.returns = returns;
    }

    @GetMapping
    @Operation(summary = "List returns, newest first", description = """
            Narrowed by state, order, site, cause or words. With fulfilment=true those that came back because they were picked
            or packed wrong: what stands behind the rate of the same name.""")
    Page<ReturnRow> list(
            @RequestParam(name = "state", required = false) @Nullable List<ReturnState> states,
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Nullable SiteCode site,
            @RequestParam(required = false) @Nullable Cause cause,
            @RequestParam(defaultValue = "false") boolean fulfilment,
            @RequestParam(required = false) @Nullable Instant shippedFrom,
            @RequestParam(required = false) @Nullable Instant shippedBefore,
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return returns.list(
                new ReturnFilter(
                        states == null ? List.of() : states,
                        order,
                        site,
                        cause,
                        fulfilment,
                        shippedFrom,
                        shippedBefore,
                        text),
                PageRequest.of(limit, cursor));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a return")
    ResponseEntity<ReturnView> get(@PathVariable ReturnId id) {
        return tagged(ResponseEntity.ok(), id);
    }

    @GetMapping("/{id}/steps")
    @Operation(summary = "Read the ledger of its units, oldest first")
    Page<ReturnStep> steps(
            @PathVariable ReturnId id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return returns.ledger(id, PageRequest.of(limit, cursor));
    }

    @PostMapping
    @Operation(summary = "Ask for units of an order to come back", description = """
            Only what has shipped and is in no other return. What the policy allows up to its limit is approved at once; the
            rest waits for a person, and the findings say why.""")
    @ApiResponse(
            responseCode = "201",
            description = "The return",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    ResponseEntity<?> request(@Valid @RequestBody ReturnBody body) {
        var command = new RequestReturn.Command(
                body.order,
                body.lines.stream()
                        .map(line -> new RequestReturn.Line(line.line, line.quantity, line.reason, line.note))
                        .toList(),
                body.wish,
                body.replacement == null
                        ? List.of()
                        : body.replacement.stream()
                                .map(one -> new Replacement(one.sku, one.quantity))
                                .toList(),
                Boolean.TRUE.equals(body.inAdvance),
                body.note,
                body.site,
                ReturnOrigin.DESK);
        return switch (requestReturn.handle(command)) {
            case RequestReturn.Requested made ->
                tagged(ResponseEntity.created(URI.create("/api/v1/returns/" + made.id())), made.id());
            case RequestReturn.MoreThanShipped refusal -> ReturnProblems.tooManyUnits(refusal);
            case RequestReturn.NotEligible refusal -> ReturnProblems.notEligible(refusal);
        };
    }

    // ── decided ────────────────────────────────────────────────────────────────────────────────────────────────

    @PutMapping("/{id}/approval")
    @Operation(summary = "Approve a return")
    @ApiResponse(
            responseCode = "200",
            description = "The return",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    ResponseEntity<?> approve(
            @PathVariable ReturnId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable ApprovalBody body) {
        boolean keeps = body != null && Boolean.TRUE.equals(body.keepsGoods);
        return decided(id, decideReturn.handle(new DecideReturn.Approval(id, keeps, ifMatch)), ReturnState.APPROVED);
    }

    @PutMapping("/{id}/rejection")
    @Operation(summary = "Reject a return, and say why")
    @ApiResponse(
            responseCode = "200",
            description = "The return",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    ResponseEntity<?> reject(
            @PathVariable ReturnId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RejectionBody body) {
        return decided(
                id, decideReturn.handle(new DecideReturn.Rejection(id, body.note, ifMatch)), ReturnState.REJECTED);
    }

    private ResponseEntity<?> decided(ReturnId id, DecideReturn.Outcome outcome, ReturnState wanted) {
        return switch (outcome) {
            case ReturnEvent.ReturnApproved _, ReturnEvent.ReturnRejected _ -> tagged(ResponseEntity.ok(), id);
            case DecideReturn.DecidedAlready(var _, var state) ->
                state == wanted ? tagged(ResponseEntity.ok(), id) : ReturnProblems.state(id, state);
        };
    }

    @PutMapping("/{id}/cancellation")
    @Operation(summary = "Call a return off before anything of it has arrived")
    @ApiResponse(
            responseCode = "200",
            description = "The return",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    ResponseEntity<?> cancel(
            @PathVariable ReturnId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable ReturnCancellationBody body) {
        return switch (cancelReturn.handle(new CancelReturn.Command(id, body == null ? null : body.note, ifMatch))) {
            case ReturnEvent.ReturnCancelled _, CancelReturn.CancelledAlready _ -> tagged(ResponseEntity.ok(), id);
            case CancelReturn.TooLate(var _, var state) -> ReturnProblems.state(id, state);
            case CancelReturn.ReplacementUnderWay(var _, var exchange) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "return-replacement-under-way",
                        "%s, which replaces the goods, is on a floor already, or gone.".formatted(exchange),
                        Map.of("return", id, "exchange", exchange));
        };
    }

    // ── on its way and at the dock ─────────────────────────────────────────────────────────────────────────────

    @PutMapping("/{id}/departure")
    @Operation(summary = "Note that the goods are on their way")
    @ApiResponse(
            responseCode = "200",
            description = "The return",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    ResponseEntity<?> depart(
            @PathVariable ReturnId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return switch (sendReturn.handle(new SendReturn.Command(id, ifMatch))) {
            case ReturnEvent.ReturnSent _, SendReturn.SentAlready _ -> tagged(ResponseEntity.ok(), id);
            case SendReturn.NotToBeSent(var _, var state) -> ReturnProblems.state(id, state);
        };
    }

    @PostMapping("/{id}/receipts")
    @Operation(summary = "Take units in by scan", description = """
            Another item than was announced, or more of it, is a conflict that says so; sent again with anyway it is taken in
            as what it is. Nothing that came back can be sold before it has been inspected.""")
    @ApiResponse(
            responseCode = "200",
            description = "The return",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    ResponseEntity<?> receive(
            @PathVariable ReturnId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReturnReceiptBody body) {
        var command = new ReceiveReturn.Command(
                id,
                body.code,
                body.quantity == null ? 1 : body.quantity,
                body.scanId,
                Boolean.TRUE.equals(body.anyway),
                body.insteadOf,
                body.site,
                ifMatch);
        return switch (receiveReturn.handle(command)) {
            case ReturnEvent.ReturnReceived _, ReceiveReturn.TakenBefore _ -> tagged(ResponseEntity.ok(), id);
            case ReceiveReturn.UnknownCode(var code) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "return-unknown-code",
                        "No item is called %s.".formatted(code),
                        Map.of("return", id, "code", code));
            case ReceiveReturn.NotAnnounced refusal -> ReturnProblems.notAnnounced(refusal);
            case ReceiveReturn.MoreThanAnnounced refusal -> ReturnProblems.more(refusal);
            case ReceiveReturn.NotAwaited(var _, var state) -> ReturnProblems.state(id, state);
        };
    }

    @PutMapping("/{id}/receipt-end")
    @Operation(summary = "Say that nothing more will come")
    @ApiResponse(
            responseCode = "200",
            description = "The return",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    ResponseEntity<?> finish(
            @PathVariable ReturnId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return switch (finishReceipt.handle(new FinishReceipt.Command(id, ifMatch))) {
            case FinishReceipt.Finished _ -> tagged(ResponseEntity.ok(), id);
            case FinishReceipt.NothingHere(var _, var state) -> ReturnProblems.state(id, state);
        };
    }

    @PostMapping("/{id}/inspections")
    @Operation(summary = "Grade units and decide what becomes of them", description = """
            By the rules of the policy, or otherwise and for a reason: all of the decisions, or none. What is in quarantine or
            repair can be decided again.""")
    @ApiResponse(
            responseCode = "200",
            description = "The return",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    ResponseEntity<?> inspect(
            @PathVariable ReturnId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody InspectionBody body) {
        var command = new InspectUnits.Command(
                id,
                body.decisions.stream().map(InspectionDecisionBody::decision).toList(),
                ifMatch);
        return switch (inspectUnits.handle(command)) {
            case InspectUnits.Inspected _ -> tagged(ResponseEntity.ok(), id);
            case InspectUnits.NotSoMany(var _, var line, var sku, var possible, var asked) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "return-not-so-many-units",
                        "Only %d of %d × %s stand there.".formatted(possible, asked, sku),
                        Map.of("return", id, "line", line, "sku", sku, "possible", possible, "asked", asked));
        };
    }

    private ResponseEntity<ReturnView> tagged(ResponseEntity.BodyBuilder builder, ReturnId id) {
        var view = returns.get(id);
        return builder.eTag(EntityTags.of(view.version())).body(view);
    }
}
