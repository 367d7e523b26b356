package dev.baton.inventory.web;

import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.Invalid;
import org.springframework.stereotype.Component;

/** Refuses a site that a body names and that is not there: the body is wrong, not the address. */
@Component
class KnownSite {

    private final SiteQueries sites;

    KnownSite(SiteQueries sites) {
        this.sites = sites;
    }

    void check(SiteCode code, String field) {
        if (sites.list().stream().noneMatch(site -> site.code().equals(code))) {
            throw new Invalid(field, "there is no site %s".formatted(code));
        }
    }
}
