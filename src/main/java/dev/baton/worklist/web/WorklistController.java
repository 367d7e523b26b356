package dev.baton.worklist.web;

import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.worklist.AboutOrder;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.ClaimWork;
import dev.baton.worklist.FixMany;
import dev.baton.worklist.Fixes;
import dev.baton.worklist.HandOverWork;
import dev.baton.worklist.PauseWork;
import dev.baton.worklist.Playbook;
import dev.baton.worklist.ReopenWork;
import dev.baton.worklist.ResolveWork;
import dev.baton.worklist.ResumeWork;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Severity;
import dev.baton.worklist.Subject;
import dev.baton.worklist.TickOff;
import dev.baton.worklist.UndoFix;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkItemId;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.WorkStep;
import dev.baton.worklist.WorkWords;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/worklist")
@Access("worklist")
@Tag(
        name = "worklist",
        description = "What a person must look at: exceptions of every kind, by when, and how to fix them")
class WorklistController {

    /**
     * @param key stable; the text is not
     * @param text in the language that was asked for, where there is one
     */
    record Said(String key, List<String> facts, String text) {}

    /**
     * @param stands whether what is wrong was still so when it was last looked at
     * @param dueAt counted in working hours
     * @param pausedUntil until when its clock stands still, or stood; left out when it runs
     * @param pausedFor what it waits for meanwhile
     * @param escalation how many steps of its team's escalation it has taken
     */
    record WorkAnswer(
            WorkItemId id,
            String kind,
            Severity severity,
            WorkItem.State state,
            Said wrong,
            Subject subject,
            @Nullable AboutOrder order,
            String link,
            @Nullable Money atRisk,
            @Nullable LocalDate promisedOn,
            Instant raisedAt,
            Instant dueAt,
            boolean overdue,
            @Nullable String owner,
            boolean stands,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            WorkItem.@Nullable ClosedHow closedHow,
            @Nullable String cause,
            @Nullable String note,
            int reopened,
            @Nullable Instant pausedUntil,
            @Nullable String pausedFor,
            int escalation,
            int version) {}

    record StepAnswer(
            UUID id,
            WorkStep.What what,
            Instant at,
            String who,
            @Nullable String person,
            @Nullable String fix,
            @Nullable Said said,
            @Nullable String note,
            boolean canBeUndone) {}

    record AskAnswer(String name, Ask.Type type, boolean required, List<String> choices, String value) {}

    /**
     * @param possible whether it can be applied now
     * @param says what it will change; or the one reason why it cannot
     */
    record FixAnswer(
            String fix, String name, boolean possible, List<Said> says, List<AskAnswer> asks, boolean canBeUndone) {}

    /** @param steps the latest first */
    record WorkDetail(WorkAnswer item, List<StepAnswer> steps, List<FixAnswer> fixes, Playbook playbook) {}

    record ClaimsBody(@NotEmpty @Size(max = 200) List<WorkItemId> items) {}

    /**
     * @param claimed those that are yours now
     * @param taken those that are somebody else's
     * @param closed those that are closed
     */
    record ClaimsAnswer(List<WorkItemId> claimed, List<WorkItemId> taken, List<WorkItemId> closed) {}

    /** @param to the name of somebody who may sign in; null gives it back to all */
    record HandoverBody(
            @Nullable @Size(max = 200) String to,
            @Nullable @Size(max = 2000) String note) {}

    /** @param cause the code of one that is offered */
    record ResolutionBody(
            @Nullable @Size(max = 40) String cause,
            @Nullable @Size(max = 2000) String note) {}

    /** @param cause of all of them, the code of one that is offered */
    record ResolutionsBody(
            @NotEmpty @Size(max = 200) List<@NotNull WorkItemId> items,
            @NotBlank @Size(max = 40) String cause,
            @Nullable @Size(max = 2000) String note) {}

