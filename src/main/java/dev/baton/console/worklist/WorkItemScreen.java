package dev.baton.console.worklist;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.Moment;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.platform.security.WithinScope;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.ClaimWork;
import dev.baton.worklist.Fixes;
import dev.baton.worklist.HandOverWork;
import dev.baton.worklist.PauseWork;
import dev.baton.worklist.ReopenWork;
import dev.baton.worklist.ResolveWork;
import dev.baton.worklist.ResumeWork;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.TickOff;
import dev.baton.worklist.UndoFix;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkItemId;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.WorkStep;
import dev.baton.worklist.spi.WorkKind;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One exception: what is wrong, what is at risk, what can be done, how it is done here, and what was done. */
@Controller
@Access("worklist")
@WithinScope(WorkItemId.class)
class WorkItemScreen {

    private final WorkQueries worklist;
    private final Fixes fixes;
    private final ClaimWork claimWork;
    private final HandOverWork handOverWork;
    private final ResolveWork resolveWork;
    private final PauseWork pauseWork;
    private final ResumeWork resumeWork;
    private final ReopenWork reopenWork;
    private final ApplyFix applyFix;
    private final UndoFix undoFix;
    private final TickOff tickOff;
    private final Users users;
    private final Clock clock;

    WorkItemScreen(
            WorkQueries worklist,
            Fixes fixes,
            ClaimWork claimWork,
            HandOverWork handOverWork,
            ResolveWork resolveWork,
            PauseWork pauseWork,
            ResumeWork resumeWork,
            ReopenWork reopenWork,
            ApplyFix applyFix,
            UndoFix undoFix,
            TickOff tickOff,
            Users users,
            Clock clock) {
        this.worklist = worklist;
        this.fixes = fixes;
        this.claimWork = claimWork;
        this.handOverWork = handOverWork;
        this.resolveWork = resolveWork;
        this.pauseWork = pauseWork;
        this.resumeWork = resumeWork;
        this.reopenWork = reopenWork;
        this.applyFix = applyFix;
        this.undoFix = undoFix;
        this.tickOff = tickOff;
        this.users = users;
        this.clock = clock;
    }

    @GetMapping("/worklist/{item:[0-9a-f-]{36}}")
    ModelAndView show(Ui ui, @PathVariable WorkItemId item) {
        var found = worklist.get(item);
        var steps = worklist.steps(item);
        var causes = worklist.causes();
        var model = new HashMap<String, @Nullable Object>();
        model.put("item", found);
        model.put("offers", fixes.of(item));
        model.put("playbook", worklist.playbook(found.kind(), ui.locale()));
        model.put(
                "ticked",
                steps.stream()
                        .filter(step -> step.what() == WorkStep.What.TICKED && step.note() != null)
                        .collect(Collectors.toMap(
                                step -> Objects.requireNonNull(step.note()), Function.identity(), (one, _) -> one)));
        model.put("moments", steps.stream().map(step -> moment(ui, step)).toList());
        model.put("causes", causes);
        model.put("choices", FixForm.causes(ui, causes));
        model.put("usualCause", usualCause(found));
        model.put(
                "people",
                users.list().stream()
                        .filter(user -> user.enabled() && !user.name().equals(found.owner()))
                        .map(user -> new Choice(user.name(), user.name()))
                        .distinct()
                        .toList());
        model.put("me", Caller.current().name());
        model.put("now", clock.instant());
        model.put(
                "tomorrow",
                LocalDate.now(clock.withZone(
                                worklist.workingHours(found.kind()).calendar().zone()))
                        .plusDays(1));
        return new ModelAndView("console/worklist/item", model);
    }

    private String usualCause(WorkItem item) {
        var cause = item.cause();
        return cause != null
                ? cause
                : worklist.kinds().stream()
                        .filter(kind -> kind.code().equals(item.kind()))
                        .map(WorkKind::usualCause)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("");
    }

    private static Moment moment(Ui ui, WorkStep step) {
        return new Moment(
                step.at(),
                WorkPhrases.icon(step.what()),
                WorkPhrases.tone(step.what()),
                words(ui, step),
                step.who(),
                null);
    }

    private static String words(Ui ui, WorkStep step) {
        var said = step.said();
        var note = step.note();
        var what = switch (step.what()) {
            case RAISED, CHANGED, FIXED, UNDONE -> said == null ? "" : WorkPhrases.text(ui, said);
            case FIX_REFUSED ->
                ui.t(
                        "worklist.step.FIX_REFUSED",
                        ui.t("worklist.fix." + step.fix()),
                        said == null ? "" : WorkPhrases.text(ui, said));
            case HANDED_OVER, ASSIGNED, ESCALATED ->
                ui.t("worklist.step." + step.what(), String.valueOf(step.person()));
            case CLAIMED, GIVEN_BACK, TICKED, CAUSE_GONE, RESOLVED, REOPENED, PAUSED, RESUMED ->
                ui.t("worklist.step." + step.what());
        };
        return note == null ? what : ui.t("worklist.step.noted", what, note);
    }

    @PostMapping("/worklist/{item}/claim")
    String claim(Ui ui, @PathVariable WorkItemId item, RedirectAttributes redirect) {
        var claimed = claimWork.handle(List.of(item));
        if (claimed.claimed().isEmpty()) {
            meanwhile(ui, redirect);
        }
        return "redirect:/worklist/" + item;
    }

