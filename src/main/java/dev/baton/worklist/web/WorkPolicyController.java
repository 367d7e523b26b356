package dev.baton.worklist.web;

import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.DefineCause;
import dev.baton.worklist.DefineDwellTime;
import dev.baton.worklist.DefineSlaPolicy;
import dev.baton.worklist.DefineWorkingHours;
import dev.baton.worklist.DwellTime;
import dev.baton.worklist.Playbook;
import dev.baton.worklist.RootCause;
import dev.baton.worklist.Severity;
import dev.baton.worklist.SlaPolicy;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.WorkingHours;
import dev.baton.worklist.WritePlaybook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Access("worklist")
@Tag(name = "worklist")
class WorkPolicyController {

    private static final int MOST_DAYS = 366;

    /** @param offered whether it can be chosen; true when left out */
    record CauseBody(
            @NotBlank @Size(max = RootCause.LONGEST_NAME) String name,
            @Nullable Boolean offered) {}

    /** @param minutes of working time until it must be dealt with */
    record SlaBody(
            @NotNull Severity severity,
            @Min(1) @Max(WorkingHours.MOST_MINUTES) int minutes) {}

    /**
     * @param minutes of working time that a thing may stand in the state
     * @param watched whether anybody wants to know; true when left out
     */
    record DwellBody(
            @Min(1) @Max(WorkingHours.MOST_MINUTES) int minutes,
            @Nullable Boolean watched) {}

    /** @param checklist none when left out */
    record PlaybookBody(
            @NotNull @Size(max = Playbook.LONGEST_INSTRUCTIONS)
            String instructions,

            @Nullable @Size(max = Playbook.MOST_LINES)
            List<@NotBlank @Size(max = Playbook.LONGEST_LINE) String> checklist) {}

    private final WorkQueries queries;
    private final DefineCause defineCause;
    private final DefineDwellTime defineDwellTime;
    private final DefineSlaPolicy defineSlaPolicy;
    private final DefineWorkingHours defineWorkingHours;
    private final WritePlaybook writePlaybook;
    private final Clock clock;

    WorkPolicyController(
            WorkQueries queries,
            DefineCause defineCause,
            DefineDwellTime defineDwellTime,
            DefineSlaPolicy defineSlaPolicy,
            DefineWorkingHours defineWorkingHours,
            WritePlaybook writePlaybook,
            Clock clock) {
        this.queries = queries;
        this.defineCause = defineCause;
        this.defineDwellTime = defineDwellTime;
        this.defineSlaPolicy = defineSlaPolicy;
        this.defineWorkingHours = defineWorkingHours;
        this.writePlaybook = writePlaybook;
        this.clock = clock;
    }

    @GetMapping("/causes")
    @Operation(summary = "List the root causes that exceptions are closed with")
    Page<RootCause> causes() {
        return new Page<>(queries.causes(), null);
    }

    @GetMapping("/causes/counts")
    @Operation(summary = "Count what was closed, by cause and kind of exception", description = """
                    Also what closed by itself: its cause is null where nobody has named one. `inTime` were closed before they were
                    due, `seconds` is the time from raised to closed of all together.""")
    Page<WorkQueries.Closed> counts(
            @Parameter(description = "1 to 366; 30 when left out") @RequestParam(required = false) @Nullable
                    Integer days) {
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw new Invalid("days", "must be from 1 to %d".formatted(MOST_DAYS));
        }
        var since = clock.instant().minus(Duration.ofDays(days == null ? 30 : days));
        return new Page<>(queries.closedSince(since), null);
    }

    @PutMapping("/causes/{cause}")
    @Operation(summary = "Define a root cause, name it anew, or take it out of the choice")
    ResponseEntity<RootCause> cause(
            @PathVariable String cause,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CauseBody body) {
        var defined = defineCause.handle(
                new DefineCause.Command(cause, body.name().strip(), body.offered() == null || body.offered(), ifMatch));
        return ResponseEntity.ok().eTag(EntityTags.of(defined.version())).body(defined);
    }

    @GetMapping("/sla-policies")
    @Operation(summary = "List how bad each kind of exception is, and how soon it must be dealt with")
    Page<SlaPolicy> slaPolicies() {
        return new Page<>(queries.slaPolicies(), null);
    }

    @PutMapping("/sla-policies/{kind}")
    @Operation(summary = "Say how bad a kind of exception is, and how soon it must be dealt with")
    ResponseEntity<SlaPolicy> slaPolicy(
            @PathVariable String kind,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SlaBody body) {
        var defined =
                defineSlaPolicy.handle(new DefineSlaPolicy.Command(kind, body.severity(), body.minutes(), ifMatch));
        return ResponseEntity.ok().eTag(EntityTags.of(defined.version())).body(defined);
    }

    @GetMapping("/dwell-times")
    @Operation(summary = "List how long things may stand in their states before that is an exception")
    Page<DwellTime> dwellTimes() {
        return new Page<>(queries.dwellTimes(), null);
    }

    @PutMapping("/dwell-times/{state}")
    @Operation(summary = "Say how long things may stand in a state, or that nobody wants to know")
    ResponseEntity<DwellTime> dwellTime(
            @PathVariable String state,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DwellBody body) {
        var defined = defineDwellTime.handle(
                new DefineDwellTime.Command(state, body.minutes(), body.watched() == null || body.watched(), ifMatch));
        return ResponseEntity.ok().eTag(EntityTags.of(defined.version())).body(defined);
    }

    @GetMapping("/working-hours")
    @Operation(summary = "Read when people are there: in this time the clocks of exceptions run")
    ResponseEntity<HoursBody> workingHours() {
        return answer(queries.workingHours());
    }

    @PutMapping("/working-hours")
    @Operation(summary = "Say when people are there")
    ResponseEntity<HoursBody> workingHours(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody HoursBody body) {
        return answer(defineWorkingHours.handle(new DefineWorkingHours.Command(body.hours(""), ifMatch)));
    }

    @GetMapping("/playbooks")
    @Operation(summary = "List how each kind of exception is dealt with")
    Page<Playbook> playbooks(Locale locale) {
        return new Page<>(queries.playbooks(locale), null);
    }

    @PutMapping("/playbooks/{kind}")
    @Operation(summary = "Write down how a kind of exception is dealt with")
    ResponseEntity<Playbook> playbook(
            @PathVariable String kind,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PlaybookBody body) {
        var written = writePlaybook.handle(new WritePlaybook.Command(
                kind, body.instructions().strip(), body.checklist() == null ? List.of() : body.checklist(), ifMatch));
        return ResponseEntity.ok().eTag(EntityTags.of(written.version())).body(written);
    }

    private static ResponseEntity<HoursBody> answer(WorkingHours hours) {
        return ResponseEntity.ok().eTag(EntityTags.of(hours.version())).body(HoursBody.of(hours));
    }
}
