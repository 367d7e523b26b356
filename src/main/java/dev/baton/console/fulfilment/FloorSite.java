package dev.baton.console.fulfilment;

import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The site on whose floor a person works: the one that the address names, else the last one seen in this browser. */
@Component
class FloorSite {

    static final String COOKIE = "baton-site";

    private final SiteQueries sites;

    FloorSite(SiteQueries sites) {
        this.sites = sites;
    }

    /** Every site that works, and whichever else is looked at. */
    List<Site> choices(Site at) {
        return sites.own().stream()
                .filter(site -> site.enabled() || site.equals(at))
                .toList();
    }

    /**
     * The first one that works when neither is known; null when there is none. The one that was asked for is remembered.
     *
     * @param last what the browser remembers
     */
    @Nullable
    Site at(@Nullable String asked, @Nullable String last, HttpServletResponse response) {
        var all = sites.own();
        var chosen = find(all, asked);
        chosen.ifPresent(site -> remember(site, response));
        return chosen.or(() -> find(all, last))
                .or(() -> all.stream().filter(Site::enabled).findFirst())
                .orElse(null);
    }

    private static Optional<Site> find(List<Site> all, @Nullable String code) {
        return all.stream().filter(site -> site.code().value().equals(code)).findFirst();
    }

    private static void remember(Site site, HttpServletResponse response) {
        var cookie = ResponseCookie.from(COOKIE, site.code().value())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .httpOnly(true)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
