package dev.baton.console.worklist;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.worklist.FixMany;
import dev.baton.worklist.Fixes;
import dev.baton.worklist.ResolveWork;
import dev.baton.worklist.WorkItemId;
import dev.baton.worklist.WorkQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What can be done about many exceptions at once: first shown, then done one by one, then read and taken back as one. */
@Controller
@Access("worklist")
class FixManyScreen {

    private final Fixes fixes;
    private final FixMany fixMany;
    private final ResolveWork resolveWork;
    private final WorkQueries worklist;

    FixManyScreen(Fixes fixes, FixMany fixMany, ResolveWork resolveWork, WorkQueries worklist) {
        this.fixes = fixes;
        this.fixMany = fixMany;
        this.resolveWork = resolveWork;
        this.worklist = worklist;
    }

    @PostMapping("/worklist/fixes/preview")
    ModelAndView preview(Ui ui, @RequestParam(defaultValue = "") List<WorkItemId> selected) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("selected", selected);
        model.put("offers", selected.isEmpty() ? List.of() : fixes.of(selected));
        model.put("choices", FixForm.causes(ui, worklist.causes()));
        return new ModelAndView("console/worklist/many", model);
    }

    @PostMapping("/worklist/fixes")
    String apply(Ui ui, @RequestParam MultiValueMap<String, String> form, RedirectAttributes redirect) {
        var items = form.getOrDefault("selected", List.of()).stream()
                .map(WorkItemId::of)
                .toList();
        var given = FixForm.given(form.toSingleValueMap());
        var fix = String.valueOf(form.getFirst("fix"));
        try {
            return "redirect:/worklist/fixes/"
                    + fixMany.handle(new FixMany.Command(items, fix, given, form.getFirst("cause")));
        } catch (Invalid invalid) {
            Flash.refused(ui.t("worklist.ask-wrong", FixForm.label(ui, invalid)))
                    .on(redirect);
            return "redirect:/worklist";
        }
    }

    /** Closed by a person, each by itself; what has closed meanwhile stays as it is. */
    @PostMapping("/worklist/resolutions")
    String resolve(
            Ui ui,
            @RequestParam(defaultValue = "") List<WorkItemId> selected,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        try {
            long closed = selected.stream()
                    .distinct()
                    .limit(FixMany.MOST)
                    .map(item -> resolveWork.handle(
                            new ResolveWork.Command(item, cause, note.isBlank() ? null : note.strip(), null)))
                    .filter(ResolveWork.Resolved.class::isInstance)
                    .count();
            Flash.done(ui.n("worklist.many.closed", closed)).on(redirect);
        } catch (Invalid invalid) {
            Flash.refused(ui.t("worklist.cause-needed")).on(redirect);
        }
        return "redirect:/worklist";
    }

    @GetMapping("/worklist/fixes/{batch}")
    ModelAndView results(@PathVariable UUID batch) {
        var results = fixMany.results(batch);
        return new ModelAndView("console/worklist/batch", Map.of("batch", batch, "results", results));
    }

    @PostMapping("/worklist/fixes/{batch}/undoing")
    String undo(Ui ui, @PathVariable UUID batch, RedirectAttributes redirect) {
        var back = fixMany.undo(batch);
        if (back.undone() > 0) {
            Flash.done(ui.n("worklist.many.undone", back.undone())).on(redirect);
        }
        if (back.refused() > 0) {
            Flash.note(ui.n("worklist.many.not-undone", back.refused())).on(redirect);
        }
        return "redirect:/worklist";
    }
}
