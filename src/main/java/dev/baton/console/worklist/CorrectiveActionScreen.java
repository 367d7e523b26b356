package dev.baton.console.worklist;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.Tab;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Users;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.ChangeCorrectiveAction;
import dev.baton.worklist.CompleteCorrectiveAction;
import dev.baton.worklist.CorrectiveAction;
import dev.baton.worklist.CorrectiveAction.State;
import dev.baton.worklist.CorrectiveActionId;
import dev.baton.worklist.CorrectiveActionQueries;
import dev.baton.worklist.CorrectivePlan;
import dev.baton.worklist.PlanCorrectiveAction;
import dev.baton.worklist.ReopenCorrectiveAction;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.spi.WorkKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
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

/** What is done so that exceptions do not come back, and whether it helped. */
@Controller
@Access("worklist")
class CorrectiveActionScreen {

    private static final int USUAL_DAYS = 30;

    private final CorrectiveActionQueries actions;
    private final WorkQueries worklist;
    private final Users users;
    private final PlanCorrectiveAction plan;
    private final ChangeCorrectiveAction change;
    private final CompleteCorrectiveAction complete;
    private final ReopenCorrectiveAction reopen;

    CorrectiveActionScreen(
            CorrectiveActionQueries actions,
            WorkQueries worklist,
            Users users,
            PlanCorrectiveAction plan,
            ChangeCorrectiveAction change,
            CompleteCorrectiveAction complete,
            ReopenCorrectiveAction reopen) {
        this.actions = actions;
        this.worklist = worklist;
        this.users = users;
        this.plan = plan;
        this.change = change;
        this.complete = complete;
        this.reopen = reopen;
    }