    /**
     * @param resolved those that are closed now
     * @param closed those that were closed already
     */
    record ResolutionsAnswer(List<WorkItemId> resolved, List<WorkItemId> closed) {}

    /**
     * @param until when its clock runs on: at most 30 days from now
     * @param reason what it waits for
     */
    record PauseBody(
            @NotNull Instant until,
            @NotBlank @Size(max = PauseWork.LONGEST_REASON) String reason) {}

    record ReopeningBody(@Nullable @Size(max = 2000) String note) {}

    /**
     * @param given what the fix asks for, by name
     * @param cause why it came about, where that is known
     */
    record FixBody(
            @NotBlank @Size(max = 40) String fix,
            @Nullable @Size(max = 20) Map<String, String> given,
            @Nullable @Size(max = 40) String cause) {}

    /**
     * @param given what the fix asks for, by name; the same for all
     * @param cause why they came about, where that is known
     */
    record ManyBody(
            @NotEmpty @Size(max = FixMany.MOST) List<WorkItemId> items,
            @NotBlank @Size(max = 40) String fix,
            @Nullable @Size(max = 20) Map<String, String> given,
            @Nullable @Size(max = 40) String cause) {}

    /** @param said what came of it, or why nothing was changed */
    record ResultAnswer(WorkItemId item, boolean done, boolean open, Said said, boolean canBeUndone) {}

    record BatchAnswer(UUID id, String fix, List<ResultAnswer> results) {}

    record TickBody(@NotBlank @Size(max = 500) String line) {}

    private final WorkQueries queries;
    private final Fixes fixes;
    private final ClaimWork claimWork;
    private final HandOverWork handOverWork;
    private final ResolveWork resolveWork;
    private final PauseWork pauseWork;
    private final ResumeWork resumeWork;
    private final ReopenWork reopenWork;
    private final ApplyFix applyFix;
    private final UndoFix undoFix;
    private final FixMany fixMany;
    private final TickOff tickOff;
    private final WorkWords words;
    private final Clock clock;

