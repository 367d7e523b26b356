package dev.baton.console.rules;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.orders.CustomFieldQueries;
import dev.baton.orders.HoldOwners;
import dev.baton.orders.HoldReason;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.security.Access;
import dev.baton.rules.Effect;
import dev.baton.rules.Mistake;
import dev.baton.rules.Rule;
import dev.baton.rules.RuleDraft;
import dev.baton.rules.RuleQueries;
import dev.baton.rules.Rules;
import dev.baton.rules.SaveDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One rule of the draft: written, switched on and off, put in its place, taken out. Nothing of it counts before it is published. */
@Controller
@Access("rules")
class RuleScreen {

    private static final String BOOK = RuleListScreen.BOOK;

    private final RuleQueries queries;
    private final Rules rules;
    private final SaveDraft saveDraft;
    private final CustomFieldQueries fields;
    private final HoldOwners holdOwners;

    RuleScreen(
            RuleQueries queries, Rules rules, SaveDraft saveDraft, CustomFieldQueries fields, HoldOwners holdOwners) {
        this.queries = queries;
        this.rules = rules;
        this.saveDraft = saveDraft;
        this.fields = fields;
        this.holdOwners = holdOwners;
    }

    @GetMapping("/rules/new")
    ModelAndView blank(Ui ui) {
        var draft = queries.draft(BOOK);
        return page(
                ui,
                null,
                RuleForm.blank()
                        .put("version", draft.version())
                        .put("place", draft.rules().size() + 1),
                List.of());
    }

    @GetMapping("/rules/rule/{code}")
    ModelAndView filled(Ui ui, @PathVariable String code) {
        var draft = queries.draft(BOOK);
        int place = place(draft, code);
        var rule = draft.rules().get(place);
        return page(ui, rule, RuleForm.of(rule, place).put("version", draft.version()), queries.mistakes(BOOK, rule));
    }

    /** What is wrong with what is being typed, while it is typed. */
    @PostMapping("/rules/check")
    ModelAndView check(@RequestParam MultiValueMap<String, String> typed) {
        var rule = RuleForm.rule(TypedForm.of(typed), "typed");
        return new ModelAndView(
                "console/rules/checked", Map.of("mistakes", queries.mistakes(BOOK, rule), "checked", true));
    }

    @PostMapping("/rules/new")
    ModelAndView make(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        return save(ui, null, form, form.value("code"), redirect);
    }

    @PostMapping("/rules/rule/{code}")
    ModelAndView change(
            Ui ui,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var draft = queries.draft(BOOK);
        return save(ui, draft.rules().get(place(draft, code)), TypedForm.of(typed), code, redirect);
    }

    @PostMapping("/rules/rule/{code}/switch")
    String flip(Ui ui, @PathVariable String code, RedirectAttributes redirect) {
        var draft = queries.draft(BOOK);
        var next = new ArrayList<>(draft.rules());
        int place = place(draft, code);
        var rule = next.get(place);
        next.set(place, rule.enabled(!rule.enabled()));
        keep(ui, draft, next, ui.t(rule.enabled() ? "rules.switched-off" : "rules.switched-on", rule.name()), redirect);
        return "redirect:/rules";
    }

    @PostMapping("/rules/rule/{code}/removal")
    String remove(Ui ui, @PathVariable String code, RedirectAttributes redirect) {
        var draft = queries.draft(BOOK);
        var next = new ArrayList<>(draft.rules());
        var rule = next.remove(place(draft, code));
        keep(ui, draft, next, ui.t("rules.removed", rule.name()), redirect);
        return "redirect:/rules";
    }

    private void keep(Ui ui, RuleDraft draft, List<Rule> next, String done, RedirectAttributes redirect) {
        switch (saveDraft.handle(new SaveDraft.Command(BOOK, next, (long) draft.version()))) {
            case SaveDraft.Saved _ -> Flash.done(done).on(redirect);
            case SaveDraft.ChangedMeanwhile _ ->
                Flash.refused(ui.t("rules.changed-meanwhile")).on(redirect);
        }
    }

    private ModelAndView save(Ui ui, @Nullable Rule before, TypedForm form, String code, RedirectAttributes redirect) {
        var rule = RuleForm.rule(form, code);
        var draft = queries.draft(BOOK);
        if (form.version() != draft.version()) {
            return wrong(ui, before, form.put("version", draft.version()).put("stale", "true"), rule);
        }
        var next = new ArrayList<>(draft.rules());
        next.removeIf(each -> before != null && each.code().equals(code));
        Long place = form.whole("place", 1, SaveDraft.MOST_RULES, ui.t("rules.wrong.place"));
        if (!form.isRight() || place == null) {
            return wrong(ui, before, form, rule);
        }
        int at = (int) Math.min(place - 1, next.size());
        next.add(at, rule);
        try {
            return switch (saveDraft.handle(new SaveDraft.Command(BOOK, next, form.version()))) {
                case SaveDraft.Saved _ -> {
                    Flash.done(ui.t("rules.saved", rule.name())).on(redirect);
                    yield new ModelAndView("redirect:/rules");
                }
                case SaveDraft.ChangedMeanwhile(var version) ->
                    wrong(ui, before, form.put("version", version).put("stale", "true"), rule);
            };
        } catch (Invalid invalid) {
            invalid.fields().stream()
                    .filter(field -> RuleForm.place(field.field()) == at || RuleForm.place(field.field()) < 0)
                    .forEach(field -> form.wrong(RuleForm.name(field.field(), rule), field.message()));
            if (form.isRight()) {
                form.wrong("code", String.valueOf(invalid.getMessage()));
            }
            return wrong(ui, before, form, rule);
        }
    }

    private ModelAndView wrong(Ui ui, @Nullable Rule before, TypedForm form, Rule rule) {
        var page = page(ui, before, form, queries.mistakes(BOOK, rule));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Ui ui, @Nullable Rule before, TypedForm form, List<Mistake> mistakes) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put("mistakes", mistakes);
        model.put("vocabulary", rules.book(BOOK).vocabulary());
        model.put("fields", fields.known().offered());
        model.put("examples", rules.book(BOOK).shipped());
        model.put(
                "effects",
                Arrays.stream(Effect.values())
                        .map(effect -> new Choice(effect.name(), ui.t("rules.effect." + effect)))
                        .toList());
        model.put(
                "fixes",
                Stream.concat(rules.book(BOOK).values(Effect.FIX).stream(), Stream.of(RuleForm.SERVICE))
                        .map(fix -> new Choice(fix, ui.t("rules.fix." + fix)))
                        .toList());
        model.put("owners", owners(ui, form.value("owner")));
        model.put(
                "reasons",
                Arrays.stream(HoldReason.values())
                        .map(reason -> new Choice(reason.name(), ui.t("orders.hold." + reason)))
                        .toList());
        return new ModelAndView("console/rules/rule", model);
    }

    /** @param named who may have left since */
    private List<Choice> owners(Ui ui, String named) {
        var nobody = new Choice("", ui.t("rules.owner.nobody"));
        return Stream.concat(
                        Stream.of(nobody),
                        Stream.concat(holdOwners.names().stream(), Stream.of(named))
                                .filter(name -> !name.isEmpty())
                                .distinct()
                                .map(name -> new Choice(name, name)))
                .toList();
    }

    private static int place(RuleDraft draft, String code) {
        return IntStream.range(0, draft.rules().size())
                .filter(i -> draft.rules().get(i).code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("rule", code));
    }
}