    @GetMapping("/worklist/actions")
    ModelAndView list(
            Ui ui,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(required = false) @Nullable String cursor) {
        var shown = Given.constant(State.class, state);
        var page = actions.list(shown, cause, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("tabs", tabs(ui, shown));
        model.put("actions", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("causes", worklist.causes());
        model.put("today", actions.today());
        return new ModelAndView("console/worklist/actions", model);
    }

    private static List<Tab> tabs(Ui ui, @Nullable State shown) {
        return Stream.of(null, State.OPEN, State.DONE, State.CHECKED)
                .map(state -> new Tab(
                        ui.t(state == null ? "worklist.actions.all" : "worklist.actions.state." + state),
                        "/worklist/actions" + (state == null ? "" : "?state=" + state),
                        null,
                        state == shown))
                .toList();
    }

    @GetMapping("/worklist/actions/{action:[0-9a-f-]{36}}")
    ModelAndView show(@PathVariable CorrectiveActionId action) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("action", actions.get(action));
        model.put("causes", worklist.causes());
        model.put("today", actions.today());
        return new ModelAndView("console/worklist/action", model);
    }

    @GetMapping("/worklist/actions/new")
    ModelAndView blank(Ui ui, @RequestParam(defaultValue = "") String cause) {
        return form(
                ui,
                null,
                TypedForm.empty()
                        .put("cause", cause)
                        .put("dueOn", actions.today().plusDays(USUAL_DAYS))
                        .put("checkAfterDays", USUAL_DAYS));
    }

    @GetMapping("/worklist/actions/{action}/edit")
    ModelAndView filled(Ui ui, @PathVariable CorrectiveActionId action) {
        var before = actions.get(action);
        var planned = before.plan();
        return form(
                ui,
                before,
                TypedForm.empty()
                        .put("version", before.version())
                        .put("cause", planned.cause())
                        .put("kind", planned.kind())
                        .put("title", planned.title())
                        .put("what", planned.what())
                        .put("owner", planned.owner())
                        .put("dueOn", planned.dueOn())
                        .put("link", planned.link())
                        .put("checkAfterDays", planned.checkAfterDays()));
    }

    @PostMapping("/worklist/actions/new")
    ModelAndView plan(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var read = read(ui, form);
        if (read == null) {
            return wrong(ui, null, form);
        }
        try {
            var planned = plan.handle(read);
            Flash.done(ui.t("worklist.actions.planned", planned.plan().title())).on(redirect);
            return new ModelAndView("redirect:/worklist/actions/" + planned.id());
        } catch (Invalid e) {
            return wrong(ui, null, complain(ui, form, e));
        }
    }

    @PostMapping("/worklist/actions/{action}/edit")
    ModelAndView change(
            Ui ui,
            @PathVariable CorrectiveActionId action,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var before = actions.get(action);
        var form = TypedForm.of(typed);
        var read = read(ui, form);
        if (read == null) {
            return wrong(ui, before, form);
        }
        try {
            var command = new ChangeCorrectiveAction.Command(action, read, EntityTags.of(form.version()));
            switch (change.handle(command)) {
                case ChangeCorrectiveAction.ActionChanged _ ->
                    Flash.done(ui.t("worklist.actions.changed")).on(redirect);
                case ChangeCorrectiveAction.DoneAlready _ -> meanwhile(ui, redirect);
            }
            return new ModelAndView("redirect:/worklist/actions/" + action);
        } catch (Invalid e) {
            return wrong(ui, before, complain(ui, form, e));
        }
    }

    @PostMapping("/worklist/actions/{action}/completion")
    String complete(
            Ui ui,
            @PathVariable CorrectiveActionId action,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        try {
            switch (complete.handle(new CompleteCorrectiveAction.Command(action, note, null))) {
                case CompleteCorrectiveAction.ActionDone _ ->
                    Flash.done(ui.t("worklist.actions.done")).on(redirect);
                case CompleteCorrectiveAction.DoneAlready _ -> meanwhile(ui, redirect);
            }
        } catch (Invalid e) {
            Flash.refused(ui.t("worklist.actions.note-needed")).on(redirect);
        }
        return "redirect:/worklist/actions/" + action;
    }

    @PostMapping("/worklist/actions/{action}/reopening")
    String reopen(
            Ui ui,
            @PathVariable CorrectiveActionId action,
            @RequestParam(defaultValue = "") String dueOn,
            RedirectAttributes redirect) {
        var due = Given.day(dueOn);
        if (due == null) {
            Flash.refused(ui.t("worklist.actions.wrong.dueOn")).on(redirect);
            return "redirect:/worklist/actions/" + action;
        }
        switch (reopen.handle(new ReopenCorrectiveAction.Command(action, due, null))) {
            case ReopenCorrectiveAction.ActionReopened _ ->
                Flash.done(ui.t("worklist.actions.reopened")).on(redirect);
            case ReopenCorrectiveAction.NotDone _ -> meanwhile(ui, redirect);
        }
        return "redirect:/worklist/actions/" + action;
    }

    private static void meanwhile(Ui ui, RedirectAttributes redirect) {
        Flash.note(ui.t("worklist.actions.meanwhile")).on(redirect);
    }

    private static @Nullable CorrectivePlan read(Ui ui, TypedForm form) {
        var due = Given.day(form.value("dueOn"));
        form.require(due != null, "dueOn", ui.t("worklist.actions.wrong.dueOn"));
        var days = form.whole(
                "checkAfterDays", 1, CorrectivePlan.MOST_DAYS, ui.t("worklist.actions.wrong.checkAfterDays"));
        if (!form.isRight() || due == null) {
            return null;
        }
        return new CorrectivePlan(
                form.value("cause"),
                form.valueOrNull("kind"),
                form.value("title"),
                form.value("what").replace("\r\n", "\n"),
                form.valueOrNull("owner"),
                due,
                form.valueOrNull("link"),
                days == null ? USUAL_DAYS : Math.toIntExact(days));
    }

    private static TypedForm complain(Ui ui, TypedForm form, Invalid invalid) {
        invalid.fields().forEach(error -> form.wrong(error.field(), ui.t("worklist.actions.wrong." + error.field())));
        return form;
    }

    private ModelAndView wrong(Ui ui, @Nullable CorrectiveAction before, TypedForm form) {
        var page = form(ui, before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView form(Ui ui, @Nullable CorrectiveAction before, TypedForm form) {
        var causes = worklist.causes();
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put(
                "causes",
                causes.stream()
                        .filter(cause -> cause.offered() || cause.code().equals(form.value("cause")))
                        .map(cause -> new Choice(cause.code(), WorkPhrases.cause(ui, causes, cause.code())))
                        .toList());
        model.put(
                "kinds",
                worklist.kinds().stream()
                        .map(WorkKind::code)
                        .map(kind -> new Choice(kind, WorkPhrases.kind(ui, kind)))
                        .sorted(Comparator.comparing(Choice::label))
                        .toList());
        model.put("people", people(before == null ? null : before.plan().owner()));
        return new ModelAndView("console/worklist/actionForm", model);
    }

    /** Who may sign in, and who has it already. */
    private List<Choice> people(@Nullable String owner) {
        return Stream.concat(users.names().stream(), Stream.ofNullable(owner))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(name -> new Choice(name, name))
                .toList();
    }
}
