package dev.baton.console;

import dev.baton.platform.security.Caller;
import dev.baton.platform.security.SignedInUser;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes the {@link Ui} of a request, once, for the screen and for its template. */
@Component
class Readers implements HandlerMethodArgumentResolver {

    static final String LANGUAGE_COOKIE = "baton-language";
    static final String THEME_COOKIE = "baton-theme";
    static final String ZONE_COOKIE = "baton-zone";
    static final String RAIL_COOKIE = "baton-rail";

    private final Ui.Ground ground;
    private final Clock clock;

    Readers(Ui.Ground ground, Clock clock) {
        this.ground = ground;
        this.clock = clock;
    }

    Ui ui(HttpServletRequest http) {
        if (http.getAttribute(Ui.class.getName()) instanceof Ui made) {
            return made;
        }
        var made = new Ui(ground, reader(http), request(http), clock);
        http.setAttribute(Ui.class.getName(), made);
        return made;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Ui.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return ui(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    private Ui.Reader reader(HttpServletRequest http) {
        return new Ui.Reader(
                locale(http),
                zone(cookie(http, ZONE_COOKIE)),
                Theme.parse(cookie(http, THEME_COOKIE)),
                "folded".equals(cookie(http, RAIL_COOKIE)),
                visitor());
    }

    private static Ui.Request request(HttpServletRequest http) {
        return new Ui.Request(
                http.getRequestURI(),
                Objects.requireNonNullElse(http.getQueryString(), ""),
                csrf(http),
                "true".equals(http.getHeader("HX-Request")) && http.getHeader("HX-Boosted") == null,
                flashes(http));
    }

    private static Ui.@Nullable Csrf csrf(HttpServletRequest http) {
        return http.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Ui.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
                : null;
    }

    private static List<Flash> flashes(HttpServletRequest http) {
        var arrived = RequestContextUtils.getInputFlashMap(http);
        if (arrived == null || !(arrived.get(Flash.ATTRIBUTE) instanceof List<?> flashes)) {
            return List.of();
        }
        return flashes.stream()
                .filter(Flash.class::isInstance)
                .map(Flash.class::cast)
                .toList();
    }

    /** What was chosen in this browser, else what the person's profile says, else what the browser asks for. */
    private static Locale locale(HttpServletRequest http) {
        var user = signedIn();
        return Stream.of(cookie(http, LANGUAGE_COOKIE), user == null ? null : user.language())
                .flatMap(asked -> Messages.LANGUAGES.stream()
                        .filter(language -> language.getLanguage().equals(asked)))
                .findFirst()
                .orElseGet(() -> accepted(http.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private static Locale accepted(@Nullable String ranges) {
        try {
            var best = ranges == null ? null : Locale.lookup(Locale.LanguageRange.parse(ranges), Messages.LANGUAGES);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH;
        }
    }

    private static ZoneId zone(@Nullable String text) {
        try {
            return text == null ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private static @Nullable SignedInUser signedIn() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof SignedInUser user ? user : null;
    }

    private static @Nullable Visitor visitor() {
        var user = signedIn();
        if (user == null) {
            return null;
        }
        var caller = Objects.requireNonNullElse(Caller.currentOrNull(), user.caller());
        return new Visitor(caller.name(), user.tenantName(), caller.reach(), caller.within());
    }

    private static @Nullable String cookie(HttpServletRequest http, String name) {
        var cookies = http.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
