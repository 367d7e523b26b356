package dev.baton.worklist.web;

import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.worklist.ChangeCorrectiveAction;
import dev.baton.worklist.CompleteCorrectiveAction;
import dev.baton.worklist.CorrectiveAction;
import dev.baton.worklist.CorrectiveActionId;
import dev.baton.worklist.CorrectiveActionQueries;
import dev.baton.worklist.CorrectivePlan;
import dev.baton.worklist.Effect;
import dev.baton.worklist.PlanCorrectiveAction;
import dev.baton.worklist.ReopenCorrectiveAction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
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
@RequestMapping("/api/v1/corrective-actions")
@Access("worklist")
@Tag(name = "worklist")
class CorrectiveActionController {

    /**
     * @param kind only of this kind of exception; all that have the cause when left out
     * @param link an address, or a page of the console such as `/rules`
     * @param checkAfterDays after it was done, until it is looked whether it helped; 30 when left out
     */
    record ActionBody(
            @NotBlank @Size(max = 40) String cause,
            @Nullable @Size(max = 40) String kind,

            @NotBlank @Size(max = CorrectivePlan.LONGEST_TITLE)
            String title,

            @NotBlank @Size(max = CorrectivePlan.LONGEST_TEXT)
            String what,

            @Nullable @Size(max = CorrectivePlan.LONGEST_NAME)
            String owner,

            @NotNull LocalDate dueOn,

            @Nullable @Size(max = CorrectivePlan.LONGEST_LINK)
            String link,

            @Nullable @Min(1) @Max(CorrectivePlan.MOST_DAYS) Integer checkAfterDays) {

        CorrectivePlan plan() {
            return new CorrectivePlan(
                    cause,
                    kind,
                    title.strip(),
                    what.strip(),
                    owner,
                    dueOn,
                    link,
                    checkAfterDays == null ? 30 : checkAfterDays);
        }
    }

    /** @param note what was done */
    record CompletionBody(
            @NotBlank @Size(max = CorrectivePlan.LONGEST_TEXT)
            String note) {}

    /** @param dueOn the new date */
    record ActionReopeningBody(@NotNull LocalDate dueOn) {}

    record ActionAnswer(
            CorrectiveActionId id,
            String cause,
            @Nullable String kind,
            String title,
            String what,
            @Nullable String owner,
            LocalDate dueOn,
            boolean overdue,
            @Nullable String link,
            int checkAfterDays,
            CorrectiveAction.State state,
            Instant plannedAt,
            String plannedBy,
            @Nullable Instant doneAt,
            @Nullable String doneBy,
            @Nullable String doneNote,
            @Nullable Effect effect,
            int reopened,
            int version) {}

    private final CorrectiveActionQueries queries;
    private final PlanCorrectiveAction plan;
    private final ChangeCorrectiveAction change;
    private final CompleteCorrectiveAction complete;
    private final ReopenCorrectiveAction reopen;

    CorrectiveActionController(
            CorrectiveActionQueries queries,
            PlanCorrectiveAction plan,
            ChangeCorrectiveAction change,
            CompleteCorrectiveAction complete,
            ReopenCorrectiveAction reopen) {
        this.queries = queries;
        this.plan = plan;
        this.change = change;
        this.complete = complete;
        this.reopen = reopen;
    }

    @GetMapping
    @Operation(summary = "List what is done about root causes, the first to be due first")
    Page<ActionAnswer> list(
            @RequestParam(required = false) CorrectiveAction.@Nullable State state,
            @RequestParam(required = false) @Nullable String cause,
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        return queries.list(state, cause, PageRequest.of(limit, cursor)).map(this::answer);
    }

    @GetMapping("/{action}")
    @Operation(summary = "Read a corrective action, and whether it helped", description = """
                    Counted are the exceptions of its cause (and kind) that were closed in as many days before it was done as are
                    agreed for the check, and in as many after. It was effective when there are at most half as many after.""")
    ResponseEntity<ActionAnswer> get(@PathVariable CorrectiveActionId action) {
        return one(queries.get(action));
    }

    @PostMapping
    @Operation(summary = "Plan a corrective action")
    ResponseEntity<ActionAnswer> plan(@Valid @RequestBody ActionBody body) {
        var planned = plan.handle(body.plan());
        return ResponseEntity.created(URI.create("/api/v1/corrective-actions/" + planned.id()))
                .eTag(EntityTags.of(planned.version()))
                .body(answer(planned));
    }

    @PutMapping("/{action}")
    @Operation(summary = "Change a corrective action that is not done")
    ResponseEntity<?> change(
            @PathVariable CorrectiveActionId action,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ActionBody body) {
        return switch (change.handle(new ChangeCorrectiveAction.Command(action, body.plan(), ifMatch))) {
            case ChangeCorrectiveAction.ActionChanged(var changed) -> one(changed);
            case ChangeCorrectiveAction.DoneAlready(var done) -> doneAlready(done);
        };
    }

    @PutMapping("/{action}/completion")
    @Operation(summary = "Say that a corrective action is done")
    ResponseEntity<?> complete(
            @PathVariable CorrectiveActionId action,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CompletionBody body) {
        return switch (complete.handle(new CompleteCorrectiveAction.Command(action, body.note(), ifMatch))) {
            case CompleteCorrectiveAction.ActionDone(var done) -> one(done);
            case CompleteCorrectiveAction.DoneAlready(var done) -> doneAlready(done);
        };
    }

    @PutMapping("/{action}/reopening")
    @Operation(summary = "Take a corrective action up again that was not done after all, or did not help")
    ResponseEntity<?> reopen(
            @PathVariable CorrectiveActionId action,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ActionReopeningBody body) {
        return switch (reopen.handle(new ReopenCorrectiveAction.Command(action, body.dueOn(), ifMatch))) {
            case ReopenCorrectiveAction.ActionReopened(var reopened) -> one(reopened);
            case ReopenCorrectiveAction.NotDone _ ->
                Problems.answer(HttpStatus.CONFLICT, "corrective-action-not-done", "It is open.");
        };
    }

    private static ResponseEntity<?> doneAlready(CorrectiveAction done) {
        return Problems.answer(
                HttpStatus.CONFLICT, "corrective-action-done", "%s has done it.".formatted(done.doneBy()));
    }

    private ResponseEntity<ActionAnswer> one(CorrectiveAction action) {
        return ResponseEntity.ok().eTag(EntityTags.of(action.version())).body(answer(action));
    }

    private ActionAnswer answer(CorrectiveAction action) {
        var planned = action.plan();
        return new ActionAnswer(
                action.id(),
                planned.cause(),
                planned.kind(),
                planned.title(),
                planned.what(),
                planned.owner(),
                planned.dueOn(),
                action.isOverdue(queries.today()),
                planned.link(),
                planned.checkAfterDays(),
                action.state(),
                action.plannedAt(),
                action.plannedBy(),
                action.doneAt(),
                action.doneBy(),
                action.doneNote(),
                action.effect(),
                action.reopened(),
                action.version());
    }
}
