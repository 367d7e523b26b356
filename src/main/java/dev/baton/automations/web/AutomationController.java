package dev.baton.automations.web;

import dev.baton.automations.Action;
import dev.baton.automations.Automation;
import dev.baton.automations.AutomationId;
import dev.baton.automations.AutomationPlan;
import dev.baton.automations.AutomationQueries;
import dev.baton.automations.DefineAutomation;
import dev.baton.automations.RemoveAutomation;
import dev.baton.automations.RepeatRun;
import dev.baton.automations.Run;
import dev.baton.automations.RunFilter;
import dev.baton.automations.RunId;
import dev.baton.automations.RunState;
import dev.baton.automations.Trigger;
import dev.baton.automations.TryAutomation;
import dev.baton.orders.OrderId;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.worklist.Severity;
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
import java.util.Map;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Access("automations")
@Tag(
        name = "automations",
        description = "What is done by itself when something has happened to an order, and the log of it")
class AutomationController {

    private static final String AUTOMATIONS = "/api/v1/automations";
    private static final String RUNS = "/api/v1/automation-runs";
    private static final int USUAL_DAYS = 30;

    /**
     * An automation as it is written.
     *
     * @param enabled true when left out
     * @param when a condition in CEL over the vocabulary of the rule book `verification`; always when left out
     * @param delayMinutes after the event until the order is judged as it stands then; 0 when left out
     * @param reason of HOLD and RELEASE a reason of holding, of CANCEL a reason of cancelling
     * @param priority of PRIORITY; higher is served first
     * @param severity of WORK
     * @param subject of LETTER, to the customer of the order
     * @param message the note, what the worklist says or the letter, which WORK and LETTER need, of at most 300 characters, of
     *     LETTER 5,000; what stands in braces is an expression
     */
    record AutomationBody(
            @NotBlank @Size(max = AutomationPlan.LONGEST_NAME)
            String name,

            @Nullable Boolean enabled,
            @NotNull Trigger event,

            @Nullable @Size(max = AutomationPlan.LONGEST_WHEN)
            String when,

            @Nullable @Min(0) @Max(AutomationPlan.LONGEST_DELAY)
            Integer delayMinutes,

            @NotNull Action action,
            @Nullable @Size(max = 40) String reason,

            @Nullable @Min(0) @Max(PlaceOrder.HIGHEST_PRIORITY)
            Integer priority,

            @Nullable Severity severity,

            @Nullable @Size(max = AutomationPlan.LONGEST_SUBJECT)
            String subject,

            @Nullable @Size(max = AutomationPlan.LONGEST_LETTER)
            String message) {

        AutomationPlan plan() {
            return new AutomationPlan(
                    name,
                    enabled == null || enabled,
                    event,
                    Objects.requireNonNullElse(when, ""),
                    Objects.requireNonNullElse(delayMinutes, 0),
                    action,
                    reason,
                    priority,
                    severity,
                    subject,
                    Objects.requireNonNullElse(message, ""));
        }
    }

    record AutomationAnswer(
            AutomationId id,
            String name,
            boolean enabled,
            Trigger event,
            String when,
            int delayMinutes,
            Action action,
            @Nullable String reason,
            @Nullable Integer priority,
            @Nullable Severity severity,
            @Nullable String subject,
            String message,
            Instant changedAt,
            String changedBy,
            int version) {

        static AutomationAnswer of(Automation automation) {
            var plan = automation.plan();
            return new AutomationAnswer(
                    automation.id(),
                    plan.name(),
                    plan.enabled(),
                    plan.event(),
                    plan.when(),
                    plan.delayMinutes(),
                    plan.action(),
                    plan.reason(),
                    plan.priority(),
                    plan.severity(),
                    plan.subject(),
                    plan.message(),
                    automation.changedAt(),
                    automation.changedBy(),
                    automation.version());
        }
    }

    /** @param days how far to look back; 30 when left out */
    record TrialBody(
            @NotNull @Valid AutomationBody automation,
            @Nullable @Min(1) @Max(TryAutomation.MOST_DAYS) Integer days) {}

    private final AutomationQueries queries;
    private final DefineAutomation define;
    private final RemoveAutomation remove;
    private final TryAutomation tryAutomation;
    private final RepeatRun repeat;

