package dev.baton.console.sites;

/** What lies at a site, and how many arrivals are expected there. */
public record SiteStock(long items, long onHand, long reserved, long arrivals) {

    static final SiteStock NONE = new SiteStock(0, 0, 0, 0);
}
