package dev.baton.console.people;

import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.ApiKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The keys of programs: made with chosen permissions, shown once, revoked. */
@Controller
@Access("people")
class KeyScreen {

    private static final String SECRET = "secret";

    private final ApiKeys keys;
    private final Areas areas;

    KeyScreen(ApiKeys keys, Areas areas) {
        this.keys = keys;
        this.areas = areas;
    }

    /** The secret of a key that was just made comes along once, with the redirect, and is nowhere afterwards. */
    @GetMapping("/keys")
    ModelAndView list(Ui ui, Model arrived) {
        var rows = keys.list().stream()
                .map(key -> new KeyRow(key, Reach.of(key.scopes(), areas.all())))
                .toList();
        var model = new HashMap<String, @Nullable Object>();
        model.put("tabs", PeopleWords.tabs(ui));
        model.put(
                "valid",
                rows.stream().filter(row -> row.key().revokedAt() == null).toList());
        model.put(
                "revoked",
                rows.stream().filter(row -> row.key().revokedAt() != null).toList());
        model.put(SECRET, arrived.getAttribute(SECRET));
        return new ModelAndView("console/people/keys", model);
    }

    @GetMapping("/keys/new")
    ModelAndView blank() {
        return page(TypedForm.empty());
    }

    @PostMapping("/keys/new")
    ModelAndView create(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        form.require(!form.value("name").isEmpty(), "name", ui.t("form.wrong.required"));
        form.require(form.value("name").length() <= 100, "name", ui.t("form.wrong.too-long", 100));
        var scopes = Scopes.read(form, areas.all());
        form.require(!scopes.isEmpty(), "scopes", ui.t("people.wrong.scopes"));
        if (!form.isRight()) {
            return wrong(form);
        }
        try {
            var made = keys.create(form.value("name"), scopes);
            redirect.addFlashAttribute(SECRET, made.secret());
            return new ModelAndView("redirect:/keys");
        } catch (Invalid beyond) {
            return wrong(form.wrong("scopes", ui.t("people.wrong.beyond")));
        }
    }

    @PostMapping("/keys/{key}/revocation")
    String revoke(Ui ui, @PathVariable UUID key, RedirectAttributes redirect) {
        keys.revoke(key);
        Flash.done(ui.t("people.key-revoked")).on(redirect);
        return "redirect:/keys";
    }

    private ModelAndView wrong(TypedForm form) {
        var page = page(form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(TypedForm form) {
        return new ModelAndView("console/people/keyForm", Map.of("form", form, "areas", areas.all()));
    }
}
