package dev.baton.console.signin;

import dev.baton.console.Ui;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Asks who is there. The answer is posted to the same address and judged by the security filter. */
@Controller
class SignInScreen {

    @GetMapping("/sign-in")
    ModelAndView show(
            Ui ui,
            @SessionAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION, required = false) @Nullable
                    Exception refusal,
            @RequestParam(name = "error", required = false) @Nullable String error,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            @RequestParam(name = "expired", required = false) @Nullable String expired,
            @RequestParam(name = "changed", required = false) @Nullable String changed) {
        if (ui.visitor() != null) {
            return new ModelAndView("redirect:/");
        }
        var word = changed != null
                ? "changed"
                : error != null
                        ? (refusal instanceof LockedException ? "locked" : "wrong")
                        : signedOut != null ? "out" : expired != null ? "expired" : "";
        return new ModelAndView("console/signin/page", Map.of("word", word));
    }
}
