package dev.baton.console.people;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.ChangeUser;
import dev.baton.platform.security.Users;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
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

/** Lets somebody in, and changes their name, role and language. What was typed is never lost. */
@Controller
@Access("people")
class PersonFormScreen {

    private static final String EMAIL = "[^@\\s]+@[^@\\s]+\\.[^@\\s]+";

    private final Users users;
    private final ChangeUser changeUser;
    private final Areas areas;

    PersonFormScreen(Users users, ChangeUser changeUser, Areas areas) {
        this.users = users;
        this.changeUser = changeUser;
        this.areas = areas;
    }

    @GetMapping("/people/new")
    ModelAndView blank(Ui ui) {
        return page(ui, null, TypedForm.empty().put("language", ui.language()).put("password", Passwords.suggestion()));
    }

    @GetMapping("/people/{person}/edit")
    ModelAndView filled(Ui ui, @PathVariable UUID person) {
        var user = users.get(person);
        return page(
                ui,
                user,
                TypedForm.empty()
                        .put("version", user.version())
                        .put("name", user.name())
                        .put("role", user.role())
                        .put("language", user.language()));
    }

    @PostMapping("/people/new")
    ModelAndView create(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        check(ui, form);
        var email = form.value("email");
        form.require(email.matches(EMAIL) && email.length() <= 254, "email", ui.t("people.wrong.email"));
        var password = typed.getFirst("password");
        int length = password == null ? 0 : password.length();
        form.require(length >= 8 && length <= 72, "password", ui.t("people.wrong.password"));
        if (!form.isRight() || password == null) {
            return wrong(ui, null, form);
        }
        try {
            var user = users.create(email, form.value("name"), password, form.value("role"), form.value("language"));
            return saved(user, ui.t("people.created", user.name()), redirect);
        } catch (Invalid invalid) {
            return wrong(ui, null, complain(ui, form, invalid));
        }
    }

    @PostMapping("/people/{person}/edit")
    ModelAndView change(
            Ui ui,
            @PathVariable UUID person,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var before = users.get(person);
        var form = TypedForm.of(typed);
        check(ui, form);
        if (!form.isRight()) {
            return wrong(ui, before, form);
        }
        if (!form.value("version").equals(String.valueOf(before.version()))) {
            return wrong(ui, before, form.put("version", before.version()).put("stale", before.version()));
        }
        var command = new ChangeUser.Command(
                person,
                (long) before.version(),
                form.value("name"),
                form.value("role"),
                form.value("language"),
                before.enabled());
        try {
            return switch (changeUser.handle(command)) {
                case ChangeUser.Changed(var user) -> saved(user, ui.t("people.changed", user.name()), redirect);
                case ChangeUser.OwnAccount _ -> wrong(ui, before, form.wrong("role", ui.t("people.refused.own")));
                case ChangeUser.LastAdministrator(var last) ->
                    wrong(ui, before, form.wrong("role", ui.t("people.refused.last", last.name())));
                case ChangeUser.BeyondOwn(var more) ->
                    wrong(ui, before, form.wrong("role", ui.t("people.refused.beyond", more.name())));
            };
        } catch (Invalid invalid) {
            return wrong(ui, before, complain(ui, form, invalid));
        }
    }

    private static void check(Ui ui, TypedForm form) {
        form.require(!form.value("name").isEmpty(), "name", ui.t("form.wrong.required"));
        form.require(form.value("name").length() <= 200, "name", ui.t("form.wrong.too-long", 200));
        form.require(!form.value("role").isEmpty(), "role", ui.t("form.wrong.required"));
    }

    /** What only the rules know: an address in use, a role that is gone or beyond one's own. */
    private static TypedForm complain(Ui ui, TypedForm form, Invalid invalid) {
        for (var field : invalid.fields()) {
            form.wrong(
                    field.field(),
                    switch (field.field()) {
                        case "email" -> ui.t("people.wrong.email-taken");
                        case "role" -> ui.t("people.wrong.role");
                        default -> field.message();
                    });
        }
        return form;
    }

    private static ModelAndView saved(Users.User user, String words, RedirectAttributes redirect) {
        Flash.done(words).on(redirect);
        return new ModelAndView("redirect:/people/" + user.id());
    }

    private ModelAndView wrong(Ui ui, Users.@Nullable User before, TypedForm form) {
        var page = page(ui, before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Ui ui, Users.@Nullable User before, TypedForm form) {
        var roles = users.roles();
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put("action", before == null ? "/people/new" : "/people/%s/edit".formatted(before.id()));
        model.put("roles", roles(ui, roles));
        model.put("languages", Choice.languages(ui));
        return new ModelAndView("console/people/personForm", model);
    }

    private List<RoleChoice> roles(Ui ui, List<Users.Role> roles) {
        return roles.stream()
                .map(role -> new RoleChoice(
                        role.role(),
                        role.name(),
                        PeopleWords.reach(ui, Reach.of(role.scopes(), areas.all())),
                        role.scopes().stream().allMatch(Caller.current()::mayOfOwn)))
                .toList();
    }
}
