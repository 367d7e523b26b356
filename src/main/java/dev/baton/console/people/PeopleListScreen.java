package dev.baton.console.people;

import dev.baton.console.Chip;
import dev.baton.console.Export;
import dev.baton.console.Ui;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.SignedInUser;
import dev.baton.platform.security.Users;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everybody who signs in, and what the roles give them. */
@Controller
@Access("people")
class PeopleListScreen {

    private final Users users;
    private final Areas areas;

    PeopleListScreen(Users users, Areas areas) {
        this.users = users;
        this.areas = areas;
    }

    /** What the address asks for. */
    record Asked(String q, String role) {

        Asked {
            q = Objects.requireNonNullElse(q, "");
            role = Objects.requireNonNullElse(role, "");
        }
    }

    @GetMapping(path = "/people", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<PersonRow>of(ui, "people")
                .column(ui.t("people.name"), row -> row.user().name())
                .column(ui.t("people.email"), row -> row.user().email())
                .column(ui.t("people.role"), PersonRow::role)
                .column(ui.t("export.active"), row -> row.user().enabled())
                .write(export, response, _ -> new Page<>(rows(asked), null));
    }

    private List<PersonRow> rows(Asked asked) {
        var roles = users.roles();
        var words = asked.q().strip().toLowerCase(Locale.ROOT);
        var self = SignedInUser.currentOrNull();
        return users.list().stream()
                .filter(user -> asked.role().isBlank() || user.role().equals(asked.role()))
                .map(user -> new PersonRow(
                        user,
                        PeopleWords.role(roles, user.role()),
                        self != null && self.id().equals(user.id())))
                .filter(row -> (row.user().name() + " " + row.user().email() + " " + row.role())
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .toList();
    }

    @GetMapping("/people")
    ModelAndView show(Ui ui, Asked asked) {
        var roles = users.roles();
        var role = asked.role();
        var chips = new ArrayList<Chip>();
        if (!role.isBlank()) {
            chips.add(new Chip(ui.t("people.role"), PeopleWords.role(roles, role), ui.with("role", null)));
        }
        return new ModelAndView(
                "console/people/people",
                Map.of(
                        "tabs",
                        PeopleWords.tabs(ui),
                        "rows",
                        rows(asked),
                        "q",
                        asked.q(),
                        "role",
                        role,
                        "roles",
                        PeopleWords.roles(roles),
                        "chips",
                        chips));
    }

    @GetMapping("/people/roles")
    ModelAndView roles(Ui ui) {
        var people = users.list();
        List<RoleRow> rows = users.roles().stream()
                .map(role -> new RoleRow(
                        role.role(),
                        role.name(),
                        Reach.of(role.scopes(), areas.all()),
                        role.within(),
                        people.stream()
                                .filter(user -> user.enabled() && user.role().equals(role.role()))
                                .count()))
                .toList();
        return new ModelAndView("console/people/roles", Map.of("tabs", PeopleWords.tabs(ui), "rows", rows));
    }
}