    AutomationController(
            AutomationQueries queries,
            DefineAutomation define,
            RemoveAutomation remove,
            TryAutomation tryAutomation,
            RepeatRun repeat) {
        this.queries = queries;
        this.define = define;
        this.remove = remove;
        this.tryAutomation = tryAutomation;
        this.repeat = repeat;
    }

    @GetMapping(AUTOMATIONS)
    @Operation(summary = "List the automations, by name", description = "There are at most 200.")
    Page<AutomationAnswer> list() {
        return new Page<>(queries.list().stream().map(AutomationAnswer::of).toList(), null);
    }

    @GetMapping(AUTOMATIONS + "/{automation}")
    @Operation(summary = "Read an automation")
    ResponseEntity<AutomationAnswer> get(@PathVariable AutomationId automation) {
        return one(queries.get(automation));
    }

    @PostMapping(AUTOMATIONS)
    @Operation(summary = "Write an automation", description = """
                    When the event has happened and the delay is over, the order is judged by the condition as it stands then, and the
                    action is taken as a person would take it. An automation acts at most five times a day on one order.""")
    ResponseEntity<AutomationAnswer> write(@Valid @RequestBody AutomationBody body) {
        var written = define.handle(new DefineAutomation.Command(null, body.plan(), null));
        return ResponseEntity.created(URI.create(AUTOMATIONS + "/" + written.id()))
                .eTag(EntityTags.of(written.version()))
                .body(AutomationAnswer.of(written));
    }

    @PutMapping(AUTOMATIONS + "/{automation}")
    @Operation(summary = "Change an automation", description = "What waits for its time is judged by the new one.")
    ResponseEntity<AutomationAnswer> change(
            @PathVariable AutomationId automation,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AutomationBody body) {
        return one(define.handle(new DefineAutomation.Command(automation, body.plan(), ifMatch)));
    }

    @DeleteMapping(AUTOMATIONS + "/{automation}")
    @Operation(summary = "Remove an automation", description = "What waits for it is not done; its log stays.")
    ResponseEntity<Void> remove(
            @PathVariable AutomationId automation,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        remove.handle(automation, ifMatch);
        return ResponseEntity.noContent().build();
    }

    @PostMapping(AUTOMATIONS + "/trials")
    @Operation(summary = "Tell of which orders an automation would be true as they stand now", description = """
                    The newest 2,000 orders of the last days are looked at. Nothing is done, and nothing is kept.""")
    TryAutomation.Report tryOut(@Valid @RequestBody TrialBody body) {
        return tryAutomation.handle(body.automation().plan(), Objects.requireNonNullElse(body.days(), USUAL_DAYS));
    }

    @GetMapping(RUNS)
    @Operation(summary = "List what was asked of automations and what came of it, the newest first", description = """
                    Runs are kept for 90 days.""")
    Page<Run> runs(
            @RequestParam(required = false) @Nullable AutomationId automation,
            @RequestParam(required = false) @Nullable RunState state,
            @Parameter(description = "the id of an order") @RequestParam(required = false) @Nullable OrderId order,
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        return queries.runs(new RunFilter(automation, state, order), PageRequest.of(limit, cursor));
    }

    @GetMapping(RUNS + "/{run}")
    @Operation(summary = "Read what came of a run")
    Run run(@PathVariable RunId run) {
        return queries.run(run);
    }

    @PutMapping(RUNS + "/{run}/repetition")
    @Operation(summary = "Try a run again that failed, was refused or was stopped", description = """
                    It is judged within seconds by the automation as it is now.""")
    ResponseEntity<?> repeat(@PathVariable RunId run) {
        return switch (repeat.handle(run)) {
            case RepeatRun.RunRepeated(var repeated) -> ResponseEntity.ok(repeated);
            case RepeatRun.NotRepeatable(var over) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "automation-run-not-repeatable",
                        "It did not fail.",
                        Map.of("state", over.state()));
        };
    }

    private static ResponseEntity<AutomationAnswer> one(Automation automation) {
        return ResponseEntity.ok().eTag(EntityTags.of(automation.version())).body(AutomationAnswer.of(automation));
    }
}