    WorklistController(
            WorkQueries queries,
            Fixes fixes,
            ClaimWork claimWork,
            HandOverWork handOverWork,
            ResolveWork resolveWork,
            PauseWork pauseWork,
            ResumeWork resumeWork,
            ReopenWork reopenWork,
            ApplyFix applyFix,
            UndoFix undoFix,
            FixMany fixMany,
            TickOff tickOff,
            WorkWords words,
            Clock clock) {
        this.queries = queries;
        this.fixes = fixes;
        this.claimWork = claimWork;
        this.handOverWork = handOverWork;
        this.resolveWork = resolveWork;
        this.pauseWork = pauseWork;
        this.resumeWork = resumeWork;
        this.reopenWork = reopenWork;
        this.applyFix = applyFix;
        this.undoFix = undoFix;
        this.fixMany = fixMany;
        this.tickOff = tickOff;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List the worklist", description = """
                    What is open by when it is due; what is closed, the latest first. Exceptions are raised by Baton and close by
                    themselves when what was wrong no longer is.""")
    Page<WorkAnswer> list(
            @Parameter(description = "OPEN when left out") @RequestParam(required = false)
                    WorkItem.@Nullable State state,
            @Parameter(description = "any of these; may be repeated") @RequestParam(required = false) @Nullable
                    List<String> kind,
            @Parameter(description = "the name of a person; `me` for the caller, `nobody` for what can be claimed")
                    @RequestParam(required = false)
                    @Nullable
                    String owner,
            @RequestParam(required = false) @Nullable Severity severity,
            @Parameter(description = "only what should have been dealt with by now")
                    @RequestParam(required = false, defaultValue = "false")
                    boolean overdue,
            @Parameter(description = "only what was not dealt with in time and went on to somebody else")
                    @RequestParam(required = false, defaultValue = "false")
                    boolean escalated,
            @Parameter(description = "only what waits for somebody outside, and whose clock stands still meanwhile")
                    @RequestParam(required = false, defaultValue = "false")
                    boolean waiting,
            @RequestParam(required = false) @Nullable UUID order,
            @RequestParam(required = false) @Nullable String cause,
            @Parameter(description = "words of the order, its customer or what it is about")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            Locale locale) {
        boolean isNobodys = "nobody".equals(owner);
        var filter = new WorkFilter(
                state == null ? WorkItem.State.OPEN : state,
                kind == null ? List.of() : kind,
                isNobodys ? null : "me".equals(owner) ? Caller.current().name() : owner,
                isNobodys,
                escalated,
                waiting ? clock.instant() : null,
                severity,
                overdue ? clock.instant() : null,
                order,
                cause,
                text);
        return queries.list(filter, PageRequest.of(limit, cursor)).map(item -> answer(item, locale));
    }

    @GetMapping("/{item}")
    @Operation(summary = "Read an item: what was done about it, and what could be done now")
    ResponseEntity<WorkDetail> get(@PathVariable WorkItemId item, Locale locale) {
        return detail(item, locale);
    }

    @PostMapping("/claims")
    @Operation(summary = "Claim several items, as far as they are nobody's")
    ClaimsAnswer claims(@Valid @RequestBody ClaimsBody body) {
        var claimed = claimWork.handle(body.items());
        return new ClaimsAnswer(ids(claimed.claimed()), ids(claimed.taken()), ids(claimed.closed()));
    }

    @PutMapping("/{item}/claim")
    @Operation(summary = "Claim an item", description = "Of two who claim at once, one gets it.")
    ResponseEntity<?> claim(@PathVariable WorkItemId item, Locale locale) {
        queries.get(item);
        var claimed = claimWork.handle(List.of(item));
        if (!claimed.closed().isEmpty()) {
            return closedAlready(claimed.closed().getFirst());
        }
        if (!claimed.taken().isEmpty()) {
            var owner = String.valueOf(claimed.taken().getFirst().owner());
            return Problems.answer(
                    HttpStatus.CONFLICT,
                    "work-claimed-already",
                    "%s deals with it.".formatted(owner),
                    Map.of("owner", owner));
        }
        return detail(item, locale);
    }

    @PostMapping("/{item}/handovers")
    @Operation(summary = "Hand an item over, or give it back to all")
    ResponseEntity<?> handOver(
            @PathVariable WorkItemId item,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody HandoverBody body,
            Locale locale) {
        return switch (handOverWork.handle(new HandOverWork.Command(item, body.to(), body.note(), ifMatch))) {
            case HandOverWork.HandedOver _ -> detail(item, locale);
            case HandOverWork.AlreadyClosed(var closed) -> closedAlready(closed);
        };
    }

    @PutMapping("/{item}/pause")
    @Operation(summary = "Stop the clock of an item that waits for somebody outside", description = """
                    The working time that is left is left when it runs on; what is overdue stays overdue. Said again, the item
                    waits until the new time.""")
    ResponseEntity<?> pause(
            @PathVariable WorkItemId item,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PauseBody body,
            Locale locale) {
        return switch (pauseWork.handle(new PauseWork.Command(item, body.until(), body.reason(), ifMatch))) {
            case PauseWork.Paused _ -> detail(item, locale);
            case PauseWork.AlreadyClosed(var closed) -> closedAlready(closed);
        };
    }

    @DeleteMapping("/{item}/pause")
    @Operation(summary = "Let the clock of an item run on", description = "Saying it of one that runs changes nothing.")
    ResponseEntity<WorkDetail> resume(
            @PathVariable WorkItemId item,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Locale locale) {
        resumeWork.handle(item, ifMatch);
        return detail(item, locale);
    }

    @PutMapping("/{item}/resolution")
    @Operation(summary = "Close an item, with what caused it")
    ResponseEntity<?> resolve(
            @PathVariable WorkItemId item,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ResolutionBody body,
            Locale locale) {
        return switch (resolveWork.handle(new ResolveWork.Command(item, body.cause(), body.note(), ifMatch))) {
            case ResolveWork.Resolved _ -> detail(item, locale);
            case ResolveWork.AlreadyClosed(var closed) -> closedAlready(closed);
        };
    }

    @PostMapping("/resolutions")
    @Operation(
            summary = "Close several items that have the same cause",
            description = "One that is closed already stays as it is. When one of them does not exist, none is closed.")
    ResolutionsAnswer resolveMany(@Valid @RequestBody ResolutionsBody body) {
        var items = body.items().stream().distinct().toList();
        items.forEach(queries::get);
        var resolved = new ArrayList<WorkItemId>();
        var closed = new ArrayList<WorkItemId>();
        for (var item : items) {
            switch (resolveWork.handle(new ResolveWork.Command(item, body.cause(), body.note(), null))) {
                case ResolveWork.Resolved _ -> resolved.add(item);
                case ResolveWork.AlreadyClosed _ -> closed.add(item);
            }
        }
        return new ResolutionsAnswer(resolved, closed);
    }

    @PutMapping("/{item}/reopening")
    @Operation(summary = "Open an item again that was closed too early")
    ResponseEntity<?> reopen(
            @PathVariable WorkItemId item,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReopeningBody body,
            Locale locale) {
        return switch (reopenWork.handle(new ReopenWork.Command(item, body.note(), ifMatch))) {
            case ReopenWork.Reopened _ -> detail(item, locale);
            case ReopenWork.NotClosed _ ->
                Problems.answer(HttpStatus.CONFLICT, "work-not-closed", "It is open.", Map.of("item", item));
            case ReopenWork.RaisedAnew(var other) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "work-raised-anew",
                        "The same has been raised again since.",
                        Map.of("item", other));
        };
    }

    @PostMapping("/fixes")
    @Operation(summary = "Apply a fix to several items", description = """
                    Each by itself: one that refuses stops no other. An item that the fix is not meant for is left out.""")
    BatchAnswer fixMany(@Valid @RequestBody ManyBody body, Locale locale) {
        var given = body.given() == null ? Map.<String, String>of() : body.given();
        return batch(fixMany.handle(new FixMany.Command(body.items(), body.fix(), given, body.cause())), locale);
    }

    @GetMapping("/fixes/{batch}")
    @Operation(summary = "Read what became of items to which a fix was applied together")
    BatchAnswer batch(@PathVariable UUID batch, Locale locale) {
        var results = fixMany.results(batch);
        return new BatchAnswer(
                batch,
                String.valueOf(results.getFirst().step().fix()),
                results.stream()
                        .map(result -> new ResultAnswer(
                                result.item().id(),
                                result.isDone(),
                                result.item().isOpen(),
                                said(Objects.requireNonNull(result.step().said()), locale),
                                result.step().back() != null))
                        .toList());
    }

    @PutMapping("/fixes/{batch}/undoing")
    @Operation(summary = "Take a fix of several items back, as far as nothing has built on it")
    FixMany.TakenBack undoMany(@PathVariable UUID batch) {
        fixMany.results(batch);
        return fixMany.undo(batch);
    }

    @PostMapping("/{item}/fixes")
    @Operation(summary = "Apply a fix", description = """
                    What it will change, and what must be given, is told by reading the item. It does what it said, or nothing.""")
    ResponseEntity<?> fix(
            @PathVariable WorkItemId item,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody FixBody body,
            Locale locale) {
        var given = body.given() == null ? Map.<String, String>of() : body.given();
        return switch (applyFix.handle(new ApplyFix.Command(item, body.fix(), given, body.cause(), ifMatch))) {
            case ApplyFix.Applied _ -> detail(item, locale);
            case ApplyFix.Refused(var _, var why) ->
                Problems.answer(
                        HttpStatus.CONFLICT, "work-fix-refused", words.text(locale, why), Map.of("reason", why.key()));
        };
    }

    @PutMapping("/{item}/fixes/{step}/undoing")
    @Operation(summary = "Take back the latest fix of an item")
    ResponseEntity<?> undo(@PathVariable WorkItemId item, @PathVariable UUID step, Locale locale) {
        return switch (undoFix.handle(new UndoFix.Command(item, step))) {
            case UndoFix.Undone _ -> detail(item, locale);
            case UndoFix.CannotBeUndone(var _, var why) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "work-fix-not-undoable",
                        words.text(locale, why),
                        Map.of("reason", why.key()));
        };
    }

    @PutMapping("/{item}/ticks")
    @Operation(summary = "Sign off a line of the checklist")
    ResponseEntity<WorkDetail> tick(@PathVariable WorkItemId item, @Valid @RequestBody TickBody body, Locale locale) {
        tickOff.handle(item, body.line());
        return detail(item, locale);
    }

    private static ResponseEntity<?> closedAlready(WorkItem item) {
        return Problems.answer(
                HttpStatus.CONFLICT,
                "work-closed-already",
                "It was closed by %s.".formatted(item.closedBy()),
                Map.of("item", item.id()));
    }

    private ResponseEntity<WorkDetail> detail(WorkItemId id, Locale locale) {
        var item = queries.get(id);
        return ResponseEntity.ok()
                .eTag(EntityTags.of(item.version()))
                .body(new WorkDetail(
                        answer(item, locale),
                        queries.steps(id).stream()
                                .map(step -> answer(step, locale))
                                .toList(),
                        fixes.of(id).stream()
                                .map(offer -> answer(offer, locale))
                                .toList(),
                        queries.playbook(item.kind(), locale)));
    }

    private WorkAnswer answer(WorkItem item, Locale reader) {
        return new WorkAnswer(
                item.id(),
                item.kind(),
                item.severity(),
                item.state(),
                said(item.wrong(), reader),
                item.subject(),
                item.order(),
                item.link(),
                item.atRisk(),
                item.promisedOn(),
                item.raisedAt(),
                item.dueAt(),
                item.isOverdue(clock.instant()),
                item.owner(),
                item.stands(),
                item.closedAt(),
                item.closedBy(),
                item.closedHow(),
                item.cause(),
                item.note(),
                item.reopened(),
                item.pausedUntil(),
                item.pausedFor(),
                item.escalation(),
                item.version());
    }

    private StepAnswer answer(WorkStep step, Locale reader) {
        var said = step.said();
        return new StepAnswer(
                step.id(),
                step.what(),
                step.at(),
                step.who(),
                step.person(),
                step.fix(),
                said == null ? null : said(said, reader),
                step.note(),
                step.back() != null);
    }

    private FixAnswer answer(Fixes.Offer offer, Locale reader) {
        var name = words.text(reader, Sentence.of("worklist.fix." + offer.fix()));
        return switch (offer.preview()) {
            case Fix.Possible(var changes, var asks, var canBeUndone) ->
                new FixAnswer(
                        offer.fix(),
                        name,
                        true,
                        changes.stream().map(change -> said(change, reader)).toList(),
                        asks.stream()
                                .map(ask -> new AskAnswer(
                                        ask.name(), ask.type(), ask.required(), ask.choices(), ask.value()))
                                .toList(),
                        canBeUndone);
            case Fix.NotNow(var why) ->
                new FixAnswer(offer.fix(), name, false, List.of(said(why, reader)), List.of(), false);
        };
    }

    private Said said(Sentence sentence, Locale reader) {
        return new Said(sentence.key(), sentence.facts(), words.text(reader, sentence));
    }

    private static List<WorkItemId> ids(List<WorkItem> items) {
        return items.stream().map(WorkItem::id).toList();
    }
}
