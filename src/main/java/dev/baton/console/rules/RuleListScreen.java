package dev.baton.console.rules;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.rules.DiscardDraft;
import dev.baton.rules.PublishRules;
import dev.baton.rules.Rehearse;
import dev.baton.rules.RuleQueries;
import dev.baton.rules.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules as they would be published next, beside what is in force; their rehearsal; and the versions there were. */
@Controller
@Access("rules")
class RuleListScreen {

    /** The one book there is so far. */
    static final String BOOK = "verification";

    private static final int USUAL_DAYS = 30;
    private static final List<Integer> DAYS = List.of(7, 30, 90);

    private final RuleQueries queries;
    private final PublishRules publishRules;
    private final DiscardDraft discardDraft;
    private final Rehearse rehearse;

    RuleListScreen(RuleQueries queries, PublishRules publishRules, DiscardDraft discardDraft, Rehearse rehearse) {
        this.queries = queries;
        this.publishRules = publishRules;
        this.discardDraft = discardDraft;
        this.rehearse = rehearse;
    }

    @GetMapping("/rules")
    ModelAndView list() {
        var draft = queries.draft(BOOK);
        var inForce = queries.published(BOOK);
        var differences = RuleQueries.differences(inForce.rules(), draft.rules());
        return new ModelAndView(
                "console/rules/list",
                Map.of(
                        "draft",
                        draft,
                        "inForce",
                        inForce,
                        "differences",
                        differences,
                        "changed",
                        differences.stream().map(RuleQueries.Difference::code).collect(Collectors.toSet()),
                        "mistaken",
                        draft.mistakes().stream()
                                .map(mistake -> RuleForm.place(mistake.field()))
                                .collect(Collectors.toSet())));
    }

    @PostMapping("/rules/publication")
    String publish(
            Ui ui,
            @RequestParam(defaultValue = "") String note,
            @RequestParam long version,
            RedirectAttributes redirect) {
        var outcome = publishRules.handle(
                new PublishRules.Command(BOOK, null, note.isBlank() ? null : note.strip(), version));
        tell(ui, outcome, redirect);
        return "redirect:/rules";
    }

    @PostMapping("/rules/discarding")
    String discard(Ui ui, RedirectAttributes redirect) {
        discardDraft.handle(BOOK);
        Flash.done(ui.t("rules.discarded")).on(redirect);
        return "redirect:/rules";
    }

    @GetMapping("/rules/rehearsal")
    ModelAndView rehearsal(@RequestParam(defaultValue = "" + USUAL_DAYS) int days) {
        return new ModelAndView(
                "console/rules/rehearsal",
                Map.of(
                        "report",
                        rehearse.handle(BOOK, days),
                        "days",
                        days,
                        "choices",
                        DAYS,
                        "draft",
                        queries.draft(BOOK)));
    }

    @GetMapping("/rules/versions")
    ModelAndView versions(@RequestParam(required = false) @Nullable String cursor) {
        var page = queries.versions(BOOK, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("versions", changed(page.data()));
        model.put("inForce", queries.published(BOOK).version());
        model.put("next", page.next());
        model.put("first", cursor == null);
        return new ModelAndView("console/rules/versions", model);
    }

    /** Each version changed the one below it; the one below the last is not on this page. */
    private List<RuleVersion> changed(List<RuleSet> newestFirst) {
        var versions = new ArrayList<RuleVersion>();
        for (int i = 0; i < newestFirst.size(); i++) {
            var set = newestFirst.get(i);
            var before = i + 1 < newestFirst.size() ? newestFirst.get(i + 1) : queries.version(BOOK, set.version() - 1);
            versions.add(new RuleVersion(set, RuleQueries.differences(before.rules(), set.rules())));
        }
        return versions;
    }

    @PostMapping("/rules/versions/{version}")
    String rollBack(Ui ui, @PathVariable int version, RedirectAttributes redirect) {
        var outcome = publishRules.handle(
                new PublishRules.Command(BOOK, version, ui.t("rules.rolled-back-note", version), null));
        tell(ui, outcome, redirect);
        return "redirect:/rules/versions";
    }

    private static void tell(Ui ui, PublishRules.Outcome outcome, RedirectAttributes redirect) {
        switch (outcome) {
            case PublishRules.Published(var set) ->
                Flash.done(ui.t("rules.published", set.version()))
                        .undo("/rules/versions/" + (set.version() - 1))
                        .on(redirect);
            case PublishRules.Mistaken(var mistakes) ->
                Flash.refused(ui.n("rules.mistaken", mistakes.size())).on(redirect);
            case PublishRules.NothingNew _ ->
                Flash.note(ui.t("rules.nothing-new")).on(redirect);
            case PublishRules.ChangedMeanwhile _ ->
                Flash.refused(ui.t("rules.changed-meanwhile")).on(redirect);
        }
    }
}