    @PostMapping("/worklist/{item}/handover")
    String handOver(
            Ui ui,
            @PathVariable WorkItemId item,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        switch (handOverWork.handle(new HandOverWork.Command(item, Given.text(to), Given.text(note), null))) {
            case HandOverWork.HandedOver _ ->
                Flash.done(to.isBlank() ? ui.t("worklist.given-back") : ui.t("worklist.handed-over", to))
                        .on(redirect);
            case HandOverWork.AlreadyClosed _ -> meanwhile(ui, redirect);
        }
        return "redirect:/worklist";
    }

    private Instant opening(WorkItemId item, LocalDate day) {
        return worklist.workingHours(worklist.get(item).kind()).opening(day);
    }

    /** @param day on whose opening the clock runs on */
    @PostMapping("/worklist/{item}/pause")
    String pause(
            Ui ui,
            @PathVariable WorkItemId item,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var until = Given.day(day);
        try {
            switch (pauseWork.handle(
                    new PauseWork.Command(item, until == null ? Instant.MIN : opening(item, until), reason, null))) {
                case PauseWork.Paused(var paused) -> {
                    Flash.done(ui.t("worklist.paused", ui.exact(Objects.requireNonNull(paused.pausedUntil()))))
                            .undo("/worklist/" + item + "/resumption")
                            .on(redirect);
                    return "redirect:/worklist";
                }
                case PauseWork.AlreadyClosed _ -> meanwhile(ui, redirect);
            }
        } catch (Invalid _) {
            Flash.refused(ui.t("worklist.pause.wrong", PauseWork.LONGEST.toDays()))
                    .on(redirect);
        }
        return "redirect:/worklist/" + item;
    }

    @PostMapping("/worklist/{item}/resumption")
    String resume(Ui ui, @PathVariable WorkItemId item, RedirectAttributes redirect) {
        resumeWork.handle(item, null);
        Flash.done(ui.t("worklist.resumed")).on(redirect);
        return "redirect:/worklist/" + item;
    }

    @PostMapping("/worklist/{item}/resolution")
    String resolve(
            Ui ui,
            @PathVariable WorkItemId item,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        try {
            switch (resolveWork.handle(new ResolveWork.Command(item, cause, Given.text(note), null))) {
                case ResolveWork.Resolved _ -> {
                    Flash.done(ui.t("worklist.resolved"))
                            .undo("/worklist/" + item + "/reopening")
                            .on(redirect);
                    return "redirect:/worklist";
                }
                case ResolveWork.AlreadyClosed _ -> meanwhile(ui, redirect);
            }
        } catch (Invalid invalid) {
            Flash.refused(ui.t("worklist.cause-needed")).on(redirect);
        }
        return "redirect:/worklist/" + item;
    }

    @PostMapping("/worklist/{item}/reopening")
    String reopen(
            Ui ui,
            @PathVariable WorkItemId item,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        return switch (reopenWork.handle(new ReopenWork.Command(item, Given.text(note), null))) {
            case ReopenWork.Reopened _ -> {
                Flash.done(ui.t("worklist.reopened")).on(redirect);
                yield "redirect:/worklist/" + item;
            }
            case ReopenWork.NotClosed _ -> "redirect:/worklist/" + item;
            case ReopenWork.RaisedAnew(var other) -> {
                Flash.note(ui.t("worklist.raised-anew")).on(redirect);
                yield "redirect:/worklist/" + other;
            }
        };
    }

    @PostMapping("/worklist/{item}/fixes/{fix:[A-Z_]+}")
    String fix(
            Ui ui,
            @PathVariable WorkItemId item,
            @PathVariable String fix,
            @RequestParam Map<String, String> form,
            RedirectAttributes redirect) {
        try {
            switch (applyFix.handle(new ApplyFix.Command(item, fix, FixForm.given(form), form.get("cause"), null))) {
                case ApplyFix.Applied(var after, var step) -> {
                    var said = Flash.done(WorkPhrases.text(ui, Objects.requireNonNull(step.said())));
                    (step.back() == null ? said : said.undo("/worklist/" + item + "/fixes/" + step.id() + "/undoing"))
                            .on(redirect);
                    return after.isOpen() ? "redirect:/worklist/" + item : "redirect:/worklist";
                }
                case ApplyFix.Refused(var _, var why) ->
                    Flash.refused(WorkPhrases.text(ui, why)).on(redirect);
            }
        } catch (Invalid invalid) {
            Flash.refused(ui.t("worklist.ask-wrong", FixForm.label(ui, invalid)))
                    .on(redirect);
        }
        redirect.addFlashAttribute("typed", FixForm.typed(fix, form));
        return "redirect:/worklist/" + item;
    }

    @PostMapping("/worklist/{item}/fixes/{step}/undoing")
    String undo(Ui ui, @PathVariable WorkItemId item, @PathVariable UUID step, RedirectAttributes redirect) {
        var said = switch (undoFix.handle(new UndoFix.Command(item, step))) {
            case UndoFix.Undone(var _, var what) -> Flash.done(WorkPhrases.text(ui, what));
            case UndoFix.CannotBeUndone(var _, Sentence why) -> Flash.refused(WorkPhrases.text(ui, why));
        };
        said.on(redirect);
        return "redirect:/worklist";
    }

    @PostMapping("/worklist/{item}/ticks")
    String tick(@PathVariable WorkItemId item, @RequestParam String line) {
        tickOff.handle(item, line);
        return "redirect:/worklist/" + item;
    }

    private static void meanwhile(Ui ui, RedirectAttributes redirect) {
        Flash.note(ui.t("worklist.meanwhile")).on(redirect);
    }
}
