package dev.baton.console.worklist;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Users;
import dev.baton.platform.security.Users.User;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.DefineTeam;
import dev.baton.worklist.RemoveTeam;
import dev.baton.worklist.Team;
import dev.baton.worklist.Team.EscalationStep;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.WorkingHours;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

/** Who sees to which kinds of exceptions, and who gets what is not dealt with in time. */
@Controller
@Access("worklist")
class TeamScreen {

    private static final int USUAL_MOST = 20;

    private final WorkQueries worklist;
    private final Users users;
    private final DefineTeam defineTeam;
    private final RemoveTeam removeTeam;

    TeamScreen(WorkQueries worklist, Users users, DefineTeam defineTeam, RemoveTeam removeTeam) {
        this.worklist = worklist;
        this.users = users;
        this.defineTeam = defineTeam;
        this.removeTeam = removeTeam;
    }

    @GetMapping("/worklist/teams")
    ModelAndView list() {
        var model = new HashMap<String, @Nullable Object>();
        model.put("teams", worklist.teams());
        return new ModelAndView("console/worklist/teams", model);
    }

    @GetMapping("/worklist/teams/new")
    ModelAndView blank(Ui ui) {
        var form = TypedForm.empty().put("most", USUAL_MOST).put("assigns", "true");
        HoursForm.fill(form, worklist.workingHours());
        return form(ui, null, form);
    }

    @GetMapping("/worklist/teams/{team}")
    ModelAndView filled(Ui ui, @PathVariable String team) {
        var before = worklist.team(team);
        var form = TypedForm.empty()
                .put("version", before.version())
                .put("code", before.code())
                .put("name", before.name())
                .put("most", before.most())
                .put("assigns", before.assigns() ? "true" : null)
                .tick("kinds", before.kinds())
                .tick("members", before.members())
                .tick("away", before.away());
        form.put("ownHours", before.hours() == null ? null : "true");
        HoursForm.fill(form, before.hours() == null ? worklist.workingHours() : before.hours());
        for (int i = 0; i < before.escalation().size(); i++) {
            var step = before.escalation().get(i);
            form.put("minutes-" + i, step.minutes()).put("to-" + i, step.to());
        }
        return form(ui, before, form);
    }

    @PostMapping("/worklist/teams/new")
    ModelAndView make(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        return save(ui, null, form.value("code"), 0, form, redirect);
    }

    @PostMapping("/worklist/teams/{team}")
    ModelAndView change(
            Ui ui,
            @PathVariable String team,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        return save(ui, worklist.team(team), team, form.version(), form, redirect);
    }

    @PostMapping("/worklist/teams/{team}/removal")
    String remove(Ui ui, @PathVariable String team, RedirectAttributes redirect) {
        Flash.done(ui.t("worklist.teams.removed", removeTeam.handle(team).name()))
                .on(redirect);
        return "redirect:/worklist/teams";
    }

    private ModelAndView save(
            Ui ui, @Nullable Team before, String code, long version, TypedForm form, RedirectAttributes redirect) {
        var read = read(ui, code, form);
        if (form.isRight()) {
            try {
                var team = defineTeam.handle(new DefineTeam.Command(read, EntityTags.of(version)));
                Flash.done(ui.t("worklist.teams.saved", team.name())).on(redirect);
                return new ModelAndView("redirect:/worklist/teams");
            } catch (Invalid invalid) {
                invalid.fields().forEach(field -> complain(ui, form, field));
            }
        }
        var page = form(ui, before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Fields of the use case by those of the form; what depends on other teams is said in its words. */
    private static void complain(Ui ui, TypedForm form, Invalid.Field field) {
        if (field.field().startsWith("kinds")) {
            form.wrong("kinds", ui.t("worklist.teams.wrong.kinds"));
        } else if (field.field().startsWith("escalation")) {
            form.wrong("escalation", ui.t("worklist.teams.wrong.escalation"));
        } else {
            var name = field.field().equals("team") ? "code" : field.field();
            form.wrong(name, ui.t("worklist.teams.wrong." + name));
        }
    }

    private static Team read(Ui ui, String code, TypedForm form) {
        var most = form.whole("most", 1, Team.MOST_OPEN, ui.t("worklist.teams.wrong.most"));
        var members = form.ticked("members");
        var steps = new ArrayList<EscalationStep>();
        for (int i = 0; i < Team.MOST_STEPS; i++) {
            var to = form.value("to-" + i);
            var minutes =
                    form.whole("minutes-" + i, 0, WorkingHours.MOST_MINUTES, ui.t("worklist.teams.wrong.minutes"));
            if (!to.isEmpty()) {
                steps.add(new EscalationStep(minutes == null ? 0 : Math.toIntExact(minutes), to));
            } else {
                form.require(minutes == null, "to-" + i, ui.t("worklist.teams.wrong.to"));
            }
        }
        var hours = form.isTicked("ownHours") ? HoursForm.read(form) : Optional.<WorkingHours>empty();
        form.require(hours.isPresent() || !form.isTicked("ownHours"), "ownHours", ui.t("worklist.hours.refused"));
        return new Team(
                code,
                form.value("name"),
                form.ticked("kinds"),
                members,
                form.ticked("away").stream().filter(members::contains).toList(),
                form.isTicked("assigns"),
                most == null ? USUAL_MOST : Math.toIntExact(most),
                hours.orElse(null),
                steps,
                0);
    }

    private ModelAndView form(Ui ui, @Nullable Team before, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put(
                "kinds",
                worklist.kinds().stream()
                        .map(kind -> new Choice(kind.code(), WorkPhrases.kind(ui, kind.code())))
                        .sorted(Comparator.comparing(Choice::label))
                        .toList());
        model.put("people", people(before));
        model.put("days", HoursForm.days(ui));
        return new ModelAndView("console/worklist/team", model);
    }

    /** Who may sign in, and whoever is a member although they no longer may. */
    private List<Choice> people(@Nullable Team before) {
        var members = before == null ? List.<String>of() : before.members();
        return users.list().stream()
                .filter(user -> user.enabled() || members.contains(user.name()))
                .map(User::name)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(name -> new Choice(name, name))
                .toList();
    }
}
