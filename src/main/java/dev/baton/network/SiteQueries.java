package dev.baton.network;

import dev.baton.platform.NotFound;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.security.Caller;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about the network. */
@Service
@Transactional(readOnly = true)
public class SiteQueries {

    private final Sites sites;

    SiteQueries(Sites sites) {
        this.sites = sites;
    }

    public Site get(SiteCode code) {
        return sites.find(code).orElseThrow(() -> new NotFound("site", code));
    }

    /** All of them, by code; a tenant has a handful. */
    public List<Site> list() {
        return sites.list();
    }

    /** Those at which the caller works. */
    public List<Site> own() {
        var within = Caller.current().within();
        return list().stream()
                .filter(site -> within.hasSite(site.code().value()))
                .toList();
    }

    /**
     * As {@link #list}, from memory: as it was less than a second ago. Whoever decides by it compares {@link Generations}
     * when the decision is recorded.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Site> known() {
        return sites.known();
    }
}
