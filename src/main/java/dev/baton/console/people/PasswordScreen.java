package dev.baton.console.people;

import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.ChangeOwnPassword;
import dev.baton.platform.security.SetPassword;
import dev.baton.platform.security.SignedInUser;
import dev.baton.platform.security.WithinScope;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own password, and a new one for somebody who has forgotten theirs. */
@Controller
class PasswordScreen {

    static final String SECRET = "password";

    private final ChangeOwnPassword changeOwnPassword;
    private final SetPassword setPassword;

    PasswordScreen(ChangeOwnPassword changeOwnPassword, SetPassword setPassword) {
        this.changeOwnPassword = changeOwnPassword;
        this.setPassword = setPassword;
    }

    @GetMapping("/password")
    @Access(Access.ANYBODY)
    @WithinScope
    ModelAndView show() {
        return page(TypedForm.empty());
    }

    @PostMapping("/password")
    @Access(Access.ANYBODY)
    @WithinScope
    ModelAndView change(Ui ui, @RequestParam String current, @RequestParam String password) {
        var form = TypedForm.empty();
        var me = Objects.requireNonNull(SignedInUser.currentOrNull());
        try {
            switch (changeOwnPassword.handle(new ChangeOwnPassword.Command(me, current, password))) {
                case ChangeOwnPassword.Changed _ -> {
                    return new ModelAndView("redirect:/sign-in?changed");
                }
                case ChangeOwnPassword.WrongPassword _ -> form.wrong("current", ui.t("people.password.wrong"));
            }
        } catch (Invalid tooShortOrLong) {
            form.wrong("password", ui.t("people.wrong.password"));
        }
        var page = page(form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** The new password comes along once, with the redirect, and is nowhere afterwards. */
    @PostMapping("/people/{person}/password")
    @Access("people")
    String reset(Ui ui, @PathVariable UUID person, RedirectAttributes redirect) {
        var password = Passwords.suggestion();
        switch (setPassword.handle(new SetPassword.Command(person, password))) {
            case SetPassword.Set _ -> redirect.addFlashAttribute(SECRET, password);
            case SetPassword.BeyondOwn(var more) ->
                Flash.note(ui.t("people.refused.beyond", more.name())).on(redirect);
        }
        return "redirect:/people/" + person;
    }

    private static ModelAndView page(TypedForm form) {
        return new ModelAndView("console/people/password", Map.of("form", form));
    }
}
