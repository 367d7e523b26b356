package dev.baton.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Remembers the language and the theme of a browser, signed in or not. */
@Controller
class Preferences {

    @PostMapping("/preferences")
    String keep(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletResponse response) {
        if (language != null
                && Messages.LANGUAGES.stream()
                        .anyMatch(known -> known.getLanguage().equals(language))) {
            remember(response, Readers.LANGUAGE_COOKIE, language);
        }
        if (theme != null) {
            remember(response, Readers.THEME_COOKIE, Theme.parse(theme).word());
        }
        return "redirect:" + (isOurs(back) ? back : "/");
    }

    /** An address of this application, and no way out of it. */
    private static boolean isOurs(String address) {
        return address.startsWith("/") && !address.startsWith("//") && !address.contains("\\");
    }

    private static void remember(HttpServletResponse response, String name, String value) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
