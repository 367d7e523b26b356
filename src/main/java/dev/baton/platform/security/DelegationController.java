package dev.baton.platform.security;

import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/approvals/delegations")
@Access("approvals")
@Tag(name = "approvals")
class DelegationController {

    /**
     * @param giver whose right it is; left out for the caller's own, and needed of a program
     * @param from the first day, in the company's zone
     * @param until the last day
     */
    record DelegationBody(
            @Nullable UUID giver,
            @NotNull UUID delegate,
            @NotNull LocalDate from,
            @NotNull LocalDate until) {}

    private final DelegateApprovals delegateApprovals;
    private final EndDelegation endDelegation;
    private final Delegations delegations;

    DelegationController(DelegateApprovals delegateApprovals, EndDelegation endDelegation, Delegations delegations) {
        this.delegateApprovals = delegateApprovals;
        this.endDelegation = endDelegation;
        this.delegations = delegations;
    }

    @GetMapping
    @Operation(summary = "List who decides about approvals for whom, newest first")
    Page<Delegation> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return delegations.list(PageRequest.of(limit, cursor));
    }

    @PostMapping
    @Operation(
            summary = "Hand the right to decide about approvals to a colleague",
            description = "From a day to a day. Only what is one's own can be handed on.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Delegation.class)))
    ResponseEntity<?> delegate(@Valid @RequestBody DelegationBody body) {
        var command = new DelegateApprovals.Command(body.giver(), body.delegate(), body.from(), body.until());
        return switch (delegateApprovals.handle(command)) {
            case DelegateApprovals.Delegated(var delegation) ->
                ResponseEntity.created(URI.create("/api/v1/approvals/delegations/" + delegation.id()))
                        .body(delegation);
            case DelegateApprovals.NotTheirs _ ->
                Problems.answer(
                        HttpStatus.FORBIDDEN,
                        "delegation-of-anothers-right",
                        "Only whose right it is hands it on, or somebody who looks after people; and never what was handed to them.");
        };
    }

    @DeleteMapping("/{delegation}")
    @Operation(summary = "End a delegation before its time", description = "It counts within seconds.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Delegation.class)))
    ResponseEntity<?> end(@PathVariable UUID delegation) {
        return switch (endDelegation.handle(delegation)) {
            case EndDelegation.Ended(var ended) -> ResponseEntity.ok(ended);
            case EndDelegation.NotTheirs _ ->
                Problems.answer(
                        HttpStatus.FORBIDDEN,
                        "delegation-of-others",
                        "Only who gave it or has it ends it, or somebody who looks after people.");
        };
    }
}
