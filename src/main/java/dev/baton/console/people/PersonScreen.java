package dev.baton.console.people;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.ChangeUser;
import dev.baton.platform.security.SignedInUser;
import dev.baton.platform.security.Users;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One person: what they may do, what they did lately; let in and kept out. */
@Controller
@Access("people")
class PersonScreen {

    private static final int LATEST = 12;

    private final Users users;
    private final ChangeUser changeUser;
    private final Audit audit;
    private final Areas areas;

    PersonScreen(Users users, ChangeUser changeUser, Audit audit, Areas areas) {
        this.users = users;
        this.changeUser = changeUser;
        this.audit = audit;
        this.areas = areas;
    }

    @GetMapping("/people/{person}")
    ModelAndView show(Ui ui, @PathVariable UUID person) {
        var user = users.get(person);
        var roles = users.roles();
        var scopes = roles.stream()
                .filter(role -> role.role().equals(user.role()))
                .flatMap(role -> role.scopes().stream())
                .toList();
        var self = SignedInUser.currentOrNull();
        List<AuditRow> did = ui.may("audit:read")
                ? audit.list(Audit.Filter.actor(user.name()), PageRequest.first(LATEST)).data().stream()
                        .map(AuditRow::of)
                        .toList()
                : List.of();
        return new ModelAndView(
                "console/people/person",
                Map.of(
                        "user",
                        user,
                        "role",
                        PeopleWords.role(roles, user.role()),
                        "reach",
                        Reach.of(scopes, areas.all()),
                        "oneself",
                        self != null && self.id().equals(user.id()),
                        "beyond",
                        !scopes.stream().allMatch(ui::may),
                        "did",
                        did));
    }

    @PostMapping("/people/{person}/disabling")
    String disable(Ui ui, @PathVariable UUID person, @RequestParam long version, RedirectAttributes redirect) {
        return change(ui, users.get(person), version, false, redirect);
    }

    /** Without a version, as the undo of {@link #disable} sends it, whatever stands is enabled. */
    @PostMapping("/people/{person}/enabling")
    String enable(
            Ui ui,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "-1") long version,
            RedirectAttributes redirect) {
        var user = users.get(person);
        return change(ui, user, version < 0 ? user.version() : version, true, redirect);
    }

    private String change(Ui ui, Users.User user, long version, boolean enabled, RedirectAttributes redirect) {
        var command = new ChangeUser.Command(user.id(), version, user.name(), user.role(), user.language(), enabled);
        var said = switch (changeUser.handle(command)) {
            case ChangeUser.Changed(var changed)
            when changed.enabled() -> Flash.done(ui.t("people.enabled-done", changed.name()));
            case ChangeUser.Changed(var changed) ->
                Flash.note(ui.t("people.disabled-done", changed.name()))
                        .undo("/people/%s/enabling".formatted(changed.id()));
            case ChangeUser.OwnAccount _ -> Flash.refused(ui.t("people.refused.own"));
            case ChangeUser.LastAdministrator(var last) -> Flash.refused(ui.t("people.refused.last", last.name()));
            case ChangeUser.BeyondOwn(var more) -> Flash.refused(ui.t("people.refused.beyond", more.name()));
        };
        said.on(redirect);
        return "redirect:/people/" + user.id();
    }
}
