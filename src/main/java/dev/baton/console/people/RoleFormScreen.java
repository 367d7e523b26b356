package dev.baton.console.people;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.network.SiteQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.DataScope;
import dev.baton.platform.security.DefineRole;
import dev.baton.platform.security.FieldGroup;
import dev.baton.platform.security.Users;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

/** Makes a role, and changes what one may do. */
@Controller
@Access("people")
class RoleFormScreen {

    private final Users users;
    private final DefineRole defineRole;
    private final Areas areas;
    private final SiteQueries sites;

    RoleFormScreen(Users users, DefineRole defineRole, Areas areas, SiteQueries sites) {
        this.sites = sites;
        this.users = users;
        this.defineRole = defineRole;
        this.areas = areas;
    }

    @GetMapping("/people/roles/new")
    ModelAndView blank() {
        return page(null, TypedForm.empty());
    }

    @GetMapping("/people/roles/{role}/edit")
    ModelAndView filled(@PathVariable String role) {
        var before = role(role);
        var form = TypedForm.empty()
                .put("name", before.name())
                .put("channels", PeopleWords.listed(before.within().channels()))
                .put("customerTags", PeopleWords.listed(before.within().customerTags()));
        form.tick("sites", before.within().sites());
        form.tick(
                "hiddenFields",
                before.within().hiddenFields().stream().map(FieldGroup::name).collect(Collectors.toSet()));
        return page(before, Scopes.put(form, before.scopes(), areas.all()));
    }

    @PostMapping("/people/roles/new")
    ModelAndView create(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        return save(ui, null, TypedForm.of(typed), redirect);
    }

    @PostMapping("/people/roles/{role}/edit")
    ModelAndView change(
            Ui ui,
            @PathVariable String role,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        return save(ui, role(role), TypedForm.of(typed), redirect);
    }

    private ModelAndView save(Ui ui, Users.@Nullable Role before, TypedForm form, RedirectAttributes redirect) {
        var name = form.value("name");
        form.require(!name.isEmpty(), "name", ui.t("form.wrong.required"));
        form.require(name.length() <= 100, "name", ui.t("form.wrong.too-long", 100));
        var code = before == null ? code(name) : before.role();
        form.require(!code.isEmpty() || name.isEmpty(), "name", ui.t("people.wrong.role-name"));
        var scopes = Scopes.read(form, areas.all());
        form.require(!scopes.isEmpty(), "scopes", ui.t("people.wrong.scopes"));
        var within = new DataScope(
                words(ui, form, "channels"),
                Set.copyOf(form.ticked("sites")),
                words(ui, form, "customerTags"),
                form.ticked("hiddenFields").stream()
                        .flatMap(group -> Optional.ofNullable(Given.constant(FieldGroup.class, group)).stream())
                        .collect(Collectors.toSet()));
        if (!form.isRight()) {
            return wrong(before, form);
        }
        return switch (defineRole.handle(
                new DefineRole.Command(new Users.Role(code, name, scopes, within), before == null))) {
            case DefineRole.Defined _ -> {
                Flash.done(ui.t("people.role-saved", name)).on(redirect);
                yield new ModelAndView("redirect:/people/roles#" + code);
            }
            case DefineRole.NameTaken _ -> wrong(before, form.wrong("name", ui.t("people.wrong.role-taken")));
            case DefineRole.BeyondOwn _ -> wrong(before, form.wrong("scopes", ui.t("people.wrong.beyond")));
            case DefineRole.LastAdministrator _ -> wrong(before, form.wrong("scopes", ui.t("people.wrong.last-role")));
        };
    }

    /** Words with commas between them. */
    private static Set<String> words(Ui ui, TypedForm form, String field) {
        var words = Arrays.stream(form.value(field).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        form.require(words.size() <= DataScope.MOST, field, ui.t("people.wrong.within-many", DataScope.MOST));
        form.require(
                words.stream().allMatch(word -> word.length() <= DataScope.LONGEST),
                field,
                ui.t("form.wrong.too-long", DataScope.LONGEST));
        return words;
    }

    /** What programs call a role: its name in small letters without accents. */
    private static String code(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        return plain.length() > 40 ? plain.substring(0, 40) : plain;
    }

    private Users.Role role(String code) {
        return users.roles().stream()
                .filter(role -> role.role().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("role", code));
    }

    private ModelAndView wrong(Users.@Nullable Role before, TypedForm form) {
        var page = page(before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Users.@Nullable Role before, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put("areas", areas.all());
        model.put(
                "sites",
                sites.list().stream()
                        .map(site -> new Choice(site.code().value(), site.name()))
                        .toList());
        return new ModelAndView("console/people/roleForm", model);
    }
}
