package dev.baton.network;

import dev.baton.platform.NotFound;
import java.util.List;
import org.springframework.stereotype.Service;
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
}
